/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * agree_libnl [NETNS] - whether libnl-xfrm and the library say the same of every SA
 *
 * Both dump the same kernel tables. Each member that libnl 3.7 has a getter for is compared with
 * IPsecSaEnum1 and WfpxSaEnum0; what WFP makes of it (local and remote, transforms, lifetimes, the
 * filter of the policy that asks for the SA) is worked out here once more, from libnl's values
 * alone. It knows no if_id and no output mark.
 */
#include <arpa/inet.h>
#include <fcntl.h>
#include <ifaddrs.h>
#include <linux/xfrm.h>
#include <netinet/in.h>
#include <netlink/netlink.h>
#include <netlink/xfrm/lifetime.h>
#include <netlink/xfrm/sa.h>
#include <netlink/xfrm/selector.h>
#include <sched.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include <wchar.h>

#include "fwpmu.h"
#include "libnl_policies.h"
#include "wfpxfrm.h"

#define SAS_MAX     4096
#define ADDRESS_MAX 256

static unsigned disagreements, compared, with_policy;

/* What the library says of one state. The bundle it belongs to may hold another one. */
static struct side {
	const WFPX_SA0 *wfpx;
	const IPSEC_SA0 *sa;
	const IPSEC_SA_DETAILS1 *details;
	struct xfrmnl_sa *libnl;
	bool out;
} sides[SAS_MAX];
static size_t side_count;
static UINT32 current; /* the SPI that is compared */

static void differ(const char *what, unsigned long long libnl, unsigned long long library)
{
	compared++;
	if (libnl == library)
		return;
	disagreements++;
	printf("spi 0x%08x: %s: libnl %llu (0x%llx), library %llu (0x%llx)\n", current, what, libnl,
	       libnl, library, library);
}

#define DIFFER(what, libnl, library)                                                               \
	differ(what, (unsigned long long)(libnl), (unsigned long long)(library))

static void differ_text(const char *what, const char *libnl, const char *library)
{
	compared++;
	if (library ? !strcmp(libnl, library) : !libnl[0])
		return;
	disagreements++;
	printf("spi 0x%08x: %s: libnl \"%s\", library \"%s\"\n", current, what, libnl,
	       library ? library : "");
}

/* An address as bytes in network order, however it came; ipVersion tells how many count. */
static void differ_address(const char *what, FWP_IP_VERSION version, struct nl_addr *libnl,
			   UINT32 v4, const UINT8 *v6)
{
	UINT32 network = htonl(v4);
	unsigned size = version == FWP_IP_VERSION_V4 ? 4 : 16;

	compared++;
	if (nl_addr_get_len(libnl) == size &&
	    !memcmp(nl_addr_get_binary_addr(libnl), size == 4 ? (const void *)&network : v6, size))
		return;
	disagreements++;
	printf("spi 0x%08x: %s differs\n", current, what);
}

static void differ_wfpx_address(const char *what, struct nl_addr *libnl, const WFPX_ADDRESS0 *to)
{
	differ_address(what, to->ipVersion, libnl, to->v4Address, to->v6Address);
}

/* The addresses of this namespace, as libc tells them. */
static struct {
	int family;
	uint8_t bytes[16];
} local[ADDRESS_MAX];
static size_t local_count;

static void add_local(const struct sockaddr *address)
{
	const void *bytes;

	if (!address || local_count == ADDRESS_MAX)
		return;
	if (address->sa_family == AF_INET)
		bytes = &((const struct sockaddr_in *)(const void *)address)->sin_addr;
	else if (address->sa_family == AF_INET6)
		bytes = &((const struct sockaddr_in6 *)(const void *)address)->sin6_addr;
	else
		return;
	local[local_count].family = address->sa_family;
	memcpy(local[local_count++].bytes, bytes, address->sa_family == AF_INET ? 4 : 16);
}

static void read_local(void)
{
	struct ifaddrs *list, *one;

	if (getifaddrs(&list))
		return;
	for (one = list; one; one = one->ifa_next)
		add_local(one->ifa_addr);
	freeifaddrs(list);
}

static bool is_local(struct nl_addr *address)
{
	for (size_t i = 0; i < local_count; i++)
		if (local[i].family == nl_addr_get_family(address) &&
		    !memcmp(local[i].bytes, nl_addr_get_binary_addr(address),
			    nl_addr_get_len(address)))
			return true;
	return false;
}

/* What WFP shall say of the kernel's algorithms. A key or ICV length of 0 stands for any. */
struct transform {
	const char *cipher;
	unsigned key_bits;
	const char *auth;
	unsigned icv_bits;
	unsigned type, auth_type, auth_config, cipher_type, cipher_config;
};

#define NONE     0u
#define AND      IPSEC_TRANSFORM_ESP_AUTH_AND_CIPHER
#define UNLISTED WFPX_AUTH_CONFIG_OTHER /* the same number for ciphers */

