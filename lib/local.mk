# SPDX-License-Identifier: LGPL-2.1-or-later
# Everything but the exports: both libraries, the unit tests and the benchmarks link it.
noinst_LTLIBRARIES += lib/libcore.la
lib_libcore_la_CPPFLAGS = $(AM_CPPFLAGS) -DKEEPER_PROGRAM='"$(libexecdir)/wfpxfrm-keeper"'
lib_libcore_la_CFLAGS = $(AM_CFLAGS) $(MNL_CFLAGS)
lib_libcore_la_LIBADD = $(MNL_LIBS)
lib_libcore_la_SOURCES = \
	lib/base/address.h \
	lib/base/arena.c lib/base/arena.h \
	lib/base/array.c lib/base/array.h \
	lib/base/block.c lib/base/block.h \
	lib/base/chains.c lib/base/chains.h \
	lib/base/codes.def \
	lib/base/descriptor.c lib/base/descriptor.h \
	lib/base/fnv.h \
	lib/base/guid.c lib/base/guid.h \
	lib/base/guids.c \
	lib/base/handle.c lib/base/handle.h \
	lib/base/hash.h \
	lib/base/lock.c lib/base/lock.h \
	lib/base/pause.c lib/base/pause.h \
	lib/base/spare.c lib/base/spare.h \
	lib/base/status.c lib/base/status.h \
	lib/base/text.c lib/base/text.h \
	lib/netlink/diag.c lib/netlink/diag.h \
	lib/netlink/groups.c lib/netlink/groups.h \
	lib/netlink/internal.h \
	lib/netlink/listener.c \
	lib/netlink/namespace_file.c lib/netlink/namespace_file.h \
	lib/netlink/netns.c lib/netlink/netns.h \
	lib/netlink/open.c \
	lib/netlink/reply.c lib/netlink/reply.h \
	lib/netlink/route.c lib/netlink/route.h \
	lib/netlink/socket.c lib/netlink/sockets.h \
	lib/netlink/walk.h \
	lib/xfrm/algorithm.c lib/xfrm/algorithm.h \
	lib/xfrm/counters.c lib/xfrm/counters.h \
	lib/xfrm/counters_read.c lib/xfrm/counters_read.h \
	lib/xfrm/decode.h lib/xfrm/decode_event.c lib/xfrm/decode_ip.h \
	lib/xfrm/decode_policy.c lib/xfrm/decode_sa.c lib/xfrm/decode_selector.h \
	lib/xfrm/dump.c lib/xfrm/dump.h \
	lib/xfrm/encode_policy.c lib/xfrm/encode_policy.h \
	lib/xfrm/encap_socket.c lib/xfrm/encap_socket.h \
	lib/xfrm/encode_encap.h lib/xfrm/encode_selector.h \
	lib/xfrm/encode_state_id.h \
	lib/xfrm/encode_update.c lib/xfrm/encode_update.h \
	lib/xfrm/event.h \
	lib/xfrm/new_sa.h \
	lib/xfrm/policy.h \
	lib/xfrm/policy_change.c lib/xfrm/policy_change.h \
	lib/xfrm/policy_get.c lib/xfrm/policy_get.h \
	lib/xfrm/policy_tagged.c lib/xfrm/policy_tagged.h \
	lib/xfrm/sa.c lib/xfrm/sa.h \
	lib/xfrm/state.c lib/xfrm/state.h \
	lib/xfrm/state_tagged.c lib/xfrm/state_tagged.h \
	lib/xfrm/state_add.c lib/xfrm/state_add.h \
	lib/xfrm/state_replace.c lib/xfrm/state_replace.h \
	lib/xfrm/tag.h \
	lib/xfrm/uapi.h \
	lib/filter/intervals.c lib/filter/intervals.h \
	lib/filter/managed.h \
	lib/filter/order.c \
	lib/filter/policies.c lib/filter/policies.h \
	lib/filter/same.c lib/filter/same.h \
	lib/filter/selectors.c lib/filter/selectors.h \
	lib/filter/weight.c \
	lib/store/apply.c \
	lib/store/cache.c lib/store/cache.h \
	lib/store/codec.c lib/store/codec.h \
	lib/store/codec_object.c lib/store/codec_object.h \
	lib/store/commit.c \
	lib/store/gone.c \
	lib/store/index.c lib/store/index.h \
	lib/store/insert.h \
	lib/store/internal.h \
	lib/store/keeper.h lib/store/keeper_ask.c lib/store/keeper_spawn.c \
	lib/store/lock_file.c lib/store/lock_file.h \
	lib/store/place.c lib/store/place.h \
	lib/store/session.c \
	lib/store/stored.c lib/store/stored.h \
	lib/store/store.c lib/store/store.h \
	lib/store/transaction.c lib/store/transaction.h \
	lib/sadb/accept.c lib/sadb/accept.h \
	lib/sadb/bundle.c lib/sadb/bundle.h \
	lib/sadb/companion.c lib/sadb/companion.h \
	lib/sadb/context.c lib/sadb/context.h \
	lib/sadb/context_state.c lib/sadb/context_state.h \
	lib/sadb/direction.c lib/sadb/direction.h \
	lib/sadb/ending.c lib/sadb/ending.h \
	lib/sadb/identity.c lib/sadb/identity.h \
	lib/sadb/kind.c lib/sadb/kind.h \
	lib/sadb/local.c lib/sadb/local.h \
	lib/sadb/pairing.c lib/sadb/pairing.h \
	lib/sadb/pairing_group.c lib/sadb/pairing_group.h \
	lib/sadb/parts.c lib/sadb/parts.h \
	lib/sadb/policies.c lib/sadb/policies.h \
	lib/sadb/policy_index.c lib/sadb/policy_index.h \
	lib/sadb/policy_main.c \
	lib/sadb/policy_missing.c lib/sadb/policy_missing.h \
	lib/sadb/snapshot.c lib/sadb/snapshot.h \
	lib/sadb/subnet.c lib/sadb/subnet.h \
	lib/sadb/tagged.c lib/sadb/tagged.h \
	lib/sadb/tunnel.c lib/sadb/tunnel.h \
	lib/sadb/tunnel_build.c lib/sadb/tunnel_build.h \
	lib/sadb/tunnel_group.c lib/sadb/tunnel_group.h \
	lib/sadb/tunnel_id.c \
	lib/sadb/tunnel_larval.c \
	lib/sadb/tunnel_list.c lib/sadb/tunnel_list.h \
	lib/reader/ends_of_id.c lib/reader/ends_of_id.h \
	lib/reader/journal.c lib/reader/journal.h \
	lib/reader/local_read.c lib/reader/local_read.h \
	lib/reader/pair_again.c lib/reader/pair_again.h \
	lib/reader/policies_read.c lib/reader/policies_read.h \
	lib/reader/state_index.c lib/reader/state_index.h \
	lib/reader/states.c lib/reader/states.h \
	lib/reader/states_changed.c \
	lib/reader/take.c lib/reader/take.h \
	lib/watch/account.c \
	lib/watch/book.c lib/watch/book.h \
	lib/watch/changes.c lib/watch/changes.h \
	lib/watch/compare.c \
	lib/watch/feed.c lib/watch/feed.h \
	lib/watch/hear.c \
	lib/watch/internal.h \
	lib/watch/look.c \
	lib/watch/notice.c lib/watch/notice.h \
	lib/watch/totals.c lib/watch/totals.h \
	lib/watch/view.c lib/watch/view.h \
	lib/watch/watcher.c lib/watch/watcher.h \
	lib/writer/create.c lib/writer/create.h \
	lib/writer/decapsulate.c lib/writer/decapsulate.h \
	lib/writer/expire.c lib/writer/expire.h \
	lib/writer/policies_apply.c lib/writer/policies_apply.h \
	lib/writer/orphans.c lib/writer/orphans.h \
	lib/writer/replace.c lib/writer/replace.h \
	lib/names/file.c lib/names/file.h \
	lib/names/names.c lib/names/names.h \
	lib/names/network.c lib/names/network.h \
	lib/names/rule_parse.c \
	lib/names/rules.c lib/names/rules.h \
	lib/names/traps.c lib/names/traps.h \
	lib/session/began.c lib/session/began.h \
	lib/session/budget.c lib/session/budget.h \
	lib/session/claim.c lib/session/claim.h \
	lib/session/foreign.c lib/session/foreign.h \
	lib/session/memfd.c lib/session/memfd.h \
	lib/session/process.c lib/session/process.h \
	lib/session/publish.c lib/session/publish.h \
	lib/session/record.c lib/session/record.h \
	lib/session/record_walk.c lib/session/record_walk.h \
	lib/session/search.c lib/session/search.h \
	lib/session/sessions.c lib/session/sessions.h \
	lib/session/sockets.c lib/session/sockets.h \
	lib/vici/client.c lib/vici/client.h \
	lib/vici/message.c lib/vici/message.h \
	lib/ike/children.c lib/ike/children.h \
	lib/ike/daemon.c lib/ike/daemon.h \
	lib/ike/decode.c \
	lib/ike/proposal.c lib/ike/proposal.h \
	lib/ike/sas.c lib/ike/sas.h \
	lib/ike/section.c lib/ike/section.h \
	lib/ike/silence.c lib/ike/silence.h \
	lib/api/address.h \
	lib/api/callout.c \
	lib/api/bundle_input.c lib/api/bundle_input.h \
	lib/api/context_find.c lib/api/context_find.h \
	lib/api/context_items.c lib/api/context_items.h \
	lib/api/context_known.c lib/api/context_known.h \
	lib/api/context_name.c lib/api/context_name.h \
	lib/api/context_template.c lib/api/context_template.h \
	lib/api/creating.h \
	lib/api/engine.c lib/api/engine.h \
	lib/api/engine_filters.c lib/api/engine_filters.h \
	lib/api/engine_names.h \
	lib/api/engine_store.c lib/api/engine_store.h \
	lib/api/enumerator.c lib/api/enumerator.h \
	lib/api/context_subscription.c \
	lib/api/engine_watch.c lib/api/engine_watch.h \
	lib/api/error_text.c lib/api/error_text.h \
	lib/api/event.c \
	lib/api/event_format.c lib/api/event_format.h \
	lib/api/subnet_format.c lib/api/subnet_format.h \
	lib/api/subscription.c lib/api/subscription.h \
	lib/api/totals_format.c lib/api/totals_format.h \
	lib/api/export.h lib/api/functions.h lib/api/functions.def \
	lib/api/filter.c \
	lib/api/filter_conditions.c lib/api/filter_conditions.h \
	lib/api/filter_foreign.c lib/api/filter_foreign.h \
	lib/api/filter_format.c lib/api/filter_format.h \
	lib/api/filter_intake.c lib/api/filter_intake.h \
	lib/api/filter_items.c lib/api/filter_items.h \
	lib/api/filter_template.c lib/api/filter_template.h \
	lib/api/filter_wfpx.c lib/api/filter_wfpx.h \
	lib/api/layer.c \
	lib/api/layer_table.c lib/api/layer_table.h \
	lib/api/layer_windows.c \
	lib/api/managed_format.c lib/api/managed_format.h \
	lib/api/managed_intake.c lib/api/managed_intake.h \
	lib/api/managed_items.c lib/api/managed_items.h \
	lib/api/policy_flat.c lib/api/policy_flat.h \
	lib/api/provider.c \
	lib/api/provider_context.c \
	lib/api/provider_context_format.c lib/api/provider_context_format.h \
	lib/api/provider_context_intake.c lib/api/provider_context_intake.h \
	lib/api/sublayer.c \
	lib/api/traffic_conditions.c lib/api/traffic_conditions.h \
	lib/api/hang.c lib/api/hang.h \
	lib/api/ike_change.c \
	lib/api/ike_daemon.c lib/api/ike_daemon.h \
	lib/api/ike_details.c \
	lib/api/ike_find.c lib/api/ike_find.h \
	lib/api/ike_proposal.c \
	lib/api/ike_sa.c lib/api/ike_sa.h \
	lib/api/ike_statistics.c \
	lib/api/ike_wfpx.c \
	lib/api/kernel_statistics.c \
	lib/api/name_format.c lib/api/name_format.h \
	lib/api/option.c \
	lib/api/page.c lib/api/page.h \
	lib/api/pending.c lib/api/pending.h \
	lib/api/policy.c lib/api/policy_format.c lib/api/policy_items.h \
	lib/api/sa_context.c lib/api/sa_context_add.c \
	lib/api/sa_context_create.c lib/api/sa_context_end.c \
	lib/api/sa_context_update.c \
	lib/api/sa_context_format.c lib/api/sa_context_format.h \
	lib/api/sa_details.c lib/api/sa_details.h \
	lib/api/sa_enum.c lib/api/sa_enum.h \
	lib/api/sa_filter.c lib/api/sa_filter.h \
	lib/api/sa_traffic.c lib/api/sa_traffic.h \
	lib/api/sa_transform.c lib/api/sa_transform.h \
	lib/api/sa_wfpx.c \
	lib/api/server_name.c lib/api/server_name.h \
	lib/api/session.c \
	lib/api/session_publish.c lib/api/session_publish.h \
	lib/api/snapshot_info.c \
	lib/api/statistics.c lib/api/statistics_count.c lib/api/statistics_count.h \
	lib/api/traffic_input.c lib/api/traffic_input.h \
	lib/api/transaction.c \
	lib/api/transform_input.c lib/api/transform_input.h \
	lib/api/tunnel.c \
	lib/api/tunnel_format.c \
	lib/api/tunnel_name.c \
	lib/api/tunnel_items.c lib/api/tunnel_items.h \
	lib/api/wfpx_engine.c \
	lib/api/wfpx_names.c \
	lib/api/wfpx_selector.c lib/api/wfpx_selector.h

