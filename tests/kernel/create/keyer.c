/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * keyer list - prints the names of the transforms
 * keyer WORD=VALUE... - creates the SAs of two hosts: two processes, each in a network namespace of
 * its own, tell each other their SPIs and use nothing but the API
 *
 *	left=NAMESPACE right=NAMESPACE		of ip(8)
 *	a=ADDRESS b=ADDRESS			of the left and the right host
 *	lo=ID li=ID ro=ID ri=ID			filters: left outbound and inbound, right the same;
 *in tunnel mode lo and ro are provider contexts transform=NAME				see
 *transforms.c; with ah=NAME an AH SA besides tunnel=1				in tunnel mode
 *	spi=NUMBER				the left host's inbound SPI, the right one's is the
 *						next; without it the kernel chooses
 *	ports=LOCAL:REMOTE			narrows to UDP with the left host's ports
 *	natt=PORT				encapsulates in UDP, both ports
 *	seconds=N packets=N kilobytes=N		limits
 *	version=0				with structs of version 0
 *	keys=FILE				writes the keys there, in hexadecimal
 *
 * Prints the ids of both contexts and both inbound SPIs. Exit status: 0 success, 1 a function
 * failed, which is printed.
 */
#include <arpa/inet.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/random.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>
#include <wchar.h>

#include "fwpmu.h"
#include "transforms.h"
#include "wfpxfrm.h"

static char **words;

static const char *word(const char *name)
{
	size_t length = strlen(name);

	for (char **w = words; *w; w++)
		if (!strncmp(*w, name, length) && (*w)[length] == '=')
			return *w + length + 1;
	return NULL;
}

static unsigned long number(const char *name)
{
	return word(name) ? strtoul(word(name), NULL, 0) : 0;
}

/* What both processes have: the keys of the left host's outbound SA and of its inbound SA. */
static struct shared {
	struct keys keys[2], ah_keys[2];
} * shared;

static void check(const char *what, DWORD result)
{
	if (!result)
		return;
	printf("%s: %s\n", what, WfpxErrorText0(result));
	exit(1);
}

static void set_address(const char *text, UINT32 *v4, UINT8 v6[16])
{
	struct in_addr in;

	if (inet_pton(AF_INET, text, &in) == 1)
		*v4 = ntohl(in.s_addr);
	else
		inet_pton(AF_INET6, text, v6);
}

static IPSEC_TRAFFIC1 traffic_of(bool right, UINT64 id)
{
	const char *ports = word("ports");
	IPSEC_TRAFFIC1 t = { .ipsecFilterId = id };
	unsigned own = 0, peer = 0;

	t.ipVersion = strchr(word("a"), ':') ? FWP_IP_VERSION_V6 : FWP_IP_VERSION_V4;
	t.trafficType = number("tunnel") ? IPSEC_TRAFFIC_TYPE_TUNNEL : IPSEC_TRAFFIC_TYPE_TRANSPORT;
	set_address(word(right ? "b" : "a"), &t.localV4Address, t.localV6Address);
	set_address(word(right ? "a" : "b"), &t.remoteV4Address, t.remoteV6Address);
	if (ports && sscanf(ports, "%u:%u", &own, &peer) == 2) {
		t.ipProtocol = 17;
		t.localPort = (UINT16)(right ? peer : own);
		t.remotePort = (UINT16)(right ? own : peer);
	}
	return t;
}

/* Direction 0 is from the left host to the right one. */
static void add_bundle(HANDLE engine, UINT64 id, UINT32 spi, int direction, bool inbound)
{
	const struct transform *t = transform_named(word("transform"));
	const char *ah = word("ah");
	struct bundle_sa parts[2];
	IPSEC_SA0 sas[2];
	IPSEC_SA_BUNDLE1 one = { .numSAs = ah ? 2 : 1, .saList = sas };
	IPSEC_SA_BUNDLE0 zero = { .numSAs = one.numSAs, .saList = sas };

	if (!t || (ah && !transform_named(ah)))
		exit(2);
	transform_fill(t, spi, &shared->keys[direction], &parts[0], &sas[0]);
	if (ah)
		transform_fill(transform_named(ah), spi, &shared->ah_keys[direction], &parts[1],
			       &sas[1]);
	one.lifetime.lifetimeSeconds = (UINT32)number("seconds");
	one.lifetime.lifetimePackets = (UINT32)number("packets");
	one.lifetime.lifetimeKilobytes = (UINT32)number("kilobytes");
	zero.lifetime = one.lifetime;
	if (word("version"))
		check(inbound ? "AddInbound0" : "AddOutbound0",
		      inbound ? IPsecSaContextAddInbound0(engine, id, &zero)
			      : IPsecSaContextAddOutbound0(engine, id, &zero));
	else
		check(inbound ? "AddInbound1" : "AddOutbound1",
		      inbound ? IPsecSaContextAddInbound1(engine, id, &one)
			      : IPsecSaContextAddOutbound1(engine, id, &one));
}

