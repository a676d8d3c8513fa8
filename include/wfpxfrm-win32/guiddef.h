/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* GUIDs by their other names. DEFINE_GUID() is defined anew by every inclusion. */
#include "../wfpxfrm/guiddef.h"

#ifndef WFPXFRM_WIN32_GUIDDEF_H
#define WFPXFRM_WIN32_GUIDDEF_H

typedef GUID UUID, IID, CLSID, FMTID;
typedef GUID *LPIID, *LPCLSID, *PGUID;
#ifdef __cplusplus
#define REFIID   const IID &
#define REFCLSID const CLSID &
#define REFFMTID const FMTID &
#else
#define REFIID   const IID *const
#define REFCLSID const CLSID *const
#define REFFMTID const FMTID *const
#endif

#define InlineIsEqualGUID(guid1, guid2) IsEqualGUID(guid1, guid2)
#define IsEqualIID(guid1, guid2)        IsEqualGUID(guid1, guid2)
#define IsEqualCLSID(guid1, guid2)      IsEqualGUID(guid1, guid2)

#endif