lib_LTLIBRARIES += lib/libfwpuclnt.la lib/libfwpkclnt.la
lib_libfwpuclnt_la_SOURCES = lib/api/fwpuclnt.c
lib_libfwpkclnt_la_SOURCES = lib/api/fwpkclnt.c

# -Bsymbolic: a program may define a GUID of the same name; the library goes on using its own.
# nodelete: after dlclose() the fork handlers, the locks and the tables they guard stay, and the next
# dlopen() finds them again; there is no destructor that could know when nobody uses them.
EXPORT_LDFLAGS = $(AM_LDFLAGS) -version-info 0:0:0 -Wl,-Bsymbolic -Wl,-z,nodelete
lib_libfwpuclnt_la_LDFLAGS = $(EXPORT_LDFLAGS) -Wl,--version-script=lib/fwpuclnt.sym
lib_libfwpkclnt_la_LDFLAGS = $(EXPORT_LDFLAGS) -Wl,--version-script=lib/fwpkclnt.sym
lib_libfwpuclnt_la_LIBADD = lib/libcore.la
lib_libfwpkclnt_la_LIBADD = lib/libcore.la
EXTRA_lib_libfwpuclnt_la_DEPENDENCIES = lib/fwpuclnt.sym
EXTRA_lib_libfwpkclnt_la_DEPENDENCIES = lib/fwpkclnt.sym

