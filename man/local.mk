# SPDX-License-Identifier: LGPL-2.1-or-later
# The manual. What man/manual makes of the headers goes into the tarball and is not in git.

MANUAL = \
	man/FwpmCalloutAdd0.3 \
	man/FwpmCalloutCreateEnumHandle0.3 \
	man/FwpmCalloutDeleteById0.3 \
	man/FwpmCalloutDeleteByKey0.3 \
	man/FwpmCalloutDestroyEnumHandle0.3 \
	man/FwpmCalloutEnum0.3 \
	man/FwpmCalloutGetById0.3 \
	man/FwpmCalloutGetByKey0.3 \
	man/FwpmEngineClose0.3 \
	man/FwpmEngineGetOption0.3 \
	man/FwpmEngineOpen0.3 \
	man/FwpmEngineSetOption0.3 \
	man/FwpmFilterAdd0.3 \
	man/FwpmFilterCreateEnumHandle0.3 \
	man/FwpmFilterDeleteById0.3 \
	man/FwpmFilterDeleteByKey0.3 \
	man/FwpmFilterDestroyEnumHandle0.3 \
	man/FwpmFilterEnum0.3 \
	man/FwpmFilterGetById0.3 \
	man/FwpmFilterGetByKey0.3 \
	man/FwpmFreeMemory0.3 \
	man/FwpmLayerCreateEnumHandle0.3 \
	man/FwpmLayerDestroyEnumHandle0.3 \
	man/FwpmLayerEnum0.3 \
	man/FwpmLayerGetById0.3 \
	man/FwpmLayerGetByKey0.3 \
	man/FwpmProviderAdd0.3 \
	man/FwpmProviderContextAdd0.3 \
	man/FwpmProviderContextAdd1.3 \
	man/FwpmProviderContextCreateEnumHandle0.3 \
	man/FwpmProviderContextDeleteById0.3 \
	man/FwpmProviderContextDeleteByKey0.3 \
	man/FwpmProviderContextDestroyEnumHandle0.3 \
	man/FwpmProviderContextEnum0.3 \
	man/FwpmProviderContextEnum1.3 \
	man/FwpmProviderContextGetById0.3 \
	man/FwpmProviderContextGetById1.3 \
	man/FwpmProviderContextGetByKey0.3 \
	man/FwpmProviderContextGetByKey1.3 \
	man/FwpmProviderCreateEnumHandle0.3 \
	man/FwpmProviderDeleteByKey0.3 \
	man/FwpmProviderDestroyEnumHandle0.3 \
	man/FwpmProviderEnum0.3 \
	man/FwpmProviderGetByKey0.3 \
	man/FwpmSessionCreateEnumHandle0.3 \
	man/FwpmSessionDestroyEnumHandle0.3 \
	man/FwpmSessionEnum0.3 \
	man/FwpmSubLayerAdd0.3 \
	man/FwpmSubLayerCreateEnumHandle0.3 \
	man/FwpmSubLayerDeleteByKey0.3 \
	man/FwpmSubLayerDestroyEnumHandle0.3 \
	man/FwpmSubLayerEnum0.3 \
	man/FwpmSubLayerGetByKey0.3 \
	man/FwpmTransactionAbort0.3 \
	man/FwpmTransactionBegin0.3 \
	man/FwpmTransactionCommit0.3 \
	man/IPsecGetStatistics0.3 \
	man/IPsecGetStatistics1.3 \
	man/IPsecSaContextAddInbound0.3 \
	man/IPsecSaContextAddInbound1.3 \
	man/IPsecSaContextAddOutbound0.3 \
	man/IPsecSaContextAddOutbound1.3 \
	man/IPsecSaContextCreate0.3 \
	man/IPsecSaContextCreate1.3 \
	man/IPsecSaContextCreateEnumHandle0.3 \
	man/IPsecSaContextDeleteById0.3 \
	man/IPsecSaContextDestroyEnumHandle0.3 \
	man/IPsecSaContextEnum0.3 \
	man/IPsecSaContextEnum1.3 \
	man/IPsecSaContextExpire0.3 \
	man/IPsecSaContextGetById0.3 \
	man/IPsecSaContextGetById1.3 \
	man/IPsecSaContextGetSpi0.3 \
	man/IPsecSaContextGetSpi1.3 \
	man/IPsecSaContextSetSpi0.3 \
	man/IPsecSaContextSubscribe0.3 \
	man/IPsecSaContextSubscriptionsGet0.3 \
	man/IPsecSaContextUnsubscribe0.3 \
	man/IPsecSaContextUpdate0.3 \
	man/IPsecSaCreateEnumHandle0.3 \
	man/IPsecSaDestroyEnumHandle0.3 \
	man/IPsecSaEnum0.3 \
	man/IPsecSaEnum1.3 \
	man/IkeextGetStatistics0.3 \
	man/IkeextGetStatistics1.3 \
	man/IkeextSaCreateEnumHandle0.3 \
	man/IkeextSaDeleteById0.3 \
	man/IkeextSaDestroyEnumHandle0.3 \
	man/IkeextSaEnum0.3 \
	man/IkeextSaEnum1.3 \
	man/IkeextSaEnum2.3 \
	man/IkeextSaGetById0.3 \
	man/IkeextSaGetById1.3 \
	man/IkeextSaGetById2.3 \
	man/WfpxEngineGetOption0.3 \
	man/WfpxEngineSetIkeSocket0.3 \
	man/WfpxEngineSetNamesFile0.3 \
	man/WfpxEngineSetOption0.3 \
	man/WfpxErrorText0.3 \
	man/WfpxEventGetDescriptor0.3 \
	man/WfpxEventNext0.3 \
	man/WfpxEventSubscribe0.3 \
	man/WfpxEventUnsubscribe0.3 \
	man/WfpxFilterEnum0.3 \
	man/WfpxFilterGetById0.3 \
	man/WfpxIkeSaEnum0.3 \
	man/WfpxIkeSaGetById0.3 \
	man/WfpxKernelStatisticsGet0.3 \
	man/WfpxPolicyCreateEnumHandle0.3 \
	man/WfpxPolicyDestroyEnumHandle0.3 \
	man/WfpxPolicyEnum0.3 \
	man/WfpxSaContextEnum0.3 \
	man/WfpxSaContextGetById0.3 \
	man/WfpxSaContextRekey0.3 \
	man/WfpxSaEnum0.3 \
	man/WfpxSnapshotGetInfo0.3 \
	man/WfpxTunnelCreateEnumHandle0.3 \
	man/WfpxTunnelDestroyEnumHandle0.3 \
	man/WfpxTunnelEnum0.3 \
	man/WfpxTunnelGetById0.3 \
	man/WfpxTunnelTotalsGet0.3 \
	man/WfpxVersion0.3 \
	man/libfwpkclnt.7 \
	man/libfwpuclnt.7 \
	man/wfpxfrm.7 \
	man/wfpxfrm_codes.7 \
	man/wfpxfrm_handles.7 \
	man/wfpxfrm_namespaces.7 \
	man/wfpxfrm_snapshots.7 \
	man/wfpxfrm_structs.7 \
	man/wfpxfrm_templates.7
