/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "streams.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <unistd.h>

void occupy_standard_streams(void)
{
	for (int fd = STDIN_FILENO; fd <= STDERR_FILENO; fd++)
		if (fcntl(fd, F_GETFD) < 0 && errno == EBADF)
			/* for the other direction, so that use fails as with a closed stream */
			(void)!open("/dev/null", fd == STDIN_FILENO ? O_WRONLY : O_RDONLY);
}

char *take_text(FILE *to, char **text, bool ok)
{
	ok = !ferror(to) && ok;
	ok = !fclose(to) && ok; /* which sets *text */
	if (ok)
		return *text;
	free(*text);
	return NULL;
}
