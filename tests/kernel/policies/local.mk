# SPDX-License-Identifier: LGPL-2.1-or-later
# Policies, also those that ask for no SAs.

check_PROGRAMS += %D%/first %D%/policy_api %D%/policy_api_km
%C%_first_CPPFLAGS = $(PUBLIC_ONLY)
%C%_first_LDFLAGS = $(UNWRAPPED)
%C%_first_LDADD = lib/libfwpuclnt.la
%C%_policy_api_CPPFLAGS = $(PUBLIC_ONLY)
%C%_policy_api_LDFLAGS = $(UNWRAPPED)
%C%_policy_api_LDADD = lib/libfwpuclnt.la $(CHECK_LIBS)
%C%_policy_api_km_SOURCES = %D%/policy_api.c
%C%_policy_api_km_CPPFLAGS = $(PUBLIC_ONLY) -DUSE_FWPMK
%C%_policy_api_km_LDFLAGS = $(UNWRAPPED)
%C%_policy_api_km_LDADD = lib/libfwpkclnt.la $(CHECK_LIBS)

TESTS += %D%/policies.test
EXTRA_DIST += %D%/policies.test