lib/fwpuclnt.sym: lib/wfpxfrm.sym lib/$(am__dirstamp)
	$(AM_V_GEN)sed 's/^LIBRARY_/FWPUCLNT_/' $(srcdir)/lib/wfpxfrm.sym >$@
lib/fwpkclnt.sym: lib/wfpxfrm.sym lib/$(am__dirstamp)
	$(AM_V_GEN)sed 's/^LIBRARY_/FWPKCLNT_/' $(srcdir)/lib/wfpxfrm.sym >$@
CLEANFILES += lib/fwpuclnt.sym lib/fwpkclnt.sym

# What programs for Windows call besides the API: a library of its own, for those who want it.
lib_LTLIBRARIES += lib/libwfpxwin32.la
WIN32_CPPFLAGS = -I$(srcdir)/include/wfpxfrm-win32 -I$(srcdir)/include/wfpxfrm
lib_libwfpxwin32_la_CPPFLAGS = $(WIN32_CPPFLAGS)
lib_libwfpxwin32_la_LDFLAGS = $(AM_LDFLAGS) -version-info 0:0:0 -Wl,-Bsymbolic \
	-Wl,--version-script=$(srcdir)/lib/win32/wfpxwin32.sym
EXTRA_lib_libwfpxwin32_la_DEPENDENCIES = lib/win32/wfpxwin32.sym
lib_libwfpxwin32_la_SOURCES = \
	lib/win32/codepage.c \
	lib/win32/console.c \
	lib/win32/crt_text.c \
	lib/win32/export.h \
	lib/win32/format.c lib/win32/format.h \
	lib/win32/format_number.c \
	lib/win32/guid.c \
	lib/win32/kernel.c \
	lib/win32/last_error.h \
	lib/win32/message.c \
	lib/win32/message_expand.c lib/win32/message_expand.h \
	lib/win32/message_text.c lib/win32/message_text.h lib/win32/messages.def \
	lib/win32/output.c lib/win32/output.h \
	lib/win32/print.c lib/win32/print.h lib/win32/print_family.h \
	lib/win32/print_narrow.c lib/win32/print_wide.c \
	lib/win32/secure_family.h lib/win32/secure_memory.c \
	lib/win32/secure_narrow.c lib/win32/secure_wide.c \
	lib/win32/sid.c lib/win32/sid_parse.c \
	lib/win32/socket.c \
	lib/win32/stream.c \
	lib/win32/strsafe_family.h lib/win32/strsafe_narrow.c lib/win32/strsafe_wide.c \
	lib/win32/system.c \
	lib/win32/utf.c lib/win32/utf.h \
	lib/win32/utf16.c