static const struct transform aeads[] = {
	{ "rfc4106(gcm(aes))", 160, "", 128, AND, IPSEC_AUTH_AES_128, IPSEC_AUTH_CONFIG_GCM_AES_128,
	  IPSEC_CIPHER_TYPE_AES_128, IPSEC_CIPHER_CONFIG_GCM_AES_128 },
	{ "rfc4106(gcm(aes))", 224, "", 128, AND, IPSEC_AUTH_AES_192, IPSEC_AUTH_CONFIG_GCM_AES_192,
	  IPSEC_CIPHER_TYPE_AES_192, IPSEC_CIPHER_CONFIG_GCM_AES_192 },
	{ "rfc4106(gcm(aes))", 288, "", 128, AND, IPSEC_AUTH_AES_256, IPSEC_AUTH_CONFIG_GCM_AES_256,
	  IPSEC_CIPHER_TYPE_AES_256, IPSEC_CIPHER_CONFIG_GCM_AES_256 },
	{ "rfc4106(gcm(aes))", 160, "", 0, AND, IPSEC_AUTH_AES_128, UNLISTED,
	  IPSEC_CIPHER_TYPE_AES_128, UNLISTED },
	{ "rfc4106(gcm(aes))", 224, "", 0, AND, IPSEC_AUTH_AES_192, UNLISTED,
	  IPSEC_CIPHER_TYPE_AES_192, UNLISTED },
	{ "rfc4106(gcm(aes))", 288, "", 0, AND, IPSEC_AUTH_AES_256, UNLISTED,
	  IPSEC_CIPHER_TYPE_AES_256, UNLISTED },
	{ "rfc4543(gcm(aes))", 160, "", 128, IPSEC_TRANSFORM_ESP_AUTH, IPSEC_AUTH_AES_128,
	  IPSEC_AUTH_CONFIG_GCM_AES_128, NONE, NONE },
	{ "rfc4543(gcm(aes))", 224, "", 128, IPSEC_TRANSFORM_ESP_AUTH, IPSEC_AUTH_AES_192,
	  IPSEC_AUTH_CONFIG_GCM_AES_192, NONE, NONE },
	{ "rfc4543(gcm(aes))", 288, "", 128, IPSEC_TRANSFORM_ESP_AUTH, IPSEC_AUTH_AES_256,
	  IPSEC_AUTH_CONFIG_GCM_AES_256, NONE, NONE },
	{ "rfc4309(ccm(aes))", 152, "", 0, AND, IPSEC_AUTH_AES_128, WFPX_AUTH_CONFIG_CCM_AES,
	  IPSEC_CIPHER_TYPE_AES_128, WFPX_CIPHER_CONFIG_CCM_AES },
	{ "rfc4309(ccm(aes))", 280, "", 0, AND, IPSEC_AUTH_AES_256, WFPX_AUTH_CONFIG_CCM_AES,
	  IPSEC_CIPHER_TYPE_AES_256, WFPX_CIPHER_CONFIG_CCM_AES },
	{ "rfc7539esp(chacha20,poly1305)", 288, "", 128, AND, WFPX_AUTH_TYPE_POLY1305,
	  WFPX_AUTH_CONFIG_CHACHA20_POLY1305, WFPX_CIPHER_TYPE_CHACHA20,
	  WFPX_CIPHER_CONFIG_CHACHA20_POLY1305 },
};

static const struct transform auths[] = {
	{ "", 0, "hmac(md5)", 96, 0, IPSEC_AUTH_MD5, IPSEC_AUTH_CONFIG_HMAC_MD5_96, 0, 0 },
	{ "", 0, "hmac(sha1)", 96, 0, IPSEC_AUTH_SHA_1, IPSEC_AUTH_CONFIG_HMAC_SHA_1_96, 0, 0 },
	{ "", 0, "hmac(sha1)", 160, 0, IPSEC_AUTH_SHA_1, UNLISTED, 0, 0 },
	{ "", 0, "hmac(sha256)", 128, 0, IPSEC_AUTH_SHA_256, IPSEC_AUTH_CONFIG_HMAC_SHA_256_128, 0,
	  0 },
	{ "", 0, "hmac(sha256)", 96, 0, IPSEC_AUTH_SHA_256, UNLISTED, 0, 0 },
	{ "", 0, "hmac(sha384)", 192, 0, WFPX_AUTH_TYPE_SHA_384, WFPX_AUTH_CONFIG_HMAC_SHA_384_192,
	  0, 0 },
	{ "", 0, "hmac(sha512)", 256, 0, WFPX_AUTH_TYPE_SHA_512, WFPX_AUTH_CONFIG_HMAC_SHA_512_256,
	  0, 0 },
	{ "", 0, "hmac(rmd160)", 96, 0, WFPX_AUTH_TYPE_RIPEMD_160, WFPX_AUTH_CONFIG_HMAC_RIPEMD_96,
	  0, 0 },
	{ "", 0, "xcbc(aes)", 96, 0, WFPX_AUTH_TYPE_AES_XCBC, WFPX_AUTH_CONFIG_AES_XCBC_96, 0, 0 },
	{ "", 0, "cmac(aes)", 96, 0, WFPX_AUTH_TYPE_AES_CMAC, WFPX_AUTH_CONFIG_AES_CMAC_96, 0, 0 },
};

