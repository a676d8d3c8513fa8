# SPDX-License-Identifier: LGPL-2.1-or-later
# Statistics, compared with what "ip" and /proc tell.

check_PROGRAMS += %D%/statistics %D%/statistics_api %D%/statistics_api_km
%C%_statistics_CPPFLAGS = $(PUBLIC_ONLY)
%C%_statistics_LDFLAGS = $(UNWRAPPED)
%C%_statistics_LDADD = lib/libfwpuclnt.la
%C%_statistics_api_CPPFLAGS = $(PUBLIC_ONLY)
%C%_statistics_api_LDFLAGS = $(UNWRAPPED)
%C%_statistics_api_LDADD = lib/libfwpuclnt.la $(CHECK_LIBS)
%C%_statistics_api_km_SOURCES = %D%/statistics_api.c
%C%_statistics_api_km_CPPFLAGS = $(PUBLIC_ONLY) -DUSE_FWPMK
%C%_statistics_api_km_LDFLAGS = $(UNWRAPPED)
%C%_statistics_api_km_LDADD = lib/libfwpkclnt.la $(CHECK_LIBS)

TESTS += %D%/statistics.test
EXTRA_DIST += %D%/statistics.test
