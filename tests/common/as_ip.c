/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * as_ip [NETNS] - prints the SAs as "ip -s -d xfrm state list nokeys" of iproute2 6.15 does
 *
 * The replay bitmap is left out, because the library does not return it. If both outputs are equal,
 * the library has lost, swapped or cut no field.
 */
#include <arpa/inet.h>
#include <linux/xfrm.h>
#include <net/if.h>
#include <netdb.h>
#include <netinet/in.h>
#include <stdbool.h>
#include <stdio.h>
#include <string.h>
#include <time.h>
#include <wchar.h>

#include "fwpmu.h"
#include "wfpxfrm.h"

static const char *address_text(const WFPX_ADDRESS0 *address, char text[INET6_ADDRSTRLEN])
{
	struct in_addr v4 = { htonl(address->v4Address) };

	if (address->ipVersion == FWP_IP_VERSION_V4)
		return inet_ntop(AF_INET, &v4, text, INET6_ADDRSTRLEN);
	return inet_ntop(AF_INET6, address->v6Address, text, INET6_ADDRSTRLEN);
}

static void print_address(const char *before, const WFPX_ADDRESS0 *address)
{
	char text[INET6_ADDRSTRLEN];

	printf("%s%s", before, address_text(address, text));
}

static void print_identity(const WFPX_SA0 *sa)
{
	static const char *const modes[] = { "transport", "tunnel", "ro", "in_trigger", "beet" };

	print_address("src ", &sa->source);
	print_address(" dst ", &sa->destination);
	printf("\n\tproto %s spi 0x%08x(%u) reqid %u(0x%08x) mode %s\n",
	       sa->protocol == IPPROTO_AH ? "ah" : "esp", sa->spi, sa->spi, sa->reqid, sa->reqid,
	       modes[sa->mode]);
}

struct bit {
	UINT32 bit;
	const char *name;
};

/* Prints the names of the bits that are set, separated by spaces. */
static void print_bits(UINT32 value, const struct bit *bits, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		if (!(value & bits[i].bit))
			continue;
		value &= ~bits[i].bit;
		printf("%s%s", bits[i].name, value ? " " : "");
	}
	if (value)
		printf("%x", value);
}

static void print_flags(const WFPX_SA0 *sa)
{
	static const struct bit flags[] = {
		{ XFRM_STATE_NOECN, "noecn" },
		{ XFRM_STATE_DECAP_DSCP, "decap-dscp" },
		{ XFRM_STATE_NOPMTUDISC, "nopmtudisc" },
		{ XFRM_STATE_WILDRECV, "wildrecv" },
		{ XFRM_STATE_ICMP, "icmp" },
		{ XFRM_STATE_AF_UNSPEC, "af-unspec" },
		{ XFRM_STATE_ALIGN4, "align4" },
		{ XFRM_STATE_ESN, "esn" },
	};
	static const struct bit extra_flags[] = {
		{ XFRM_SA_XFLAG_DONT_ENCAP_DSCP, "dont-encap-dscp" },
		{ XFRM_SA_XFLAG_OSEQ_MAY_WRAP, "oseq-may-wrap" },
	};
	UINT32 in_header = sa->present & WFPX_SA_HAS_REPLAY_ESN ? 0 : sa->replayWindow;

	printf("\treplay-window %u seq 0x%08u flag ", in_header, sa->sequence);
	print_bits(sa->flags, flags, sizeof(flags) / sizeof(flags[0]));
	if (sa->present & WFPX_SA_HAS_EXTRA_FLAGS) {
		printf("extra_flag ");
		print_bits(sa->extraFlags, extra_flags,
			   sizeof(extra_flags) / sizeof(extra_flags[0]));
	}
	printf(" (0x");
	for (unsigned bit = 0x80; bit; bit >>= 1)
		putchar(sa->flags & bit ? '1' : '0');
	printf(")\n");
}

static void print_marks(const WFPX_SA0 *sa)
{
	bool mark = sa->present & WFPX_SA_HAS_MARK, output = sa->present & WFPX_SA_HAS_OUTPUT_MARK;

	if (!mark && !output)
		return;
	printf("\t");
	if (mark)
		printf("mark %#x/%#x ", sa->mark, sa->markMask);
	if (output)
		printf("output-mark %#x", sa->outputMark);
	if (sa->present & WFPX_SA_HAS_OUTPUT_MARK_MASK)
		printf("/%#x", sa->outputMarkMask);
	printf("\n");
}