static const struct transform ciphers[] = {
	{ "cbc(aes)", 128, "", 0, 0, 0, 0, IPSEC_CIPHER_TYPE_AES_128,
	  IPSEC_CIPHER_CONFIG_CBC_AES_128 },
	{ "cbc(aes)", 192, "", 0, 0, 0, 0, IPSEC_CIPHER_TYPE_AES_192,
	  IPSEC_CIPHER_CONFIG_CBC_AES_192 },
	{ "cbc(aes)", 256, "", 0, 0, 0, 0, IPSEC_CIPHER_TYPE_AES_256,
	  IPSEC_CIPHER_CONFIG_CBC_AES_256 },
	{ "cbc(des)", 64, "", 0, 0, 0, 0, IPSEC_CIPHER_TYPE_DES, IPSEC_CIPHER_CONFIG_CBC_DES },
	{ "cbc(des3_ede)", 192, "", 0, 0, 0, 0, IPSEC_CIPHER_TYPE_3DES,
	  IPSEC_CIPHER_CONFIG_CBC_3DES },
	{ "cbc(camellia)", 0, "", 0, 0, 0, 0, WFPX_CIPHER_TYPE_CAMELLIA, WFPX_CIPHER_CONFIG_CBC },
	{ "cbc(cast5)", 0, "", 0, 0, 0, 0, WFPX_CIPHER_TYPE_CAST, WFPX_CIPHER_CONFIG_CBC },
	{ "cbc(blowfish)", 0, "", 0, 0, 0, 0, WFPX_CIPHER_TYPE_BLOWFISH, WFPX_CIPHER_CONFIG_CBC },
	{ "cbc(serpent)", 0, "", 0, 0, 0, 0, WFPX_CIPHER_TYPE_SERPENT, WFPX_CIPHER_CONFIG_CBC },
	{ "cbc(twofish)", 0, "", 0, 0, 0, 0, WFPX_CIPHER_TYPE_TWOFISH, WFPX_CIPHER_CONFIG_CBC },
	{ "rfc3686(ctr(aes))", 160, "", 0, 0, 0, 0, IPSEC_CIPHER_TYPE_AES_128,
	  WFPX_CIPHER_CONFIG_CTR_AES },
	{ "rfc3686(ctr(aes))", 288, "", 0, 0, 0, 0, IPSEC_CIPHER_TYPE_AES_256,
	  WFPX_CIPHER_CONFIG_CTR_AES },
	{ "ecb(cipher_null)", 0, "", 0, 0, 0, 0, WFPX_CIPHER_TYPE_NULL, WFPX_CIPHER_CONFIG_NULL },
};

/* The algorithms of one SA, from libnl. Names are empty where the SA has none. */
struct algorithms {
	char aead[128], cipher[128], auth[128];
	unsigned cipher_bits, auth_bits, icv_bits;
};

static struct algorithms algorithms_of(struct xfrmnl_sa *sa)
{
	struct algorithms a = { .aead = "" };
	char key[1024];

	if (xfrmnl_sa_get_aead_params(sa, a.aead, &a.cipher_bits, &a.icv_bits, key))
		a.aead[0] = '\0';
	if (xfrmnl_sa_get_auth_params(sa, a.auth, &a.auth_bits, &a.icv_bits, key))
		a.auth[0] = '\0';
	if (xfrmnl_sa_get_crypto_params(sa, a.cipher, &a.cipher_bits, key))
		a.cipher[0] = '\0';
	return a;
}

static bool has_algorithm(const struct algorithms *a)
{
	return a->aead[0] || a->cipher[0] || a->auth[0];
}

static struct transform look_up(const struct transform *rows, size_t count, const char *cipher,
				unsigned key_bits, const char *auth, unsigned icv_bits)
{
	for (size_t i = 0; i < count; i++)
		if (!strcmp(rows[i].cipher, cipher) && !strcmp(rows[i].auth, auth) &&
		    (!rows[i].key_bits || rows[i].key_bits == key_bits) &&
		    (!rows[i].icv_bits || rows[i].icv_bits == icv_bits))
			return rows[i];
	printf("spi 0x%08x: no row for %s %u %s %u\n", current, cipher, key_bits, auth, icv_bits);
	disagreements++;
	return (struct transform){ .cipher = "" };
}

#define LOOK_UP(rows, ...) look_up(rows, sizeof(rows) / sizeof(rows[0]), __VA_ARGS__)

static struct transform transform_of(struct xfrmnl_sa *sa, const struct algorithms *a)
{
	bool cipher = a->cipher[0] && strcmp(a->cipher, "ecb(cipher_null)") != 0;
	bool auth = a->auth[0] && strcmp(a->auth, "digest_null") != 0;
	struct transform t = { .cipher = "" }, other;