MANUAL_FROM = man/manual man/mdoc.pl man/source.pl man/pages \
	man/wfpxfrm.7.in man/wfpxfrm_codes.7.in man/wfpxfrm_handles.7.in \
	man/wfpxfrm_namespaces.7.in man/wfpxfrm_snapshots.7.in man/wfpxfrm_structs.7.in \
	man/wfpxfrm_templates.7.in \
	man/examples/callout.c man/examples/context_by_id.c man/examples/contexts.c man/examples/end.c \
	man/examples/filter.c man/examples/filter_by_key.c man/examples/filter_states.c \
	man/examples/filters.c man/examples/provider_context.c \
	man/examples/provider_context_by_key.c man/examples/provider_contexts.c \
	man/examples/providers.c man/examples/sublayers.c \
	man/examples/create.c \
	man/examples/events.c man/examples/subscription.c man/examples/totals.c \
	man/examples/ike.c man/examples/ike_sas.c man/examples/names.c man/examples/rekey.c \
	man/examples/kernel_mode.c man/examples/kernel_view.c man/examples/layers.c \
	man/examples/options.c \
	man/examples/policies.c man/examples/policies_by_id.c man/examples/sas.c man/examples/session.c \
	man/examples/sessions.c man/examples/snapshot.c \
	man/examples/states.c man/examples/statistics.c man/examples/texts.c man/examples/transaction.c man/examples/tunnel_by_id.c \
	man/examples/tunnels.c man/examples/update.c man/examples/version.c

dist_man_MANS += $(MANUAL)
EXTRA_DIST += $(MANUAL_FROM) man/examples/.clang-format man/manual.stamp

# The stamp is made before the pages, so that no page is older. Where the tarball's pages are as new
# as the headers, nothing is made and no perl needed.
$(MANUAL): man/manual.stamp
	@test -e $@ || { rm -f man/manual.stamp; $(MAKE) $(AM_MAKEFLAGS) man/manual.stamp; }
man/manual.stamp: $(MANUAL_FROM) $(wfpxfrminclude_HEADERS) lib/base/codes.def lib/wfpxfrm.sym
	$(AM_V_GEN)$(MKDIR_P) man && echo >man/manual.tmp && \
		$(srcdir)/man/manual $(srcdir) man && mv -f man/manual.tmp man/manual.stamp
MAINTAINERCLEANFILES = $(MANUAL) man/manual.stamp
