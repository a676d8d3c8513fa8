/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * Members that WFPX_SA0 takes from the kernel as they are, and what WFP derives from some of them.
 */
#include <linux/xfrm.h>
#include <netlink/xfrm/lifetime.h>
#include <netlink/xfrm/selector.h>
#include <sys/socket.h>

#include "agree_libnl.h"

/*
 * A limit as WFP has it: a number of units, rounded up, at most what 32 bits hold. 0 means no
 * limit, so a limit of 0 bytes becomes one unit.
 */
static UINT32 units(unsigned long long limit, unsigned long long unit)
{
	unsigned long long n;

	if (limit == XFRM_INF)
		return 0;
	if (!limit)
		return 1;
	for (n = limit / unit; n * unit < limit; n++)
		;
	return n > 0xffffffffULL ? 0xffffffffu : (UINT32)n;
}

static UINT32 seconds(unsigned long long limit)
{
	return limit ? units(limit, 1) : 0;
}

/* libnl shows the kernel's 0 where there is no limit of time. */
static unsigned long long limited(unsigned long long time)
{
	return time ? time : WFPX_UNLIMITED;
}

void compare_limits(struct xfrmnl_sa *sa, const struct side *side, bool first)
{
	struct xfrmnl_ltime_cfg *from = xfrmnl_sa_get_lifetime_cfg(sa);
	const IPSEC_SA_LIFETIME0 *lifetime = &side->details->saBundle.lifetime;
	const WFPX_LIMITS0 *to = &side->wfpx->limits;

	DIFFER("softBytes", xfrmnl_ltime_cfg_get_soft_bytelimit(from), to->softBytes);
	DIFFER("hardBytes", xfrmnl_ltime_cfg_get_hard_bytelimit(from), to->hardBytes);
	DIFFER("softPackets", xfrmnl_ltime_cfg_get_soft_packetlimit(from), to->softPackets);
	DIFFER("hardPackets", xfrmnl_ltime_cfg_get_hard_packetlimit(from), to->hardPackets);
	DIFFER("softAddSeconds", limited(xfrmnl_ltime_cfg_get_soft_addexpires(from)),
	       to->softAddSeconds);
	DIFFER("hardAddSeconds", limited(xfrmnl_ltime_cfg_get_hard_addexpires(from)),
	       to->hardAddSeconds);
	DIFFER("softUseSeconds", limited(xfrmnl_ltime_cfg_get_soft_useexpires(from)),
	       to->softUseSeconds);
	DIFFER("hardUseSeconds", limited(xfrmnl_ltime_cfg_get_hard_useexpires(from)),
	       to->hardUseSeconds);
	if (!first)
		return;
	DIFFER("lifetimeKilobytes", units(xfrmnl_ltime_cfg_get_hard_bytelimit(from), 1024),
	       lifetime->lifetimeKilobytes);
	DIFFER("lifetimePackets", units(xfrmnl_ltime_cfg_get_hard_packetlimit(from), 1),
	       lifetime->lifetimePackets);
	DIFFER("lifetimeSeconds", seconds(xfrmnl_ltime_cfg_get_hard_addexpires(from)),
	       lifetime->lifetimeSeconds);
}

void compare_usage(struct xfrmnl_sa *sa, const WFPX_SA0 *to)
{
	unsigned long long bytes, packets, added, used, outside, replayed, failed;

	xfrmnl_sa_get_curlifetime(sa, &bytes, &packets, &added, &used);
	DIFFER("bytes", bytes, to->bytes);
	DIFFER("packets", packets, to->packets);
	DIFFER("addTime", added, to->addTime);
	DIFFER("useTime", used, to->useTime);
	xfrmnl_sa_get_stats(sa, &outside, &replayed, &failed);
	DIFFER("outsideWindow", outside, to->outsideWindow);
	DIFFER("replayed", replayed, to->replayed);
	DIFFER("integrityFailed", failed, to->integrityFailed);
}

struct replay replay_of(struct xfrmnl_sa *sa)
{
	unsigned out = 0, in = 0, out_hi = 0, in_hi = 0, window, words, bitmap[4096 / 32];
	bool esn = !xfrmnl_sa_get_replay_state_esn(sa, &out, &in, &out_hi, &in_hi, &window, &words,
						   bitmap);

	if (!esn) {
		xfrmnl_sa_get_replay_state(sa, &out, &in, &bitmap[0]);
		window = (unsigned)xfrmnl_sa_get_replay_window(sa);
	}
	return (struct replay){
		.sent = (unsigned long long)out_hi << 32 | out,
		.received = (unsigned long long)in_hi << 32 | in,
		.window = window,
		.esn = esn,
	};
}

void compare_replay(struct xfrmnl_sa *sa, const WFPX_SA0 *to)
{
	struct replay replay = replay_of(sa);

	DIFFER("has ESN replay state", replay.esn, (to->present & WFPX_SA_HAS_REPLAY_ESN) != 0);
	DIFFER("has replay state", !replay.esn, (to->present & WFPX_SA_HAS_REPLAY) != 0);
	DIFFER("sequenceSent", replay.sent, to->sequenceSent);
	DIFFER("sequenceReceived", replay.received, to->sequenceReceived);
	DIFFER("replayWindow", replay.window, to->replayWindow);
}

