/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* WFPX_SA_DETAILS0: an entry of WFP with all that Linux knows about the SAs. */
#include <string.h>
#include <sys/socket.h>

#include "address.h"
#include "sa_details.h"
#include "sa_enum.h"
#include "wfpx_selector.h"
#include "sadb/direction.h"

/* WFPX_SA0.present has the bits of sa.present. */
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
_Static_assert((int)WFPX_DIRECTION_RULE_POLICY == DIRECTION_RULE_POLICY, "");
_Static_assert((int)WFPX_DIRECTION_RULE_SEQUENCE == DIRECTION_RULE_SEQUENCE, "");
_Static_assert((int)FWP_DIRECTION_OUTBOUND == SA_OUTBOUND, "");
_Static_assert((int)FWP_DIRECTION_INBOUND == SA_INBOUND, "");

static UINT64 limit_of_seconds(uint64_t seconds)
{
	return seconds ? seconds : WFPX_UNLIMITED;
}

static void fill_limits(WFPX_LIMITS0 *to, const struct limits *from)
{
	*to = (WFPX_LIMITS0){
		.softBytes = from->soft_bytes,
		.hardBytes = from->hard_bytes,
		.softPackets = from->soft_packets,
		.hardPackets = from->hard_packets,
		.softAddSeconds = limit_of_seconds(from->soft_add),
		.hardAddSeconds = limit_of_seconds(from->hard_add),
		.softUseSeconds = limit_of_seconds(from->soft_use),
		.hardUseSeconds = limit_of_seconds(from->hard_use),
	};
}

/*
 * A name that enum algorithm lacks is copied into the block: @names may be freed before the block.
 */
static const char *render_name(struct page *page, const struct new_names *names, uint8_t id)
{
	const char *name = algorithm_name(id, names);

	if (id < ALGORITHM_KNOWN || id == ALGORITHM_UNNAMED)
		return name;
	return memcpy(block_take(&page->block, ALGORITHM_NAME_SIZE), name, ALGORITHM_NAME_SIZE);
}

static size_t name_space(uint8_t id)
{
	return id < ALGORITHM_KNOWN || id == ALGORITHM_UNNAMED ? 0 : ALGORITHM_NAME_SIZE;
}

static void fill_algorithms(struct page *page, const struct new_names *names, WFPX_SA0 *to,
			    const struct sa *sa)
{
	to->cipherAlgorithm = render_name(page, names, sa->config->cipher);
	to->authAlgorithm = render_name(page, names, sa->config->auth);
	to->cipherKeyBits = sa->config->cipher_bits;
	to->authKeyBits = sa->config->auth_bits;
	to->icvBits = sa->config->icv_bits;
}

static void fill_usage(WFPX_SA0 *to, const struct sa *sa, const struct sa_extra *extra)
{
	to->addTime = sa->add_time;
	to->useTime = sa->use_time;
	to->lastUsed = sa->last_used;
	to->bytes = sa->bytes;
	to->packets = sa->packets;
	fill_limits(&to->limits, &sa->config->limits);
	to->replayWindow = sa->config->replay_window;
	to->sequenceSent = (UINT64)extra->oseq_hi << 32 | sa->oseq;
	to->sequenceReceived = (UINT64)extra->seq_hi << 32 | sa->seq;
	to->outsideWindow = extra->outside_window;
	to->replayed = extra->replayed;
	to->integrityFailed = extra->integrity_failed;
}

static void fill_extra(WFPX_SA0 *to, const struct sa *sa, const struct sa_extra *extra)
{
	to->extraFlags = extra->extra_flags;
	to->outputMark = extra->set_mark;
	to->outputMarkMask = extra->set_mark_mask;
	to->careOfAddress = to->encapOriginalAddress = wfpx_no_address;
	if (sa->config->present & SA_HAS_COADDR)
		wfpx_address_fill(&to->careOfAddress, sa->family, &extra->coaddr);
	if (sa->config->present & SA_HAS_ENCAP)
		wfpx_address_fill(&to->encapOriginalAddress, sa->family, &extra->encap_oa);
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

WFPX_SA0 *sa_wfpx0_one_render(struct page *page, const struct new_names *names, const struct sa *sa)
{
	WFPX_SA0 *to = block_take(&page->block, sizeof(*to));
	const struct sa_extra *extra = sa->extra;

	to->present = sa->config->present;
	to->spi = sa->spi;
	to->protocol = sa->proto;
	to->mode = sa->mode;
	to->flags = sa->flags;
	to->saDirection = (FWP_DIRECTION)sa->found.direction;
	to->directionRule = (WFPX_DIRECTION_RULE)sa->found.rule;
	wfpx_address_fill(&to->source, sa->family, &sa->src);
	wfpx_address_fill(&to->destination, sa->family, &sa->dst);
	wfpx_selector_fill(&to->selector, sa->sel);
	to->reqid = sa->reqid;
	to->sequence = sa->km_seq;
	to->mark = sa->config->mark;
	to->markMask = sa->config->mark_mask;
	to->ifId = sa->config->if_id;
	fill_algorithms(page, names, to, sa);
	fill_usage(to, sa, extra);
	fill_extra(to, sa, extra);
	return to;
}

size_t sa_wfpx0_one_space(const struct sa *sa)
{
	return BLOCK_SPACE(sizeof(WFPX_SA0)) + name_space(sa->config->cipher) +
	       name_space(sa->config->auth);
}

size_t sa_wfpx0_space(const struct snapshot *snapshot, size_t index)
{
	const struct sa *ah = snapshot_bundled_ah(snapshot, index);

	return sa_details1_space(snapshot, index) + BLOCK_SPACE((ah ? 2 : 1) * sizeof(WFPX_SA0 *)) +
	       sa_wfpx0_one_space(&snapshot->sas[index]) + (ah ? sa_wfpx0_one_space(ah) : 0);
}

void sa_wfpx0_fill(struct page *page, const struct snapshot *snapshot, size_t index,
		   WFPX_SA_DETAILS0 *to)
{
	const struct sa *ah = snapshot_bundled_ah(snapshot, index);

	sa_details1_fill(page, snapshot, index, &to->details);
	to->numSAs = to->details.saBundle.numSAs;
	to->saList = block_take(&page->block, to->numSAs * sizeof(*to->saList));
	to->saList[0] = sa_wfpx0_one_render(page, &snapshot->new_names, &snapshot->sas[index]);
	if (ah)
		to->saList[1] = sa_wfpx0_one_render(page, &snapshot->new_names, ah);
}

static size_t details_wfpx0_space(const void *items, size_t index)
{
	const struct sa_items *sas = items;

	return BLOCK_SPACE(sizeof(WFPX_SA_DETAILS0)) + sa_wfpx0_space(&sas->snapshot, index);
}

static void *details_wfpx0_render(struct page *page, size_t index)
{
	const struct sa_items *sas = page->items;
	WFPX_SA_DETAILS0 *to = block_take(&page->block, sizeof(*to));

	sa_wfpx0_fill(page, &sas->snapshot, index, to);
	return to;
}

const struct format sa_format_wfpx0 = { &kind_sas, details_wfpx0_space, details_wfpx0_render };
