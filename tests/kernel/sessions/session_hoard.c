/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * session_hoard PROCESSES DESCRIPTORS - starts so many processes, each with an XFRM socket and then
 * so many other descriptors. Prints "open" when all processes have them, and waits to be killed.
 */
#include <linux/netlink.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <unistd.h>

static void hoard(int descriptors)
{
	struct sockaddr_nl address = { .nl_family = AF_NETLINK };
	int fd = socket(AF_NETLINK, SOCK_RAW, NETLINK_XFRM);

	if (fd < 0 || bind(fd, (struct sockaddr *)&address, sizeof(address)))
		_exit(1);
	while (descriptors--)
		if (dup(0) < 0)
			_exit(1);
}

int main(int argc, char **argv)
{
	int processes = argc > 2 ? atoi(argv[1]) : 0, ready[2];
	struct rlimit limit;
	char c = 'x';

	if (!processes || pipe(ready))
		return 2;
	getrlimit(RLIMIT_NOFILE, &limit);
	limit.rlim_cur = limit.rlim_max;
	setrlimit(RLIMIT_NOFILE, &limit);
	for (int i = 0; i < processes; i++) {
		if (fork())
			continue;
		prctl(PR_SET_PDEATHSIG, SIGKILL);
		hoard(atoi(argv[2]));
		if (write(ready[1], &c, 1) != 1)
			_exit(1);
		for (;;)
			pause();
	}
	close(ready[1]);
	for (int i = 0; i < processes; i++)
		if (read(ready[0], &c, 1) != 1)
			return 1;
	printf("open\n");
	fflush(stdout);
	for (;;)
		pause();
}
