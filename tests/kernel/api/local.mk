# SPDX-License-Identifier: LGPL-2.1-or-later
# The API as a program sees it: arguments, rights, pages, keys.

check_PROGRAMS += %D%/codes %D%/faults %D%/faults_km %D%/keys %D%/paging
%C%_codes_CPPFLAGS = $(PUBLIC_ONLY)
%C%_codes_LDFLAGS = $(UNWRAPPED)
%C%_codes_LDADD = lib/libfwpuclnt.la
%C%_faults_SOURCES = %D%/faults.c %D%/faults.h %D%/faults_arguments.c %D%/faults_ike.c \
	%D%/faults_namespaces.c %D%/faults_pages.c %D%/faults_processes.c
%C%_faults_CPPFLAGS = $(PUBLIC_ONLY)
%C%_faults_LDFLAGS = $(UNWRAPPED)
%C%_faults_LDADD = lib/libfwpuclnt.la $(CHECK_LIBS)
%C%_faults_km_CPPFLAGS = $(PUBLIC_ONLY) -DUSE_FWPMK
%C%_faults_km_LDFLAGS = $(UNWRAPPED)
%C%_faults_km_LDADD = lib/libfwpkclnt.la $(CHECK_LIBS)
%C%_keys_CPPFLAGS = $(PUBLIC_ONLY)
%C%_keys_LDFLAGS = $(UNWRAPPED)
%C%_keys_LDADD = lib/libfwpuclnt.la tests/common/libinstall.la $(MNL_LIBS)
%C%_paging_CPPFLAGS = $(PUBLIC_ONLY)
%C%_paging_LDFLAGS = $(UNWRAPPED)
%C%_paging_LDADD = lib/libfwpuclnt.la tests/common/libinstall.la $(MNL_LIBS)

TESTS += %D%/faults.test %D%/keys.test %D%/paging.test %D%/rights.test
EXTRA_DIST += %D%/faults.test %D%/keys.test %D%/paging.test %D%/rights.test
