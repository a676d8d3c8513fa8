/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Digests of entries. Members that change by themselves, such as times, are left out. */
#include "scenario.h"

#include <string.h>

static void mix(struct seen *seen, uint64_t value)
{
	seen->digest = (seen->digest ^ value) * 0x9e3779b97f4a7c15u;
	seen->digest ^= seen->digest >> 29;
}

static void mix_bytes(struct seen *seen, const void *bytes, size_t size)
{
	for (size_t i = 0; i < size; i++)
		mix(seen, ((const uint8_t *)bytes)[i]);
}

static void mix_text(struct seen *seen, const char *text)
{
	mix_bytes(seen, text ? text : "", text ? strlen(text) + 1 : 0);
}

static void mix_list(struct seen *seen, const IPSEC_SA0 *sas, UINT32 count)
{
	for (UINT32 i = 0; i < count; i++) {
		mix(seen, sas[i].spi);
		mix(seen, sas[i].saTransformType);
	}
}

static void mix_filter(struct seen *seen, const FWPM_FILTER0 *filter)
{
	mix(seen, filter->numFilterConditions);
	for (UINT32 i = 0; i < filter->numFilterConditions; i++)
		mix(seen, filter->filterCondition[i].conditionValue.type);
}

/* A macro, because the two versions are different types with the same member names. */
#define MIX_SA(seen, sa)                                                                           \
	do {                                                                                       \
		bool v6 = (sa)->traffic.ipVersion == FWP_IP_VERSION_V6;                            \
                                                                                                   \
		mix(seen, (sa)->ipVersion);                                                        \
		mix(seen, (sa)->saDirection);                                                      \
		mix_bytes(seen, (sa)->traffic.localV6Address, v6 ? 16 : 4);                        \
		mix_bytes(seen, (sa)->traffic.remoteV6Address, v6 ? 16 : 4);                       \
		mix(seen, (sa)->traffic.trafficType);                                              \
		mix(seen, (sa)->traffic.remotePort);                                               \
		mix(seen, (sa)->saBundle.lifetime.lifetimeSeconds);                                \
		mix_list(seen, (sa)->saBundle.saList, (sa)->saBundle.numSAs);                      \
		mix_filter(seen, (sa)->transportFilter);                                           \
	} while (0)

void digest_sa0(struct seen *seen, const void *entry)
{
	const IPSEC_SA_DETAILS0 *sa = entry;

	MIX_SA(seen, sa);
}

void digest_sa1(struct seen *seen, const void *entry)
{
	const IPSEC_SA_DETAILS1 *sa = entry;

	MIX_SA(seen, sa);
}

void digest_sa_wfpx(struct seen *seen, const void *entry)
{
	const WFPX_SA_DETAILS0 *sa = entry;

	digest_sa1(seen, &sa->details);
	for (UINT32 i = 0; i < sa->numSAs; i++) {
		mix(seen, sa->saList[i]->present);
		mix(seen, sa->saList[i]->spi);
		mix(seen, sa->saList[i]->reqid);
		mix(seen, sa->saList[i]->mark);
		mix(seen, sa->saList[i]->directionRule);
		mix_bytes(seen, sa->saList[i]->source.v6Address, 4);
		mix_bytes(seen, sa->saList[i]->destination.v6Address, 4);
		mix_text(seen, sa->saList[i]->cipherAlgorithm);
		mix_text(seen, sa->saList[i]->authAlgorithm);
	}
}

static void mix_half(struct seen *seen, const void *half, digest_function *digest)
{
	mix(seen, half != NULL);
	if (half)
		digest(seen, half);
}

void digest_context0(struct seen *seen, const void *entry)
{
	const IPSEC_SA_CONTEXT0 *context = entry;

	mix(seen, context->saContextId);
	mix_half(seen, context->inboundSa, digest_sa0);
	mix_half(seen, context->outboundSa, digest_sa0);
}

void digest_context1(struct seen *seen, const void *entry)
{
	const IPSEC_SA_CONTEXT1 *context = entry;

	mix(seen, context->saContextId);
	mix_half(seen, context->inboundSa, digest_sa1);
	mix_half(seen, context->outboundSa, digest_sa1);
}

