/* SPDX-License-Identifier: GPL-2.0-or-later */
/* wfpsa add */
#include <locale.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "add_keys.h"
#include "add_objects.h"
#include "errors.h"
#include "format.h"
#include "noun.h"
#include "options.h"

#define NAME_MAX_CHARACTERS 200

/* How often to choose another inbound SPI because an SA of this host has the first one. */
#define SPI_TRIES 8

/* wfpsa add in progress. */
struct adding {
	const struct options *options;
	const struct add_options *add;
	WFPX_ADDRESS0 local, peer;
	HANDLE engine;
	struct keys keys;
	struct add_objects objects;
	UINT64 context; /* 0 before it was created */
	wchar_t name[NAME_MAX_CHARACTERS + 1];
};

static int failed(const char *subject, DWORD status)
{
	return fail_status("add", subject, status);
}

static int parse_host(const char *text, WFPX_ADDRESS0 *ret)
{
	struct prefix prefix;

	if (strchr(text, '/') || !parse_prefix(text, &prefix) || !address_is_set(&prefix.address))
		return fail_usage("add", "not the address of a host: '%s'", text);
	*ret = prefix.address;
	return EXIT_OK;
}

/* The name is that of --name, or of the two hosts. */
static int choose_name(struct adding *adding)
{
	char local[ADDRESS_TEXT_SIZE], peer[ADDRESS_TEXT_SIZE], both[2 * ADDRESS_TEXT_SIZE + 1];
	const char *name = adding->add->name;
	size_t length;

	format_address(&adding->local, local);
	format_address(&adding->peer, peer);
	snprintf(both, sizeof(both), "%s %s", local, peer);
	length = mbstowcs(adding->name, name ? name : both, NAME_MAX_CHARACTERS);
	if (length == (size_t)-1 || length == NAME_MAX_CHARACTERS || !length)
		return fail_usage("add", "--name wants UTF-8, up to %d characters",
				  NAME_MAX_CHARACTERS - 1);
	return EXIT_OK;
}

static int check_arguments(struct adding *adding)
{
	const struct options *options = adding->options;
	const char *wrong = add_options_check(adding->add);
	int result;

	if (wrong)
		return fail_usage("add", "%s", wrong);
	if (options->operand_count != 2)
		return fail_usage("add", "it wants two addresses: this host's and the peer's");
	result = parse_host(options->operands[0], &adding->local);
	if (result == EXIT_OK)
		result = parse_host(options->operands[1], &adding->peer);
	if (result == EXIT_OK && adding->local.ipVersion != adding->peer.ipVersion)
		return fail_usage("add", "one host is IPv4 and the other IPv6");
	if (result == EXIT_OK && adding->add->local_encap &&
	    adding->local.ipVersion != FWP_IP_VERSION_V4)
		return fail_usage("add", "--encap is for IPv4");
	return result == EXIT_OK ? choose_name(adding) : result;
}

static int unknown_algorithm(const char *name)
{
	char known[512];

	suite_list(known, sizeof(known));
	return fail_usage("add", "unknown algorithm: %s; there are: %s", name, known);
}

static int find_keys(struct adding *adding)
{
	const char *algorithm = adding->add->algorithm ? adding->add->algorithm : SUITE_DEFAULT;

	if (adding->add->keys)
		return keys_read(adding->add->keys, &adding->local, &adding->peer, &adding->keys);
	if (!suite_parse(algorithm, &adding->keys.suite))
		return unknown_algorithm(algorithm);
	return keys_make(&adding->keys);
}

static IPSEC_TRAFFIC1 traffic_of(const struct adding *adding, bool inbound)
{
	IPSEC_TRAFFIC1 traffic = { .ipVersion = adding->local.ipVersion };

	if (traffic.ipVersion == FWP_IP_VERSION_V4) {
		traffic.localV4Address = adding->local.v4Address;
		traffic.remoteV4Address = adding->peer.v4Address;
	} else {
		memcpy(traffic.localV6Address, adding->local.v6Address,
		       sizeof(traffic.localV6Address));
		memcpy(traffic.remoteV6Address, adding->peer.v6Address,
		       sizeof(traffic.remoteV6Address));
	}
	if (adding->objects.tunnel) {
		traffic.trafficType = IPSEC_TRAFFIC_TYPE_TUNNEL;
		traffic.tunnelPolicyId = adding->objects.tunnel;
		return traffic;
	}
	traffic.trafficType = IPSEC_TRAFFIC_TYPE_TRANSPORT;
	traffic.ipsecFilterId = adding->objects.filters[inbound ? 1 : 0];
	traffic.ipProtocol = adding->add->protocol;
	traffic.localPort = adding->add->local_port;
	traffic.remotePort = adding->add->peer_port;
	return traffic;
}

