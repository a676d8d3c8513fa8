/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * Prints IKE SAs as "swanctl --list-sas --raw" does, with the members that WFPX_IKE_SA0 has, so
 * that a test can compare both texts. The algorithms are those that the test's connections use.
 */
#include "ike_raw.h"

#include <arpa/inet.h>
#include <inttypes.h>
#include <stdio.h>
#include <string.h>

static const char *name_of(const char *const *names, unsigned count, unsigned number)
{
	return number < count && names[number] ? names[number] : "OTHER";
}
#define NAME(names, number) name_of(names, sizeof(names) / sizeof((names)[0]), number)

static const char *const states[] = { NULL,       "CREATED", "CONNECTING", "ESTABLISHED", "PASSIVE",
				      "REKEYING", "REKEYED", "DELETING",   "DESTROYING" };
static const char *const child_states[] = { NULL,        "CREATED",  "ROUTED",   "INSTALLING",
					    "INSTALLED", "UPDATING", "REKEYING", "REKEYED",
					    "RETRYING",  "DELETING", "DELETED",  "DESTROYING" };
static const char *const modes[] = { "TRANSPORT", "TUNNEL", NULL, NULL, "BEET" };
static const char *const protocols[] = { [50] = "ESP", [51] = "AH" };

static void print_text(const char *key, const wchar_t *text)
{
	if (text)
		printf(" %s=%ls", key, text);
}

static void print_flag(const char *key, BOOL set)
{
	if (set)
		printf(" %s=yes", key);
}

static void print_address(const char *key, FWP_IP_VERSION version, UINT32 v4, const UINT8 *v6)
{
	char text[INET6_ADDRSTRLEN];

	v4 = htonl(v4);
	printf(" %s=%s", key,
	       version == FWP_IP_VERSION_V6 ? inet_ntop(AF_INET6, v6, text, sizeof(text))
					    : inet_ntop(AF_INET, &v4, text, sizeof(text)));
}

static void print_proposal(const IKEEXT_PROPOSAL0 *p)
{
	UINT32 cipher = (UINT32)p->cipherAlgorithm.algoIdentifier;
	UINT32 integrity = (UINT32)p->integrityAlgorithm.algoIdentifier;
	UINT32 group = (UINT32)p->dhGroup;
	BOOL aead = cipher == IKEEXT_CIPHER_AES_GCM_128_16ICV ||
		    cipher == IKEEXT_CIPHER_AES_GCM_256_16ICV;

	printf(" encr-alg=%s encr-keysize=%u", aead ? "AES_GCM_16" : "AES_CBC",
	       (unsigned)p->cipherAlgorithm.keyLen);
	if (!aead)
		printf(" integ-alg=%s", integrity == IKEEXT_INTEGRITY_SHA1 ? "HMAC_SHA1_96"
					: integrity == IKEEXT_INTEGRITY_SHA_256
						? "HMAC_SHA2_256_128"
						: "OTHER");
	printf(" dh-group=%s", group == IKEEXT_DH_GROUP_14       ? "MODP_2048"
			       : group == IKEEXT_DH_ECP_384      ? "ECP_384"
			       : group == WFPX_IKE_ALGORITHM(31) ? "CURVE_25519"
								 : "OTHER");
}

static void print_list(const char *key, wchar_t **texts, UINT32 count)
{
	printf(" %s=[", key);
	for (UINT32 i = 0; i < count; i++)
		printf("%s%ls", i ? " " : "", texts[i]);
	printf("]");
}

static void print_child(const WFPX_IKE_CHILD0 *child, BOOL first)
{
	printf("%s%ls-%u {name=%ls uniqueid=%u reqid=%u state=%s mode=%s", first ? "" : " ",
	       child->name, (unsigned)child->uniqueId, child->name, (unsigned)child->uniqueId,
	       (unsigned)child->reqid, NAME(child_states, (unsigned)child->state),
	       NAME(modes, child->mode));
	if (child->spiIn)
		printf(" protocol=%s spi-in=%08x spi-out=%08x", NAME(protocols, child->protocol),
		       (unsigned)child->spiIn, (unsigned)child->spiOut);
	print_list("local-ts", child->localSelectors, child->numLocalSelectors);
	print_list("remote-ts", child->remoteSelectors, child->numRemoteSelectors);
	printf("}");
}

/* Times differ from one list to the next, so only what they are times of is printed. */
static void print_times(const WFPX_IKE_SA0 *sa)
{
	if (sa->state == WFPX_IKE_STATE_ESTABLISHED)
		printf(" established=T");
	if (sa->rekeySeconds != WFPX_UNLIMITED)
		printf(" rekey-time=T");
	if (sa->reauthSeconds != WFPX_UNLIMITED)
		printf(" reauth-time=T");
}

static void print_ends(const WFPX_IKE_SA0 *sa)
{
	const IKEEXT_SA_DETAILS2 *d = &sa->details;
	const IKEEXT_TRAFFIC0 *t = &d->ikeTraffic;

	print_address("local-host", d->ipVersion, t->localV4Address, t->localV6Address);
	printf(" local-port=%u", (unsigned)sa->localPort);
	print_text("local-id", sa->localIdentity);
	print_address("remote-host", d->ipVersion, t->remoteV4Address, t->remoteV6Address);
	printf(" remote-port=%u", (unsigned)sa->remotePort);
	print_text("remote-id", sa->remoteIdentity);
	print_text(d->keyModuleType == IKEEXT_KEY_MODULE_IKE ? "remote-xauth-id" : "remote-eap-id",
		   sa->remoteUser);
}

void print_raw(const WFPX_IKE_SA0 *sa)
{
	const IKEEXT_SA_DETAILS2 *d = &sa->details;

	printf("%ls {uniqueid=%u version=%d state=%s", sa->connection, (unsigned)sa->uniqueId,
	       d->keyModuleType == IKEEXT_KEY_MODULE_IKE ? 1 : 2,
	       NAME(states, (unsigned)sa->state));
	print_ends(sa);
	print_flag("initiator", sa->initiator);
	printf(" initiator-spi=%016" PRIx64 " responder-spi=%016" PRIx64,
	       (uint64_t)d->cookiePair.initiator, (uint64_t)d->cookiePair.responder);
	print_flag("nat-local", sa->localBehindNat);
	print_flag("nat-remote", sa->remoteBehindNat);
	print_flag("nat-any", sa->nat);
	if (d->virtualIfTunnelId)
		printf(" if-id-in=%08x", (unsigned)d->virtualIfTunnelId);
	print_proposal(&d->ikeProposal);
	print_times(sa);
	printf(" child-sas {");
	for (UINT32 i = 0; i < sa->numChildren; i++)
		print_child(sa->children[i], i == 0);
	printf("}}\n");
}

static const char *method_of(const IKEEXT_CREDENTIAL2 *credential)
{
	switch (credential->authenticationMethodType) {
	case IKEEXT_PRESHARED_KEY:
		return "psk";
	case IKEEXT_CERTIFICATE:
		return "certificate";
	case IKEEXT_EAP:
		return "eap";
	default:
		return "other";
	}
}

void print_methods(const WFPX_IKE_SA0 *sa)
{
	const IKEEXT_CREDENTIALS2 *c = &sa->details.ikeCredentials;

	if (c->numCredentials)
		printf("%ls %s %s\n", sa->connection, method_of(&c->credentials->localCredentials),
		       method_of(&c->credentials->peerCredentials));
	else
		printf("%ls unknown\n", sa->connection);
}