void digest_context_wfpx(struct seen *seen, const void *entry)
{
	const WFPX_SA_CONTEXT0 *context = entry;

	digest_context1(seen, &context->context);
	mix(seen, context->state);
	mix(seen, context->active != FALSE);
	mix_half(seen, context->inboundSa, digest_sa_wfpx);
	mix_half(seen, context->outboundSa, digest_sa_wfpx);
	for (UINT32 i = 0; i < context->numPolicies; i++) {
		mix(seen, context->policies[i]->index);
		mix(seen, context->policies[i]->priority);
	}
}

void digest_tunnel(struct seen *seen, const void *entry)
{
	const WFPX_TUNNEL0 *tunnel = entry;

	mix(seen, tunnel->tunnelId);
	mix(seen, tunnel->state);
	mix(seen, tunnel->reqid);
	mix(seen, tunnel->numLarval);
	mix_bytes(seen, tunnel->localAddress.v6Address, 4);
	mix_bytes(seen, tunnel->remoteAddress.v6Address, 4);
	for (UINT32 i = 0; i < tunnel->numContexts; i++)
		digest_context_wfpx(seen, tunnel->contexts[i]);
	for (UINT32 i = 0; i < tunnel->numPolicies; i++)
		mix(seen, tunnel->policies[i]->index);
}

void digest_policy(struct seen *seen, const void *entry)
{
	const WFPX_POLICY_DETAILS0 *details = entry;

	mix(seen, details->policy.index);
	mix(seen, details->block != 0);
	mix(seen, details->numTemplates);
	for (UINT32 i = 0; i < details->numTemplates; i++)
		mix(seen, details->templates[i]->reqid);
}

/* The process id and the key of the own session are left out, as each run has others. */
void digest_session(struct seen *seen, const void *entry)
{
	const FWPM_SESSION0 *session = entry;

	mix(seen, session->flags);
	mix(seen, session->txnWaitTimeoutInMSec);
	mix(seen, session->username != NULL);
	mix(seen, session->sid != NULL);
}

void digest_filter(struct seen *seen, const void *entry)
{
	const FWPM_FILTER0 *filter = entry;

	mix(seen, filter->filterId);
	mix(seen, filter->action.type);
	mix_filter(seen, filter);
}

void digest_filter_wfpx(struct seen *seen, const void *entry)
{
	const WFPX_FILTER0 *filter = entry;

	digest_filter(seen, &filter->filter);
	mix(seen, filter->state);
	mix(seen, filter->policyCount);
}

void digest_info(struct seen *seen, const WFPX_SNAPSHOT_INFO0 *info)
{
	seen->incomplete |= !info->complete;
	mix(seen, info->states);
	mix(seen, info->sas);
	mix(seen, info->larval);
	mix(seen, info->companions);
	mix(seen, info->malformed);
	mix(seen, info->unknownAttributes);
	mix(seen, info->policies);
	mix(seen, info->policiesLeftAside);
}

/* What the three versions have in common. */
void digest_ike(struct seen *seen, const void *entry)
{
	const IKEEXT_SA_DETAILS0 *sa = entry;
	const wchar_t *peer = sa->ikeCredentials.credentials->peerCredentials.name->principalName;

	mix(seen, sa->saId);
	mix(seen, sa->ikeTraffic.remoteV4Address);
	mix(seen, sa->v4UdpEncapsulation->localUdpEncapPort);
	for (; *peer; peer++)
		mix(seen, (uint64_t)*peer);
}

void digest_ike_wfpx(struct seen *seen, const void *entry)
{
	const WFPX_IKE_SA0 *sa = entry;

	digest_ike(seen, &sa->details);
	for (UINT32 i = 0; i < sa->numChildren; i++) {
		mix(seen, sa->children[i]->spiIn);
		mix(seen, sa->children[i]->numLocalSelectors);
		mix(seen, (uint64_t)*sa->children[i]->localSelectors[1]);
	}
}