	if (a->aead[0])
		return LOOK_UP(aeads, a->aead, a->cipher_bits, "", a->icv_bits);
	if (auth)
		t = LOOK_UP(auths, "", 0, a->auth, a->icv_bits);
	if (cipher || !auth) {
		other = LOOK_UP(ciphers, a->cipher, a->cipher_bits, "", 0);
		t.cipher_type = other.cipher_type;
		t.cipher_config = other.cipher_config;
	}
	t.type = !auth    ? IPSEC_TRANSFORM_ESP_CIPHER
		 : cipher ? IPSEC_TRANSFORM_ESP_AUTH_AND_CIPHER
			  : IPSEC_TRANSFORM_ESP_AUTH;
	if (xfrmnl_sa_get_proto(sa) == IPPROTO_AH)
		t.type = IPSEC_TRANSFORM_AH;
	return t;
}

static void compare_auth(const struct transform *t, const IPSEC_SA_AUTH_INFORMATION0 *to)
{
	DIFFER("authType", t->auth_type, to->authTransform.authTransformId.authType);
	DIFFER("authConfig", t->auth_config, to->authTransform.authTransformId.authConfig);
	DIFFER("cryptoModuleId", 0, to->authTransform.cryptoModuleId != NULL);
	DIFFER("authKey", 0, to->authKey.size || to->authKey.data);
}

static void compare_cipher(const struct transform *t, const IPSEC_SA_CIPHER_INFORMATION0 *to)
{
	DIFFER("cipherType", t->cipher_type, to->cipherTransform.cipherTransformId.cipherType);
	DIFFER("cipherConfig", t->cipher_config,
	       to->cipherTransform.cipherTransformId.cipherConfig);
	DIFFER("cryptoModuleId", 0, to->cipherTransform.cryptoModuleId != NULL);
	DIFFER("cipherKey", 0, to->cipherKey.size || to->cipherKey.data);
}

static void compare_transform(const struct transform *t, const IPSEC_SA0 *to)
{
	DIFFER("saTransformType", t->type, to->saTransformType);
	if (t->type != (unsigned)to->saTransformType)
		return;
	switch (to->saTransformType) {
	case IPSEC_TRANSFORM_ESP_AUTH_AND_CIPHER:
		compare_auth(t, &to->espAuthAndCipherInformation->saAuthInformation);
		compare_cipher(t, &to->espAuthAndCipherInformation->saCipherInformation);
		break;
	case IPSEC_TRANSFORM_ESP_CIPHER:
		compare_cipher(t, to->espCipherInformation);
		break;
	default:
		compare_auth(t, to->ahInformation);
	}
}

static void compare_algorithms(struct xfrmnl_sa *sa, const struct algorithms *a,
			       const struct side *side)
{
	const WFPX_SA0 *to = side->wfpx;
	struct transform t = transform_of(sa, a);

	DIFFER("has AEAD", a->aead[0] != 0, (to->present & WFPX_SA_HAS_AEAD) != 0);
	DIFFER("has cipher", a->cipher[0] != 0, (to->present & WFPX_SA_HAS_CIPHER) != 0);
	DIFFER("has integrity", a->auth[0] != 0, (to->present & WFPX_SA_HAS_AUTH) != 0);
	differ_text("cipherAlgorithm", a->aead[0] ? a->aead : a->cipher, to->cipherAlgorithm);
	differ_text("authAlgorithm", a->auth, to->authAlgorithm);
	DIFFER("cipherKeyBits", a->cipher_bits, to->cipherKeyBits);
	DIFFER("authKeyBits", a->auth_bits, to->authKeyBits);
	DIFFER("icvBits", a->icv_bits, to->icvBits);
	compare_transform(&t, side->sa);
}

/* WFP: in units, rounded up, as far as 32 bits go; 0 for none, so no bytes at all is one unit. */
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

static void compare_limits(struct xfrmnl_sa *sa, const struct side *side, bool first)
{
	struct xfrmnl_ltime_cfg *from = xfrmnl_sa_get_lifetime_cfg(sa);
	const IPSEC_SA_LIFETIME0 *lifetime = &side->details->saBundle.lifetime;
	const WFPX_LIMITS0 *to = &side->wfpx->limits;

	DIFFER("softBytes", xfrmnl_ltime_cfg_get_soft_bytelimit(from), to->softBytes);
	DIFFER("hardBytes", xfrmnl_ltime_cfg_get_hard_bytelimit(from), to->hardBytes);
	DIFFER("softPackets", xfrmnl_ltime_cfg_get_soft_packetlimit(from), to->softPackets);
	DIFFER("hardPackets", xfrmnl_ltime_cfg_get_hard_packetlimit(from), to->hardPackets);
	DIFFER("softAddSeconds", xfrmnl_ltime_cfg_get_soft_addexpires(from), to->softAddSeconds);
	DIFFER("hardAddSeconds", xfrmnl_ltime_cfg_get_hard_addexpires(from), to->hardAddSeconds);
	DIFFER("softUseSeconds", xfrmnl_ltime_cfg_get_soft_useexpires(from), to->softUseSeconds);
	DIFFER("hardUseSeconds", xfrmnl_ltime_cfg_get_hard_useexpires(from), to->hardUseSeconds);
	if (!first)
		return;
	DIFFER("lifetimeKilobytes", units(xfrmnl_ltime_cfg_get_hard_bytelimit(from), 1024),
	       lifetime->lifetimeKilobytes);
	DIFFER("lifetimePackets", units(xfrmnl_ltime_cfg_get_hard_packetlimit(from), 1),
	       lifetime->lifetimePackets);
	DIFFER("lifetimeSeconds", seconds(xfrmnl_ltime_cfg_get_hard_addexpires(from)),
	       lifetime->lifetimeSeconds);
}

