/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * What Linux knows of an IPsec SA and WFP has no member for.
 *
 * These functions exist on Linux only. They follow the calling style of WFP: a version digit ends
 * each name, results are one block for FwpmFreeMemory0, every function is safe to call from any
 * thread. Include fwpmu.h (DWORD results) or fwpmk.h (NTSTATUS results) first, or nothing: then
 * fwpmu.h is taken.
 *
 * Numbers are in host byte order unless a member says otherwise. The terms are those of
 * linux/xfrm.h and RFC 4301.
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
 * Values of IPSEC_SA_TRANSFORM0 and its members for what Windows has no number for. They lie above
 * the *_MAX of their enumeration, so code that checks against *_MAX refuses them and code that
 * prints names says "unknown"; WFPX_SA0 always has the kernel's own name and the sizes.
 *
 * Types are of IPSEC_AUTH_TYPE and IPSEC_CIPHER_TYPE, configs of IPSEC_AUTH_CONFIG and
 * IPSEC_CIPHER_CONFIG. A known type with WFPX_*_CONFIG_OTHER is a known algorithm in a form (an ICV
 * length, a key length) that Windows does not offer.
 */
#define WFPX_AUTH_TYPE_NONE       0x80 /* no integrity: digest_null */
#define WFPX_AUTH_TYPE_SHA_384    0x81
#define WFPX_AUTH_TYPE_SHA_512    0x82
#define WFPX_AUTH_TYPE_RIPEMD_160 0x83
#define WFPX_AUTH_TYPE_AES_XCBC   0x84
#define WFPX_AUTH_TYPE_AES_CMAC   0x85
#define WFPX_AUTH_TYPE_SM3        0x86
#define WFPX_AUTH_TYPE_POLY1305   0x87
#define WFPX_AUTH_TYPE_OTHER      0xff /* see WFPX_SA0 for the name */

#define WFPX_AUTH_CONFIG_NONE              0x80
#define WFPX_AUTH_CONFIG_HMAC_SHA_384_192  0x81
#define WFPX_AUTH_CONFIG_HMAC_SHA_512_256  0x82
#define WFPX_AUTH_CONFIG_HMAC_RIPEMD_96    0x83
#define WFPX_AUTH_CONFIG_AES_XCBC_96       0x84
#define WFPX_AUTH_CONFIG_AES_CMAC_96       0x85
#define WFPX_AUTH_CONFIG_CHACHA20_POLY1305 0x87
#define WFPX_AUTH_CONFIG_CCM_AES           0x88 /* any key and ICV length */
#define WFPX_AUTH_CONFIG_OTHER             0xff

#define WFPX_CIPHER_TYPE_NULL     0x80 /* ecb(cipher_null) where no integrity goes with it */
#define WFPX_CIPHER_TYPE_CHACHA20 0x81
#define WFPX_CIPHER_TYPE_CAMELLIA 0x82
#define WFPX_CIPHER_TYPE_CAST     0x83
#define WFPX_CIPHER_TYPE_BLOWFISH 0x84
#define WFPX_CIPHER_TYPE_SERPENT  0x85
#define WFPX_CIPHER_TYPE_TWOFISH  0x86
#define WFPX_CIPHER_TYPE_SM4      0x87
#define WFPX_CIPHER_TYPE_OTHER    0xff

#define WFPX_CIPHER_CONFIG_NULL              0x80
#define WFPX_CIPHER_CONFIG_CHACHA20_POLY1305 0x81
#define WFPX_CIPHER_CONFIG_CBC               0x82 /* CBC of a cipher Windows lacks */
#define WFPX_CIPHER_CONFIG_CTR_AES           0x83 /* RFC 3686, any key length */
#define WFPX_CIPHER_CONFIG_CCM_AES           0x88 /* RFC 4309, any key and ICV length */
#define WFPX_CIPHER_CONFIG_OTHER             0xff

