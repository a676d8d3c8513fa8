/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * Additions to WFP: what Linux knows of SAs, contexts and policies, and WFP has no members for.
 *
 * These functions exist on Linux only. They follow the conventions of WFP: a version digit ends
 * each name, and the rules at the top of fwpmu.h hold for results, handles, threads, fork and
 * memory.
 *
 * Include fwpmu.h (DWORD results) or fwpmk.h (NTSTATUS results) before this header; without
 * either, this header includes fwpmu.h. With fwpmk.h the error codes that are named here become
 * the NTSTATUS codes that fwpmk.h lists.
 *
 * Numbers are in host byte order unless a member says otherwise. The terms are those of
 * linux/xfrm.h and RFC 4301. doc/mapping.md says where on Linux each member comes from.
 */
#ifndef WFPXFRM_WFPXFRM_H
#define WFPXFRM_WFPXFRM_H

#ifdef WFPXFRM_FWPMK_H
#define WFPX_RESULT NTSTATUS
#else
#include "fwpmu.h"
#define WFPX_RESULT DWORD
#endif

#ifdef __cplusplus
extern "C" {
#endif

/*
 * The version of these headers. WFPXFRM_VERSION can be compared with the preprocessor and with what
 * WfpxVersion0 returns:
 *
 *	#if WFPXFRM_VERSION >= WFPXFRM_VERSION_NUMBER(0, 2, 0)
 */
#define WFPXFRM_VERSION_MAJOR                       0
#define WFPXFRM_VERSION_MINOR                       1
#define WFPXFRM_VERSION_PATCH                       0
#define WFPXFRM_VERSION_TEXT                        "0.1.0"
#define WFPXFRM_VERSION_NUMBER(major, minor, patch) ((major)*1000000 + (minor)*1000 + (patch))
#define WFPXFRM_VERSION                                                                            \
	WFPXFRM_VERSION_NUMBER(WFPXFRM_VERSION_MAJOR, WFPXFRM_VERSION_MINOR, WFPXFRM_VERSION_PATCH)

/*
 * WfpxVersion0 - tells the version of the library that the program has loaded
 *
 * The number differs from WFPXFRM_VERSION if the program was compiled with the headers of another
 * version.
 *
 * Linux: the function needs no session and no right, and cannot fail. It may be called in a child
 * of vfork() and in a signal handler.
 *
 * Returns the version as WFPXFRM_VERSION_NUMBER makes it: 1000 is version 0.1.0. In libfwpkclnt the
 * function returns the same type, and no NTSTATUS.
 */
UINT32 WINAPI WfpxVersion0(void);

/*
 * Numbers of algorithms that Windows does not know. They are above the *_MAX of their type, so
 * that code which compares with *_MAX rejects them, and code which prints names prints "unknown".
 * WFPX_SA0 has the kernel's name and the sizes of every algorithm.
 *
 * WFPX_AUTH_TYPE_ are numbers of the type IPSEC_AUTH_TYPE, WFPX_CIPHER_TYPE_ of IPSEC_CIPHER_TYPE,
 * WFPX_AUTH_CONFIG_ of IPSEC_AUTH_CONFIG and WFPX_CIPHER_CONFIG_ of IPSEC_CIPHER_CONFIG. A type
 * that Windows knows together with WFPX_*_CONFIG_OTHER is an algorithm that Windows knows, with a
 * length of the ICV or of the key that Windows does not offer.
 */
#define WFPX_AUTH_TYPE_NONE                  0x80 /* no integrity: digest_null */
#define WFPX_AUTH_TYPE_SHA_384               0x81
#define WFPX_AUTH_TYPE_SHA_512               0x82
#define WFPX_AUTH_TYPE_RIPEMD_160            0x83
#define WFPX_AUTH_TYPE_AES_XCBC              0x84
#define WFPX_AUTH_TYPE_AES_CMAC              0x85
#define WFPX_AUTH_TYPE_SM3                   0x86
#define WFPX_AUTH_TYPE_POLY1305              0x87
#define WFPX_AUTH_TYPE_OTHER                 0xff /* any other: WFPX_SA0 has the name */

#define WFPX_AUTH_CONFIG_NONE                0x80
#define WFPX_AUTH_CONFIG_HMAC_SHA_384_192    0x81
#define WFPX_AUTH_CONFIG_HMAC_SHA_512_256    0x82
#define WFPX_AUTH_CONFIG_HMAC_RIPEMD_96      0x83
#define WFPX_AUTH_CONFIG_AES_XCBC_96         0x84
#define WFPX_AUTH_CONFIG_AES_CMAC_96         0x85
#define WFPX_AUTH_CONFIG_CHACHA20_POLY1305   0x87
#define WFPX_AUTH_CONFIG_CCM_AES             0x88 /* any key and ICV length */
#define WFPX_AUTH_CONFIG_OTHER               0xff

#define WFPX_CIPHER_TYPE_NULL                0x80 /* ecb(cipher_null) without integrity */
#define WFPX_CIPHER_TYPE_CHACHA20            0x81
#define WFPX_CIPHER_TYPE_CAMELLIA            0x82
#define WFPX_CIPHER_TYPE_CAST                0x83
#define WFPX_CIPHER_TYPE_BLOWFISH            0x84
#define WFPX_CIPHER_TYPE_SERPENT             0x85
#define WFPX_CIPHER_TYPE_TWOFISH             0x86
#define WFPX_CIPHER_TYPE_SM4                 0x87
#define WFPX_CIPHER_TYPE_OTHER               0xff

#define WFPX_CIPHER_CONFIG_NULL              0x80
#define WFPX_CIPHER_CONFIG_CHACHA20_POLY1305 0x81
#define WFPX_CIPHER_CONFIG_CBC               0x82 /* CBC of a cipher that Windows does not know */
#define WFPX_CIPHER_CONFIG_CTR_AES           0x83 /* RFC 3686, any key length */
#define WFPX_CIPHER_CONFIG_CCM_AES           0x88 /* RFC 4309, any key and ICV length */
#define WFPX_CIPHER_CONFIG_OTHER             0xff

/*
 * Algorithms of an IKE SA that Windows does not know: WFPX_IKE_ALGORITHM of the number that the
 * algorithm has in IANA's registry of IKEv2, or, in the place of an integrity algorithm,
 * WFPX_IKE_PRF of the number of a PRF. The number is 0xffff if the library does not know the
 * algorithm either. These are values of the types IKEEXT_CIPHER_TYPE, IKEEXT_INTEGRITY_TYPE and
 * IKEEXT_DH_GROUP. Algorithms of IKEv1 have the numbers of IKEv2:
 *
 *	proposal->dhGroup == WFPX_IKE_ALGORITHM(31)	Curve25519
 */
#define WFPX_IKE_ALGORITHM(number) (0x00010000u + (number))
#define WFPX_IKE_PRF(number)       (0x00020000u + (number))

/*
 * How the direction of an SA was found. The rules are tried in the order of their numbers from 1
 * on, and the first that gives an answer decides.
 */
typedef enum WFPX_DIRECTION_RULE_ WFPX_ENUM_INT {
	WFPX_DIRECTION_RULE_NONE = 0,          /* no rule gave an answer: see doc/mapping.md */
	WFPX_DIRECTION_RULE_SA_DIR = 1,        /* the SA has XFRMA_SA_DIR (Linux 6.10) */
	WFPX_DIRECTION_RULE_OFFLOAD = 2,       /* the direction of the hardware offload */
	WFPX_DIRECTION_RULE_LOCAL_ADDRESS = 3, /* one of its addresses is local */
	WFPX_DIRECTION_RULE_POLICY = 4,        /* policies of one direction demand the SA */
	WFPX_DIRECTION_RULE_SEQUENCE = 5       /* sequence numbers were sent, or received */
} WFPX_DIRECTION_RULE;

/* Bits of WFPX_SA0.present: the kernel sent the attribute. Without the bit its members are 0. */
#define WFPX_SA_HAS_ENCAP            0x00000001u
#define WFPX_SA_HAS_MARK             0x00000002u
#define WFPX_SA_HAS_OUTPUT_MARK      0x00000004u
#define WFPX_SA_HAS_OUTPUT_MARK_MASK 0x00000008u
#define WFPX_SA_HAS_IF_ID            0x00000010u
#define WFPX_SA_HAS_LAST_USED        0x00000020u
#define WFPX_SA_HAS_TFC_PAD          0x00000040u
#define WFPX_SA_HAS_REPLAY           0x00000080u
#define WFPX_SA_HAS_REPLAY_ESN       0x00000100u /* struct xfrm_replay_state_esn: large window */
#define WFPX_SA_HAS_EXTRA_FLAGS      0x00000200u
#define WFPX_SA_HAS_OFFLOAD          0x00000400u
#define WFPX_SA_HAS_MAPPING_TIMER    0x00000800u
#define WFPX_SA_HAS_DIRECTION        0x00001000u
#define WFPX_SA_HAS_NAT_KEEPALIVE    0x00002000u
#define WFPX_SA_HAS_CPU              0x00004000u
#define WFPX_SA_HAS_IPTFS            0x00008000u /* any of the five XFRMA_IPTFS_* */
#define WFPX_SA_HAS_CARE_OF_ADDRESS  0x00010000u
#define WFPX_SA_HAS_SECURITY_CONTEXT 0x00020000u
#define WFPX_SA_HAS_AEAD             0x00040000u /* cipherAlgorithm is an AEAD and has the ICV */
#define WFPX_SA_HAS_CIPHER           0x00080000u
#define WFPX_SA_HAS_AUTH             0x00100000u
#define WFPX_SA_HAS_UNKNOWN          0x10000000u /* an attribute that the library does not know */
#define WFPX_SA_HAS_MALFORMED        0x20000000u /* an attribute of a wrong length, ignored */

/* An address. ipVersion says which member of the union is valid. */
typedef struct WFPX_ADDRESS0_ {
	FWP_IP_VERSION ipVersion; /* FWP_IP_VERSION_NONE: no address */
	__extension__ union {
		UINT32 v4Address;    /* host byte order */
		UINT8 v6Address[16]; /* network byte order */
	};
} WFPX_ADDRESS0;

/*
 * A traffic selector (struct xfrm_selector). Ports are in host byte order. If everything except
 * the IP versions is 0, the selector matches any traffic.
 */
typedef struct WFPX_SELECTOR0_ {
	WFPX_ADDRESS0 source;
	WFPX_ADDRESS0 destination;
	UINT8 sourcePrefixLength; /* in bits */
	UINT8 destinationPrefixLength;
	UINT8 protocol; /* IP protocol, 0: any */
	UINT16 sourcePort;
	UINT16 sourcePortMask; /* 0: any port */
	UINT16 destinationPort;
	UINT16 destinationPortMask;
	UINT32 interfaceIndex; /* 0: any */
} WFPX_SELECTOR0;

/* A member of WFPX_LIMITS0: there is no limit. */
#define WFPX_UNLIMITED 0xffffffffffffffffULL

/*
 * Limits of an SA (struct xfrm_lifetime_cfg). At a soft limit the kernel asks the keying daemon
 * for a new SA, at a hard limit it deletes the SA. WFPX_UNLIMITED means no limit in every member,
 * also of seconds, where the kernel has 0.
 */
typedef struct WFPX_LIMITS0_ {
	UINT64 softBytes;
	UINT64 hardBytes;
	UINT64 softPackets;
	UINT64 hardPackets;
	UINT64 softAddSeconds; /* from WFPX_SA0.addTime on */
	UINT64 hardAddSeconds;
	UINT64 softUseSeconds; /* from WFPX_SA0.useTime on */
	UINT64 hardUseSeconds;
} WFPX_LIMITS0;

/*
 * One SA as the kernel has it (struct xfrm_usersa_info and its attributes).
 *
 * The names of algorithms are those of the kernel, for example "rfc4106(gcm(aes))"; NULL if the SA
 * has no such algorithm. They are part of the block that FwpmFreeMemory0 releases. No result
 * contains a key, only its length.
 */
typedef struct WFPX_SA0_ {
	UINT32 present;            /* WFPX_SA_HAS_* */
	UINT32 spi;                /* host byte order */
	UINT8 protocol;            /* 50: ESP, 51: AH */
	UINT8 mode;                /* 0 transport, 1 tunnel, 4 BEET, 5 IP-TFS (XFRM_MODE_*) */
	UINT8 flags;               /* XFRM_STATE_*: 4 NOPMTUDISC, 32 AF_UNSPEC, 128 ESN ... */
	UINT32 extraFlags;         /* XFRM_SA_XFLAG_*: 1 DONT_ENCAP_DSCP, 2 OSEQ_MAY_WRAP */
	FWP_DIRECTION saDirection; /* as in IPSEC_SA_DETAILS1 */
	WFPX_DIRECTION_RULE directionRule; /* how saDirection was found */
	WFPX_ADDRESS0 source;              /* in tunnel mode the outer addresses */
	WFPX_ADDRESS0 destination;
	WFPX_ADDRESS0 careOfAddress; /* of Mobile IPv6 (XFRMA_COADDR) */
	WFPX_SELECTOR0 selector;     /* traffic that the SA is limited to */
	UINT32 reqid;                /* ties the SA to templates of policies */
	UINT32 sequence;             /* number of the ACQUIRE message that the SA answers, or 0 */
	UINT32 mark;                 /* that packets must have, under markMask */
	UINT32 markMask;
	UINT32 outputMark; /* that packets get, under outputMarkMask */
	UINT32 outputMarkMask;
	UINT32 ifId; /* id of the XFRM interface */

	const char *cipherAlgorithm;
	const char *authAlgorithm;
	UINT16 cipherKeyBits; /* including a salt or nonce that the kernel counts as key */
	UINT16 authKeyBits;
	UINT16 icvBits; /* of the AEAD or of the integrity algorithm, as truncated */

	UINT16 encapType;       /* 2: ESP in UDP (RFC 3948), 7: ESP in TCP (RFC 9329) */
	UINT16 encapSourcePort; /* host byte order */
	UINT16 encapDestinationPort;
	WFPX_ADDRESS0 encapOriginalAddress;

	UINT64 addTime;  /* seconds since 1970, as useTime and lastUsed */
	UINT64 useTime;  /* of the first packet; 0: none yet */
	UINT64 lastUsed; /* of the last packet, where the kernel records it; else 0 */
	UINT64 bytes;    /* protected so far */
	UINT64 packets;  /* protected so far */
	WFPX_LIMITS0 limits;

	UINT32 replayWindow;     /* in packets */
	UINT64 sequenceSent;     /* last sequence number sent; 64 bits with ESN */
	UINT64 sequenceReceived; /* highest sequence number received */
	UINT32 outsideWindow;    /* packets dropped because they were older than the window */
	UINT32 replayed;         /* packets dropped because they had been received before */
	UINT32 integrityFailed;  /* packets dropped because the ICV was wrong */

	UINT32 offloadInterface;   /* index of the network interface */
	UINT8 offloadFlags;        /* XFRM_OFFLOAD_*: 2 INBOUND, 4 PACKET */
	UINT32 tfcPad;             /* bytes that packets are padded to (RFC 4303, 2.7) */
	UINT32 mappingTimer;       /* least seconds between reports of a new NAT mapping */
	UINT32 natKeepalive;       /* seconds between NAT keepalives */
	UINT32 cpu;                /* of a per-CPU SA (Linux 6.13) */
	UINT32 iptfsDropTime;      /* microseconds; this and the next five: RFC 9347 */
	UINT32 iptfsReorderWindow; /* packets */
	UINT32 iptfsInitDelay;     /* microseconds */
	UINT32 iptfsMaxQueueSize;  /* bytes */
	UINT32 iptfsPacketSize;    /* bytes */
	BOOL iptfsDontFragment;    /* TRUE: inner packets are not fragmented */
} WFPX_SA0;

/*
 * An entry of an enumeration of SAs. details is what IPsecSaEnum1 returns. saList[i] points to the
 * description of the same SA as details.saBundle.saList[i]; numSAs, the length of both, is at least
 * 1.
 */
typedef struct WFPX_SA_DETAILS0_ {
	IPSEC_SA_DETAILS1 details;
	UINT32 numSAs;
	WFPX_SA0 **saList;
} WFPX_SA_DETAILS0;

/* States of an SA context. doc/pairing.md describes them. */
typedef enum WFPX_SA_CONTEXT_STATE_ WFPX_ENUM_INT {
	WFPX_SA_CONTEXT_UP = 1,       /* has both SAs */
	WFPX_SA_CONTEXT_REKEYING = 2, /* has both SAs; another generation exists */
	WFPX_SA_CONTEXT_DRAINING = 3, /* its inbound SA is expiring or has a successor */
	WFPX_SA_CONTEXT_HALF = 4      /* has one SA, for no reason that is visible */
} WFPX_SA_CONTEXT_STATE;

/* A policy (struct xfrm_userpolicy_info) with a template that takes an SA of the context. */
typedef struct WFPX_POLICY0_ {
	FWP_DIRECTION direction;
	BOOL forward;    /* TRUE: a policy for forwarded packets; direction is then inbound */
	BOOL sub;        /* TRUE: of the type XFRM_POLICY_TYPE_SUB */
	UINT32 index;    /* the kernel's number of the policy */
	UINT32 priority; /* the kernel tries policies with lower values first */
	UINT32 mark;
	UINT32 markMask;
	UINT32 ifId;
	UINT32 spi;   /* of the template; 0: any */
	UINT32 reqid; /* of the template */
	WFPX_SELECTOR0 selector;
} WFPX_POLICY0;

/*
 * What a policy asks an SA to be (struct xfrm_user_tmpl). An address of FWP_IP_VERSION_NONE is that
 * of the packet, or for a source in tunnel mode any.
 */
typedef struct WFPX_POLICY_TEMPLATE0_ {
	UINT8 protocol; /* 50: ESP, 51: AH, 108: IPComp */
	UINT8 mode;     /* as in WFPX_SA0 */
	BOOL optional;  /* TRUE: packets also pass without such an SA */
	UINT32 spi;     /* 0: any */
	UINT32 reqid;   /* 0: any, or of an outbound policy 0 alone */
	WFPX_ADDRESS0 source;
	WFPX_ADDRESS0 destination;
} WFPX_POLICY_TEMPLATE0;

/*
 * What a filter is worth in the kernel. Policies are missing after somebody has flushed them, and
 * before the commit of a transaction; the next change of any filter adds those that are missing.
 */
typedef enum WFPX_FILTER_STATE_ WFPX_ENUM_INT {
	WFPX_FILTER_ENFORCED = 1,   /* its policies are in the kernel */
	WFPX_FILTER_INERT = 2,      /* it is kept, and has no effect on packets */
	WFPX_FILTER_INCOMPLETE = 3, /* policies of it are missing there */
	WFPX_FILTER_FOREIGN = 4     /* a policy that is no filter of this library */
} WFPX_FILTER_STATE;

/* Which SAs the packets of a filter with a callout need; if both, AH is outside of ESP. */
#ifndef WFPX_FILTER_ESP
#define WFPX_FILTER_ESP 0x00000001
#endif
#ifndef WFPX_FILTER_AH
#define WFPX_FILTER_AH 0x00000002
#endif

/*
 * A filter, and what became of it. sessionKey is that of the dynamic session which it ends with; it
 * is all zero for filters that stay and for policies that are no filters of this library. processId
 * is the number that the process has in its own pid namespace.
 */
typedef struct WFPX_FILTER0_ {
	FWPM_FILTER0 filter;
	WFPX_FILTER_STATE state;
	GUID sessionKey;
	UINT32 processId;         /* of the process that has added it; 0: unknown */
	BOOL processGone;         /* TRUE: that process has ended */
	UINT32 policyCount;       /* how many policies of it are in the kernel */
	UINT32 priority;          /* of these: the lowest comes first; 0: none */
	UINT64 providerContextId; /* 0: none */
	UINT32 protocols;         /* WFPX_FILTER_; 0 if packets need no SAs */
} WFPX_FILTER0;

/*
 * An entry of an enumeration of policies. policy.spi and policy.reqid are those of the first
 * template. A policy that neither blocks nor has templates lets packets pass in the clear.
 */
typedef struct WFPX_POLICY_DETAILS0_ {
	WFPX_POLICY0 policy;
	BOOL block;     /* TRUE: packets are dropped */
	UINT64 addTime; /* seconds since 1970 */
	UINT32 numTemplates;
	WFPX_POLICY_TEMPLATE0 **templates; /* NULL if there are none */
} WFPX_POLICY_DETAILS0;

/* The most policies that WFPX_SA_CONTEXT0 lists for one SA, and the most that it counts. */
#define WFPX_SA_POLICIES_MAX         64
#define WFPX_SA_POLICIES_COUNTED_MAX 1000

/*
 * What a context is called, if WFPX_ENGINE_OPTION_NAMES is set. Texts are NULL where nobody knows
 * them. They come from the keying daemon and its peers, and may contain anything: make them
 * harmless before you print them. doc/names.md says how they are found.
 */
typedef struct WFPX_NAMES0_ {
	wchar_t *name; /* from the names file, else "connection/child", or once if both are equal */
	BOOL fromFile; /* TRUE: name is from the names file */
	wchar_t *connection;     /* the members from here on are the daemon's */
	wchar_t *child;          /* name of the configuration of the child, within the connection */
	wchar_t *localIdentity;  /* that this host has proved */
	wchar_t *remoteIdentity; /* that the peer has proved */
	wchar_t *remoteUser;     /* the peer's name within EAP or XAuth */
	UINT64 ikeSaId;          /* for IkeextSaGetById0; 0: the daemon knows no IKE SA */
	UINT32 childUniqueId;    /* the daemon's number of the child; a rekey changes it */
} WFPX_NAMES0;

/*
 * An entry of an enumeration of contexts. context is what IPsecSaContextEnum1 returns. inboundSa
 * and outboundSa are NULL if the context has no such SA; otherwise context.inboundSa and
 * context.outboundSa point to their member details.
 *
 * policies lists the policies that the SAs serve: those with a template that takes one of the SAs.
 * The library decides this as the kernel does for packets: by protocol, mode, addresses, reqid,
 * interface id, mark, SPI and selectors.
 *
 * Many policies can demand the same SA, and many SAs can meet the same demand, so that a list of
 * all could have n times n elements. Therefore at most WFPX_SA_POLICIES_MAX policies are listed
 * for an SA. Among policies with the same demand these are the ones that the kernel tries first,
 * and the policy from which the SA's transportFilter is made is always among them.
 * numPoliciesServed also counts policies that are not listed, for each SA up to
 * WFPX_SA_POLICIES_COUNTED_MAX.
 */
typedef struct WFPX_SA_CONTEXT0_ {
	IPSEC_SA_CONTEXT1 context;
	WFPX_SA_CONTEXT_STATE state;
	BOOL active; /* TRUE: packets leave through this generation */
	/*
	 * TRUE: several pairs of SAs were added at about the same time and agree in everything that
	 * the kernel tells, so the library chose these two by the order in which they were added.
	 * One of them may belong to another tunnel. IPsecSaContextExpire0 and
	 * IPsecSaContextDeleteById0 return FWP_E_INCOMPATIBLE_SA_STATE for such a context: see
	 * WFPX_ENGINE_OPTION_END_BY_ORDER.
	 */
	BOOL pairedByOrder;
	UINT64 inboundAgeSeconds; /* from addTime to the snapshot */
	UINT64 outboundAgeSeconds;
	WFPX_SA_DETAILS0 *inboundSa;
	WFPX_SA_DETAILS0 *outboundSa;
	UINT32 numPolicies;       /* elements of policies; 0: no policy demands these SAs */
	UINT32 numPoliciesServed; /* policies that demand these SAs, listed or not */
	WFPX_POLICY0 **policies;  /* those of the outbound SA, then those of the inbound SA */
	WFPX_NAMES0 *names;       /* NULL: it has none, or WFPX_ENGINE_OPTION_NAMES is not set */
} WFPX_SA_CONTEXT0;

/* States of a tunnel. Those with contexts have the numbers of WFPX_SA_CONTEXT_STATE. */
typedef enum WFPX_TUNNEL_STATE_ WFPX_ENUM_INT {
	WFPX_TUNNEL_UP = 1,       /* a context has both SAs */
	WFPX_TUNNEL_REKEYING = 2, /* the same, and another generation exists */
	WFPX_TUNNEL_DRAINING = 3, /* only inbound SAs that are expiring */
	WFPX_TUNNEL_HALF = 4,     /* one SA, for no reason that is visible */
	WFPX_TUNNEL_DOWN = 5,     /* a policy asks for SAs, and there are none */
	WFPX_TUNNEL_LARVAL = 6    /* the same, and SAs are being negotiated */
} WFPX_TUNNEL_STATE;

/*
 * An entry of an enumeration of tunnels: what stays when SAs are replaced, with the contexts and
 * policies that it has at the moment. doc/tunnels.md describes what makes a tunnel.
 *
 * tunnelId is never 0. It is made of addresses, protocol, mode, reqid, mark and ifId, so it is the
 * same in every process, before and after a rekey, a reauthentication, and a restart of the IKE
 * daemon that gives the same reqid, and while the tunnel is down. If several tunnels are alike in
 * all of these at the moment, their traffic and NAT ports are part of their ids, too.
 *
 * reqid, mark, markMask and ifId are those of the outbound side, if the tunnel has one.
 *
 * policies lists each policy once: first those that the SAs of the contexts serve, at most
 * WFPX_SA_POLICIES_MAX for each SA, then those that nothing serves. numPoliciesServed is larger
 * than numPolicies if an SA serves more than are listed.
 */
typedef struct WFPX_TUNNEL0_ {
	UINT64 tunnelId;
	WFPX_TUNNEL_STATE state;
	WFPX_ADDRESS0 localAddress; /* outer; FWP_IP_VERSION_NONE: not known, or not one host */
	WFPX_ADDRESS0 remoteAddress;
	UINT8 protocol;         /* 50: ESP, perhaps with AH; 51: AH alone */
	UINT8 mode;             /* as in WFPX_SA0 */
	UINT16 encapType;       /* as in WFPX_SA0; 0 if there are no contexts */
	UINT16 encapLocalPort;  /* of this host, which a NAT may have changed on the way */
	UINT16 encapRemotePort; /* that packets are sent to */
	UINT32 reqid;
	UINT32 mark;
	UINT32 markMask;
	UINT32 ifId;
	UINT32 numLarval;        /* states without keys: an ACQUIRE, or an SPI that is reserved */
	UINT64 larvalAgeSeconds; /* from the oldest of them to the snapshot; 0 without */
	UINT64 firstSeen;  /* seconds since 1970: the oldest of its SAs and policies was added */
	UINT64 lastChange; /* the newest was added */
	UINT32 numContexts;
	WFPX_SA_CONTEXT0 **contexts; /* NULL if there are none */
	WFPX_SA_CONTEXT0
	*activeContext; /* the newest element of contexts that is active, or NULL */
	UINT32 numPolicies;
	UINT32 numPoliciesServed;
	WFPX_POLICY0 **policies; /* NULL if there are none */
	WFPX_NAMES0 *names;      /* as in WFPX_SA_CONTEXT0 */
} WFPX_TUNNEL0;

/*
 * Which tunnels to enumerate. The two members are as in IPSEC_SA_CONTEXT_ENUM_TEMPLATE0, and are
 * compared with the outer addresses. An end that is not known is in no subnet.
 */
typedef struct WFPX_TUNNEL_ENUM_TEMPLATE0_ {
	FWP_CONDITION_VALUE0 localSubNet;
	FWP_CONDITION_VALUE0 remoteSubNet;
} WFPX_TUNNEL_ENUM_TEMPLATE0;

/* How far an IKE SA is, in strongSwan's words. */
typedef enum WFPX_IKE_STATE_ WFPX_ENUM_INT {
	WFPX_IKE_STATE_OTHER = 0, /* a state that the library does not know */
	WFPX_IKE_STATE_CREATED = 1,
	WFPX_IKE_STATE_CONNECTING = 2,
	WFPX_IKE_STATE_ESTABLISHED = 3,
	WFPX_IKE_STATE_PASSIVE = 4, /* of a cluster: another node is responsible */
	WFPX_IKE_STATE_REKEYING = 5,
	WFPX_IKE_STATE_REKEYED = 6, /* has a successor, and will be deleted */
	WFPX_IKE_STATE_DELETING = 7,
	WFPX_IKE_STATE_DESTROYING = 8
} WFPX_IKE_STATE;

/* How far a child of an IKE SA is, in strongSwan's words. */
typedef enum WFPX_IKE_CHILD_STATE_ WFPX_ENUM_INT {
	WFPX_IKE_CHILD_OTHER = 0, /* a state that the library does not know */
	WFPX_IKE_CHILD_CREATED = 1,
	WFPX_IKE_CHILD_ROUTED = 2,
	WFPX_IKE_CHILD_INSTALLING = 3,
	WFPX_IKE_CHILD_INSTALLED = 4,
	WFPX_IKE_CHILD_UPDATING = 5, /* to new addresses */
	WFPX_IKE_CHILD_REKEYING = 6,
	WFPX_IKE_CHILD_REKEYED = 7, /* has a successor, and will be deleted */
	WFPX_IKE_CHILD_RETRYING = 8,
	WFPX_IKE_CHILD_DELETING = 9,
	WFPX_IKE_CHILD_DELETED = 10,
	WFPX_IKE_CHILD_DESTROYING = 11
} WFPX_IKE_CHILD_STATE;

/*
 * A child of an IKE SA: a pair of IPsec SAs. In every rekey another child takes its place, with the
 * same name. SPIs and protocol are 0 while the SAs are being made or deleted.
 */
typedef struct WFPX_IKE_CHILD0_ {
	wchar_t *name;   /* of its configuration, within the connection; NULL: not known */
	UINT32 uniqueId; /* the daemon's number, which it uses once */
	UINT32 reqid;
	UINT32 spiIn; /* host byte order, as WFPX_SA0.spi */
	UINT32 spiOut;
	WFPX_IKE_CHILD_STATE state;
	UINT8 protocol; /* 50: ESP, 51: AH */
	UINT8 mode;     /* as WFPX_SA0.mode; 255: not known */
	UINT32 numLocalSelectors;
	wchar_t **localSelectors; /* traffic, as strongSwan prints it: "192.0.2.0/24[tcp/http]" */
	UINT32 numRemoteSelectors;
	wchar_t **remoteSelectors;
} WFPX_IKE_CHILD0;

/*
 * An entry of an enumeration of IKE SAs. details is what IkeextSaEnum2 returns. Texts are NULL
 * where the daemon does not know them. They come from the daemon and its peers, and may contain
 * anything: make them harmless before you print them. doc/ike.md says where each member comes from.
 */
typedef struct WFPX_IKE_SA0_ {
	IKEEXT_SA_DETAILS2 details;
	UINT32 uniqueId; /* the daemon's number, which it uses once */
	WFPX_IKE_STATE state;
	BOOL initiator; /* TRUE: this host has begun the IKE SA */
	BOOL nat;       /* TRUE: packets go by UDP, because of a NAT or as if there were one */
	BOOL localBehindNat;
	BOOL remoteBehindNat;
	UINT16 localPort; /* UDP ports of IKE, also without a NAT */
	UINT16 remotePort;
	UINT64 establishedSeconds; /* since then; 0: not yet */
	UINT64 rekeySeconds;       /* until then, or WFPX_UNLIMITED: never */
	UINT64 reauthSeconds;      /* until then, or WFPX_UNLIMITED: never */
	wchar_t *connection;       /* name of its configuration */
	wchar_t *localIdentity;    /* that this host has proved */
	wchar_t *remoteIdentity;   /* that the peer has proved */
	wchar_t *remoteUser;       /* the peer's name within EAP or XAuth */
	UINT32 numChildren;
	WFPX_IKE_CHILD0 **children;
} WFPX_IKE_SA0;

/* What became of reading names from one source. */
typedef enum WFPX_NAMES_STATUS_ WFPX_ENUM_INT {
	WFPX_NAMES_NOT_ASKED = 0,     /* WFPX_ENGINE_OPTION_NAMES is not set */
	WFPX_NAMES_COMPLETE = 1,      /* the source has told all its names */
	WFPX_NAMES_NO_SOURCE = 2,     /* there is no such file, or no daemon listens */
	WFPX_NAMES_ACCESS_DENIED = 3, /* the caller may not read the file, or not ask the daemon */
	WFPX_NAMES_TIMEOUT = 4,       /* the daemon did not tell all its names in time */
	WFPX_NAMES_MALFORMED = 5,     /* some lines are wrong, or the daemon's answer is */
	WFPX_NAMES_FAILED = 6         /* the source cannot be read */
} WFPX_NAMES_STATUS;

/*
 * What a snapshot contains, what was left out of it, and whether it is complete.
 *
 * A complete snapshot has the SAs and policies that the kernel had at one instant between the call
 * of the CreateEnumHandle function and its return. If the kernel's notifications of changes were
 * lost because SAs changed too fast, the function begins another round. After several rounds it
 * gives up: the snapshot then has what the last round found, is not complete, and parts of it may
 * be older than others. See WFPX_ENGINE_OPTION_COMPLETE_SNAPSHOTS and doc/snapshot.md.
 */
typedef struct WFPX_SNAPSHOT_INFO0_ {
	UINT64 time;              /* the instant: CLOCK_REALTIME, nanoseconds since 1970 */
	UINT64 bootTime;          /* the instant: CLOCK_BOOTTIME, nanoseconds */
	UINT64 bytesReceived;     /* size of the dumps */
	UINT64 bytesHeld;         /* memory that the snapshot occupies until it is destroyed */
	UINT64 events;            /* changes during the last round that the snapshot includes */
	BOOL complete;            /* TRUE: complete, FALSE: not complete */
	UINT32 rounds;            /* 1, or more if changes were lost */
	UINT32 kernelFilters;     /* dumps that the kernel limited to a template's addresses */
	UINT32 states;            /* states received */
	UINT32 sas;               /* of these: SAs of the enumeration, of both directions */
	UINT32 larval;            /* of these: left out, because they have no keys yet */
	UINT32 companions;        /* of these: left out, as IPComp, IP-in-IP or Mobile IPv6 */
	UINT32 malformed;         /* messages left out, because they are not valid states */
	UINT32 unknownAttributes; /* attributes ignored, because the library does not know them */
	UINT32 policies;          /* policies received */
	UINT32 policiesLeftAside; /* of these: ignored, for a socket or without an SA */
	WFPX_NAMES_STATUS daemonNames; /* of the keying daemon */
	WFPX_NAMES_STATUS fileNames;   /* of the names file */
	UINT32 namesFileLine;          /* the first line that is wrong, from 1; 0: none is */
	const char *namesFileProblem;  /* what is wrong there: a text of the library, or NULL */
} WFPX_SNAPSHOT_INFO0;

/* A counter of the kernel, with the name that the kernel gives it, such as "XfrmInNoStates". */
typedef struct WFPX_KERNEL_COUNTER0_ {
	wchar_t *name;
	UINT64 value; /* since the network namespace was made; never set back */
} WFPX_KERNEL_COUNTER0;

/*
 * What the kernel counts in a network namespace. counters is an array of structs, in the kernel's
 * order, and has all counters that the running kernel has, also those that are newer than the
 * library. Most of them count packets that were dropped, one for each reason.
 */
typedef struct WFPX_KERNEL_STATISTICS0_ {
	BOOL countsAvailable;  /* FALSE: the caller may not ask, and the next six members are 0 */
	UINT32 numStates;      /* of any kind, larval ones included */
	UINT32 hashBuckets;    /* of the kernel's table of states */
	UINT32 hashBucketsMax; /* to which that table can grow */
	UINT32 numPoliciesIn;  /* without those of single sockets, as the next two */
	UINT32 numPoliciesOut;
	UINT32 numPoliciesForward;
	BOOL countersAvailable; /* FALSE: the kernel does not count (no CONFIG_XFRM_STATISTICS) */
	UINT32 numCounters;
	WFPX_KERNEL_COUNTER0 *counters; /* NULL if there are none */
} WFPX_KERNEL_STATISTICS0;

/*
 * What can happen. Each is a bit, so that a subscription can name several. doc/events.md tells in
 * which order events come, and what the kernel itself leaves out.
 */
typedef enum WFPX_EVENT_TYPE_ WFPX_ENUM_INT {
	WFPX_EVENT_SA_ADDED = 0x1,
	WFPX_EVENT_SA_CHANGED = 0x2,       /* its limits or other properties were set anew */
	WFPX_EVENT_SA_REMOVED = 0x4,       /* on request; sa has what it had counted in the end */
	WFPX_EVENT_SA_EXPIRING = 0x8,      /* a soft limit was reached */
	WFPX_EVENT_SA_EXPIRED = 0x10,      /* a hard limit was reached, and the SA removed */
	WFPX_EVENT_MAPPING_CHANGED = 0x20, /* the peer's packets come from another NAT mapping */
	WFPX_EVENT_CONTEXT_ADDED = 0x40,   /* a context has got its first SA */
	WFPX_EVENT_CONTEXT_REMOVED = 0x80, /* a context has lost its last SA */
	WFPX_EVENT_REKEYED = 0x100,        /* contextId does what formerContextId has done */
	WFPX_EVENT_TUNNEL_UP = 0x200,      /* it has a context with both SAs */
	WFPX_EVENT_TUNNEL_DOWN = 0x400,    /* it has no SA any more */
	WFPX_EVENT_POLICY_ADDED = 0x800,
	WFPX_EVENT_POLICY_CHANGED = 0x1000,
	WFPX_EVENT_POLICY_REMOVED = 0x2000,
	WFPX_EVENT_ACQUIRE = 0x4000,       /* a packet needs an SA; only if it is asked for */
	WFPX_EVENT_RESYNCHRONISED = 0x8000 /* events were lost; all that they changed was told */
} WFPX_EVENT_TYPE;

/*
 * Which events to tell. All zero: all of them, except WFPX_EVENT_ACQUIRE. With a subscriber to that
 * one, the kernel makes a larval state for each flow that has no SA, as it does with an IKE daemon.
 *
 * The two subnets are as in IPSEC_SA_CONTEXT_ENUM_TEMPLATE0 and are compared with the outer ends of
 * an event. WFPX_EVENT_RESYNCHRONISED is told in any case.
 */
typedef struct WFPX_EVENT_SUBSCRIPTION0_ {
	UINT32 types; /* WFPX_EVENT_TYPE; 0: all but WFPX_EVENT_ACQUIRE */
	UINT32 flags; /* must be 0 */
	FWP_CONDITION_VALUE0 localSubNet;
	FWP_CONDITION_VALUE0 remoteSubNet;
} WFPX_EVENT_SUBSCRIPTION0;

/*
 * An event. A member that the type has no use for is zero or NULL.
 *
 * The events of SAs and policies are those of the kernel, in its order, at once. The events of
 * contexts and tunnels are found by comparing two snapshots, 20 to 250 milliseconds later, or later
 * where a snapshot takes more than 30 milliseconds. tunnelId and contextId of an SA that has just
 * been added may be 0: the next CONTEXT_ADDED has them.
 *
 * What has come and gone again between two snapshots, and ended without an event, is known by its
 * key alone: an SA that is removed and compared may have only destination, SPI, protocol and mark,
 * and a policy only index, direction and forward. The ends of such an event are not known; a
 * subscription is told of it whatever its subnets are.
 */
typedef struct WFPX_EVENT0_ {
	WFPX_EVENT_TYPE type;
	BOOL ownSession;  /* TRUE: the session that has subscribed has made the change */
	BOOL compared;    /* TRUE: the kernel has not told; counters may be older than the end */
	UINT32 portId;    /* netlink port of who asked for the change, often a pid; 0: unknown */
	UINT64 sequence;  /* 1 for the first event of the subscription, then 2, and so on */
	UINT64 time;      /* when the library learnt of it: nanoseconds since 1970 */
	UINT64 tunnelId;  /* 0: not known */
	UINT64 contextId; /* 0: not known */
	UINT64 formerContextId;              /* REKEYED */
	WFPX_TUNNEL_STATE tunnelState;       /* 0: unknown, or the tunnel exists no more */
	WFPX_TUNNEL_STATE formerTunnelState; /* TUNNEL_UP, TUNNEL_DOWN; 0: it did not exist */
	WFPX_ADDRESS0 localAddress;          /* the outer ends */
	WFPX_ADDRESS0 remoteAddress;
	WFPX_SA0 *sa;                /* of an event about an SA */
	UINT64 ageSeconds;           /* of that SA */
	WFPX_POLICY0 *policy;        /* of an event about a policy; of ACQUIRE, the one that asks */
	WFPX_SELECTOR0 *packet;      /* ACQUIRE: the packet */
	WFPX_ADDRESS0 formerAddress; /* MAPPING_CHANGED: of the peer, before and now */
	WFPX_ADDRESS0 address;
	UINT16 formerPort;
	UINT16 port;
	WFPX_NAMES0 *names; /* of the tunnel, as in WFPX_SA_CONTEXT0 */
} WFPX_EVENT0;

/*
 * Called by a thread of the library. @context is what the subscriber gave; @event ends with the
 * call.
 */
typedef void (*WFPX_EVENT_CALLBACK0)(void *context, const WFPX_EVENT0 *event);

/*
 * What a tunnel has carried over all its SAs while a subscription was open. The counters never
 * become less. They begin with what the SAs of the tunnel have counted when the subscription is
 * made, or when the tunnel appears.
 *
 * A tunnel that has neither SAs nor policies any more keeps its totals, in state 0, and goes on
 * with them if it comes back. Of such tunnels 10,000 are kept.
 */
typedef struct WFPX_TUNNEL_TOTALS0_ {
	UINT64 tunnelId;         /* as in WFPX_TUNNEL0 */
	WFPX_TUNNEL_STATE state; /* 0: it exists no more */
	BOOL exact; /* FALSE: some SAs ended without the kernel telling their last counters */
	WFPX_ADDRESS0 localAddress; /* as in WFPX_TUNNEL0, as the next three */
	WFPX_ADDRESS0 remoteAddress;
	UINT32 reqid;
	UINT32 ifId;
	UINT64 bytesIn;
	UINT64 bytesOut;
	UINT64 packetsIn;
	UINT64 packetsOut;
	UINT64 replayed; /* packets dropped, as in WFPX_SA0, as the next two */
	UINT64 outsideWindow;
	UINT64 integrityFailed;
	UINT64 rekeys;
	UINT64 downs;       /* how often it went down */
	UINT64 since;       /* counting began: nanoseconds since 1970 */
	UINT64 upSince;     /* seconds since 1970; 0: it is down */
	UINT64 upSeconds;   /* altogether */
	WFPX_NAMES0 *names; /* as in WFPX_SA_CONTEXT0 */
} WFPX_TUNNEL_TOTALS0;

/*
 * WfpxSaEnum0 - reads the next page of a snapshot of SAs, with the kernel's view of each SA
 * @engineHandle: the session in which the snapshot was taken
 * @enumHandle: the snapshot, of IPsecSaCreateEnumHandle0
 * @numEntriesRequested: the largest number of entries to return; 0 returns no entry and skips none
 * @entries: receives an array of pointers to the entries, which the caller releases with
 *	FwpmFreeMemory0; NULL if the page has no entry
 * @numEntriesReturned: receives the number of entries. A number below @numEntriesRequested means
 *	that this is the last page; further calls succeed with 0 entries.
 *
 * One snapshot can be read with IPsecSaEnum0, IPsecSaEnum1 and WfpxSaEnum0 in turn. Threads may
 * share @enumHandle. Each entry is returned once, to one of the calls.
 *
 * Linux: the function does not ask the kernel and needs no right. Only Linux has the function; it
 * tells what WFP has no members for: marks, replay counters, encapsulation, offload and more.
 *
 * Returns
 *	ERROR_INVALID_HANDLE		engineHandle is not an open session of this process, or
 *					enumHandle not a snapshot of SAs of that session
 *	FWP_E_NULL_POINTER		entries or numEntriesReturned is NULL
 */
WFPX_RESULT WINAPI WfpxSaEnum0(HANDLE engineHandle, HANDLE enumHandle, UINT32 numEntriesRequested,
			       WFPX_SA_DETAILS0 ***entries, UINT32 *numEntriesReturned);

/*
 * WfpxSaContextEnum0 - reads the next page of a snapshot of contexts, with state and policies
 * @engineHandle: the session in which the snapshot was taken
 * @enumHandle: the snapshot, of IPsecSaContextCreateEnumHandle0
 * @numEntriesRequested: the largest number of entries to return; 0 returns no entry and skips none
 * @entries: receives an array of pointers to the entries, which the caller releases with
 *	FwpmFreeMemory0; NULL if the page has no entry
 * @numEntriesReturned: receives the number of entries. A number below @numEntriesRequested means
 *	that this is the last page; further calls succeed with 0 entries.
 *
 * One snapshot can be read with IPsecSaContextEnum0, IPsecSaContextEnum1 and WfpxSaContextEnum0 in
 * turn. Threads may share @enumHandle. Each entry is returned once, to one of the calls.
 *
 * Linux: the function does not ask the kernel and needs no right. Only Linux has the function; it
 * tells the state of a context, its policies, and whether its two SAs belong together for certain.
 *
 * Returns
 *	ERROR_INVALID_HANDLE		engineHandle is not an open session of this process, or
 *					enumHandle not a snapshot of contexts of that session
 *	FWP_E_NULL_POINTER		entries or numEntriesReturned is NULL
 */
WFPX_RESULT WINAPI WfpxSaContextEnum0(HANDLE engineHandle, HANDLE enumHandle,
				      UINT32 numEntriesRequested, WFPX_SA_CONTEXT0 ***entries,
				      UINT32 *numEntriesReturned);

/*
 * WfpxSaContextGetById0 - reads the present state of one context, with state and policies
 * @engineHandle: the session
 * @id: a saContextId from any enumeration, also from one that another process made
 * @saContext: receives the context, which the caller releases with FwpmFreeMemory0
 *
 * The context is as in an entry of WfpxSaContextEnum0.
 *
 * Linux: the caller needs CAP_NET_ADMIN in the user namespace that owns the network namespace. The
 * function takes a snapshot of the SAs and policies between the two hosts, or of all if the context
 * is not found there. Unlike IPsecSaContextGetById1 it does so also if an open enumeration has the
 * context, because the state of a context depends on other contexts, and any policy may be one of
 * those that its SAs serve.
 *
 * Returns
 *	ERROR_INVALID_HANDLE		engineHandle is not an open session of this process
 *	FWP_E_NULL_POINTER		saContext is NULL
 *	FWP_E_NOT_FOUND			there is no such context, or it no longer exists
 *	ERROR_RETRY			SAs changed too fast to tell whether it exists
 *	ERROR_ACCESS_DENIED		the caller lacks the right
 */
WFPX_RESULT WINAPI WfpxSaContextGetById0(HANDLE engineHandle, UINT64 id,
					 WFPX_SA_CONTEXT0 **saContext);

/*
 * WfpxTunnelCreateEnumHandle0 - takes a snapshot of the tunnels, to be read page by page
 * @engineHandle: the session
 * @enumTemplate: the tunnels to enumerate, or NULL for all. All zero bits also mean all.
 * @enumHandle: receives the handle; the caller gives it to WfpxTunnelDestroyEnumHandle0
 *
 * A tunnel is what stays when SAs are replaced: it is listed while it has SAs, and also while
 * policies ask for SAs that are not there. What a snapshot promises is described at
 * IPsecSaCreateEnumHandle0.
 *
 * localSubNet and remoteSubNet of the template have the types that IPsecSaContextCreateEnumHandle0
 * describes.
 *
 * Linux: the caller needs CAP_NET_ADMIN in the user namespace that owns the network namespace. The
 * snapshot has all SAs and policies whatever the template selects, and takes as long. Larval states
 * appear without a notification of the kernel, so one that appears while the snapshot is taken may
 * be missing.
 *
 * Returns
 *	ERROR_INVALID_HANDLE		engineHandle is not an open session of this process
 *	FWP_E_NULL_POINTER		enumHandle is NULL, or a value of the template is a NULL
 *					pointer
 *	FWP_E_TYPE_MISMATCH		a value of the template has another type
 *	FWP_E_INVALID_NET_MASK		a mask has holes, or a prefix is longer than 128
 *	FWP_E_NEVER_MATCH		one subnet is IPv4 and the other IPv6
 *	ERROR_ACCESS_DENIED		the caller lacks the right
 *	ERROR_RETRY			SAs changed too fast for a complete snapshot, and the
 *					session accepts only such: see WfpxEngineSetOption0
 */
WFPX_RESULT WINAPI WfpxTunnelCreateEnumHandle0(HANDLE engineHandle,
					       const WFPX_TUNNEL_ENUM_TEMPLATE0 *enumTemplate,
					       HANDLE *enumHandle);

/*
 * WfpxTunnelEnum0 - reads the next page of a snapshot of tunnels
 * @engineHandle: the session in which the snapshot was taken
 * @enumHandle: the snapshot, of WfpxTunnelCreateEnumHandle0
 * @numEntriesRequested: the largest number of entries to return; 0 returns no entry and skips none
 * @entries: receives an array of pointers to the entries, which the caller releases with
 *	FwpmFreeMemory0; NULL if the page has no entry
 * @numEntriesReturned: receives the number of entries. A number below @numEntriesRequested means
 *	that this is the last page; further calls succeed with 0 entries.
 *
 * Threads may share @enumHandle. Each entry is returned once, to one of the calls. Tunnels that
 * have contexts come before the others.
 *
 * Linux: the function does not ask the kernel and needs no right.
 *
 * Returns
 *	ERROR_INVALID_HANDLE		engineHandle is not an open session of this process, or
 *					enumHandle not a snapshot of tunnels of that session
 *	FWP_E_NULL_POINTER		entries or numEntriesReturned is NULL
 */
WFPX_RESULT WINAPI WfpxTunnelEnum0(HANDLE engineHandle, HANDLE enumHandle,
				   UINT32 numEntriesRequested, WFPX_TUNNEL0 ***entries,
				   UINT32 *numEntriesReturned);

/*
 * WfpxTunnelDestroyEnumHandle0 - releases a snapshot of tunnels
 * @engineHandle: the session in which the snapshot was taken
 * @enumHandle: the snapshot; NULL does nothing
 *
 * Pages that were read remain valid until they are released. Closing the session destroys the
 * snapshot, too.
 *
 * Linux: the function needs no right and does not ask the kernel.
 *
 * Returns
 *	ERROR_INVALID_HANDLE		engineHandle is not an open session of this process, or
 *					enumHandle not a snapshot of tunnels of that session
 */
WFPX_RESULT WINAPI WfpxTunnelDestroyEnumHandle0(HANDLE engineHandle, HANDLE enumHandle);

/*
 * WfpxTunnelGetById0 - reads the present state of one tunnel
 * @engineHandle: the session
 * @id: a tunnelId from any enumeration, also from one that another process made
 * @tunnel: receives the tunnel, which the caller releases with FwpmFreeMemory0
 *
 * The tunnel is as in an entry of WfpxTunnelEnum0. No open enumeration is needed.
 *
 * Linux: the caller needs CAP_NET_ADMIN in the user namespace that owns the network namespace. The
 * function takes a snapshot of everything, so it costs as much as an enumeration of all tunnels: up
 * to twice as much as one of all contexts, and about 10 ms for 20,000 policies without SAs. A
 * program that looks for several tunnels enumerates.
 *
 * Returns
 *	ERROR_INVALID_HANDLE		engineHandle is not an open session of this process
 *	FWP_E_NULL_POINTER		tunnel is NULL
 *	FWP_E_NOT_FOUND			there is no such tunnel, or it no longer exists
 *	ERROR_RETRY			SAs changed too fast to tell whether it exists
 *	ERROR_ACCESS_DENIED		the caller lacks the right
 */
WFPX_RESULT WINAPI WfpxTunnelGetById0(HANDLE engineHandle, UINT64 id, WFPX_TUNNEL0 **tunnel);

/*
 * WfpxFilterEnum0 - reads the next page of an enumeration of filters, with what became of them
 * @engineHandle: the session in which the enumeration was begun
 * @enumHandle: the enumeration, which FwpmFilterCreateEnumHandle0 has begun
 * @numEntriesRequested: the largest number of entries to return; any number is allowed
 * @entries: receives an array of pointers to the entries, which the caller releases with
 *	FwpmFreeMemory0; NULL if the page has no entry
 * @numEntriesReturned: receives the number of entries. A number below @numEntriesRequested means
 *	that this is the last page.
 *
 * The enumeration goes on where the last call ended, be it of this function or of FwpmFilterEnum0.
 *
 * Linux: the function does not ask the kernel and needs no right. A process that runs in another
 * pid namespace may seem to have ended.
 *
 * Returns
 *	ERROR_INVALID_HANDLE		engineHandle is not an open session of this process, or
 *					enumHandle not an enumeration of filters of that session
 *	FWP_E_NULL_POINTER		entries or numEntriesReturned is NULL
 *	ERROR_NOT_ENOUGH_MEMORY		memory is not available
 */
WFPX_RESULT WINAPI WfpxFilterEnum0(HANDLE engineHandle, HANDLE enumHandle,
				   UINT32 numEntriesRequested, WFPX_FILTER0 ***entries,
				   UINT32 *numEntriesReturned);

/*
 * WfpxFilterGetById0 - returns the filter with an id, and what became of it
 * @engineHandle: the session
 * @id: the id of a filter, or the index of a policy that is no filter of this library
 * @filter: receives the filter, which the caller releases with FwpmFreeMemory0
 *
 * Linux: the caller needs the right to read the folder /run/wfpxfrm, and CAP_NET_ADMIN in the user
 * namespace that owns the network namespace.
 *
 * Returns
 *	ERROR_INVALID_HANDLE		engineHandle is not an open session of this process
 *	FWP_E_NULL_POINTER		filter is NULL
 *	FWP_E_FILTER_NOT_FOUND		there is no such filter
 *	ERROR_ACCESS_DENIED		the caller lacks the right
 *	ERROR_RETRY			policies changed too fast to see all of them
 *	ERROR_NOT_ENOUGH_MEMORY		memory is not available
 */
WFPX_RESULT WINAPI WfpxFilterGetById0(HANDLE engineHandle, UINT64 id, WFPX_FILTER0 **filter);

/*
 * WfpxPolicyCreateEnumHandle0 - takes a snapshot of the policies, to be read page by page
 * @engineHandle: the session
 * @enumHandle: receives the handle; the caller gives it to WfpxPolicyDestroyEnumHandle0
 *
 * The snapshot has all policies of the network namespace, also those that block packets or let them
 * pass in the clear, but not those of single sockets. What a snapshot promises is described at
 * IPsecSaCreateEnumHandle0.
 *
 * Linux: the caller needs CAP_NET_ADMIN in the user namespace that owns the network namespace. The
 * function also reads the SAs, and takes as long as IPsecSaCreateEnumHandle0.
 *
 * Returns
 *	ERROR_INVALID_HANDLE		engineHandle is not an open session of this process
 *	FWP_E_NULL_POINTER		enumHandle is NULL
 *	ERROR_ACCESS_DENIED		the caller lacks the right
 *	ERROR_RETRY			policies or SAs changed too fast for a complete snapshot,
 *					and the session accepts only such: see
 *					WfpxEngineSetOption0
 */
WFPX_RESULT WINAPI WfpxPolicyCreateEnumHandle0(HANDLE engineHandle, HANDLE *enumHandle);

/*
 * WfpxPolicyEnum0 - reads the next page of a snapshot of policies
 * @engineHandle: the session in which the snapshot was taken
 * @enumHandle: the snapshot, of WfpxPolicyCreateEnumHandle0
 * @numEntriesRequested: the largest number of entries to return; 0 returns no entry and skips none
 * @entries: receives an array of pointers to the entries, which the caller releases with
 *	FwpmFreeMemory0; NULL if the page has no entry
 * @numEntriesReturned: receives the number of entries. A number below @numEntriesRequested means
 *	that this is the last page; further calls succeed with 0 entries.
 *
 * Outbound policies come first, then inbound ones, then those for forwarded packets. Within each of
 * these the order is that in which the kernel asks policies: by priority, and of equal priority the
 * one with the lowest index, which is the oldest. The first policy whose selector, mark and
 * interface id fit a packet decides about it.
 *
 * Threads may share @enumHandle. Each entry is returned once, to one of the calls.
 *
 * Linux: the function does not ask the kernel and needs no right. Policies of the type sub come
 * before others, as the kernel asks them first. The order between policies of equal priority is not
 * known where a program has chosen indexes, or changed the priority of a policy.
 *
 * Returns
 *	ERROR_INVALID_HANDLE		engineHandle is not an open session of this process, or
 *					enumHandle not a snapshot of policies of that session
 *	FWP_E_NULL_POINTER		entries or numEntriesReturned is NULL
 */
WFPX_RESULT WINAPI WfpxPolicyEnum0(HANDLE engineHandle, HANDLE enumHandle,
				   UINT32 numEntriesRequested, WFPX_POLICY_DETAILS0 ***entries,
				   UINT32 *numEntriesReturned);

/*
 * WfpxPolicyDestroyEnumHandle0 - releases a snapshot of policies
 * @engineHandle: the session in which the snapshot was taken
 * @enumHandle: the snapshot; NULL does nothing
 *
 * Pages that were read remain valid until they are released. Closing the session destroys the
 * snapshot, too.
 *
 * Linux: the function needs no right and does not ask the kernel.
 *
 * Returns
 *	ERROR_INVALID_HANDLE		engineHandle is not an open session of this process, or
 *					enumHandle not a snapshot of policies of that session
 */
WFPX_RESULT WINAPI WfpxPolicyDestroyEnumHandle0(HANDLE engineHandle, HANDLE enumHandle);

/*
 * WfpxKernelStatisticsGet0 - reads the kernel's counters of a network namespace
 * @engineHandle: the session
 * @statistics: receives the counters, which the caller releases with FwpmFreeMemory0
 *
 * The counters are read later than the numbers of states and policies. IPsecGetStatistics1 has some
 * of the counters under the names of Windows. wfpsa(8) explains each counter.
 *
 * Linux: the counters need no right if the calling thread is in the network namespace of the
 * session. In another one the caller needs CAP_NET_ADMIN in the user namespace that owns the
 * network namespace, and CAP_SYS_ADMIN there and in its own, because a thread has to enter the
 * network namespace to read its counters. The other members need CAP_NET_ADMIN; without it
 * countsAvailable is FALSE. Where there is no /proc, countersAvailable is FALSE. A kernel of 32
 *bits counts with 32 bits.
 *
 * Returns
 *	ERROR_INVALID_HANDLE		engineHandle is not an open session of this process
 *	FWP_E_NULL_POINTER		statistics is NULL
 *	ERROR_ACCESS_DENIED		the caller may not enter the session's network namespace
 */
WFPX_RESULT WINAPI WfpxKernelStatisticsGet0(HANDLE engineHandle,
					    WFPX_KERNEL_STATISTICS0 **statistics);

/*
 * WfpxSaContextRekey0 - lets the keying daemon replace the SAs of a context, without loss
 * @engineHandle: the session
 * @id: a saContextId from any enumeration; or an mmSaId, unless it is from a session with
 *	WFPX_ENGINE_OPTION_NAMES
 *
 * The daemon negotiates new SAs with the peer, lets the traffic pass to them, and deletes the old
 * ones, as it does when their lifetime ends. The function returns when the daemon has noted this,
 * before the new SAs exist. They are another context, with another id. If the daemon is replacing
 * the SAs already, the function succeeds. If the peer refuses, the old SAs stay.
 *
 * IPsecSaContextExpire0 does without a daemon, but traffic has to wait until there are new SAs.
 *
 * The caller needs the right to connect to the daemon's socket, as for IkeextSaCreateEnumHandle0.
 * The function takes two seconds at most.
 *
 * Linux: the context is that of a child of strongSwan's daemon. The SAs of other daemons, and those
 * that were made by hand, cannot be replaced in this way.
 *
 * Returns
 *	ERROR_INVALID_HANDLE		engineHandle is not an open session of this process
 *	FWP_E_NOT_FOUND			no daemon of this namespace listens, or the daemon has no
 *					child with these SAs
 *	FWP_E_INCOMPATIBLE_SA_STATE	the SAs have been replaced already, or are being deleted
 *	FWP_E_TIMEOUT			the daemon did not answer within two seconds, or did not
 *					a short while ago
 *	ERROR_ACCESS_DENIED		the caller may not use the socket, or another user's process
 *					listens on it
 *	ERROR_NOT_SUPPORTED		the daemon is too old for this
 *	ERROR_GEN_FAILURE		the daemon's answer is malformed or ends too early
 */
WFPX_RESULT WINAPI WfpxSaContextRekey0(HANDLE engineHandle, UINT64 id);

/*
 * WfpxIkeSaEnum0 - reads the next page of a snapshot of IKE SAs, with children and identities
 * @engineHandle: the session in which the snapshot was taken
 * @enumHandle: the snapshot, of IkeextSaCreateEnumHandle0
 * @numEntriesRequested: the largest number of entries to return; 0 returns no entry and skips none
 * @entries: receives an array of pointers to the entries, which the caller releases with
 *	FwpmFreeMemory0; NULL if the page has no entry
 * @numEntriesReturned: receives the number of entries. A number below @numEntriesRequested means
 *	that this is the last page; further calls succeed with 0 entries.
 *
 * One snapshot can be read with IkeextSaEnum0, 1 and 2 and WfpxIkeSaEnum0 in turn. Threads may
 * share @enumHandle. Each entry is returned once, to one of the calls.
 *
 * Linux: the function asks neither the kernel nor the daemon, and needs no right.
 *
 * Returns
 *	ERROR_INVALID_HANDLE		engineHandle is not an open session of this process, or
 *					enumHandle not a snapshot of IKE SAs of that session
 *	FWP_E_NULL_POINTER		entries or numEntriesReturned is NULL
 */
WFPX_RESULT WINAPI WfpxIkeSaEnum0(HANDLE engineHandle, HANDLE enumHandle,
				  UINT32 numEntriesRequested, WFPX_IKE_SA0 ***entries,
				  UINT32 *numEntriesReturned);

/*
 * WfpxIkeSaGetById0 - reads the present state of one IKE SA, with children and identities
 * @engineHandle: the session
 * @id: as for IkeextSaGetById0: a saId, an mmSaId or a saContextId
 * @sa: receives the IKE SA, which the caller releases with FwpmFreeMemory0
 *
 * The IKE SA is as in an entry of WfpxIkeSaEnum0. Rights and the time that the function may take
 * are those of IkeextSaCreateEnumHandle0.
 *
 * Linux: the daemon sends all its IKE SAs, because it knows them by numbers of its own.
 *
 * Returns the codes of IkeextSaGetById0.
 */
WFPX_RESULT WINAPI WfpxIkeSaGetById0(HANDLE engineHandle, UINT64 id, WFPX_IKE_SA0 **sa);

/*
 * WfpxSnapshotGetInfo0 - tells how a snapshot was taken
 * @engineHandle: the session in which the snapshot was taken
 * @enumHandle: the snapshot, of IPsecSaCreateEnumHandle0, IPsecSaContextCreateEnumHandle0,
 *	WfpxTunnelCreateEnumHandle0 or WfpxPolicyCreateEnumHandle0
 * @info: a struct of the caller, which is filled in on success and left alone on failure
 *
 * The struct is the same before and after pages were read, because a snapshot does not change.
 *
 * Linux: the function needs no right and does not ask the kernel.
 *
 * Returns
 *	ERROR_INVALID_HANDLE		engineHandle is not an open session of this process, or
 *					enumHandle not a snapshot of SAs, contexts, tunnels or
 *					policies of that session
 *	FWP_E_NULL_POINTER		info is NULL
 */
WFPX_RESULT WINAPI WfpxSnapshotGetInfo0(HANDLE engineHandle, HANDLE enumHandle,
					WFPX_SNAPSHOT_INFO0 *info);

/* Options of one session, in addition to FWPM_ENGINE_OPTION. All are 0 in a new session. */
typedef enum WFPX_ENGINE_OPTION_ WFPX_ENUM_INT {
	/*
	 * 1: IPsecSaCreateEnumHandle0, IPsecSaContextCreateEnumHandle0, WfpxTunnelCreateEnumHandle0
	 * and WfpxPolicyCreateEnumHandle0 return ERROR_RETRY (STATUS_RETRY) if their snapshot would
	 * not be complete. 0: they succeed, and WFPX_SNAPSHOT_INFO0.complete is FALSE. The same
	 * holds for IPsecGetStatistics0 and IPsecGetStatistics1, which do not tell.
	 */
	WFPX_ENGINE_OPTION_COMPLETE_SNAPSHOTS = 0,
	/*
	 * 1: IPsecSaContextExpire0 and IPsecSaContextDeleteById0 also end a context whose
	 * WFPX_SA_CONTEXT0.pairedByOrder is TRUE, although one of its SAs may belong to another
	 * tunnel. 0: they return FWP_E_INCOMPATIBLE_SA_STATE for such a context.
	 */
	WFPX_ENGINE_OPTION_END_BY_ORDER = 1,
	/*
	 * 1: templates, and searches for a context by its id, read all SAs and select among them
	 * here. 0: the kernel selects, which takes much less time. But while the kernel looks at
	 * all SAs of the namespace, about 0.13 microseconds for each, that processor handles no
	 * received packet and no SA can be added or deleted. A gateway with 100,000 SAs that
	 * forwards at line rate may want 1. doc/snapshot.md has more about this.
	 */
	WFPX_ENGINE_OPTION_WHOLE_DUMPS = 2,
	/*
	 * 1: snapshots of contexts and of tunnels, WfpxSaContextGetById0 and WfpxTunnelGetById0
	 * also read the names file and ask the keying daemon what contexts and tunnels are called.
	 * The daemon costs the caller 200 milliseconds at most; what it did not tell by then is
	 * missing. WFPX_SNAPSHOT_INFO0.daemonNames and fileNames say whether the names are
	 * complete. mmSaId of the contexts' bundles is then the saId of the IKE SA, where the
	 * daemon has told it. 0: there are no names.
	 */
	WFPX_ENGINE_OPTION_NAMES = 3,
	/*
	 * 1: a dynamic session may call IPsecSaContextCreate0, IPsecSaContextCreate1 and
	 * IPsecSaContextDeleteById0. The contexts hang on filters and provider contexts of the
	 * session, and end with these when the session ends. 0: FWP_E_DYNAMIC_SESSION_IN_PROGRESS,
	 * as on Windows.
	 */
	WFPX_ENGINE_OPTION_DYNAMIC_CONTEXTS = 4,
	WFPX_ENGINE_OPTION_MAX
} WFPX_ENGINE_OPTION;

/*
 * WfpxEngineSetOption0 - sets an option of a session
 * @engineHandle: the session
 * @option: the option
 * @value: 0 or 1
 *
 * The option holds for the calls that follow, in this session only. A call that another thread is
 * making obeys the old value or the new one.
 *
 * Linux: the function needs no right and does not ask the kernel.
 *
 * Returns
 *	ERROR_INVALID_HANDLE		engineHandle is not an open session of this process
 *	FWP_E_INVALID_ENUMERATOR	there is no such option
 *	FWP_E_OUT_OF_BOUNDS		value is neither 0 nor 1
 */
WFPX_RESULT WINAPI WfpxEngineSetOption0(HANDLE engineHandle, WFPX_ENGINE_OPTION option,
					UINT32 value);

/*
 * WfpxEngineGetOption0 - reads an option of a session
 * @engineHandle: the session
 * @option: the option
 * @value: a number of the caller, which is set on success and left alone on failure
 *
 * A session that has just been opened has 0 for every option.
 *
 * Linux: the function needs no right and does not ask the kernel.
 *
 * Returns
 *	ERROR_INVALID_HANDLE		engineHandle is not an open session of this process
 *	FWP_E_INVALID_ENUMERATOR	there is no such option
 *	FWP_E_NULL_POINTER		value is NULL
 */
WFPX_RESULT WINAPI WfpxEngineGetOption0(HANDLE engineHandle, WFPX_ENGINE_OPTION option,
					UINT32 *value);

/*
 * WfpxEngineSetIkeSocket0 - says where a session finds the keying daemon
 * @engineHandle: the session
 * @path: the path of strongSwan's vici socket, beginning with "/", of at most 107 bytes in UTF-8;
 *	NULL for /run/charon.vici or /var/run/charon.vici
 *
 * On a machine with daemons in several network namespaces, each daemon has a socket of its own. The
 * path belongs to the file system of the calling process, whatever the session's network namespace
 * is. A daemon of another network namespace than the session's is not asked. The library can see
 * the daemon's namespace if the caller has CAP_NET_ADMIN and may look at the daemon's process.
 *
 * The session forgets whether the daemon did not answer in time, also if the path stays the same:
 * the next call asks at once.
 *
 * The function needs no right, and does not look whether the file exists. A call that another
 * thread is making uses the old path or the new one.
 *
 * Linux: a path of more than 107 bytes does not fit into the address of a socket.
 *
 * Returns
 *	ERROR_INVALID_HANDLE		engineHandle is not an open session of this process
 *	ERROR_INVALID_PARAMETER		path does not begin with "/", is too long, or is not Unicode
 */
WFPX_RESULT WINAPI WfpxEngineSetIkeSocket0(HANDLE engineHandle, const wchar_t *path);

/*
 * WfpxEngineSetNamesFile0 - says where a session finds the names file
 * @engineHandle: the session
 * @path: the path of the file, beginning with "/"; NULL for /etc/wfpxfrm/names
 *
 * The file names contexts that no daemon names. It is read for each snapshot if
 * WFPX_ENGINE_OPTION_NAMES is set; doc/names.md has its format. A call that another thread makes
 * at the same time uses the old path or the new one.
 *
 * Linux: the function needs no right, and does not look whether the file exists.
 *
 * Returns
 *	ERROR_INVALID_HANDLE		engineHandle is not an open session of this process
 *	ERROR_INVALID_PARAMETER		path does not begin with "/", is too long, or is not Unicode
 */
WFPX_RESULT WINAPI WfpxEngineSetNamesFile0(HANDLE engineHandle, const wchar_t *path);

/*
 * WfpxEventSubscribe0 - subscribes to what happens to SAs, contexts, tunnels and policies
 * @engineHandle: the session
 * @subscription: which events to tell, or NULL for all but WFPX_EVENT_ACQUIRE
 * @callback: is called for each event; or NULL, if the program reads events with WfpxEventNext0
 * @context: is passed to @callback; the library does not look at it
 * @eventsHandle: receives the handle; the caller gives it to WfpxEventUnsubscribe0
 *
 * Changes that are made after the function has returned are told, each once.
 *
 * With a callback, a thread of the library calls it, for one event after the other. All
 * subscriptions with a callback in one session share the thread, those of another session do not
 * wait for it. The thread begins with the first such subscription and ends with the last. A
 * callback may call every function of the library, except that WfpxEventUnsubscribe0 for its own
 * subscription returns while the callback is still running.
 *
 * Without a callback, there is no thread. Events wait until WfpxEventNext0 is called.
 *
 * If events come faster than they are handled, the kernel drops some. The library then compares the
 * present state with the last that it knew, tells all differences (compared is TRUE), and then
 * WFPX_EVENT_RESYNCHRONISED.
 *
 * Linux: the caller needs CAP_NET_ADMIN in the user namespace that owns the network namespace. If
 * the session was opened in another network namespace than the caller's, CAP_SYS_ADMIN is needed to
 * enter that again. A subscription takes three descriptors, and memory for a snapshot.
 *
 * Returns
 *	ERROR_INVALID_HANDLE		engineHandle is not an open session of this process
 *	FWP_E_NULL_POINTER		eventsHandle is NULL, or a value of the subscription is a
 *					NULL pointer
 *	FWP_E_INVALID_FLAGS		flags is not 0, or types has unknown bits
 *	FWP_E_TYPE_MISMATCH		a subnet has another type than those that are documented
 *	FWP_E_INVALID_NET_MASK		a mask has holes, or a prefix is longer than 128
 *	FWP_E_NEVER_MATCH		one subnet is IPv4 and the other IPv6
 *	ERROR_ACCESS_DENIED		the caller lacks the right
 *	ERROR_TOO_MANY_OPEN_FILES	there is no descriptor left
 */
WFPX_RESULT WINAPI WfpxEventSubscribe0(HANDLE engineHandle,
				       const WFPX_EVENT_SUBSCRIPTION0 *subscription,
				       WFPX_EVENT_CALLBACK0 callback, void *context,
				       HANDLE *eventsHandle);

/*
 * WfpxEventUnsubscribe0 - ends a subscription
 * @engineHandle: the session of the subscription
 * @eventsHandle: the subscription; NULL does nothing
 *
 * When the function returns, the callback is not running and will not be called again. So the
 * caller must hold no lock that the callback waits for. A thread that waits in WfpxEventNext0
 * returns ERROR_INVALID_HANDLE. Events that were read remain valid until they are released. Closing
 * the session ends its subscriptions in the same way.
 *
 * Linux: the function needs no right and does not ask the kernel.
 *
 * Returns
 *	ERROR_INVALID_HANDLE		engineHandle is not an open session of this process, or
 *					eventsHandle not a subscription of WfpxEventSubscribe0 in
 *					that session
 */
WFPX_RESULT WINAPI WfpxEventUnsubscribe0(HANDLE engineHandle, HANDLE eventsHandle);

/*
 * WfpxEventNext0 - reads the next event of a subscription
 * @engineHandle: the session of the subscription
 * @eventsHandle: the subscription, which has no callback
 * @timeoutMilliseconds: how long to wait for an event: 0 not at all, INFINITE without a limit
 * @event: receives the event, which the caller releases with FwpmFreeMemory0
 *
 * Threads may share @eventsHandle. Each event is returned once, to one of the calls. A thread that
 * waits is not cancelled by pthread_cancel(3) until it returns; to end its wait, end the
 * subscription.
 *
 * Linux: the function receives the kernel's events, and takes a snapshot where that is needed to
 * tell what became of contexts and tunnels, in the thread that calls it. So a call may take as long
 * as an enumeration of tunnels, also beyond the timeout. The caller needs CAP_NET_ADMIN in the user
 * namespace that owns the network namespace.
 *
 * Returns
 *	ERROR_INVALID_HANDLE		engineHandle is not an open session of this process, or
 *					eventsHandle not a subscription of WfpxEventSubscribe0 in
 *					that session, or it ended during the call
 *	FWP_E_NULL_POINTER		event is NULL
 *	ERROR_INVALID_PARAMETER		the subscription has a callback
 *	FWP_E_TIMEOUT			there was no event in that time
 *	ERROR_ACCESS_DENIED		the caller lacks the right by now
 * After any other failure the call can be repeated: what could not be told is found out by
 * comparing.
 */
WFPX_RESULT WINAPI WfpxEventNext0(HANDLE engineHandle, HANDLE eventsHandle,
				  UINT32 timeoutMilliseconds, WFPX_EVENT0 **event);

/*
 * WfpxEventGetDescriptor0 - returns a descriptor for poll(2) that tells when to read events
 * @engineHandle: the session of the subscription
 * @eventsHandle: the subscription, which has no callback
 * @descriptor: receives the descriptor
 *
 * When the descriptor is readable, the program calls WfpxEventNext0 with a timeout of 0 until that
 * returns FWP_E_TIMEOUT. There may be no event at all: the library also has work of its own to do.
 * The program must not read from the descriptor or close it; it ends with the subscription. It can
 * be used with poll(2), select(2) and epoll(7).
 *
 * Linux: the function needs no right and does not ask the kernel.
 *
 * Returns
 *	ERROR_INVALID_HANDLE		engineHandle is not an open session of this process, or
 *					eventsHandle not a subscription of WfpxEventSubscribe0 in
 *					that session
 *	FWP_E_NULL_POINTER		descriptor is NULL
 *	ERROR_INVALID_PARAMETER		the subscription has a callback
 */
WFPX_RESULT WINAPI WfpxEventGetDescriptor0(HANDLE engineHandle, HANDLE eventsHandle,
					   int *descriptor);

/*
 * WfpxTunnelTotalsGet0 - reads what tunnels have carried since a subscription was made
 * @engineHandle: the session of the subscription
 * @eventsHandle: the subscription, which has no callback
 * @entries: receives an array of pointers to the totals of all tunnels, whatever the subscription
 *	selects; the caller releases it with FwpmFreeMemory0; NULL if there is none
 * @numEntries: receives their number
 *
 * The totals are those of the present moment: the function takes a snapshot, and adds what has
 * been counted by the SAs in it to what the SAs before them had counted in the end. The events that
 * it receives on the way are kept for WfpxEventNext0, so a program that calls this function now and
 * then must read the events, too.
 *
 * Linux: the caller needs CAP_NET_ADMIN in the user namespace that owns the network namespace.
 *
 * Returns
 *	ERROR_INVALID_HANDLE		engineHandle is not an open session of this process, or
 *					eventsHandle not a subscription of WfpxEventSubscribe0 in
 *					that session
 *	FWP_E_NULL_POINTER		entries or numEntries is NULL
 *	ERROR_INVALID_PARAMETER		the subscription has a callback
 *	ERROR_ACCESS_DENIED		the caller lacks the right by now
 */
WFPX_RESULT WINAPI WfpxTunnelTotalsGet0(HANDLE engineHandle, HANDLE eventsHandle,
					WFPX_TUNNEL_TOTALS0 ***entries, UINT32 *numEntries);

/*
 * WfpxErrorText0 - names and explains a result
 * @code: what a function of this library returned
 *
 * The text has the name of @code, and behind ": " what the code means, such as
 * "FWP_E_NULL_POINTER: A pointer that is required is NULL". With fwpmk.h the name is that of the
 * NTSTATUS code. A code that no function of the library returns has no name; the text says so.
 * Texts may change from version to version.
 *
 * Linux: the function needs no session and no right, and works in every process and in signal
 * handlers.
 *
 * Returns a text that belongs to the library, must not be released, and is never NULL.
 */
const char *WINAPI WfpxErrorText0(WFPX_RESULT code);

#ifdef __cplusplus
}
#endif

#endif
