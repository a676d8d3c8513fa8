/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "store_test.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>

#include "netlink/sockets.h"
#include "xfrm/dump.h"
#include "xfrm/policy_tagged.h"

static void need(uint32_t status, const char *what)
{
	if (!status)
		return;
	fprintf(stderr, "%s: 0x%x\n", what, status);
	exit(1);
}

struct site site_open(void)
{
	struct site site;

	need(netlink_open(NULL, &site.netlink), "netlink_open");
	need(netlink_bind(site.netlink), "netlink_bind");
	need(store_place_new(site.netlink, &site.place), "store_place_new");
	return site;
}

void site_close(struct site *site)
{
	store_place_free(site->place);
	netlink_close(site->netlink);
}

static struct guid key_of(unsigned number)
{
	struct guid key = { { 0x10 } };

	memcpy(key.bytes + 4, &number, sizeof(number));
	return key;
}

struct managed site_filter(unsigned number, struct condition *condition)
{
	struct managed object;

	memset(&object, 0, sizeof(object));
	memset(condition, 0, sizeof(*condition));
	object.kind = MANAGED_FILTER;
	object.key = key_of(number);
	object.name = "filter";
	object.filter.family = AF_INET;
	object.filter.layer = LAYER_OUTBOUND_TRANSPORT;
	object.filter.action = ACTION_BLOCK;
	object.filter.sublayer_builtin = true;
	object.filter.conditions = condition;
	object.filter.condition_count = 1;
	condition->field = FIELD_REMOTE_ADDRESS;
	condition->type = 3;
	condition->prefix = 32;
	condition->low.bytes[0] = 203;
	condition->low.bytes[1] = (uint8_t)(number >> 16);
	condition->low.bytes[2] = (uint8_t)(number >> 8);
	condition->low.bytes[3] = (uint8_t)number;
	return object;
}

uint32_t site_add(struct store *store, unsigned first, unsigned count)
{
	uint32_t status = 0;

	for (unsigned i = 0; !status && i < count; i++) {
		struct condition condition;
		const struct managed filter = site_filter(first + i, &condition);

		status = store_add(store, &filter, NULL, NULL);
	}
	return status;
}

uint32_t site_remove(struct store *store, unsigned first, unsigned count)
{
	uint32_t status = 0;

	for (unsigned i = 0; !status && i < count; i++) {
		const struct guid key = key_of(first + i);

		status = store_remove(store, store_find(store, MANAGED_FILTER, &key), NULL);
	}
	return status;
}

static bool filter_has_policy(const struct managed *filter, const struct tagged_policies *found)
{
	size_t count = 0;

	for (size_t i = 0; i < found->count; i++) {
		const struct policy *policy = &found->policies[i];

		if (policy->sel.user != filter->id)
			continue;
		if (policy->dir != POLICY_OUT || policy->action != 1 ||
		    policy->priority != filter->filter.priority ||
		    memcmp(&policy->sel.dst, &filter->filter.conditions->low,
			   sizeof(struct address)))
			return false;
		count++;
	}
	return count == 1;
}

static bool kernel_agrees(const struct site *site, const struct store *store)
{
	struct tagged_policies found;
	bool agrees;

	need(policies_tagged_read(site->netlink, &found), "policies_tagged_read");
	agrees = found.count == store->count;
	for (size_t i = 0; agrees && i < store->count; i++)
		agrees = filter_has_policy(store->objects[i], &found);
	if (!agrees)
		printf("# %zu policies, %zu filters\n", found.count, store->count);
	arena_done(&found.memory);
	return agrees;
}

bool site_agrees(const struct site *site, const struct store *store)
{
	struct store file;
	bool agrees;

	if (store_read(site->place, &file))
		return false;
	agrees = file.count == store->count;
	for (size_t i = 0; agrees && i < store->count; i++)
		agrees = guid_equal(&file.objects[i]->key, &store->objects[i]->key) &&
			 file.objects[i]->id == store->objects[i]->id;
	agrees = agrees && kernel_agrees(site, &file);
	store_done(&file);
	return agrees;
}

size_t site_tagged(const struct site *site)
{
	struct tagged_policies found;
	size_t count;

	need(policies_tagged_read(site->netlink, &found), "policies_tagged_read");
	count = found.count;
	arena_done(&found.memory);
	return count;
}

size_t site_foreign(const struct site *site)
{
	struct policy_counts counts;

	need(count_policies(site->netlink, &counts), "count_policies");
	return counts.in + counts.out + counts.forward - site_tagged(site);
}

static unsigned first_of(unsigned generation, unsigned count)
{
	return 1 + generation * count;
}

uint32_t site_replace(struct store *store, unsigned generation, unsigned count)
{
	uint32_t status = site_add(store, first_of(generation + 1, count), count);

	return status ? status : site_remove(store, first_of(generation, count), count);
}

static bool has_generation(const struct store *store, unsigned generation, unsigned count)
{
	struct condition condition;

	for (unsigned i = 0; i < count; i++) {
		const struct managed filter =
			site_filter(first_of(generation, count) + i, &condition);

		if (!store_find(store, MANAGED_FILTER, &filter.key))
			return false;
	}
	return store->count == count;
}

bool site_recovers(const struct site *site, unsigned *generation, unsigned count)
{
	struct store store;
	uint32_t status = store_begin(site->place, 0, &store);
	bool good;

	if (status) {
		printf("# the lock, or the store, cannot be had: 0x%x\n", status);
		return false;
	}
	*generation += has_generation(&store, *generation + 1, count);
	good = has_generation(&store, *generation, count) && site_agrees(site, &store) &&
	       site_foreign(site) == 2;
	store_abort(site->place);
	store_done(&store);
	return good;
}

void site_begin(const struct site *site, unsigned generation, unsigned count)
{
	struct store store;

	need(store_begin(site->place, 0, &store), "store_begin");
	need(site_add(&store, first_of(generation, count), count), "store_add");
	need(store_commit(site->place, &store), "store_commit");
	store_done(&store);
}