/* Which rule found the direction of an SA; the first that answers decides, in this order. */
typedef enum WFPX_DIRECTION_RULE_ WFPX_ENUM_INT {
	WFPX_DIRECTION_RULE_NONE = 0,          /* none answered: see IPsecSaEnum in doc/mapping.md */
	WFPX_DIRECTION_RULE_SA_DIR = 1,        /* the kernel was told (XFRMA_SA_DIR, Linux 6.10) */
	WFPX_DIRECTION_RULE_OFFLOAD = 2,       /* the direction of the hardware offload */
	WFPX_DIRECTION_RULE_LOCAL_ADDRESS = 3, /* one of the two addresses is this namespace's */
	WFPX_DIRECTION_RULE_POLICY = 4,        /* policies of one direction ask for the SA */
	WFPX_DIRECTION_RULE_SEQUENCE = 5       /* sequence numbers sent, or received */
} WFPX_DIRECTION_RULE;

/* Bits of WFPX_SA0.present: the kernel sent this. Without the bit the members are zero. */
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
#define WFPX_SA_HAS_UNKNOWN          0x10000000u /* attributes this library does not know */
#define WFPX_SA_HAS_MALFORMED        0x20000000u /* attributes of a wrong length, left aside */

/* An address: v4 in host byte order, v6 as 16 bytes in network (reading) order. */
typedef struct WFPX_ADDRESS0_ {
	FWP_IP_VERSION ipVersion; /* FWP_IP_VERSION_NONE: no address */
	__extension__ union {
		UINT32 v4Address;
		UINT8 v6Address[16];
	};
} WFPX_ADDRESS0;

/* struct xfrm_selector: the traffic an SA is bound to. All zero but the versions: any traffic. */
typedef struct WFPX_SELECTOR0_ {
	WFPX_ADDRESS0 source;
	WFPX_ADDRESS0 destination;
	UINT8 sourcePrefixLength;
	UINT8 destinationPrefixLength;
	UINT8 protocol; /* IP protocol, 0: any */
	UINT16 sourcePort;
	UINT16 sourcePortMask; /* 0: any port */
	UINT16 destinationPort;
	UINT16 destinationPortMask;
	UINT32 interfaceIndex; /* 0: any */
} WFPX_SELECTOR0;

#define WFPX_UNLIMITED 0xffffffffffffffffULL

/* struct xfrm_lifetime_cfg. Bytes and packets: WFPX_UNLIMITED is none. Seconds: 0 is none. */
typedef struct WFPX_LIMITS0_ {
	UINT64 softBytes;
	UINT64 hardBytes;
	UINT64 softPackets;
	UINT64 hardPackets;
	UINT64 softAddSeconds; /* counted from addTime */
	UINT64 hardAddSeconds;
	UINT64 softUseSeconds; /* counted from useTime */
	UINT64 hardUseSeconds;
} WFPX_LIMITS0;

/*
 * One kernel state. Algorithm names are the kernel's (e.g. "rfc4106(gcm(aes))"), NULL where the SA
 * has none; they belong to the block. Key material is in no result; only its length is.
 */
