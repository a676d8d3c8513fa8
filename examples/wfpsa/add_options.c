/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "add_options.h"

#include <netinet/in.h>
#include <string.h>

#include "option_table.h"

static bool parse_protocol(const char *text, UINT8 *ret)
{
	static const struct {
		const char *name;
		UINT8 number;
	} known[] = {
		{ "icmp", IPPROTO_ICMP }, { "icmpv6", IPPROTO_ICMPV6 }, { "sctp", IPPROTO_SCTP },
		{ "tcp", IPPROTO_TCP },   { "udp", IPPROTO_UDP },
	};
	uint64_t number;

	for (size_t i = 0; i < sizeof(known) / sizeof(known[0]); i++)
		if (!strcmp(text, known[i].name)) {
			*ret = known[i].number;
			return true;
		}
	if (!parse_number(text, UINT8_MAX, &number) || !number)
		return false;
	*ret = (UINT8)number;
	return true;
}

static bool parse_port(const char *text, UINT16 *ret)
{
	uint64_t number;

	if (!parse_number(text, UINT16_MAX, &number) || !number)
		return false;
	*ret = (UINT16)number;
	return true;
}

/* Parses two ports with a comma between; one port stands for both. */
static bool parse_ports(const char *text, UINT16 *local, UINT16 *peer)
{
	const char *comma = strchr(text, ',');
	char first[8];

	if (!comma)
		return parse_port(text, local) && parse_port(text, peer);
	if ((size_t)(comma - text) >= sizeof(first))
		return false;
	memcpy(first, text, (size_t)(comma - text));
	first[comma - text] = '\0';
	return parse_port(first, local) && parse_port(comma + 1, peer);
}

static bool parse_net(const char *text, struct prefix *to, const struct prefix **ret)
{
	*ret = to;
	return parse_prefix(text, to);
}

const char *add_option(struct add_options *to, int option, const char *argument)
{
	switch (option) {
	case OPTION_LOCAL_NET:
		return parse_net(argument, &to->local_prefix, &to->local_net)
			       ? NULL
			       : "a network such as 192.0.2.0/24";
	case OPTION_PEER_NET:
		return parse_net(argument, &to->peer_prefix, &to->peer_net)
			       ? NULL
			       : "a network such as 192.0.2.0/24";
	case OPTION_PROTOCOL:
		return parse_protocol(argument, &to->protocol)
			       ? NULL
			       : "tcp, udp, sctp, icmp, icmpv6, or a number from 1 to 255";
	case OPTION_LOCAL_PORT:
		return parse_port(argument, &to->local_port) ? NULL : "a port from 1 to 65535";
	case OPTION_PEER_PORT:
		return parse_port(argument, &to->peer_port) ? NULL : "a port from 1 to 65535";
	case OPTION_ENCAP:
		return parse_ports(argument, &to->local_encap, &to->peer_encap)
			       ? NULL
			       : "a port, or the local and the peer's with a comma between";
	case OPTION_LIFETIME:
		return parse_u32(argument, &to->lifetime) && to->lifetime
			       ? NULL
			       : "seconds, from 1 to 4294967295";
	case OPTION_ALGORITHM:
		to->algorithm = argument;
		return NULL;
	case OPTION_KEYS:
		to->keys = argument;
		return NULL;
	case OPTION_NEW_KEYS:
		to->new_keys = argument;
		return NULL;
	default: /* OPTION_LABEL */
		to->name = argument;
		return NULL;
	}
}

const char *add_options_check(const struct add_options *o)
{
	if (!o->keys == !o->new_keys)
		return "it wants --keys or --new-keys";
	if (o->keys && o->algorithm)
		return "the file of --keys says which algorithm; --algorithm goes with --new-keys";
	if (!o->local_net != !o->peer_net)
		return "--local-net goes with --peer-net";
	if (o->local_net && (o->protocol || o->local_port || o->peer_port))
		return "a tunnel between networks has no protocol and no ports";
	if (o->local_net && o->local_net->address.ipVersion != o->peer_net->address.ipVersion)
		return "--local-net is IPv4 and --peer-net IPv6, or the reverse";
	if ((o->local_port || o->peer_port) && o->protocol != IPPROTO_TCP &&
	    o->protocol != IPPROTO_UDP && o->protocol != IPPROTO_SCTP)
		return "ports want --protocol tcp, udp or sctp";
	return NULL;
}
