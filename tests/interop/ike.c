/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * Calls the functions for IKE SAs, and prints what they return.
 *
 * usage: ike NETNS SOCKET list0 | list1 | list2 | statistics | get ID | delete ID | sas | again |
 *                owners | context-owners | raw [ID] | methods | rekey ID
 *        ike fake SOCKET garbage | giant | slow | events | nothing | close
 *
 * NETNS is the name of a network namespace, or "-" for this one; SOCKET is a path, or "-" for the
 * usual one. "again" calls every function in one session, then names the socket again, and lists.
 * "fake" listens on SOCKET, prints a line, and one more for each connection, which it treats in
 * that way.
 */
#include <fwpmu.h>
#include <locale.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <time.h>
#include <unistd.h>
#include <wfpxfrm.h>

#include "ike_raw.h"

#include <arpa/inet.h>

static int fail(const char *what, DWORD code)
{
	printf("%s 0x%08lx\n", what, (unsigned long)code);
	return 1;
}

static void print_address(FWP_IP_VERSION version, UINT32 v4, const UINT8 v6[16])
{
	char text[INET6_ADDRSTRLEN];

	v4 = htonl(v4);
	printf(" %s", version == FWP_IP_VERSION_V6 ? inet_ntop(AF_INET6, v6, text, sizeof(text))
						   : inet_ntop(AF_INET, &v4, text, sizeof(text)));
}

static const char *method_of(const IKEEXT_CREDENTIALS2 *credentials)
{
	if (!credentials->numCredentials)
		return "unknown";
	return credentials->credentials->peerCredentials.authenticationMethodType ==
			       IKEEXT_PRESHARED_KEY
		       ? "psk"
		       : "other";
}

/* ID VERSION LOCAL REMOTE INITIATOR-SPI RESPONDER-SPI KEY-BITS INTERFACE PORTS METHOD */
static void print_sa(const IKEEXT_SA_DETAILS2 *sa)
{
	printf("%016" PRIx64 " %d", (uint64_t)sa->saId,
	       sa->keyModuleType == IKEEXT_KEY_MODULE_IKE ? 1 : 2);
	print_address(sa->ipVersion, sa->ikeTraffic.localV4Address, sa->ikeTraffic.localV6Address);
	print_address(sa->ipVersion, sa->ikeTraffic.remoteV4Address,
		      sa->ikeTraffic.remoteV6Address);
	printf(" %016" PRIx64 " %016" PRIx64 " %u %u ", (uint64_t)sa->cookiePair.initiator,
	       (uint64_t)sa->cookiePair.responder, (unsigned)sa->ikeProposal.cipherAlgorithm.keyLen,
	       (unsigned)sa->virtualIfTunnelId);
	if (sa->v4UdpEncapsulation)
		printf("%u-%u", (unsigned)sa->v4UdpEncapsulation->localUdpEncapPort,
		       (unsigned)sa->v4UdpEncapsulation->remoteUdpEncapPort);
	else
		printf("-");
	printf(" %s\n", method_of(&sa->ikeCredentials));
}

/* The structs of the three versions agree in what is printed. */
static DWORD read_page(HANDLE engine, HANDLE handle, char version, void ***entries, UINT32 *count)
{
	if (version == '0')
		return IkeextSaEnum0(engine, handle, 2, (IKEEXT_SA_DETAILS0 ***)entries, count);
	if (version == '1')
		return IkeextSaEnum1(engine, handle, 2, (IKEEXT_SA_DETAILS1 ***)entries, count);
	return IkeextSaEnum2(engine, handle, 2, (IKEEXT_SA_DETAILS2 ***)entries, count);
}

static int list(HANDLE engine, char version)
{
	void **entries;
	UINT32 count;
	HANDLE handle;
	DWORD code = IkeextSaCreateEnumHandle0(engine, NULL, &handle);

	if (code)
		return fail("create", code);
	do {
		code = read_page(engine, handle, version, &entries, &count);
		if (code)
			return fail("enum", code);
		for (UINT32 i = 0; i < count; i++)
			print_sa(entries[i]);
		FwpmFreeMemory0((void **)&entries);
	} while (count);
	code = IkeextSaDestroyEnumHandle0(engine, handle);
	return code ? fail("destroy", code) : 0;
}

static int get(HANDLE engine, UINT64 id)
{
	IKEEXT_SA_DETAILS2 *sa;
	DWORD code = IkeextSaGetById2(engine, id, NULL, &sa);

	if (code)
		return fail("get", code);
	print_sa(sa);
	FwpmFreeMemory0((void **)&sa);
	return 0;
}

