/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "counters.h"

#include <stddef.h>

#include "text.h"

/*
 * The counters of Linux 6.18, in its order. Where a counter stands for more than one reason, the
 * sentences name all of them: the kernel does not tell them apart.
 */
static const struct counter_info infos[] = {
	{ "XfrmInError", "A received packet was dropped for a reason without a counter of its own.",
	  "Look at the kernel's log." },
	{ "XfrmInBufferError", "There was no memory for a received packet.",
	  "Look at the memory of the machine, and at the sizes of packets." },
	{ "XfrmInHdrError", "A received packet has no valid ESP or AH header.",
	  "Look at what arrives with tcpdump: another protocol on port 4500, or damage." },
	{ "XfrmInNoStates", "No SA has the SPI of a received packet.",
	  "The peer uses an SA that has ended here, or never was: compare the SPIs of both "
	  "hosts." },
	{ "XfrmInStateProtoError",
	  "A received packet failed the integrity check, or could not be decrypted.",
	  "Compare keys and algorithms of both hosts; FAIL of \"list sas\" tells the SA." },
	{ "XfrmInStateModeError", "A received packet does not fit the mode of its SA.",
	  "Compare the mode, tunnel or transport, of both hosts." },
	{ "XfrmInStateSeqError",
	  "A received packet is a repetition, or is older than the replay window.",
	  "REPLAY of \"list sas\" tells the SA: a peer that restarted, reordering, or an attack." },
	{ "XfrmInStateExpired", "A packet arrived when its SA had reached a limit.",
	  "The IKE daemon did not replace the SA in time: look at its log, and at soft limits." },
	{ "XfrmInStateMismatch",
	  "The SA of a received packet is not for that traffic, or for another encapsulation.",
	  "Look at the selector of the SA, and at UDP ports: a NAT that came or went." },
	{ "XfrmInStateInvalid", "The SA of a received packet is being deleted.",
	  "A few of these are normal when SAs are replaced." },
	{ "XfrmInTmplMismatch",
	  "A packet came in the clear, or by another SA than its policy asks for.",
	  "Look at reqid, mode and addresses of the policy and the SA; does the peer encrypt?" },
	{ "XfrmInNoPols", "A packet came by an SA, and no policy asks for that SA.",
	  "Look at the inbound and forward policies: \"ip xfrm policy\"." },
	{ "XfrmInPolBlock", "A policy blocks a received packet.",
	  "\"wfpsa explain\" with the sender's address tells which policy." },
	{ "XfrmInPolError", "The policy for a received packet could not be used.",
	  "Look at the templates of the policies, and at the memory of the machine." },
	{ "XfrmOutError", "A packet was not sent for a reason without a counter of its own.",
	  "Look at the kernel's log." },
	{ "XfrmOutBundleGenError", "A packet was not sent: no route or SA for it could be set up.",
	  "Look at the route to the peer, and at the SAs of the policy." },
	{ "XfrmOutBundleCheckError", "A packet was not sent: its route is no longer valid.",
	  "Look at routes and interfaces that come and go." },
	{ "XfrmOutNoStates", "A policy asks for an SA for a packet, and there is none.",
	  "\"wfpsa list tunnels -s down\" shows where; then look at the IKE daemon." },
	{ "XfrmOutStateProtoError", "A packet could not be encrypted.",
	  "Look at the kernel's log, and at the algorithms of the SA." },
	{ "XfrmOutStateModeError",
	  "A packet does not fit the mode of its SA, or is larger than its path allows.",
	  "Look at the mode of the SA, and at the MTU." },
	{ "XfrmOutStateSeqError", "An SA has no sequence numbers left.",
	  "It needs a rekey: \"wfpsa rekey\". ESN or limits of packets avoid it." },
	{ "XfrmOutStateExpired", "A packet was to leave by an SA that had reached a limit.",
	  "The IKE daemon did not replace the SA in time: look at its log, and at soft limits." },
	{ "XfrmOutPolBlock", "A policy blocks a packet on its way out.",
	  "\"wfpsa explain\" with the receiver's address tells which policy." },
	{ "XfrmOutPolDead", "The policy of a packet was being deleted.",
	  "A few of these are normal when policies are replaced." },
	{ "XfrmOutPolError", "The policy for a packet could not be used.",
	  "Look at the templates of the policies, and at the memory of the machine." },
	{ "XfrmFwdHdrError", "The addresses of a packet that is to be forwarded cannot be read.",
	  "Look at what arrives with tcpdump." },
	{ "XfrmOutStateInvalid", "The SA of a packet is being deleted.",
	  "A few of these are normal when SAs are replaced." },
	{ "XfrmAcquireError", "A packet arrived for an SPI that is reserved and has no keys yet.",
	  "The peer was faster than the IKE daemon here; if it goes on, look at its log." },
	{ "XfrmOutStateDirError", "A packet was to leave by an SA that is inbound.",
	  "Look at the direction of the SAs: a daemon sets it." },
	{ "XfrmInStateDirError", "A packet came by an SA that is outbound.",
	  "Two SAs have one SPI, or the daemon has confused the directions." },
	{ "XfrmInIptfsError", "A received packet of IP-TFS cannot be taken apart.",
	  "Compare the mode of the SAs of both hosts." },
	{ "XfrmOutNoQueueSpace", "The queue of an IP-TFS SA is full.",
	  "More packets arrive than the SA sends: look at its sizes with \"wfpsa show\"." },
};

const struct counter_info *counter_find(const wchar_t *name)
{
	for (size_t i = 0; i < sizeof(infos) / sizeof(infos[0]); i++)
		if (text_is(name, infos[i].name))
			return &infos[i];
	return NULL;
}

UINT64 counter_value(const WFPX_KERNEL_STATISTICS0 *statistics, const char *name)
{
	for (UINT32 i = 0; statistics && i < statistics->numCounters; i++)
		if (text_is(statistics->counters[i].name, name))
			return statistics->counters[i].value;
	return 0;
}