static void compare_usage(struct xfrmnl_sa *sa, const WFPX_SA0 *to)
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

struct replay {
	unsigned long long sent, received;
	unsigned window;
	bool esn;
};

static struct replay replay_of(struct xfrmnl_sa *sa)
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

static void compare_replay(struct xfrmnl_sa *sa, const WFPX_SA0 *to)
{
	struct replay replay = replay_of(sa);

	DIFFER("has ESN replay state", replay.esn, (to->present & WFPX_SA_HAS_REPLAY_ESN) != 0);
	DIFFER("has replay state", !replay.esn, (to->present & WFPX_SA_HAS_REPLAY) != 0);
	DIFFER("sequenceSent", replay.sent, to->sequenceSent);
	DIFFER("sequenceReceived", replay.received, to->sequenceReceived);
	DIFFER("replayWindow", replay.window, to->replayWindow);
}

static void compare_encap(struct xfrmnl_sa *sa, const struct side *side, bool out, bool first)
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

static void compare_selector(struct xfrmnl_sel *from, const WFPX_SELECTOR0 *to)
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

static const FWP_CONDITION_VALUE0 *condition(const FWPM_FILTER0 *filter, const GUID *key)
{
	for (UINT32 i = 0; i < filter->numFilterConditions; i++)
		if (!memcmp(&filter->filterCondition[i].fieldKey, key, sizeof(*key)))
			return &filter->filterCondition[i].conditionValue;
	return NULL;
}

/* What a selector says of ports, as seen from this end. */
struct ports {
	int local, local_mask, remote, remote_mask;
};

/* ICMP and Mobile IPv6 have types there, which are no one's end; others have what is no port. */
static struct ports ports_of(struct xfrmnl_sel *sel, bool out)
{
	struct ports straight = { xfrmnl_sel_get_sport(sel), xfrmnl_sel_get_sportmask(sel),
				  xfrmnl_sel_get_dport(sel), xfrmnl_sel_get_dportmask(sel) };
	struct ports crossed = { straight.remote, straight.remote_mask, straight.local,
				 straight.local_mask };

	switch (xfrmnl_sel_get_proto(sel)) {
	case IPPROTO_ICMP:
	case IPPROTO_ICMPV6:
	case IPPROTO_MH:
		return straight;
	case 0:
	case IPPROTO_TCP:
	case IPPROTO_UDP:
	case IPPROTO_UDPLITE:
	case IPPROTO_SCTP:
	case IPPROTO_DCCP:
		return out ? straight : crossed;
	default:
		return (struct ports){ 0, 0, 0, 0 };
	}
}

/* A port of the selector and its condition: there with a mask, not there without. */
static unsigned compare_port(const char *what, int port, int mask,
			     const FWP_CONDITION_VALUE0 *value)
{
	DIFFER(what, mask != 0, value != NULL);
	if (!value || !mask)
		return mask != 0;
	DIFFER(what, mask == 0xffff ? FWP_UINT16 : FWP_RANGE_TYPE, value->type);
	if (value->type == FWP_UINT16)
		DIFFER(what, port, value->uint16);
	if (value->type == FWP_RANGE_TYPE) {
		DIFFER(what, port & mask, value->rangeValue->valueLow.uint16);
		DIFFER(what, (port & mask) + (~mask & 0xffff), value->rangeValue->valueHigh.uint16);
	}
	return 1;
}

static unsigned compare_prefix(const char *what, struct nl_addr *address, int length,
			       const FWP_CONDITION_VALUE0 *value)
{
	UINT32 v4, mask = length ? 0xffffffffu << (32 - length) : 0;
	uint8_t v6[16];

	DIFFER(what, length != 0, value != NULL);
	if (!value || !length)
		return length != 0;
	if (value->type == FWP_V6_ADDR_MASK) {
		memcpy(v6, nl_addr_get_binary_addr(address), sizeof(v6));
		for (int bit = length; bit < 128; bit++)
			v6[bit / 8] &= (uint8_t) ~(0x80 >> bit % 8);
		DIFFER(what, 0, memcmp(v6, value->v6AddrMask->addr, sizeof(v6)) != 0);
		DIFFER(what, length, value->v6AddrMask->prefixLength);
		return 1;
	}
	memcpy(&v4, nl_addr_get_binary_addr(address), sizeof(v4));
	DIFFER(what, FWP_V4_ADDR_MASK, value->type);
	DIFFER(what, ntohl(v4) & mask, value->v4AddrMask->addr);
	DIFFER(what, mask, value->v4AddrMask->mask);
	return 1;
}