typedef struct WFPX_SA0_ {
	UINT32 present;            /* WFPX_SA_HAS_* */
	UINT32 spi;                /* as "ip xfrm state" prints it */
	UINT8 protocol;            /* 50 ESP, 51 AH */
	UINT8 mode;                /* 0 transport, 1 tunnel, 4 BEET, 5 IP-TFS (XFRM_MODE_*) */
	UINT8 flags;               /* XFRM_STATE_*: 4 NOPMTUDISC, 32 AF_UNSPEC, 128 ESN ... */
	UINT32 extraFlags;         /* XFRM_SA_XFLAG_*: 1 DONT_ENCAP_DSCP, 2 OSEQ_MAY_WRAP */
	FWP_DIRECTION saDirection; /* the same as in IPSEC_SA_DETAILS1 */
	WFPX_DIRECTION_RULE directionRule;
	WFPX_ADDRESS0 source;      /* outer addresses in tunnel mode */
	WFPX_ADDRESS0 destination;
	WFPX_ADDRESS0 careOfAddress;
	WFPX_SELECTOR0 selector;
	UINT32 reqid;
	UINT32 sequence;           /* seq: what the daemon or the kernel's ACQUIRE numbered it */
	UINT32 mark;
	UINT32 markMask;
	UINT32 outputMark;
	UINT32 outputMarkMask;
	UINT32 ifId;

	const char *cipherAlgorithm;
	const char *authAlgorithm;
	UINT16 cipherKeyBits;      /* with the salt or nonce, where the kernel counts it as key */
	UINT16 authKeyBits;
	UINT16 icvBits;            /* of the AEAD, or of the truncated authentication */

	UINT16 encapType;          /* 2 ESP in UDP (RFC 3948), 7 ESP in TCP (RFC 9329) */
	UINT16 encapSourcePort;
	UINT16 encapDestinationPort;
	WFPX_ADDRESS0 encapOriginalAddress;

	UINT64 addTime;            /* seconds since 1970, whole */
	UINT64 useTime;            /* first use; 0: never used */
	UINT64 lastUsed;
	UINT64 bytes;
	UINT64 packets;
	WFPX_LIMITS0 limits;

	UINT32 replayWindow;       /* in packets */
	UINT64 sequenceSent;       /* the last number sent; 64 bits with ESN */
	UINT64 sequenceReceived;   /* the highest number received */
	UINT32 outsideWindow;      /* packets dropped: older than the window */
	UINT32 replayed;           /* packets dropped: seen before */
	UINT32 integrityFailed;    /* packets dropped: wrong ICV */

	UINT32 offloadInterface;   /* index of the device */
	UINT8 offloadFlags;        /* XFRM_OFFLOAD_*: 2 INBOUND, 4 PACKET */
	UINT32 tfcPad;
	UINT32 mappingTimer;       /* seconds (XFRMA_MTIMER_THRESH) */
	UINT32 natKeepalive;       /* seconds */
	UINT32 cpu;                /* per-CPU SAs, Linux 6.13 */
	UINT32 iptfsDropTime;      /* microseconds */
	UINT32 iptfsReorderWindow; /* packets */
	UINT32 iptfsInitDelay;     /* microseconds */
	UINT32 iptfsMaxQueueSize;  /* bytes */
	UINT32 iptfsPacketSize;    /* bytes */
	UINT8 iptfsDontFragment;
} WFPX_SA0;

/*
 * One entry of an SA enumeration, with Linux's view beside WFP's: saList[i] describes the same SA
 * as details.saBundle.saList[i], and numSAs equals details.saBundle.numSAs.
 */
typedef struct WFPX_SA_DETAILS0_ {
	IPSEC_SA_DETAILS1 details;
	UINT32 numSAs;
	WFPX_SA0 *saList;
} WFPX_SA_DETAILS0;

/* How an SA context stands. */
typedef enum WFPX_SA_CONTEXT_STATE_ WFPX_ENUM_INT {
	WFPX_SA_CONTEXT_UP = 1,       /* both SAs */
	WFPX_SA_CONTEXT_REKEYING = 2, /* both SAs, and another generation of them for a while */
	WFPX_SA_CONTEXT_DRAINING = 3, /* an inbound SA that is expiring or has a successor */
	WFPX_SA_CONTEXT_HALF = 4      /* one SA alone, without a reason that could be seen */
} WFPX_SA_CONTEXT_STATE;

/* A policy (of struct xfrm_userpolicy_info) that a context serves. */
typedef struct WFPX_POLICY0_ {
	FWP_DIRECTION direction;
	UINT8 forward;  /* 1: a policy for forwarded packets; direction is then inbound */
	UINT8 sub;      /* 1: of type sub */
	UINT32 index;
	UINT32 priority; /* the lowest value is asked first */
	UINT32 mark;
	UINT32 markMask;
	UINT32 ifId;
	UINT32 spi;     /* in the template, host byte order; 0: any */
	UINT32 reqid;   /* in the template */
	WFPX_SELECTOR0 selector;
} WFPX_POLICY0;