static UINT64 create(HANDLE engine, const IPSEC_TRAFFIC1 *out)
{
	IPSEC_TRAFFIC0 zero;
	UINT64 id;

	memset(&zero, 0, sizeof(zero));
	memcpy(&zero, out, offsetof(IPSEC_TRAFFIC0, remotePort) + sizeof(zero.remotePort));
	if (word("version"))
		check("Create0", IPsecSaContextCreate0(engine, &zero, NULL, &id));
	else
		check("Create1", IPsecSaContextCreate1(engine, out, NULL, NULL, &id));
	return id;
}

static UINT32 have_spi(HANDLE engine, UINT64 id, const IPSEC_TRAFFIC1 *in, bool right)
{
	IPSEC_V4_UDP_ENCAPSULATION0 ports = { (UINT16)number("natt"), (UINT16)number("natt") };
	IPSEC_GETSPI1 one = { .inboundIpsecTraffic = *in, .ipVersion = in->ipVersion };
	IPSEC_GETSPI0 zero = { .ipVersion = in->ipVersion };
	UINT32 spi = (UINT32)number("spi") + right;

	if (ports.localUdpEncapPort)
		one.inboundUdpEncapsulation = zero.inboundUdpEncapsulation = &ports;
	memcpy(&zero.inboundIpsecTraffic, in,
	       offsetof(IPSEC_TRAFFIC0, remotePort) + sizeof(zero.inboundIpsecTraffic.remotePort));
	zero.inboundIpsecTraffic.ipVersion = FWP_IP_VERSION_V4; /* some programs leave it 0 */
	if (number("spi"))
		check("SetSpi0", IPsecSaContextSetSpi0(engine, id, &one, spi));
	else if (word("version"))
		check("GetSpi0", IPsecSaContextGetSpi0(engine, id, &zero, &spi));
	else
		check("GetSpi1", IPsecSaContextGetSpi1(engine, id, &one, &spi));
	return spi;
}

/* One host. @peer is a socket to the process of the other one. */
static UINT64 key_host(bool right, int peer, UINT32 *spi)
{
	bool tunnel = number("tunnel");
	IPSEC_TRAFFIC1 out = traffic_of(right, number(right ? "ro" : "lo"));
	IPSEC_TRAFFIC1 in = traffic_of(right, number(right ? "ri" : "li"));
	wchar_t name[64];
	UINT32 peer_spi;
	HANDLE engine;
	UINT64 id;

	if (tunnel)
		in = out;
	swprintf(name, 64, L"netns:%s", word(right ? "right" : "left"));
	check("FwpmEngineOpen0", FwpmEngineOpen0(name, RPC_C_AUTHN_DEFAULT, NULL, NULL, &engine));
	id = create(engine, &out);
	*spi = have_spi(engine, id, &in, right);
	add_bundle(engine, id, *spi, right ? 0 : 1, true);
	if (write(peer, spi, sizeof(*spi)) != sizeof(*spi) ||
	    read(peer, &peer_spi, sizeof(peer_spi)) != sizeof(peer_spi))
		exit(1);
	add_bundle(engine, id, peer_spi, right ? 1 : 0, false);
	check("FwpmEngineClose0", FwpmEngineClose0(engine));
	return id;
}

static void print_hex(FILE *file, const uint8_t *bytes)
{
	for (int i = 0; i < KEY_MAX; i++)
		fprintf(file, "%02x", bytes[i]);
	fputc('\n', file);
}

static void write_keys(const char *name)
{
	FILE *file = fopen(name, "we");

	for (int i = 0; file && i < 2; i++) {
		print_hex(file, shared->keys[i].auth);
		print_hex(file, shared->keys[i].cipher);
		print_hex(file, shared->ah_keys[i].auth);
	}
	if (!file || fclose(file))
		exit(2);
}

int main(int argc, char **argv)
{
	int pair[2], status;
	UINT64 ids[2];
	UINT32 spis[2];

	words = argv + 1;
	for (size_t i = 0; argc == 2 && !strcmp(argv[1], "list") && i < transform_count; i++)
		puts(transforms[i].name);
	if (argc == 2)
		return 0;
	shared = mmap(NULL, sizeof(*shared), PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1,
		      0);
	if (argc < 2 || shared == MAP_FAILED ||
	    getrandom(shared, sizeof(*shared), 0) != sizeof(*shared) ||
	    socketpair(AF_UNIX, SOCK_STREAM, 0, pair))
		return 2;
	if (word("keys"))
		write_keys(word("keys"));
	if (!fork()) {
		close(pair[0]);
		ids[1] = key_host(true, pair[1], &spis[1]);
		return write(pair[1], &ids[1], sizeof(ids[1])) != sizeof(ids[1]);
	}
	close(pair[1]);
	ids[0] = key_host(false, pair[0], &spis[0]);
	if (read(pair[0], &ids[1], sizeof(ids[1])) != sizeof(ids[1]) || wait(&status) < 0 || status)
		return 1;
	printf("%#llx %#llx %#x %#x\n", (unsigned long long)ids[0], (unsigned long long)ids[1],
	       spis[0], (UINT32)(ids[1] >> 32));
	return 0;
}
