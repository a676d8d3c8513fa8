/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Authentication services and identities, as arguments of FwpmEngineOpen0. */
#ifndef WFPXFRM_RPCDCE_H
#define WFPXFRM_RPCDCE_H

#include "windef.h"

#ifdef __cplusplus
extern "C" {
#endif

#ifndef RPC_C_AUTHN_NONE
#define RPC_C_AUTHN_NONE 0U
#endif
#ifndef RPC_C_AUTHN_WINNT
#define RPC_C_AUTHN_WINNT 10U
#endif
#ifndef RPC_C_AUTHN_DEFAULT
#define RPC_C_AUTHN_DEFAULT 0xFFFFFFFFU
#endif
#ifndef SEC_WINNT_AUTH_IDENTITY_ANSI
#define SEC_WINNT_AUTH_IDENTITY_ANSI 0x1U
#endif
#ifndef SEC_WINNT_AUTH_IDENTITY_UNICODE
#define SEC_WINNT_AUTH_IDENTITY_UNICODE 0x2U
#endif

/*
 * A user name, a domain and a password in UTF-16, with lengths in units of 16 bits. The library
 * ignores the struct, because the kernel checks the capabilities of the process.
 */
typedef struct _SEC_WINNT_AUTH_IDENTITY_W {
	unsigned short *User;
	ULONG UserLength;
	unsigned short *Domain;
	ULONG DomainLength;
	unsigned short *Password;
	ULONG PasswordLength;
	ULONG Flags;
} SEC_WINNT_AUTH_IDENTITY_W, *PSEC_WINNT_AUTH_IDENTITY_W;

#ifdef __cplusplus
}
#endif

#endif
