# SPDX-License-Identifier: LGPL-2.1-or-later
# Tests with real IKE daemons.

check_PROGRAMS += %D%/alike %D%/ike %D%/ike_relay %D%/ike_stream %D%/storm %D%/totals
%C%_alike_SOURCES = %D%/alike.c %D%/daemon_log.c %D%/daemon_log.h
%C%_alike_CPPFLAGS = $(PUBLIC_ONLY)
%C%_alike_LDFLAGS = $(UNWRAPPED)
%C%_alike_LDADD = lib/libfwpuclnt.la
%C%_ike_SOURCES = %D%/ike.c %D%/ike_raw.c %D%/ike_raw.h
%C%_ike_CPPFLAGS = $(PUBLIC_ONLY)
%C%_ike_LDFLAGS = $(UNWRAPPED)
%C%_ike_LDADD = lib/libfwpuclnt.la
%C%_ike_relay_SOURCES = %D%/ike_relay.c
%C%_ike_relay_LDFLAGS = $(UNWRAPPED)
%C%_ike_stream_SOURCES = %D%/ike_stream.c
%C%_ike_stream_LDFLAGS = $(UNWRAPPED)
%C%_storm_SOURCES = %D%/storm.c %D%/daemon_log.c %D%/daemon_log.h
%C%_storm_CPPFLAGS = $(PUBLIC_ONLY)
%C%_storm_LDFLAGS = $(UNWRAPPED)
%C%_storm_LDADD = lib/libfwpuclnt.la
%C%_totals_CPPFLAGS = $(PUBLIC_ONLY)
%C%_totals_LDFLAGS = $(UNWRAPPED)
%C%_totals_LDADD = lib/libfwpuclnt.la

INTEROP_TESTS = \
	tests/interop/alike.test \
	tests/interop/smoke.test \
	tests/interop/agree.test \
	tests/interop/beside.test \
	tests/interop/contexts.test \
	tests/interop/expire.test \
	tests/interop/explain.test \
	tests/interop/ike.test \
	tests/interop/ike_kinds.test \
	tests/interop/ike_road.test \
	tests/interop/mobike.test \
	tests/interop/names.test \
	tests/interop/prometheus.test \
	tests/interop/sessions.test \
	tests/interop/storm.test \
	tests/interop/totals.test \
	tests/interop/tunnels.test \
	tests/interop/wfpsa_events.test
TESTS += $(INTEROP_TESTS)
EXTRA_DIST += $(INTEROP_TESTS) tests/interop/demo tests/interop/gateways tests/interop/ten tests/interop/same tests/interop/several \
	tests/interop/left.conf tests/interop/right.conf tests/interop/strongswan.conf \
	tests/interop/storm.conf tests/interop/same.conf tests/interop/events.conf \
	tests/interop/mobike.conf tests/interop/kinds tests/interop/kinds.conf \
	tests/interop/ike_lists tests/interop/road
