/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * changer NAMESPACE ID ports LOCAL:REMOTE - encapsulates in UDP, or sets other ports; 0:0 ends that
 *
 * changer NAMESPACE ID move LOCAL REMOTE - the hosts have these addresses now
 *
 * changer NAMESPACE ID flags FLAGS - the bundles have these flags
 *
 * changer NAMESPACE ID nothing - says all that is true already
 *
 * Changes a context with IPsecSaContextUpdate0. With "hold" in front of all, it has a UDP socket on
 * port 4500 there, as a keying daemon has, and stays until its standard input ends. Prints the text
 * of the result.
 */
#include <arpa/inet.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <sched.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>
#include <wchar.h>

#include "fwpmu.h"
#include "wfpxfrm.h"

static void hold_port(const char *namespace)
{
	struct sockaddr_in name = { .sin_family = AF_INET, .sin_port = htons(4500) };
	char path[128];
	int fd, udp;

	snprintf(path, sizeof(path), "/run/netns/%s", namespace);
	fd = open(path, O_RDONLY | O_CLOEXEC);
	if (fd < 0 || setns(fd, CLONE_NEWNET))
		exit(2);
	close(fd);
	udp = socket(AF_INET, SOCK_DGRAM, 0);
	if (udp < 0 || bind(udp, (struct sockaddr *)&name, sizeof(name)))
		exit(2);
}

static void move_host(const char *text, UINT32 *v4, UINT8 v6[16])
{
	struct in_addr in;

	if (inet_pton(AF_INET, text, &in) == 1)
		*v4 = ntohl(in.s_addr);
	else
		inet_pton(AF_INET6, text, v6);
}

static UINT64 change(IPSEC_SA_DETAILS1 *sa, char **argv)
{
	static IPSEC_V4_UDP_ENCAPSULATION0 ports;
	unsigned local, remote;

	if (!sa)
		return 0;
	if (!strcmp(argv[0], "ports") && sscanf(argv[1], "%u:%u", &local, &remote) == 2) {
		ports.localUdpEncapPort = (UINT16)local;
		ports.remoteUdpEncapPort = (UINT16)remote;
		sa->udpEncapsulation = local ? &ports : NULL;
		return IPSEC_SA_DETAILS_UPDATE_UDP_ENCAPSULATION;
	}
	if (!strcmp(argv[0], "move")) {
		move_host(argv[1], &sa->traffic.localV4Address, sa->traffic.localV6Address);
		move_host(argv[2], &sa->traffic.remoteV4Address, sa->traffic.remoteV6Address);
		return IPSEC_SA_DETAILS_UPDATE_TRAFFIC;
	}
	if (!strcmp(argv[0], "flags")) {
		sa->saBundle.flags = (UINT32)strtoul(argv[1], NULL, 0);
		return IPSEC_SA_BUNDLE_UPDATE_FLAGS;
	}
	return 0x7f;
}

int main(int argc, char **argv)
{
	IPSEC_SA_CONTEXT1 *context;
	int hold = argc > 1 && !strcmp(argv[1], "hold");
	wchar_t name[64];
	HANDLE engine;
	DWORD result;
	UINT64 flags;
	char end;

	argv += hold;
	argc -= hold;
	if (argc < 4)
		return 2;
	if (hold)
		hold_port(argv[1]);
	swprintf(name, 64, L"netns:%s", argv[1]);
	result = FwpmEngineOpen0(name, RPC_C_AUTHN_DEFAULT, NULL, NULL, &engine);
	if (!result)
		result = IPsecSaContextGetById1(engine, strtoull(argv[2], NULL, 0), &context);
	if (!result) {
		flags = change(context->inboundSa, argv + 3) |
			change(context->outboundSa, argv + 3);
		result = IPsecSaContextUpdate0(engine, flags, context);
		FwpmFreeMemory0((void **)&context);
	}
	puts(WfpxErrorText0(result));
	fflush(stdout);
	if (hold)
		(void)!read(0, &end, 1);
	return result != 0;
}
