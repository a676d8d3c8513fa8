/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * expire_in [-e COMMAND] SECONDS SPI...|all - expires contexts, with a delay of SECONDS
 *
 * A context is named by one of its SPIs, in hexadecimal. COMMAND runs between the snapshot and the
 * first request. Prints a line for each context: SPI, result, duration of the call in milliseconds.
 * For "all" it prints the number of contexts, the number of failures, and the mean duration.
 */
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "base/status.h"
#include "api/context_items.h"
#include "writer/expire.h"
#include "netlink/sockets.h"

static struct netlink *netlink;
static struct context_items items;
static uint32_t seconds;

static double milliseconds(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return (double)t.tv_sec * 1e3 + (double)t.tv_nsec / 1e6;
}

static int has(uint32_t index, uint32_t spi)
{
	return index != CONTEXT_NONE && items.snapshot.sas[index].spi == spi;
}

static const struct context *find(uint32_t spi)
{
	for (size_t i = 0; i < items.contexts.count; i++) {
		const struct context *context = &items.contexts.contexts[i];

		if (has(context->inbound, spi) || has(context->outbound, spi))
			return context;
	}
	return NULL;
}

static int expire_one(const char *name)
{
	const struct context *context = find((uint32_t)strtoul(name, NULL, 16));
	double start = milliseconds();
	uint32_t status = FWP_E_NOT_FOUND;

	if (context)
		status = context_expire(netlink, &items.snapshot, context, seconds);
	printf("%s 0x%08" PRIx32 " %.2f\n", name, status, milliseconds() - start);
	return status != ERROR_SUCCESS;
}

static int expire_all(void)
{
	size_t count = items.contexts.count, failed = 0;
	double start = milliseconds();

	for (size_t i = 0; i < count; i++)
		failed += context_expire(netlink, &items.snapshot, &items.contexts.contexts[i],
					 seconds) != ERROR_SUCCESS;
	printf("%zu %zu %.3f\n", count, failed,
	       (milliseconds() - start) / (double)(count + !count));
	return failed != 0;
}

static int expire(int count, char **names)
{
	int failed = 0;

	if (count == 1 && !strcmp(names[0], "all"))
		return expire_all();
	for (int i = 0; i < count; i++)
		failed |= expire_one(names[i]);
	return failed;
}

int main(int argc, char **argv)
{
	const char *command = NULL;
	uint32_t status;
	int result;

	if (argc > 2 && !strcmp(argv[1], "-e")) {
		command = argv[2];
		argc -= 2;
		argv += 2;
	}
	if (argc < 3) {
		fprintf(stderr, "usage: expire_in [-e COMMAND] SECONDS SPI...|all\n");
		return 2;
	}
	seconds = (uint32_t)strtoul(argv[1], NULL, 10);
	status = netlink_open(NULL, &netlink);
	if (!status)
		status = context_items_take(netlink, &(struct snapshot_scope){ 0 }, &items);
	if (status || (command && system(command))) {
		fprintf(stderr, "expire_in: status 0x%08" PRIx32 "\n", status);
		return 3;
	}
	result = expire(argc - 2, argv + 2);
	context_items_done(&items);
	netlink_close(netlink);
	return result;
}
