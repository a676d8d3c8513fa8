# SPDX-License-Identifier: LGPL-2.1-or-later
# Sessions: who is listed, and what a liar can do.

check_PROGRAMS += %D%/session_api %D%/session_api_km %D%/session_confined %D%/session_forge \
	%D%/session_hoard %D%/session_list %D%/session_looks %D%/session_open %D%/session_open_km \
	%D%/session_race
%C%_session_api_CPPFLAGS = $(PUBLIC_ONLY)
%C%_session_api_LDFLAGS = $(UNWRAPPED)
%C%_session_api_LDADD = lib/libfwpuclnt.la $(CHECK_LIBS)
%C%_session_api_km_SOURCES = %D%/session_api.c
%C%_session_api_km_CPPFLAGS = $(PUBLIC_ONLY) -DUSE_FWPMK
%C%_session_api_km_LDFLAGS = $(UNWRAPPED)
%C%_session_api_km_LDADD = lib/libfwpkclnt.la $(CHECK_LIBS)
%C%_session_confined_CPPFLAGS = $(PUBLIC_ONLY)
%C%_session_confined_LDFLAGS = $(UNWRAPPED)
%C%_session_confined_LDADD = lib/libfwpuclnt.la
%C%_session_forge_LDADD = lib/libcore.la
%C%_session_list_CPPFLAGS = $(PUBLIC_ONLY)
%C%_session_list_LDFLAGS = $(UNWRAPPED)
%C%_session_list_LDADD = lib/libfwpuclnt.la
# The program takes the library's calls of readlinkat().
%C%_session_looks_CPPFLAGS = $(PUBLIC_ONLY)
%C%_session_looks_LDFLAGS = $(UNWRAPPED) -export-dynamic
%C%_session_looks_LDADD = lib/libfwpuclnt.la
%C%_session_open_CPPFLAGS = $(PUBLIC_ONLY)
%C%_session_open_LDFLAGS = $(UNWRAPPED)
%C%_session_open_LDADD = lib/libfwpuclnt.la
%C%_session_open_km_SOURCES = %D%/session_open.c
%C%_session_open_km_CPPFLAGS = $(PUBLIC_ONLY) -DUSE_FWPMK
%C%_session_open_km_LDFLAGS = $(UNWRAPPED)
%C%_session_open_km_LDADD = lib/libfwpkclnt.la
%C%_session_race_CPPFLAGS = $(PUBLIC_ONLY)
%C%_session_race_LDFLAGS = $(UNWRAPPED)
%C%_session_race_LDADD = lib/libfwpuclnt.la

TESTS += %D%/sessions.test
EXTRA_DIST += %D%/sessions.test
