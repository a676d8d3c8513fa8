/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* WFPX_SA_DETAILS0: an entry with what Linux knows of it. */
#include <string.h>
#include <sys/socket.h>

#include "address.h"
#include "sa_details.h"
#include "sadb/direction.h"

/* The public bits are the decoder's. */
_Static_assert(WFPX_SA_HAS_ENCAP == SA_HAS_ENCAP, "");
_Static_assert(WFPX_SA_HAS_MARK == SA_HAS_MARK, "");
_Static_assert(WFPX_SA_HAS_OUTPUT_MARK == SA_HAS_SET_MARK, "");
_Static_assert(WFPX_SA_HAS_OUTPUT_MARK_MASK == SA_HAS_SET_MARK_MASK, "");
_Static_assert(WFPX_SA_HAS_IF_ID == SA_HAS_IF_ID, "");
_Static_assert(WFPX_SA_HAS_LAST_USED == SA_HAS_LASTUSED, "");
_Static_assert(WFPX_SA_HAS_TFC_PAD == SA_HAS_TFCPAD, "");
_Static_assert(WFPX_SA_HAS_REPLAY == SA_HAS_REPLAY, "");
_Static_assert(WFPX_SA_HAS_REPLAY_ESN == SA_HAS_REPLAY_ESN, "");
_Static_assert(WFPX_SA_HAS_EXTRA_FLAGS == SA_HAS_EXTRA_FLAGS, "");
_Static_assert(WFPX_SA_HAS_OFFLOAD == SA_HAS_OFFLOAD, "");
_Static_assert(WFPX_SA_HAS_MAPPING_TIMER == SA_HAS_MTIMER_THRESH, "");
_Static_assert(WFPX_SA_HAS_DIRECTION == SA_HAS_DIR, "");
_Static_assert(WFPX_SA_HAS_NAT_KEEPALIVE == SA_HAS_NAT_KEEPALIVE, "");
_Static_assert(WFPX_SA_HAS_CPU == SA_HAS_PCPU, "");
_Static_assert(WFPX_SA_HAS_IPTFS == SA_HAS_IPTFS, "");
_Static_assert(WFPX_SA_HAS_CARE_OF_ADDRESS == SA_HAS_COADDR, "");
_Static_assert(WFPX_SA_HAS_SECURITY_CONTEXT == SA_HAS_SEC_CTX, "");
_Static_assert(WFPX_SA_HAS_AEAD == SA_HAS_AEAD, "");
_Static_assert(WFPX_SA_HAS_CIPHER == SA_HAS_CRYPT, "");
_Static_assert(WFPX_SA_HAS_AUTH == SA_HAS_AUTH, "");
_Static_assert(WFPX_SA_HAS_UNKNOWN == SA_HAS_UNKNOWN, "");
_Static_assert(WFPX_SA_HAS_MALFORMED == SA_HAS_MALFORMED, "");

_Static_assert((int)WFPX_DIRECTION_RULE_NONE == DIRECTION_RULE_NONE, "");
_Static_assert((int)WFPX_DIRECTION_RULE_SA_DIR == DIRECTION_RULE_SA_DIR, "");
_Static_assert((int)WFPX_DIRECTION_RULE_OFFLOAD == DIRECTION_RULE_OFFLOAD, "");
_Static_assert((int)WFPX_DIRECTION_RULE_LOCAL_ADDRESS == DIRECTION_RULE_LOCAL_ADDRESS, "");
_Static_assert((int)WFPX_DIRECTION_RULE_SEQUENCE == DIRECTION_RULE_SEQUENCE, "");
_Static_assert((int)FWP_DIRECTION_OUTBOUND == SA_OUTBOUND, "");
_Static_assert((int)FWP_DIRECTION_INBOUND == SA_INBOUND, "");

static void fill_address(WFPX_ADDRESS0 *to, uint8_t family, const struct address *address)
{
	to->ipVersion = address_version(family);
	if (family == AF_INET)
		to->v4Address = address_v4(address);
	else
		memcpy(to->v6Address, address->bytes, sizeof(to->v6Address));
}

static const WFPX_ADDRESS0 no_address = { .ipVersion = FWP_IP_VERSION_NONE };

static void fill_selector(WFPX_SELECTOR0 *to, const struct sa *sa)
{
	const struct selector *from = &sa->sel;

	if (from->family) {
		fill_address(&to->source, from->family, &from->src);
		fill_address(&to->destination, from->family, &from->dst);
	} else {
		to->source = to->destination = no_address;
	}
	to->sourcePrefixLength = from->src_prefix;
	to->destinationPrefixLength = from->dst_prefix;
	to->protocol = from->proto;
	to->sourcePort = from->sport;
	to->sourcePortMask = from->sport_mask;
	to->destinationPort = from->dport;
	to->destinationPortMask = from->dport_mask;
	to->interfaceIndex = sa->sel_ifindex;
}

static void fill_limits(WFPX_LIMITS0 *to, const struct limits *from)
{
	*to = (WFPX_LIMITS0){
		.softBytes = from->soft_bytes,
		.hardBytes = from->hard_bytes,
		.softPackets = from->soft_packets,
		.hardPackets = from->hard_packets,
		.softAddSeconds = from->soft_add,
		.hardAddSeconds = from->hard_add,
		.softUseSeconds = from->soft_use,
		.hardUseSeconds = from->hard_use,
	};
}