void compare_encap(struct xfrmnl_sa *sa, const struct side *side, bool out, bool first)
{
	const IPSEC_V4_UDP_ENCAPSULATION0 *udp = side->details->udpEncapsulation;
	unsigned type = 0, source = 0, destination = 0;
	struct nl_addr *original = NULL;
	bool has = !xfrmnl_sa_get_encap_tmpl(sa, &type, &source, &destination, &original);

	DIFFER("has encapsulation", has, (side->wfpx->present & WFPX_SA_HAS_ENCAP) != 0);
	if (first)
		DIFFER("udpEncapsulation", has && xfrmnl_sa_get_family(sa) == AF_INET, udp != NULL);
	if (!has)
		return;
	DIFFER("encapType", type, side->wfpx->encapType);
	DIFFER("encapSourcePort", source, side->wfpx->encapSourcePort);
	DIFFER("encapDestinationPort", destination, side->wfpx->encapDestinationPort);
	differ_wfpx_address("encapOriginalAddress", original, &side->wfpx->encapOriginalAddress);
	if (first && udp) {
		DIFFER("localUdpEncapPort", out ? source : destination, udp->localUdpEncapPort);
		DIFFER("remoteUdpEncapPort", out ? destination : source, udp->remoteUdpEncapPort);
		differ_address("peerV4PrivateAddress", FWP_IP_VERSION_V4, original,
			       side->details->saBundle.peerV4PrivateAddress, NULL);
	}
	nl_addr_put(original);
}

void compare_selector(struct xfrmnl_sel *from, const WFPX_SELECTOR0 *to)
{
	int family = xfrmnl_sel_get_family(from);

	DIFFER("selector family",
	       family == AF_INET    ? FWP_IP_VERSION_V4
	       : family == AF_INET6 ? FWP_IP_VERSION_V6
				    : FWP_IP_VERSION_NONE,
	       to->source.ipVersion);
	if (family) {
		differ_wfpx_address("selector source", xfrmnl_sel_get_saddr(from), &to->source);
		differ_wfpx_address("selector destination", xfrmnl_sel_get_daddr(from),
				    &to->destination);
	}
	DIFFER("sourcePrefixLength", xfrmnl_sel_get_prefixlen_s(from), to->sourcePrefixLength);
	DIFFER("destinationPrefixLength", xfrmnl_sel_get_prefixlen_d(from),
	       to->destinationPrefixLength);
	DIFFER("selector protocol", xfrmnl_sel_get_proto(from), to->protocol);
	DIFFER("sourcePort", xfrmnl_sel_get_sport(from), to->sourcePort);
	DIFFER("sourcePortMask", xfrmnl_sel_get_sportmask(from), to->sourcePortMask);
	DIFFER("destinationPort", xfrmnl_sel_get_dport(from), to->destinationPort);
	DIFFER("destinationPortMask", xfrmnl_sel_get_dportmask(from), to->destinationPortMask);
	DIFFER("interfaceIndex", xfrmnl_sel_get_ifindex(from), to->interfaceIndex);
}

void compare_header(struct xfrmnl_sa *sa, const WFPX_SA0 *to)
{
	unsigned mark = 0, mask = 0;
	struct nl_addr *care_of = xfrmnl_sa_get_coaddr(sa);
	int pad = xfrmnl_sa_get_tfcpad(sa);
	bool marked = !xfrmnl_sa_get_mark(sa, &mask, &mark);

	DIFFER("spi", (UINT32)xfrmnl_sa_get_spi(sa), to->spi);
	DIFFER("protocol", xfrmnl_sa_get_proto(sa), to->protocol);
	DIFFER("mode", xfrmnl_sa_get_mode(sa), to->mode);
	DIFFER("flags", xfrmnl_sa_get_flags(sa), to->flags);
	DIFFER("reqid", (UINT32)xfrmnl_sa_get_reqid(sa), to->reqid);
	DIFFER("sequence", (UINT32)xfrmnl_sa_get_seq(sa), to->sequence);
	DIFFER("has mark", marked, (to->present & WFPX_SA_HAS_MARK) != 0);
	DIFFER("mark", mark, to->mark);
	DIFFER("markMask", mask, to->markMask);
	DIFFER("has tfcPad", pad >= 0, (to->present & WFPX_SA_HAS_TFC_PAD) != 0);
	DIFFER("tfcPad", pad > 0 ? pad : 0, to->tfcPad);
	differ_wfpx_address("source", xfrmnl_sa_get_saddr(sa), &to->source);
	differ_wfpx_address("destination", xfrmnl_sa_get_daddr(sa), &to->destination);
	DIFFER("has care-of address", care_of != NULL,
	       (to->present & WFPX_SA_HAS_CARE_OF_ADDRESS) != 0);
	if (care_of)
		differ_wfpx_address("careOfAddress", care_of, &to->careOfAddress);
}
