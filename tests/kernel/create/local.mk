# SPDX-License-Identifier: LGPL-2.1-or-later
# SA contexts that programs create.

check_PROGRAMS += %D%/keyer %D%/filters %D%/traffic %D%/changer
%C%_keyer_SOURCES = %D%/keyer.c %D%/transforms.c %D%/transforms.h
%C%_keyer_CPPFLAGS = $(PUBLIC_ONLY)
%C%_keyer_LDFLAGS = $(UNWRAPPED)
%C%_keyer_LDADD = lib/libfwpuclnt.la
%C%_changer_CPPFLAGS = $(PUBLIC_ONLY)
%C%_changer_LDFLAGS = $(UNWRAPPED)
%C%_changer_LDADD = lib/libfwpuclnt.la
%C%_filters_LDADD = lib/libcore.la

TESTS += %D%/compare.test %D%/create.test %D%/ways.test
EXTRA_DIST += %D%/compare.test %D%/create.test %D%/ways.test %D%/hosts