static void print_algorithms(const WFPX_SA0 *sa)
{
	if (sa->authAlgorithm)
		printf("\tauth-trunc %s <<Keys hidden>> %u\n", sa->authAlgorithm, sa->icvBits);
	if (sa->present & WFPX_SA_HAS_AEAD)
		printf("\taead %s <<Keys hidden>> %u\n", sa->cipherAlgorithm, sa->icvBits);
	else if (sa->cipherAlgorithm)
		printf("\tenc %s <<Keys hidden>>\n", sa->cipherAlgorithm);
}

static const char *encap_name(UINT16 type)
{
	return type == 1 ? "espinudp-nonike" : type == 2 ? "espinudp" : "espintcp";
}

static void print_encap(const WFPX_SA0 *sa)
{
	if (!(sa->present & WFPX_SA_HAS_ENCAP))
		return;
	printf("\tencap type %s sport %u dport %u", encap_name(sa->encapType), sa->encapSourcePort,
	       sa->encapDestinationPort);
	print_address(" addr ", &sa->encapOriginalAddress);
	printf("\n");
}

static void print_replay(const WFPX_SA0 *sa)
{
	UINT32 in = (UINT32)sa->sequenceReceived, out = (UINT32)sa->sequenceSent;

	if (sa->present & WFPX_SA_HAS_REPLAY)
		printf("\tanti-replay context: seq 0x%x, oseq 0x%x\n", in, out);
	if (!(sa->present & WFPX_SA_HAS_REPLAY_ESN))
		return;
	printf("\tanti-replay esn context:\n");
	printf("\t seq-hi 0x%x, seq 0x%x, oseq-hi 0x%x, oseq 0x%x\n",
	       (UINT32)(sa->sequenceReceived >> 32), in, (UINT32)(sa->sequenceSent >> 32), out);
	printf("\t replay_window %u\n", sa->replayWindow);
}

static const char *time_text(UINT64 seconds, char text[32])
{
	time_t t = (time_t)seconds;
	struct tm tm;

	if (!seconds)
		return strcpy(text, "-");
	strftime(text, 32, "%Y-%m-%d %H:%M:%S", localtime_r(&t, &tm));
	return text;
}

static void print_extras(const WFPX_SA0 *sa)
{
	char text[32];

	if (sa->present & WFPX_SA_HAS_CARE_OF_ADDRESS) {
		print_address("\tcoa ", &sa->careOfAddress);
		printf("\n");
	}
	if (sa->present & WFPX_SA_HAS_LAST_USED)
		printf("\tlastused %s\n", time_text(sa->lastUsed, text));
	print_replay(sa);
	if (sa->present & WFPX_SA_HAS_IF_ID)
		printf("\tif_id %#x\n", sa->ifId);
	if (sa->present & WFPX_SA_HAS_TFC_PAD)
		printf("\ttfcpad %u\n", sa->tfcPad);
	if (sa->present & WFPX_SA_HAS_DIRECTION)
		printf("\tdir %s\n", sa->saDirection == FWP_DIRECTION_INBOUND ? "in" : "out");
	if (sa->present & WFPX_SA_HAS_CPU)
		printf("\tpcpu-num %u\n", sa->cpu);
}

static void print_ports(const WFPX_SELECTOR0 *sel)
{
	bool icmp = sel->protocol == IPPROTO_ICMP || sel->protocol == IPPROTO_ICMPV6 ||
		    sel->protocol == IPPROTO_MH;

	if (sel->protocol == IPPROTO_GRE) {
		if (sel->sourcePortMask || sel->destinationPortMask)
			printf("key %u ", (UINT32)sel->sourcePort << 16 | sel->destinationPort);
		return;
	}
	if (sel->sourcePortMask)
		printf("%s %u ", icmp ? "type" : "sport", sel->sourcePort);
	if (sel->destinationPortMask)
		printf("%s %u ", icmp ? "code" : "dport", sel->destinationPort);
}

/* ip(8) does not print a selector without a family that restricts nothing. */
static bool is_silent(const WFPX_SELECTOR0 *sel)
{
	return sel->source.ipVersion == FWP_IP_VERSION_NONE && !sel->sourcePrefixLength &&
	       !sel->destinationPrefixLength && !sel->protocol && !sel->sourcePortMask &&
	       !sel->destinationPortMask && !sel->interfaceIndex;
}

