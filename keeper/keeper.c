/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * wfpxfrm-keeper BASE - deletes what dynamic sessions leave in this network namespace
 * wfpxfrm-keeper --sockets - the same in each namespace of a process that asks for it
 *
 * The libraries start it: lib/store/keeper.h.
 */
#include "keeper.h"

#include <signal.h>
#include <string.h>

#include "store/keeper.h"

static void ignore(void *context)
{
	(void)context;
}

int main(int argc, char **argv)
{
	static const int signals[] = { SIGTERM, SIGHUP, SIGINT, SIGPIPE };

	if (argc != 2)
		return 2;
	if (!strcmp(argv[1], KEEPER_SOCKETS))
		return serve_sockets();
	/* A service that is stopped signals its keeper too, but its sessions come first. */
	for (size_t i = 0; i < sizeof(signals) / sizeof(signals[0]); i++)
		signal(signals[i], SIG_IGN);
	return serve(argv[1], ignore, NULL);
}