/* Of one SA: policies that WFPX_SA_CONTEXT0 lists, and policies that it counts. */
#define WFPX_SA_POLICIES_MAX         64
#define WFPX_SA_POLICIES_COUNTED_MAX 1000

/*
 * One entry of a context enumeration, with Linux's view beside WFP's. inboundSa and outboundSa are
 * NULL where the context has no such SA; their details are those that context points to.
 *
 * policies are those with a template that takes one of these SAs, as the kernel decides it for
 * packets: by protocol, mode, addresses, reqid, interface id, mark, SPI and selectors. Policies can
 * be many that demand the same SA, and SAs many that are what these demand; listing n policies with
 * each of n SAs would take n times n. So of each SA WFPX_SA_POLICIES_MAX are listed at most: of
 * those that demand the same the ones that the kernel asks first, and always the one that the SA's
 * transport filter is made of. numPoliciesServed counts those too that are not listed, of each SA
 * up to WFPX_SA_POLICIES_COUNTED_MAX.
 */
typedef struct WFPX_SA_CONTEXT0_ {
	IPSEC_SA_CONTEXT1 context;
	WFPX_SA_CONTEXT_STATE state;
	UINT8 active;               /* 1: of its generations the one that packets leave through */
	/*
	 * 1: several SAs that are alike in all that the kernel tells came together, and these two
	 * were chosen by the order in which they came; one of them may belong to another tunnel.
	 * IPsecSaContextExpire0 and IPsecSaContextDeleteById0 then return
	 * FWP_E_INCOMPATIBLE_SA_STATE: see WFPX_ENGINE_OPTION_END_BY_ORDER.
	 */
	UINT8 pairedByOrder;
	UINT64 inboundAgeSeconds;   /* since the SA was added, at the time of the snapshot */
	UINT64 outboundAgeSeconds;
	WFPX_SA_DETAILS0 *inboundSa;
	WFPX_SA_DETAILS0 *outboundSa;
	UINT32 numPolicies;         /* listed; 0: none asks for these SAs */
	UINT32 numPoliciesServed;   /* listed or not */
	WFPX_POLICY0 *policies;     /* of the outbound SA first, then of the inbound SA */
} WFPX_SA_CONTEXT0;

/*
 * What one snapshot holds, what it left out, and whether it is true.
 *
 * A complete snapshot has the SAs and policies that the kernel had at one instant, between the call
 * of the CreateEnumHandle function and its return. It is not complete where SAs changed faster than
 * they could be followed, in several rounds: then it is what the last round found, and some of it
 * may be older than the rest. See WFPX_ENGINE_OPTION_COMPLETE_SNAPSHOTS.
 */
typedef struct WFPX_SNAPSHOT_INFO0_ {
	UINT64 time;              /* the instant: CLOCK_REALTIME, nanoseconds since 1970 */
	UINT64 bootTime;          /* the instant: CLOCK_BOOTTIME, nanoseconds */
	UINT64 bytesReceived;     /* of dumps, from the kernel */
	UINT64 bytesHeld;         /* memory of the snapshot until its handle is destroyed */
	UINT64 events;            /* changes during the last round, all of them accounted for */
	UINT32 complete;          /* 1: it is; 0: it is not */
	UINT32 rounds;            /* 1, or more where changes were lost and it was begun anew */
	UINT32 kernelFilters;     /* dumps that the kernel filtered by a template's addresses */
	UINT32 states;            /* states received */
	UINT32 sas;               /* of them: in the enumeration, in either direction */
	UINT32 larval;            /* of them: without keys yet, left out */
	UINT32 companions;        /* of them: IPComp, IP-in-IP and Mobile IPv6 states, left out */
	UINT32 malformed;         /* messages that are no state at all, left out */
	UINT32 unknownAttributes; /* attributes this library does not know, left aside */
	UINT32 policies;          /* policies received */
	UINT32 policiesLeftAside; /* of them: for single sockets, or asking for no SA */
	UINT32 reserved;          /* 0 */
} WFPX_SNAPSHOT_INFO0;

