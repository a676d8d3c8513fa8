# SPDX-License-Identifier: LGPL-2.1-or-later

check_PROGRAMS += tests/unit/layout
tests_unit_layout_SOURCES = tests/unit/layout.c
tests_unit_layout_CPPFLAGS = -I$(srcdir)/include/wfpxfrm
TESTS += tests/unit/layout

check_PROGRAMS += tests/unit/unit
# In glibc the checking memcpy() and memmove() are one function. valgrind 3.19 takes it for memcpy(),
# and then copies overlapping memory wrongly.
tests_unit_unit_CFLAGS = $(AM_CFLAGS) -U_FORTIFY_SOURCE $(CHECK_CFLAGS) $(MNL_CFLAGS)
tests_unit_unit_LDADD = lib/libcore.la $(CHECK_LIBS) $(MNL_LIBS)
tests_unit_unit_SOURCES = \
	tests/unit/accept.c \
	tests/unit/algorithm.c \
	tests/unit/arena.c \
	tests/unit/block.c \
	tests/unit/bundle.c \
	tests/unit/chains.c \
	tests/unit/companion.c \
	tests/unit/context.c \
	tests/unit/context_format.c \
	tests/unit/context_name.c \
	tests/unit/counters.c \
	tests/unit/create_input.c \
	tests/unit/decode.c \
	tests/unit/descriptor.c \
	tests/unit/details.c \
	tests/unit/direction.c \
	tests/unit/encode_policy.c \
	tests/unit/event.c \
	tests/unit/expire.c \
	tests/unit/expire_refused.c \
	tests/unit/filter_conditions.c \
	tests/unit/filter_policies.c \
	tests/unit/filter_intake.c \
	tests/unit/filter_template.c \
	tests/unit/handle.c \
	tests/unit/ike_daemon.c \
	tests/unit/ike_details.c \
	tests/unit/ike_find.c \
	tests/unit/ike_recorded.h \
	tests/unit/ike_sas.c \
	tests/unit/layer_table.c \
	tests/unit/lock.c \
	tests/unit/mapped.h \
	tests/unit/message.c tests/unit/message.h \
	tests/unit/names_rules.c \
	tests/unit/names_traps.c \
	tests/unit/new_sa.c \
	tests/unit/page.c \
	tests/unit/pairing.c \
	tests/unit/pairing_random.c \
	tests/unit/pairing_table.c tests/unit/pairing_table.h \
	tests/unit/parts.c \
	tests/unit/parts_refused.c \
	tests/unit/policies.c \
	tests/unit/provider_context.c \
	tests/unit/record.c tests/unit/record.h \
	tests/unit/reply.c \
	tests/unit/session_budget.c \
	tests/unit/session_process.c \
	tests/unit/session_record.c \
	tests/unit/spare.c \
	tests/unit/store.c \
	tests/unit/store_codec.c \
	tests/unit/store_objects.c tests/unit/store_objects.h \
	tests/unit/template.c \
	tests/unit/text.c \
	tests/unit/totals.c tests/unit/transform.c \
	tests/unit/tunnels.c \
	tests/unit/tunnels_random.c \
	tests/unit/unit.c tests/unit/unit.h \
	tests/unit/update.c \
	tests/unit/vici_client.c \
	tests/unit/vici_message.c
TESTS += tests/unit/unit

# The tests of handles, with handles of 32 bits.
check_PROGRAMS += tests/unit/handles32
tests_unit_handles32_CPPFLAGS = $(AM_CPPFLAGS) -DHANDLE_BITS=32
tests_unit_handles32_CFLAGS = $(AM_CFLAGS) $(CHECK_CFLAGS)
tests_unit_handles32_LDADD = lib/libcore.la $(CHECK_LIBS)
tests_unit_handles32_SOURCES = tests/unit/handles32.c tests/unit/handle.c lib/base/handle.c
TESTS += tests/unit/handles32

# Its own netlink_...() functions stand in place of the library's.
check_PROGRAMS += tests/unit/interleavings
tests_unit_interleavings_CFLAGS = $(AM_CFLAGS) $(MNL_CFLAGS)
tests_unit_interleavings_LDADD = lib/libcore.la $(MNL_LIBS)
tests_unit_interleavings_SOURCES = tests/unit/interleavings.c tests/unit/interleavings.h \
	tests/unit/interleavings_model.c
