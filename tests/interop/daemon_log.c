/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "daemon_log.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

char *daemon_log_read(const char *path)
{
	FILE *from = fopen(path, "r");
	char *text = NULL;
	size_t size = 0;

	if (!from || getdelim(&text, &size, '\0', from) < 0) {
		perror(path);
		exit(1);
	}
	fclose(from);
	return text;
}

bool daemon_log_has_pair(const char *log, uint32_t in, uint32_t out)
{
	char text[64];

	snprintf(text, sizeof(text), "SPIs %08" PRIx32 "_i %08" PRIx32 "_o ", in, out);
	return strstr(log, text) != NULL;
}