/* Sets the inbound SPI. One that was chosen here is chosen again if an SA has it already. */
static DWORD set_spi(struct adding *adding)
{
	IPSEC_V4_UDP_ENCAPSULATION0 encap = { adding->add->local_encap, adding->add->peer_encap };
	IPSEC_GETSPI1 wanted = {
		.inboundIpsecTraffic = traffic_of(adding, true),
		.ipVersion = adding->local.ipVersion,
	};
	DWORD status = FWP_E_ALREADY_EXISTS;

	if (adding->add->local_encap)
		wanted.inboundUdpEncapsulation = &encap;
	for (int i = 0; i < SPI_TRIES && status == FWP_E_ALREADY_EXISTS; i++) {
		if (i && (adding->add->keys || keys_make(&adding->keys) != EXIT_OK))
			return status;
		status = IPsecSaContextSetSpi0(adding->engine, adding->context, &wanted,
					       adding->keys.in.spi);
	}
	return status;
}

static DWORD add_sa(struct adding *adding, bool inbound)
{
	struct keys_sa *keys = inbound ? &adding->keys.in : &adding->keys.out;
	struct suite_sa sa;
	IPSEC_SA_BUNDLE1 bundle = {
		.lifetime.lifetimeSeconds = adding->add->lifetime,
		.numSAs = 1,
		.saList = &sa.sa,
		.ipVersion = adding->local.ipVersion,
	};

	suite_fill_sa(&adding->keys.suite, keys->spi, keys->key, &sa);
	return inbound ? IPsecSaContextAddInbound1(adding->engine, adding->context, &bundle)
		       : IPsecSaContextAddOutbound1(adding->engine, adding->context, &bundle);
}

static DWORD encapsulate(struct adding *adding)
{
	IPSEC_SA_CONTEXT1 *context;
	IPSEC_V4_UDP_ENCAPSULATION0 encap = { adding->add->local_encap, adding->add->peer_encap };
	DWORD status;

	if (!adding->add->local_encap)
		return ERROR_SUCCESS;
	status = IPsecSaContextGetById1(adding->engine, adding->context, &context);
	if (status)
		return status;
	context->inboundSa->udpEncapsulation = context->outboundSa->udpEncapsulation = &encap;
	status = IPsecSaContextUpdate0(adding->engine, IPSEC_SA_DETAILS_UPDATE_UDP_ENCAPSULATION,
				       context);
	FwpmFreeMemory0((void **)&context);
	return status;
}

static int add_context(struct adding *adding)
{
	IPSEC_TRAFFIC1 outbound = traffic_of(adding, false);
	DWORD status =
		IPsecSaContextCreate1(adding->engine, &outbound, NULL, NULL, &adding->context);
	int result;

	if (!status)
		status = set_spi(adding);
	if (status)
		return failed(NULL, status);
	if (adding->add->new_keys) {
		result = keys_write(&adding->keys, adding->add->new_keys, &adding->local,
				    &adding->peer);
		if (result != EXIT_OK)
			return result;
	}
	status = add_sa(adding, true);
	if (!status)
		status = add_sa(adding, false);
	if (!status)
		status = encapsulate(adding);
	return status ? failed(NULL, status) : EXIT_OK;
}

/* If the SAs cannot be added, the filters go again, which would drop the packets of both hosts. */
static int add_all(struct adding *adding)
{
	DWORD status = add_objects(adding->engine, adding->add, &adding->local, &adding->peer,
				   adding->name, &adding->objects);
	int result;

	if (status)
		return failed(NULL, status);
	result = add_context(adding);
	if (result == EXIT_OK)
		return result;
	status = add_objects_delete(adding->engine, &adding->objects);
	if (status)
		(void)failed("what was added is still there", status);
	return result;
}

int add(const struct options *options)
{
	struct adding adding = { .options = options, .add = &options->add };
	int result = check_arguments(&adding);

	if (result == EXIT_OK)
		result = find_keys(&adding);
	if (result == EXIT_OK)
		result = open_engine("add", options->netns, &adding.engine);
	if (result == EXIT_OK) {
		result = add_all(&adding);
		FwpmEngineClose0(adding.engine);
	}
	keys_wipe(&adding.keys);
	if (result == EXIT_OK)
		printf("0x%016llx added\n", (unsigned long long)adding.context);
	return result;
}