static void print_selector(const WFPX_SELECTOR0 *sel, FWP_IP_VERSION outer)
{
	WFPX_ADDRESS0 source = sel->source, destination = sel->destination;
	const struct protoent *protocol = getprotobynumber(sel->protocol);
	char name[IF_NAMESIZE];

	if (is_silent(sel))
		return;
	if (source.ipVersion == FWP_IP_VERSION_NONE)
		source.ipVersion = destination.ipVersion = outer;
	print_address("\tsel src ", &source);
	printf("/%u", sel->sourcePrefixLength);
	print_address(" dst ", &destination);
	printf("/%u ", sel->destinationPrefixLength);
	if (sel->protocol && protocol)
		printf("proto %s ", protocol->p_name);
	else if (sel->protocol)
		printf("proto %u ", sel->protocol);
	print_ports(sel);
	if (sel->interfaceIndex)
		printf("dev %s ", if_indextoname(sel->interfaceIndex, name));
	printf("uid 0\n");
}

static const char *limit_text(UINT64 limit, char text[32])
{
	if (limit == WFPX_UNLIMITED)
		return "(INF)";
	snprintf(text, 32, "%llu", limit);
	return text;
}

static void print_limits(const char *unit, UINT64 soft, UINT64 hard)
{
	char soft_text[32], hard_text[32];

	printf("\t  limit: soft %s(%s), hard %s(%s)\n", limit_text(soft, soft_text), unit,
	       limit_text(hard, hard_text), unit);
}

/* ip shows the kernel's 0 where there is no limit of time. */
static UINT64 seconds_of(UINT64 limit)
{
	return limit == WFPX_UNLIMITED ? 0 : limit;
}

static void print_life(const WFPX_SA0 *sa)
{
	const WFPX_LIMITS0 *limits = &sa->limits;
	char added[32], used[32];

	printf("\tlifetime config:\n");
	print_limits("bytes", limits->softBytes, limits->hardBytes);
	print_limits("packets", limits->softPackets, limits->hardPackets);
	printf("\t  expire add: soft %llu(sec), hard %llu(sec)\n",
	       seconds_of(limits->softAddSeconds), seconds_of(limits->hardAddSeconds));
	printf("\t  expire use: soft %llu(sec), hard %llu(sec)\n",
	       seconds_of(limits->softUseSeconds), seconds_of(limits->hardUseSeconds));
	printf("\tlifetime current:\n");
	printf("\t  %llu(bytes), %llu(packets)\n", sa->bytes, sa->packets);
	printf("\t  add %s use %s\n", time_text(sa->addTime, added), time_text(sa->useTime, used));
	printf("\tstats:\n");
	printf("\t  replay-window %u replay %u failed %u\n", sa->outsideWindow, sa->replayed,
	       sa->integrityFailed);
}

static void print_sa(const WFPX_SA0 *sa)
{
	print_identity(sa);
	print_flags(sa);
	print_marks(sa);
	print_algorithms(sa);
	print_encap(sa);
	print_extras(sa);
	print_selector(&sa->selector, sa->source.ipVersion);
	print_life(sa);
}

static DWORD print_page(HANDLE engine, HANDLE handle, UINT32 *count)
{
	WFPX_SA_DETAILS0 **entries;
	DWORD result = WfpxSaEnum0(engine, handle, 16, &entries, count);

	for (UINT32 i = 0; i < *count; i++)
		for (UINT32 n = 0; n < entries[i]->numSAs; n++)
			print_sa(entries[i]->saList[n]);
	FwpmFreeMemory0((void **)&entries);
	return result;
}

static DWORD print_all(const wchar_t *server)
{
	HANDLE engine, handle = NULL;
	DWORD result = FwpmEngineOpen0(server, RPC_C_AUTHN_DEFAULT, NULL, NULL, &engine);
	UINT32 count;

	if (result)
		return result;
	result = IPsecSaCreateEnumHandle0(engine, NULL, &handle);
	do
		count = 0;
	while (!result && !(result = print_page(engine, handle, &count)) && count);
	IPsecSaDestroyEnumHandle0(engine, handle);
	FwpmEngineClose0(engine);
	return result;
}

int main(int argc, char **argv)
{
	wchar_t server[128];
	DWORD result;

	swprintf(server, 128, L"netns:%s", argc > 1 ? argv[1] : "");
	result = print_all(argc > 1 ? server : NULL);
	if (result)
		fprintf(stderr, "as_ip: error 0x%08x\n", (unsigned)result);
	return result ? 1 : 0;
}
