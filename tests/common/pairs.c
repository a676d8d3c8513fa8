/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * pairs [NETNS] - prints the SA contexts of a network namespace
 *
 * A context is "context IN OUT STATE ACTIVE ID REQID BY-ORDER". IN and OUT are SPIs of eight
 * hexadecimal digits, ESP+AH for a bundle, "-" for an SA that is not there. Then come its policies,
 * "policy IN DIRECTION SOURCE DESTINATION MARK/MASK IF-ID", with traffic as charon writes it:
 * 192.0.2.1/32[tcp/80].
 */
#include <arpa/inet.h>
#include <inttypes.h>
#include <netdb.h>
#include <stdio.h>
#include <string.h>
#include <wchar.h>

#include "fwpmu.h"
#include "wfpxfrm.h"

static const char *spi_of(const WFPX_SA_DETAILS0 *sa, char *buffer)
{
	if (!sa)
		return "-";
	sprintf(buffer, "%08" PRIx32, sa->saList[0]->spi);
	if (sa->numSAs > 1)
		sprintf(buffer + 8, "+%08" PRIx32, sa->saList[1]->spi);
	return buffer;
}

static void print_traffic(const WFPX_ADDRESS0 *address, unsigned prefix, unsigned proto,
			  unsigned port)
{
	struct protoent *entry = getprotobynumber((int)proto);
	UINT32 v4 = htonl(address->v4Address);
	char text[INET6_ADDRSTRLEN] = "?";

	if (address->ipVersion == FWP_IP_VERSION_V4)
		inet_ntop(AF_INET, &v4, text, sizeof(text));
	else if (address->ipVersion == FWP_IP_VERSION_V6)
		inet_ntop(AF_INET6, address->v6Address, text, sizeof(text));
	printf(" %s/%u", text, prefix);
	if (!proto)
		return;
	printf(entry ? "[%s" : "[?", entry ? entry->p_name : "");
	printf(port ? "/%u]" : "]", port);
}

static void print_policy(const char *spi, const WFPX_POLICY0 *p)
{
	const WFPX_SELECTOR0 *s = &p->selector;

	printf("policy %s %s", spi,
	       p->direction == FWP_DIRECTION_OUTBOUND ? "out"
	       : p->forward                           ? "fwd"
						      : "in");
	print_traffic(&s->source, s->sourcePrefixLength, s->protocol, s->sourcePort);
	print_traffic(&s->destination, s->destinationPrefixLength, s->protocol, s->destinationPort);
	printf(" %" PRIx32 "/%" PRIx32 " %" PRIu32 "\n", p->mark, p->markMask, p->ifId);
}

static void print_context(const WFPX_SA_CONTEXT0 *c)
{
	static const char *const states[] = { "?", "up", "rekeying", "draining", "half" };
	const WFPX_SA_DETAILS0 *any = c->inboundSa ? c->inboundSa : c->outboundSa;
	char in[32], out[32];

	printf("context %s %s %s %d %016llx %" PRIu32 " %d\n", spi_of(c->inboundSa, in),
	       spi_of(c->outboundSa, out), states[c->state], c->active,
	       (unsigned long long)c->context.saContextId, any->saList[0]->reqid, c->pairedByOrder);
	for (UINT32 i = 0; i < c->numPolicies; i++)
		print_policy(spi_of(c->inboundSa, in), c->policies[i]);
}

static DWORD print_all(HANDLE engine)
{
	WFPX_SA_CONTEXT0 **entries = NULL;
	HANDLE handle = NULL;
	UINT32 count = 0;
	DWORD result = IPsecSaContextCreateEnumHandle0(engine, NULL, &handle);

	if (!result)
		result = WfpxSaContextEnum0(engine, handle, 0xffffffff, &entries, &count);
	for (UINT32 i = 0; i < count; i++)
		print_context(entries[i]);
	FwpmFreeMemory0((void **)&entries);
	return result;
}

int main(int argc, char **argv)
{
	wchar_t server[128];
	HANDLE engine;
	DWORD result;

	swprintf(server, 128, L"netns:%s", argc > 1 ? argv[1] : "");
	result = FwpmEngineOpen0(argc > 1 ? server : NULL, RPC_C_AUTHN_WINNT, NULL, NULL, &engine);
	if (!result)
		result = print_all(engine);
	if (result)
		fprintf(stderr, "pairs: error 0x%08x\n", (unsigned)result);
	FwpmEngineClose0(engine);
	return result ? 1 : 0;
}