/* The selector that counts: of the policy that speaks for the SA, else its own. */
static struct xfrmnl_sel *selector_of(struct xfrmnl_sa *sa, struct xfrmnl_sp *policy)
{
	return policy ? xfrmnl_sp_get_sel(policy) : xfrmnl_sa_get_sel(sa);
}

/* The selector as conditions; transport mode without one is bound to its two hosts. */
static void compare_filter(struct xfrmnl_sa *sa, struct xfrmnl_sp *policy,
			   const FWPM_FILTER0 *filter, bool out)
{
	struct xfrmnl_sel *sel = selector_of(sa, policy);
	struct nl_addr *source = xfrmnl_sel_get_saddr(sel),
		       *destination = xfrmnl_sel_get_daddr(sel);
	int from = xfrmnl_sel_get_prefixlen_s(sel), to = xfrmnl_sel_get_prefixlen_d(sel);
	int proto = xfrmnl_sel_get_proto(sel);
	struct ports ports = ports_of(sel, out);
	const FWP_CONDITION_VALUE0 *here = condition(filter, &FWPM_CONDITION_IP_LOCAL_ADDRESS),
				   *there = condition(filter, &FWPM_CONDITION_IP_REMOTE_ADDRESS),
				   *protocol = condition(filter, &FWPM_CONDITION_IP_PROTOCOL);
	unsigned count = proto != 0;

	if (xfrmnl_sa_get_mode(sa) == XFRM_MODE_TRANSPORT && !from && !to) {
		source = xfrmnl_sa_get_saddr(sa);
		destination = xfrmnl_sa_get_daddr(sa);
		from = to = xfrmnl_sa_get_family(sa) == AF_INET ? 32 : 128;
	}
	DIFFER("filter name", 1, filter->displayData.name && wcslen(filter->displayData.name));
	if (policy)
		DIFFER("filterId", (unsigned)xfrmnl_sp_get_index(policy), filter->filterId);
	else
		DIFFER("filterId", 1, filter->filterId > UINT32_MAX);
	count += compare_prefix("filter source", source, from, out ? here : there);
	count += compare_prefix("filter destination", destination, to, out ? there : here);
	count += compare_port("filter local port", ports.local, ports.local_mask,
			      condition(filter, &FWPM_CONDITION_IP_LOCAL_PORT));
	count += compare_port("filter remote port", ports.remote, ports.remote_mask,
			      condition(filter, &FWPM_CONDITION_IP_REMOTE_PORT));
	DIFFER("filter protocol", proto, protocol ? protocol->uint8 : 0);
	DIFFER("filter conditions", count, filter->numFilterConditions);
}

static void compare_traffic(struct xfrmnl_sa *sa, struct xfrmnl_sp *policy,
			    const IPSEC_TRAFFIC1 *to, UINT64 filter, bool out)
{
	struct nl_addr *source = xfrmnl_sa_get_saddr(sa), *destination = xfrmnl_sa_get_daddr(sa);
	struct xfrmnl_sel *sel = selector_of(sa, policy);
	struct ports ports = ports_of(sel, out);
	bool transport = xfrmnl_sa_get_mode(sa) == XFRM_MODE_TRANSPORT;
	UINT64 id = transport ? filter : policy ? (unsigned)xfrmnl_sp_get_index(policy) : 0;

	differ_address("local address", to->ipVersion, out ? source : destination,
		       to->localV4Address, to->localV6Address);
	differ_address("remote address", to->ipVersion, out ? destination : source,
		       to->remoteV4Address, to->remoteV6Address);
	DIFFER("trafficType", transport ? IPSEC_TRAFFIC_TYPE_TRANSPORT : IPSEC_TRAFFIC_TYPE_TUNNEL,
	       to->trafficType);
	DIFFER("ipsecFilterId or tunnelPolicyId", id, to->ipsecFilterId);
	DIFFER("ipProtocol", transport ? xfrmnl_sel_get_proto(sel) : 0, to->ipProtocol);
	DIFFER("localPort", transport && ports.local_mask == 0xffff ? ports.local : 0,
	       to->localPort);
	DIFFER("remotePort", transport && ports.remote_mask == 0xffff ? ports.remote : 0,
	       to->remotePort);
}

/* What libnl cannot see comes first: the kernel was told, or hardware has a direction. */
static void compare_direction(struct xfrmnl_sa *sa, const struct side *side)
{
	bool from_here = is_local(xfrmnl_sa_get_saddr(sa)),
	     to_here = is_local(xfrmnl_sa_get_daddr(sa));
	struct replay replay = replay_of(sa);
	unsigned rule = WFPX_DIRECTION_RULE_NONE;
	bool in = replay.window > 1, by_policy;

	DIFFER("saDirection of both", side->details->saDirection, side->wfpx->saDirection);
	if (side->wfpx->present & (WFPX_SA_HAS_DIRECTION | WFPX_SA_HAS_OFFLOAD))
		return;
	if (from_here != to_here) {
		rule = WFPX_DIRECTION_RULE_LOCAL_ADDRESS;
		in = to_here;
	} else if (policies_tell_direction(sa, &by_policy)) {
		rule = WFPX_DIRECTION_RULE_POLICY;
		in = by_policy;
	} else if (!replay.sent != !replay.received) {
		rule = WFPX_DIRECTION_RULE_SEQUENCE;
		in = replay.received != 0;
	}
	DIFFER("directionRule", rule, side->wfpx->directionRule);
	DIFFER("saDirection", in ? FWP_DIRECTION_INBOUND : FWP_DIRECTION_OUTBOUND,
	       side->details->saDirection);
}