/*
 * WfpxSaEnum0 - the next SAs of an enumeration, with what WFP cannot say
 *
 * enumHandle is one of IPsecSaCreateEnumHandle0. IPsecSaEnum0, IPsecSaEnum1 and WfpxSaEnum0 may be
 * mixed on it: each entry is handed out once, whoever asks. Parameters, paging, ownership and
 * errors are those of IPsecSaEnum1.
 */
WFPX_RESULT WINAPI WfpxSaEnum0(HANDLE engineHandle, HANDLE enumHandle, UINT32 numEntriesRequested,
			       WFPX_SA_DETAILS0 ***entries, UINT32 *numEntriesReturned);

/*
 * WfpxSaContextEnum0 - the next SA contexts of an enumeration, with what WFP cannot say
 *
 * enumHandle is one of IPsecSaContextCreateEnumHandle0, and may be shared with
 * IPsecSaContextEnum0 and 1. Parameters, paging, ownership and errors are those of
 * IPsecSaContextEnum1.
 */
WFPX_RESULT WINAPI WfpxSaContextEnum0(HANDLE engineHandle, HANDLE enumHandle,
				      UINT32 numEntriesRequested, WFPX_SA_CONTEXT0 ***entries,
				      UINT32 *numEntriesReturned);

/*
 * WfpxSnapshotGetInfo0 - how an enumeration's snapshot was taken
 *
 * enumHandle is one of IPsecSaCreateEnumHandle0 or IPsecSaContextCreateEnumHandle0. *info is the
 * caller's and is written on success only. Errors: ERROR_INVALID_HANDLE, FWP_E_NULL_POINTER.
 */
WFPX_RESULT WINAPI WfpxSnapshotGetInfo0(HANDLE engineHandle, HANDLE enumHandle,
					WFPX_SNAPSHOT_INFO0 *info);

/* Options of an engine beside those of FWPM_ENGINE_OPTION. Each holds for one session. */
typedef enum WFPX_ENGINE_OPTION_ WFPX_ENUM_INT {
	/*
	 * 1: IPsecSaCreateEnumHandle0 and IPsecSaContextCreateEnumHandle0 return ERROR_RETRY
	 * (STATUS_RETRY) where their snapshot would not be complete. 0, to begin with: they
	 * succeed, and WFPX_SNAPSHOT_INFO0.complete tells.
	 */
	WFPX_ENGINE_OPTION_COMPLETE_SNAPSHOTS = 0,
	/*
	 * 1: IPsecSaContextExpire0 and IPsecSaContextDeleteById0 also end a context whose
	 * WFPX_SA_CONTEXT0.pairedByOrder is 1, and take the risk that one of its SAs is another
	 * tunnel's. 0, to begin with: they return FWP_E_INCOMPATIBLE_SA_STATE.
	 */
	WFPX_ENGINE_OPTION_END_BY_ORDER = 1,
	WFPX_ENGINE_OPTION_MAX
} WFPX_ENGINE_OPTION;

/*
 * WfpxEngineSetOption0, WfpxEngineGetOption0 - an engine's own options
 *
 * Any thread may call them at any time; a snapshot that is being taken goes by the old value or by
 * the new one. *value is the caller's and is written on success only. Errors:
 * ERROR_INVALID_HANDLE; FWP_E_INVALID_ENUMERATOR, no such option; FWP_E_OUT_OF_BOUNDS, a value
 * that is neither 0 nor 1; FWP_E_NULL_POINTER.
 */
WFPX_RESULT WINAPI WfpxEngineSetOption0(HANDLE engineHandle, WFPX_ENGINE_OPTION option,
					UINT32 value);
WFPX_RESULT WINAPI WfpxEngineGetOption0(HANDLE engineHandle, WFPX_ENGINE_OPTION option,
					UINT32 *value);

#ifdef __cplusplus
}
#endif

#endif