# main() for programs that begin with wmain()
lib_LIBRARIES += lib/libwfpxwmain.a
lib_libwfpxwmain_a_CPPFLAGS = $(WIN32_CPPFLAGS)
lib_libwfpxwmain_a_CFLAGS = $(AM_CFLAGS) -fPIE
lib_libwfpxwmain_a_SOURCES = lib/win32/wmain.c

EXTRA_DIST += lib/hide
if STATIC
all-local: lib/hidden.stamp
lib/hidden.stamp: lib/libfwpuclnt.la lib/libfwpkclnt.la lib/libwfpxwin32.la lib/hide
	$(AM_V_GEN)CC='$(CC)' CFLAGS='$(CFLAGS)' AR='$(AR)' OBJCOPY='$(OBJCOPY)' \
		$(srcdir)/lib/hide lib/.libs/libfwpuclnt.a lib/.libs/libfwpkclnt.a \
		lib/.libs/libwfpxwin32.a && echo >$@
CLEANFILES += lib/hidden.stamp
endif

pkgconfig_DATA = lib/fwpuclnt.pc lib/fwpkclnt.pc lib/fwpuclnt-win32.pc lib/fwpkclnt-win32.pc
EXTRA_DIST += lib/wfpxfrm.sym lib/win32/wfpxwin32.sym