static void compare_header(struct xfrmnl_sa *sa, const WFPX_SA0 *to)
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

static void compare_entry(struct xfrmnl_sa *sa, const struct side *side, bool out)
{
	const IPSEC_SA_DETAILS1 *to = side->details;
	FWP_IP_VERSION version =
		xfrmnl_sa_get_family(sa) == AF_INET ? FWP_IP_VERSION_V4 : FWP_IP_VERSION_V6;
	bool df = xfrmnl_sa_get_flags(sa) & XFRM_STATE_NOPMTUDISC &&
		  xfrmnl_sa_get_mode(sa) != XFRM_MODE_TRANSPORT;
	struct xfrmnl_sp *policy = policies_main_of(sa, out);

	with_policy += policy != NULL;
	DIFFER("details ipVersion", version, to->ipVersion);
	DIFFER("traffic ipVersion", version, to->traffic.ipVersion);
	DIFFER("bundle ipVersion", version, to->saBundle.ipVersion);
	DIFFER("bundle flags", df ? IPSEC_SA_BUNDLE_FLAG_CLEAR_DF_ON_TUNNEL : 0,
	       to->saBundle.flags);
	DIFFER("virtualIfTunnelId", side->wfpx->ifId, to->virtualIfTunnelInfo.virtualIfTunnelId);
	DIFFER("qmFilterId", to->transportFilter->filterId, to->saBundle.qmFilterId);
	compare_traffic(sa, policy, &to->traffic, to->transportFilter->filterId, out);
	compare_filter(sa, policy, to->transportFilter, out);
}

/* A policy that asks for both ties them; for SAs that no such policy asks for, their reqid does. */
static bool tied(const struct side *a, const struct side *b)
{
	if (policies_bundle(a->libnl, a->out) || policies_bundle(b->libnl, b->out))
		return policies_bundle_both(a->libnl, b->libnl, a->out);
	return a->wfpx->reqid && a->wfpx->reqid == b->wfpx->reqid;
}

static bool belong_together(const struct side *one, const struct side *other)
{
	const WFPX_SA0 *a = one->wfpx, *b = other->wfpx;

	return a->protocol != b->protocol && a->mark == b->mark && a->markMask == b->markMask &&
	       a->ifId == b->ifId && !memcmp(&a->source, &b->source, sizeof(a->source)) &&
	       !memcmp(&a->destination, &b->destination, sizeof(a->destination)) && other->libnl &&
	       tied(one, other);
}

/* AH and ESP for the same traffic are one entry, ESP first. */
static void compare_bundle(const struct side *side)
{
	unsigned partners = 0;

	current = side->wfpx->spi;
	for (size_t i = 0; i < side_count; i++)
		partners += belong_together(side, &sides[i]);
	DIFFER("numSAs", 1 + partners, side->details->saBundle.numSAs);
	if (partners)
		DIFFER("place in the bundle", side->wfpx->protocol == IPPROTO_AH,
		       side->sa - side->details->saBundle.saList);
}

static void compare_bundles(void)
{
	for (size_t i = 0; i < side_count; i++)
		if (sides[i].libnl)
			compare_bundle(&sides[i]);
}

static struct side *side_of(struct xfrmnl_sa *sa)
{
	unsigned mark = 0, mask = 0;

	xfrmnl_sa_get_mark(sa, &mask, &mark);
	for (size_t i = 0; i < side_count; i++) {
		const WFPX_SA0 *to = sides[i].wfpx;
		UINT32 v4 = htonl(to->destination.v4Address);
		struct nl_addr *address = xfrmnl_sa_get_daddr(sa);
		const void *bytes = to->destination.ipVersion == FWP_IP_VERSION_V4
					    ? (const void *)&v4
					    : to->destination.v6Address;

		if (to->spi == (UINT32)xfrmnl_sa_get_spi(sa) && to->mark == mark &&
		    to->markMask == mask && to->protocol == xfrmnl_sa_get_proto(sa) &&
		    !memcmp(nl_addr_get_binary_addr(address), bytes, nl_addr_get_len(address)))
			return &sides[i];
	}
	return NULL;
}

