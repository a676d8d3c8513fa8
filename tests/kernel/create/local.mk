# SPDX-License-Identifier: LGPL-2.1-or-later
# SA contexts that programs create.

check_PROGRAMS += %D%/keyer %D%/filters %D%/traffic
%C%_keyer_SOURCES = %D%/keyer.c %D%/transforms.c %D%/transforms.h
%C%_keyer_CPPFLAGS = $(PUBLIC_ONLY)
%C%_keyer_LDFLAGS = $(UNWRAPPED)
%C%_keyer_LDADD = lib/libfwpuclnt.la
%C%_filters_LDADD = lib/libcore.la

TESTS += %D%/create.test
EXTRA_DIST += %D%/create.test %D%/hosts
