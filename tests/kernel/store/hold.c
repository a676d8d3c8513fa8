/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * hold COUNT - has COUNT filters in a dynamic session, says "ready" and waits
 * hold tagged - prints the number of policies that were made of filters
 * hold clean - gets the store's lock, and prints the number of objects
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "store_test.h"

static const struct guid session = { { 0x77 } };

static int hold(const struct site *site, unsigned count)
{
	struct store store;
	uint32_t status = store_begin(site->place, UINT32_MAX, &store);

	if (!status)
		status = store_begin_session(site->place, &session);
	for (unsigned i = 0; !status && i < count; i++) {
		struct condition condition;
		struct managed filter = site_filter(i, &condition);

		filter.session = session;
		status = store_add(&store, &filter, NULL, NULL);
	}
	if (!status)
		status = store_commit(site->place, &store);
	store_done(&store);
	if (status) {
		printf("0x%x\n", status);
		return 1;
	}
	puts("ready");
	fflush(stdout);
	for (;;)
		pause();
}

static int clean(const struct site *site)
{
	struct store store;

	if (store_begin(site->place, UINT32_MAX, &store))
		return 1;
	printf("%zu\n", store.count);
	store_abort(site->place);
	store_done(&store);
	return 0;
}

int main(int argc, char **argv)
{
	struct site site = site_open();
	int result = 0;

	if (argc != 2)
		return 2;
	if (!strcmp(argv[1], "tagged"))
		printf("%zu\n", site_tagged(&site));
	else if (!strcmp(argv[1], "clean"))
		result = clean(&site);
	else
		result = hold(&site, (unsigned)strtoul(argv[1], NULL, 10));
	site_close(&site);
	return result;
}