static void compare(struct xfrmnl_sa *sa, const struct algorithms *a)
{
	struct side *side = side_of(sa);
	bool out, first;

	current = (UINT32)xfrmnl_sa_get_spi(sa);
	DIFFER("is enumerated", 1, side != NULL);
	if (!side)
		return;
	DIFFER("is enumerated twice", 0, side->libnl != NULL);
	side->libnl = sa;
	out = side->out = side->details->saDirection == FWP_DIRECTION_OUTBOUND;
	first = side->sa == side->details->saBundle.saList;
	DIFFER("spi of the bundle", current, side->sa->spi);
	compare_header(sa, side->wfpx);
	compare_algorithms(sa, a, side);
	compare_limits(sa, side, first);
	compare_usage(sa, side->wfpx);
	compare_replay(sa, side->wfpx);
	compare_encap(sa, side, out, first);
	compare_selector(xfrmnl_sa_get_sel(sa), &side->wfpx->selector);
	compare_direction(sa, side);
	if (first)
		compare_entry(sa, side, out);
}

static int take_message(struct nl_msg *message, void *context)
{
	struct nlmsghdr *header = nlmsg_hdr(message);
	unsigned *count = context;
	struct algorithms a;
	struct xfrmnl_sa *sa;

	if (header->nlmsg_type != XFRM_MSG_NEWSA || xfrmnl_sa_parse(header, &sa) < 0) {
		printf("libnl does not understand a message\n");
		disagreements++;
		return NL_OK;
	}
	a = algorithms_of(sa);
	if (has_algorithm(&a) &&
	    (xfrmnl_sa_get_proto(sa) == IPPROTO_ESP || xfrmnl_sa_get_proto(sa) == IPPROTO_AH)) {
		++*count;
		compare(sa, &a); /* and keeps it */
		return NL_OK;
	}
	xfrmnl_sa_put(sa);
	return NL_OK;
}

/* Number of SAs, or -1. */
static int dump_with_libnl(void)
{
	struct nl_sock *socket = nl_socket_alloc();
	unsigned count = 0;
	int error = nl_connect(socket, NETLINK_XFRM);

	nl_socket_set_msg_buf_size(socket, 1 << 20);
	nl_socket_modify_cb(socket, NL_CB_VALID, NL_CB_CUSTOM, take_message, &count);
	if (error >= 0)
		error = nl_send_simple(socket, XFRM_MSG_GETSA, NLM_F_DUMP, NULL, 0);
	if (error >= 0)
		error = nl_recvmsgs_default(socket);
	nl_socket_free(socket);
	if (error >= 0)
		return (int)count;
	fprintf(stderr, "libnl: %s\n", nl_geterror(error));
	return -1;
}

/* Two snapshots in a row, of a table that rests: the entries come in the same order. */
static DWORD read_library(HANDLE engine, WFPX_SA_DETAILS0 ***wfpx, IPSEC_SA_DETAILS1 ***details)
{
	HANDLE one = NULL, other = NULL;
	UINT32 count = 0, other_count = 0;
	DWORD result = IPsecSaCreateEnumHandle0(engine, NULL, &one);

	if (!result)
		result = IPsecSaCreateEnumHandle0(engine, NULL, &other);
	if (!result)
		result = WfpxSaEnum0(engine, one, 0xffffffff, wfpx, &count);
	if (!result)
		result = IPsecSaEnum1(engine, other, 0xffffffff, details, &other_count);
	DIFFER("entries of both enumerations", count, other_count);
	for (UINT32 i = 0; !result && i < count && count == other_count; i++)
		for (UINT32 n = 0; n < (*wfpx)[i]->numSAs && side_count < SAS_MAX; n++)
			sides[side_count++] = (struct side){
				.wfpx = &(*wfpx)[i]->saList[n],
				.sa = &(*details)[i]->saBundle.saList[n],
				.details = (*details)[i],
			};
	return result;
}

static int enter(const char *netns)
{
	char path[256];
	int fd;

	snprintf(path, sizeof(path), "/run/netns/%s", netns);
	fd = open(path, O_RDONLY | O_CLOEXEC);
	if (fd < 0 || setns(fd, CLONE_NEWNET)) {
		perror(path);
		return -1;
	}
	return close(fd);
}

/* The library is asked before the namespace is entered: it finds the way by itself. */
int main(int argc, char **argv)
{
	WFPX_SA_DETAILS0 **wfpx = NULL;
	IPSEC_SA_DETAILS1 **details = NULL;
	wchar_t server[128];
	HANDLE engine;
	DWORD result;
	int count;

	swprintf(server, 128, L"netns:%s", argc > 1 ? argv[1] : "");
	result = FwpmEngineOpen0(argc > 1 ? server : NULL, RPC_C_AUTHN_WINNT, NULL, NULL, &engine);
	if (!result)
		result = read_library(engine, &wfpx, &details);
	if (result) {
		fprintf(stderr, "the library: error 0x%08x\n", (unsigned)result);
		return 1;
	}
	if (argc > 1 && enter(argv[1]))
		return 1;
	read_local();
	count = policies_dump() < 0 ? -1 : dump_with_libnl();
	compare_bundles();
	current = 0;
	DIFFER("number of SAs", count, side_count);
	FwpmEngineClose0(engine);
	FwpmFreeMemory0((void **)&wfpx);
	FwpmFreeMemory0((void **)&details);
	printf("%d SAs, %u with a policy, %u comparisons, %u disagreements\n", count, with_policy,
	       compared, disagreements);
	return count <= 0 || disagreements ? 1 : 0;
}
