# SPDX-License-Identifier: LGPL-2.1-or-later
# Filters and what they name.

check_PROGRAMS += %D%/filter_add %D%/filter_api %D%/filter_api_km %D%/filter_list
%C%_filter_add_CPPFLAGS = $(PUBLIC_ONLY)
%C%_filter_add_LDFLAGS = $(UNWRAPPED)
%C%_filter_add_LDADD = lib/libfwpuclnt.la
%C%_filter_api_CPPFLAGS = $(PUBLIC_ONLY)
%C%_filter_api_LDFLAGS = $(UNWRAPPED)
%C%_filter_api_LDADD = lib/libfwpuclnt.la $(CHECK_LIBS)
%C%_filter_api_km_SOURCES = %D%/filter_api.c
%C%_filter_api_km_CPPFLAGS = $(PUBLIC_ONLY) -DUSE_FWPMK
%C%_filter_api_km_LDFLAGS = $(UNWRAPPED)
%C%_filter_api_km_LDADD = lib/libfwpkclnt.la $(CHECK_LIBS)
%C%_filter_list_CPPFLAGS = $(PUBLIC_ONLY)
%C%_filter_list_LDFLAGS = $(UNWRAPPED)
%C%_filter_list_LDADD = lib/libfwpuclnt.la

TESTS += %D%/filters.test
EXTRA_DIST += %D%/filters.test