TESTS += tests/unit/interleavings.test
EXTRA_DIST += tests/unit/interleavings.test

check_PROGRAMS += tests/unit/settling
tests_unit_settling_CFLAGS = $(AM_CFLAGS) $(CHECK_CFLAGS) $(MNL_CFLAGS)
tests_unit_settling_LDADD = lib/libcore.la $(CHECK_LIBS) $(MNL_LIBS)
tests_unit_settling_SOURCES = tests/unit/settling.c
TESTS += tests/unit/settling

# The files of wfpsa that make the text of metrics.
check_PROGRAMS += tests/unit/metrics
tests_unit_metrics_CPPFLAGS = -I$(srcdir)/examples/wfpsa -I$(srcdir)/include/wfpxfrm
tests_unit_metrics_CFLAGS = $(AM_CFLAGS) $(CHECK_CFLAGS)
tests_unit_metrics_LDADD = lib/libfwpuclnt.la $(CHECK_LIBS)
tests_unit_metrics_SOURCES = tests/unit/metrics.c $(METRICS_SOURCES)
TESTS += tests/unit/metrics

# Its own functions stand in place of the library's.
check_PROGRAMS += tests/unit/collect
tests_unit_collect_CPPFLAGS = -I$(srcdir)/examples/wfpsa-exporter $(tests_unit_metrics_CPPFLAGS)
tests_unit_collect_CFLAGS = $(AM_CFLAGS) $(CHECK_CFLAGS)
tests_unit_collect_LDADD = $(CHECK_LIBS)
tests_unit_collect_SOURCES = tests/unit/collect.c $(METRICS_SOURCES) \
	examples/wfpsa-exporter/collect.c examples/wfpsa-exporter/collect.h \
	examples/wfpsa/streams.c examples/wfpsa/streams.h \
	examples/wfpsa/errors.c examples/wfpsa/errors.h
TESTS += tests/unit/collect

# The files of wfpsa that judge what becomes of a packet.
check_PROGRAMS += tests/unit/explain
tests_unit_explain_CPPFLAGS = -I$(srcdir)/examples/wfpsa -I$(srcdir)/include/wfpxfrm
tests_unit_explain_CFLAGS = $(AM_CFLAGS) $(CHECK_CFLAGS)
tests_unit_explain_LDADD = lib/libfwpuclnt.la $(CHECK_LIBS)
tests_unit_explain_SOURCES = tests/unit/explain.c $(JUDGE_SOURCES) \
	examples/wfpsa/parse.c examples/wfpsa/algorithm.c examples/wfpsa/format.c
TESTS += tests/unit/explain

TESTS += tests/unit/monitoring.test
EXTRA_DIST += tests/unit/monitoring.test tests/unit/alerts.yml

TESTS += tests/unit/documents.test
EXTRA_DIST += tests/unit/documents.test

TESTS += tests/unit/headers.test tests/unit/house.test tests/unit/memory.test \
	tests/unit/libraries.test tests/unit/static.test tests/unit/tunnel_id.test \
	tests/unit/wfpsa-cli.test \
	tests/unit/wfpsa-events.test tests/unit/wfpsa-manners.test tests/unit/wfpsa-watch.test
EXTRA_DIST += tests/unit/headers.test tests/unit/house.test tests/unit/memory.test \
	tests/unit/libraries.test tests/unit/static.test tests/unit/tunnel_id.test \
	tests/unit/wfpsa-cli.test \
	tests/unit/wfpsa-events.test tests/unit/wfpsa-manners.test tests/unit/wfpsa-watch.test

TESTS += tests/unit/abi.test
EXTRA_DIST += tests/unit/abi.test tests/unit/abi.ignore tests/unit/libfwpuclnt.abi tests/unit/libfwpkclnt.abi \
	tests/unit/libwfpxwin32.abi
# At a release: describes the libraries of this build for tests/unit/abi.test.
abi: lib/libfwpuclnt.la lib/libfwpkclnt.la lib/libwfpxwin32.la
	for library in libfwpuclnt libfwpkclnt libwfpxwin32; do \
		abidw --exported-interfaces-only --no-corpus-path --no-comp-dir-path --no-show-locs \
			--type-id-style hash lib/.libs/$$library.so \
			>$(srcdir)/tests/unit/$$library.abi || exit; \
	done
