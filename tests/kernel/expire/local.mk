# SPDX-License-Identifier: LGPL-2.1-or-later
# Contexts that a program ends.

check_PROGRAMS += %D%/expire_codes %D%/expire_codes_km %D%/expire_ids %D%/expire_in \
	%D%/expire_traffic
%C%_expire_codes_CPPFLAGS = $(PUBLIC_ONLY)
%C%_expire_codes_LDFLAGS = $(UNWRAPPED)
%C%_expire_codes_LDADD = lib/libfwpuclnt.la
%C%_expire_codes_km_SOURCES = %D%/expire_codes.c
%C%_expire_codes_km_CPPFLAGS = $(PUBLIC_ONLY) -DUSE_FWPMK
%C%_expire_codes_km_LDFLAGS = $(UNWRAPPED)
%C%_expire_codes_km_LDADD = lib/libfwpkclnt.la
%C%_expire_ids_CPPFLAGS = $(PUBLIC_ONLY)
%C%_expire_ids_LDFLAGS = $(UNWRAPPED)
%C%_expire_ids_LDADD = lib/libfwpuclnt.la
%C%_expire_in_LDADD = lib/libcore.la

TESTS += %D%/expire.test %D%/expire_again.test %D%/expire_many.test
EXTRA_DIST += %D%/expire.test %D%/expire_again.test %D%/expire_many.test %D%/kinds %D%/times