static int list_wfpx(HANDLE engine, void (*print)(const WFPX_IKE_SA0 *sa))
{
	WFPX_IKE_SA0 **entries;
	UINT32 count;
	HANDLE handle;
	DWORD code = IkeextSaCreateEnumHandle0(engine, NULL, &handle);

	if (code)
		return fail("create", code);
	do {
		code = WfpxIkeSaEnum0(engine, handle, 2, &entries, &count);
		if (code)
			return fail("enum", code);
		for (UINT32 i = 0; i < count; i++)
			print(entries[i]);
		FwpmFreeMemory0((void **)&entries);
	} while (count);
	return 0;
}

static int get_wfpx(HANDLE engine, UINT64 id)
{
	WFPX_IKE_SA0 *sa;
	DWORD code = WfpxIkeSaGetById0(engine, id, &sa);

	if (code)
		return fail("get", code);
	print_raw(sa);
	FwpmFreeMemory0((void **)&sa);
	return 0;
}

static int statistics(HANDLE engine)
{
	IKEEXT_STATISTICS1 all;
	DWORD code = IkeextGetStatistics1(engine, &all);

	if (code)
		return fail("statistics", code);
	printf("v4 %u %u v6 %u %u\n",
	       (unsigned)all.ikeV2Statistics.v4Statistics.currentActiveMainModes,
	       (unsigned)all.ikeV2Statistics.v4Statistics.currentActiveQuickModes,
	       (unsigned)all.ikeV2Statistics.v6Statistics.currentActiveMainModes,
	       (unsigned)all.ikeV2Statistics.v6Statistics.currentActiveQuickModes);
	return 0;
}

/* Prints "SPI ID": an IPsec SA, and the IKE SA that its mmSaId leads to. */
static void print_owner(HANDLE engine, const IPSEC_SA_DETAILS1 *details)
{
	IKEEXT_SA_DETAILS2 *sa;
	DWORD code = IkeextSaGetById2(engine, details->saBundle.mmSaId, NULL, &sa);

	printf("%08x", (unsigned)details->saBundle.saList[0].spi);
	if (code)
		printf(" 0x%08lx\n", (unsigned long)code);
	else
		printf(" %016" PRIx64 "\n", (uint64_t)sa->saId);
	FwpmFreeMemory0((void **)&sa);
}

static int print_owners(HANDLE engine)
{
	IPSEC_SA_DETAILS1 **entries;
	UINT32 count;
	HANDLE handle;
	DWORD code = IPsecSaCreateEnumHandle0(engine, NULL, &handle);

	if (!code)
		code = IPsecSaEnum1(engine, handle, 0xffffffff, &entries, &count);
	if (code)
		return fail("sas", code);
	for (UINT32 i = 0; i < count; i++)
		print_owner(engine, entries[i]);
	FwpmFreeMemory0((void **)&entries);
	return 0;
}

/* The same for the SAs of contexts, where both halves lead to one IKE SA by one number. */
static int print_context_owners(HANDLE engine)
{
	IPSEC_SA_CONTEXT1 **entries;
	UINT32 count;
	HANDLE handle;
	DWORD code = IPsecSaContextCreateEnumHandle0(engine, NULL, &handle);

	if (!code)
		code = IPsecSaContextEnum1(engine, handle, 0xffffffff, &entries, &count);
	if (code)
		return fail("contexts", code);
	for (UINT32 i = 0; i < count; i++) {
		const IPSEC_SA_CONTEXT1 *c = entries[i];

		if (c->inboundSa)
			print_owner(engine, c->inboundSa);
		if (c->outboundSa)
			print_owner(engine, c->outboundSa);
		if (c->inboundSa && c->outboundSa &&
		    c->inboundSa->saBundle.mmSaId != c->outboundSa->saBundle.mmSaId)
			printf("the halves of a context differ\n");
	}
	FwpmFreeMemory0((void **)&entries);
	return 0;
}

static int count_sas(HANDLE engine)
{
	IPSEC_SA_DETAILS1 **entries;
	UINT32 count;
	HANDLE handle;
	DWORD code = IPsecSaCreateEnumHandle0(engine, NULL, &handle);

	if (!code)
		code = IPsecSaEnum1(engine, handle, 0xffffffff, &entries, &count);
	if (code)
		return fail("sas", code);
	printf("%u\n", (unsigned)count);
	FwpmFreeMemory0((void **)&entries);
	return 0;
}

/* Prints what a function returned. */
static void say(const char *what, DWORD code)
{
	printf("%s 0x%08lx\n", what, (unsigned long)code);
}

