# SPDX-License-Identifier: LGPL-2.1-or-later
# Against real IKE daemons.

check_PROGRAMS += tests/interop/storm
tests_interop_storm_SOURCES = tests/interop/storm.c
tests_interop_storm_CPPFLAGS = $(PUBLIC_ONLY)
tests_interop_storm_LDFLAGS = $(UNWRAPPED)
tests_interop_storm_LDADD = lib/libfwpuclnt.la

check_PROGRAMS += tests/interop/alike
tests_interop_alike_SOURCES = tests/interop/alike.c
tests_interop_alike_CPPFLAGS = $(PUBLIC_ONLY)
tests_interop_alike_LDFLAGS = $(UNWRAPPED)
tests_interop_alike_LDADD = lib/libfwpuclnt.la

INTEROP_TESTS = \
	tests/interop/alike.test \
	tests/interop/smoke.test \
	tests/interop/agree.test \
	tests/interop/contexts.test \
	tests/interop/expire.test \
	tests/interop/mobike.test \
	tests/interop/sessions.test \
	tests/interop/storm.test
TESTS += $(INTEROP_TESTS)
EXTRA_DIST += $(INTEROP_TESTS) tests/interop/gateways tests/interop/ten tests/interop/same \
	tests/interop/left.conf tests/interop/right.conf tests/interop/strongswan.conf \
	tests/interop/storm.conf tests/interop/same.conf \
	tests/interop/mobike.conf
