# SPDX-License-Identifier: LGPL-2.1-or-later
# SA contexts that programs create.

check_PROGRAMS += %D%/keyer %D%/filters %D%/traffic %D%/changer \
	%D%/create_codes %D%/create_codes_km %D%/create_random %D%/create_threads
%C%_keyer_SOURCES = %D%/keyer.c %D%/transforms.c %D%/transforms.h
%C%_keyer_CPPFLAGS = $(PUBLIC_ONLY)
%C%_keyer_LDFLAGS = $(UNWRAPPED)
%C%_keyer_LDADD = lib/libfwpuclnt.la
%C%_changer_CPPFLAGS = $(PUBLIC_ONLY)
%C%_changer_LDFLAGS = $(UNWRAPPED)
%C%_changer_LDADD = lib/libfwpuclnt.la
%C%_filters_CPPFLAGS = $(PUBLIC_ONLY)
%C%_filters_LDFLAGS = $(UNWRAPPED)
%C%_filters_LDADD = lib/libfwpuclnt.la

%C%_create_codes_SOURCES = %D%/create_codes.c %D%/transforms.c
%C%_create_codes_CPPFLAGS = $(PUBLIC_ONLY)
%C%_create_codes_CFLAGS = $(AM_CFLAGS) $(CHECK_CFLAGS)
%C%_create_codes_LDFLAGS = $(UNWRAPPED)
%C%_create_codes_LDADD = lib/libfwpuclnt.la $(CHECK_LIBS)
%C%_create_codes_km_SOURCES = %D%/create_codes.c %D%/transforms.c
%C%_create_codes_km_CPPFLAGS = $(PUBLIC_ONLY) -DUSE_FWPMK
%C%_create_codes_km_CFLAGS = $(AM_CFLAGS) $(CHECK_CFLAGS)
%C%_create_codes_km_LDFLAGS = $(UNWRAPPED)
%C%_create_codes_km_LDADD = lib/libfwpkclnt.la $(CHECK_LIBS)
%C%_create_random_SOURCES = %D%/create_random.c %D%/transforms.c
%C%_create_random_CPPFLAGS = $(PUBLIC_ONLY)
%C%_create_random_LDFLAGS = $(UNWRAPPED)
%C%_create_random_LDADD = lib/libfwpuclnt.la -lpthread
%C%_create_threads_SOURCES = %D%/create_threads.c %D%/transforms.c
%C%_create_threads_CPPFLAGS = $(PUBLIC_ONLY)
%C%_create_threads_LDFLAGS = $(UNWRAPPED)
%C%_create_threads_LDADD = lib/libfwpuclnt.la -lpthread

TESTS += %D%/codes.test %D%/compare.test %D%/create.test %D%/natt.test %D%/ways.test
EXTRA_DIST += %D%/codes.test %D%/compare.test %D%/create.test %D%/natt.test %D%/ways.test %D%/hosts