/* A name from a newer kernel belongs to the snapshot, which may go before the block does. */
static const char *render_name(struct page *page, uint8_t id)
{
	const char *name = algorithm_name(id, &page->snapshot->new_names);

	if (id < ALGORITHM_KNOWN || id == ALGORITHM_UNNAMED)
		return name;
	return memcpy(block_take(&page->block, ALGORITHM_NAME_SIZE), name, ALGORITHM_NAME_SIZE);
}

static size_t name_space(uint8_t id)
{
	return id < ALGORITHM_KNOWN || id == ALGORITHM_UNNAMED ? 0 : ALGORITHM_NAME_SIZE;
}

static void fill_algorithms(struct page *page, WFPX_SA0 *to, const struct sa *sa)
{
	to->cipherAlgorithm = render_name(page, sa->cipher);
	to->authAlgorithm = render_name(page, sa->auth);
	to->cipherKeyBits = sa->cipher_bits;
	to->authKeyBits = sa->auth_bits;
	to->icvBits = sa->icv_bits;
}

static void fill_usage(WFPX_SA0 *to, const struct sa *sa, const struct sa_extra *extra)
{
	to->addTime = sa->add_time;
	to->useTime = sa->use_time;
	to->lastUsed = sa->last_used;
	to->bytes = sa->bytes;
	to->packets = sa->packets;
	fill_limits(&to->limits, &sa->limits);
	to->replayWindow = sa->replay_window;
	to->sequenceSent = (UINT64)extra->oseq_hi << 32 | sa->oseq;
	to->sequenceReceived = (UINT64)extra->seq_hi << 32 | sa->seq;
	to->outsideWindow = sa->outside_window;
	to->replayed = sa->replayed;
	to->integrityFailed = sa->integrity_failed;
}

static void fill_extra(WFPX_SA0 *to, const struct sa *sa, const struct sa_extra *extra)
{
	to->extraFlags = extra->extra_flags;
	to->outputMark = extra->set_mark;
	to->outputMarkMask = extra->set_mark_mask;
	to->careOfAddress = to->encapOriginalAddress = no_address;
	if (sa->present & SA_HAS_COADDR)
		fill_address(&to->careOfAddress, sa->family, &extra->coaddr);
	if (sa->present & SA_HAS_ENCAP)
		fill_address(&to->encapOriginalAddress, sa->family, &extra->encap_oa);
	to->encapType = extra->encap_type;
	to->encapSourcePort = extra->encap_sport;
	to->encapDestinationPort = extra->encap_dport;
	to->offloadInterface = extra->offload_ifindex;
	to->offloadFlags = extra->offload_flags;
	to->tfcPad = extra->tfcpad;
	to->mappingTimer = extra->mtimer_thresh;
	to->natKeepalive = extra->nat_keepalive;
	to->cpu = extra->pcpu;
	to->iptfsDropTime = extra->iptfs_drop_time;
	to->iptfsReorderWindow = extra->iptfs_reorder_window;
	to->iptfsInitDelay = extra->iptfs_init_delay;
	to->iptfsMaxQueueSize = extra->iptfs_max_qsize;
	to->iptfsPacketSize = extra->iptfs_pkt_size;
	to->iptfsDontFragment = extra->iptfs_dont_frag;
}

static void fill_sa(struct page *page, WFPX_SA0 *to, const struct sa *sa)
{
	const struct sa_extra *extra = snapshot_extra(page->snapshot, sa);

	to->present = sa->present;
	to->spi = sa->spi;
	to->protocol = sa->proto;
	to->mode = sa->mode;
	to->flags = sa->flags;
	to->saDirection = (FWP_DIRECTION)sa->direction;
	to->directionRule = (WFPX_DIRECTION_RULE)sa->rule;
	fill_address(&to->source, sa->family, &sa->src);
	fill_address(&to->destination, sa->family, &sa->dst);
	fill_selector(&to->selector, sa);
	to->reqid = sa->reqid;
	to->sequence = sa->km_seq;
	to->mark = sa->mark;
	to->markMask = sa->mark_mask;
	to->ifId = sa->if_id;
	fill_algorithms(page, to, sa);
	fill_usage(to, sa, extra);
	fill_extra(to, sa, extra);
}

static size_t sa_space(const struct sa *sa)
{
	return BLOCK_SPACE(sizeof(WFPX_SA0)) + name_space(sa->cipher) + name_space(sa->auth);
}

static size_t space(const struct snapshot *snapshot, size_t index)
{
	const struct sa *ah = snapshot_bundled_ah(snapshot, index);

	return BLOCK_SPACE(sizeof(WFPX_SA_DETAILS0)) + sa_details1_space_within(snapshot, index) +
	       sa_space(&snapshot->sas[index]) + (ah ? sa_space(ah) : 0);
}

static void *render(struct page *page, size_t index)
{
	const struct sa *ah = snapshot_bundled_ah(page->snapshot, index);
	WFPX_SA_DETAILS0 *to = block_take(&page->block, sizeof(*to));

	sa_details1_fill(page, index, &to->details);
	to->numSAs = to->details.saBundle.numSAs;
	to->saList = block_take(&page->block, to->numSAs * sizeof(*to->saList));
	fill_sa(page, &to->saList[0], &page->snapshot->sas[index]);
	if (ah)
		fill_sa(page, &to->saList[1], ah);
	return to;
}

const struct sa_format sa_format_wfpx0 = { space, render };
