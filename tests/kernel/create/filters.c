/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * filters LOCAL REMOTE [PROTOCOL LOCALPORT REMOTEPORT] - adds the filters of two hosts in transport
 * mode, and prints the ids of the outbound and the inbound one; 0 leaves a condition out
 *
 * filters tunnel LOCAL REMOTE INNERLOCAL INNERREMOTE - adds a provider context and the filters of a
 * tunnel, with inner addresses of hosts, and prints the ids of all three
 *
 * filters delete ID - deletes a filter
 */
#include <arpa/inet.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/random.h>

#include "fwpmtypes.h"
#include "netlink/sockets.h"
#include "store/transaction.h"

static struct condition conditions[8];

static void need(uint32_t status, const char *what)
{
	if (!status)
		return;
	fprintf(stderr, "filters: %s: 0x%x\n", what, status);
	exit(1);
}

static uint8_t read_address(const char *text, struct address *to)
{
	memset(to, 0, sizeof(*to));
	if (inet_pton(AF_INET, text, to->bytes) == 1)
		return AF_INET;
	return inet_pton(AF_INET6, text, to->bytes) == 1 ? AF_INET6 : 0;
}

static uint8_t put_address(struct managed *filter, uint8_t field, const char *text)
{
	struct condition *c = &conditions[filter->filter.condition_count++];
	uint8_t family = read_address(text, &c->low);

	c->field = field;
	c->prefix = family == AF_INET ? 32 : 128;
	c->type = family == AF_INET ? FWP_UINT32 : FWP_BYTE_ARRAY16_TYPE;
	return family;
}

static void put_number(struct managed *filter, uint8_t field, const char *text)
{
	struct condition *c;

	if (!text || !atoi(text))
		return;
	c = &conditions[filter->filter.condition_count++];
	c->field = field;
	c->low_number = (uint32_t)atoi(text);
	c->type = field == FIELD_PROTOCOL ? FWP_UINT8 : FWP_UINT16;
}

static struct managed new_object(enum managed_kind kind)
{
	struct managed object;

	memset(&object, 0, sizeof(object));
	object.kind = (uint8_t)kind;
	object.name = "made by a test";
	if (getrandom(&object.key, sizeof(object.key), 0) != sizeof(object.key))
		exit(1);
	return object;
}

static struct managed new_filter(uint8_t layer, uint8_t callout, char **argv)
{
	struct managed filter = new_object(MANAGED_FILTER);

	memset(conditions, 0, sizeof(conditions));
	filter.filter.layer = layer;
	filter.filter.callout = callout;
	filter.filter.action = ACTION_CALLOUT_TERMINATING;
	filter.filter.sublayer_builtin = true;
	filter.filter.conditions = conditions;
	filter.filter.family = put_address(&filter, FIELD_LOCAL_ADDRESS, argv[0]);
	put_address(&filter, FIELD_REMOTE_ADDRESS, argv[1]);
	return filter;
}

static void add_hosts(struct store *store, char **argv, uint32_t ids[2])
{
	for (int i = 0; i < 2; i++) {
		struct managed filter =
			i ? new_filter(LAYER_INBOUND_TRANSPORT, CALLOUT_INBOUND_TRANSPORT, argv)
			  : new_filter(LAYER_OUTBOUND_TRANSPORT, CALLOUT_OUTBOUND_TRANSPORT, argv);

		if (argv[2]) {
			put_number(&filter, FIELD_PROTOCOL, argv[2]);
			put_number(&filter, FIELD_LOCAL_PORT, argv[3]);
			put_number(&filter, FIELD_REMOTE_PORT, argv[4]);
		}
		need(store_add(store, &filter, NULL, &ids[i]), "store_add");
	}
}

static void add_tunnel(struct store *store, char **argv, uint32_t ids[3])
{
	struct managed context = new_object(MANAGED_PROVIDER_CONTEXT);

	context.context.type = FWPM_IPSEC_IKE_QM_TUNNEL_CONTEXT;
	context.context.ends.family = read_address(argv[0], &context.context.ends.local);
	read_address(argv[1], &context.context.ends.remote);
	need(store_add(store, &context, NULL, &ids[0]), "store_add");
	for (int i = 1; i < 3; i++) {
		struct managed filter = i == 1 ? new_filter(LAYER_OUTBOUND_TRANSPORT,
							    CALLOUT_OUTBOUND_TUNNEL, argv + 2)
					       : new_filter(LAYER_INBOUND_TRANSPORT,
							    CALLOUT_INBOUND_TUNNEL, argv + 2);

		filter.filter.context_key = context.key;
		filter.flags = FWPM_FILTER_FLAG_HAS_PROVIDER_CONTEXT;
		need(store_add(store, &filter, NULL, &ids[i]), "store_add");
	}
}

static void delete_filter(struct store *store, const char *id)
{
	const struct managed *filter =
		store_find_id(store, MANAGED_FILTER, (uint32_t)strtoul(id, NULL, 0));

	need(filter ? store_remove(store, filter, NULL) : 1, "store_remove");
}

int main(int argc, char **argv)
{
	struct netlink *netlink;
	struct store_place *place;
	struct store store;
	uint32_t ids[3] = { 0 };

	if (argc < 3)
		return 2;
	need(netlink_open(NULL, &netlink), "netlink_open");
	need(netlink_bind(netlink), "netlink_bind");
	need(store_place_new(netlink, &place), "store_place_new");
	need(store_begin(place, 15000, &store), "store_begin");
	if (!strcmp(argv[1], "delete"))
		delete_filter(&store, argv[2]);
	else if (!strcmp(argv[1], "tunnel"))
		add_tunnel(&store, argv + 2, ids);
	else
		add_hosts(&store, argv + 1, ids);
	need(store_commit(place, &store), "store_commit");
	store_done(&store);
	store_place_free(place);
	netlink_close(netlink);
	if (ids[0])
		printf("%u %u %u\n", ids[0], ids[1], ids[2]);
	return 0;
}
