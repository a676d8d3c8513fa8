/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * Each function that returns a page of entries, with void pointers in place of the type of an
 * entry.
 */
#ifndef TESTS_COMMON_PAGES_H
#define TESTS_COMMON_PAGES_H

#ifdef USE_FWPMK
#include "fwpmk.h"
typedef NTSTATUS RESULT;
#else
#include "fwpmu.h"
typedef DWORD RESULT;
#endif
#include "wfpxfrm.h"

typedef RESULT page_function(HANDLE of, HANDLE handle, UINT32 requested, void ***entries,
			     UINT32 *count);

#define PAGES(name, function, type)                                                                \
	static inline RESULT name(HANDLE of, HANDLE handle, UINT32 requested, void ***entries,     \
				  UINT32 *count)                                                   \
	{                                                                                          \
		return function(of, handle, requested, (type ***)entries, count);                  \
	}

PAGES(sas0, IPsecSaEnum0, IPSEC_SA_DETAILS0)
PAGES(sas1, IPsecSaEnum1, IPSEC_SA_DETAILS1)
PAGES(sas_wfpx, WfpxSaEnum0, WFPX_SA_DETAILS0)
PAGES(contexts0, IPsecSaContextEnum0, IPSEC_SA_CONTEXT0)
PAGES(contexts1, IPsecSaContextEnum1, IPSEC_SA_CONTEXT1)
PAGES(contexts_wfpx, WfpxSaContextEnum0, WFPX_SA_CONTEXT0)
PAGES(policies0, WfpxPolicyEnum0, WFPX_POLICY_DETAILS0)
PAGES(tunnels0, WfpxTunnelEnum0, WFPX_TUNNEL0)
PAGES(ike0, IkeextSaEnum0, IKEEXT_SA_DETAILS0)
PAGES(ike1, IkeextSaEnum1, IKEEXT_SA_DETAILS1)
PAGES(ike2, IkeextSaEnum2, IKEEXT_SA_DETAILS2)
PAGES(ike_wfpx, WfpxIkeSaEnum0, WFPX_IKE_SA0)
PAGES(sessions0, FwpmSessionEnum0, FWPM_SESSION0)
PAGES(filters0, FwpmFilterEnum0, FWPM_FILTER0)
PAGES(filters_wfpx, WfpxFilterEnum0, WFPX_FILTER0)
PAGES(providers0, FwpmProviderEnum0, FWPM_PROVIDER0)
PAGES(sublayers0, FwpmSubLayerEnum0, FWPM_SUBLAYER0)
PAGES(provider_contexts0, FwpmProviderContextEnum0, FWPM_PROVIDER_CONTEXT0)
PAGES(provider_contexts1, FwpmProviderContextEnum1, FWPM_PROVIDER_CONTEXT1)
PAGES(layers0, FwpmLayerEnum0, FWPM_LAYER0)
PAGES(callouts0, FwpmCalloutEnum0, FWPM_CALLOUT0)

#endif