static int again(HANDLE engine, const wchar_t *path)
{
	IKEEXT_SA_DETAILS2 *sa;
	IKEEXT_STATISTICS1 all;
	HANDLE handle;

	say("create", IkeextSaCreateEnumHandle0(engine, NULL, &handle));
	say("create", IkeextSaCreateEnumHandle0(engine, NULL, &handle));
	say("get", IkeextSaGetById2(engine, 1, NULL, &sa));
	say("delete", IkeextSaDeleteById0(engine, 1));
	say("statistics", IkeextGetStatistics1(engine, &all));
	WfpxEngineSetIkeSocket0(engine, path);
	say("create", IkeextSaCreateEnumHandle0(engine, NULL, &handle));
	return 0;
}

static int run(HANDLE engine, const wchar_t *path, char **argv)
{
	UINT64 id = argv[1] ? strtoull(argv[1], NULL, 16) : 0;
	DWORD code;

	if (!strncmp(argv[0], "list", 4))
		return list(engine, argv[0][4]);
	if (!strcmp(argv[0], "raw"))
		return argv[1] ? get_wfpx(engine, id) : list_wfpx(engine, print_raw);
	if (!strcmp(argv[0], "methods"))
		return list_wfpx(engine, print_methods);
	if (!strcmp(argv[0], "get"))
		return get(engine, id);
	if (!strcmp(argv[0], "statistics"))
		return statistics(engine);
	if (!strcmp(argv[0], "sas"))
		return count_sas(engine);
	if (!strcmp(argv[0], "owners"))
		return print_owners(engine);
	if (!strcmp(argv[0], "context-owners"))
		return print_context_owners(engine);
	if (!strcmp(argv[0], "again"))
		return again(engine, path);
	if (!strcmp(argv[0], "rekey")) {
		code = WfpxSaContextRekey0(engine, id);
		return code ? fail("rekey", code) : 0;
	}
	code = IkeextSaDeleteById0(engine, id);
	return code ? fail("delete", code) : 0;
}

/* Confirms that events were asked for, and then sends events of both kinds. */
static void say_events(int client)
{
	static const char events[] = "\0\0\0\14\7\7list-sa\1\0\2"
				     "\0\0\0\16\7\11list-conn\1\0\2";

	send(client, "\0\0\0\1\5", 5, MSG_NOSIGNAL);
	while (send(client, events, sizeof(events) - 1, MSG_NOSIGNAL) > 0)
		;
}

static void misbehave(int client, const char *how)
{
	char bytes[4096];

	memset(bytes, 'x', sizeof(bytes));
	if (!strcmp(how, "garbage"))
		send(client, bytes, sizeof(bytes), MSG_NOSIGNAL);
	else if (!strcmp(how, "giant"))
		send(client, "\377\377\377\377", 4, MSG_NOSIGNAL);
	else if (!strcmp(how, "slow"))
		while (send(client, "", 1, MSG_NOSIGNAL) == 1 && !sleep(1))
			;
	else if (!strcmp(how, "events"))
		say_events(client);
	else if (!strcmp(how, "nothing"))
		recv(client, bytes, sizeof(bytes), MSG_WAITALL); /* until the caller gives up */
	close(client);
}

static int fake(const char *path, const char *how)
{
	struct sockaddr_un address = { .sun_family = AF_UNIX };
	int listener = socket(AF_UNIX, SOCK_STREAM, 0);

	strncpy(address.sun_path, path, sizeof(address.sun_path) - 1);
	unlink(path);
	if (bind(listener, (struct sockaddr *)&address, sizeof(address)) || listen(listener, 5))
		return 1;
	puts("listening");
	fflush(stdout);
	for (;;) {
		int client = accept(listener, NULL, NULL);

		puts("asked");
		fflush(stdout);
		misbehave(client, how);
	}
}

static void widen(wchar_t *to, size_t size, const char *prefix, const char *text)
{
	swprintf(to, size, L"%s%s", prefix, text);
}

int main(int argc, char **argv)
{
	wchar_t netns[256], path[256];
	HANDLE engine;
	DWORD code;
	int status;

	if (argc < 4)
		return 2;
	setlocale(LC_ALL, "C.UTF-8");
	if (!strcmp(argv[1], "fake"))
		return fake(argv[2], argv[3]);
	widen(netns, 256, "netns:", argv[1]);
	widen(path, 256, "", argv[2]);
	code = FwpmEngineOpen0(strcmp(argv[1], "-") != 0 ? netns : NULL, RPC_C_AUTHN_DEFAULT, NULL,
			       NULL, &engine);
	if (!code && strcmp(argv[2], "-") != 0)
		code = WfpxEngineSetIkeSocket0(engine, path);
	if (code)
		return fail("open", code);
	status = run(engine, path, argv + 3);
	FwpmEngineClose0(engine);
	return status;
}
