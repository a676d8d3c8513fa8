# SPDX-License-Identifier: LGPL-2.1-or-later
# SA contexts: templates, pages, ids, and which SAs are a pair.

check_PROGRAMS += %D%/contexts %D%/contexts_km %D%/contexts_known %D%/contexts_again
%C%_contexts_SOURCES = %D%/contexts.c %D%/contexts.h %D%/contexts_ids.c %D%/contexts_pages.c \
	%D%/contexts_templates.c
%C%_contexts_CPPFLAGS = $(PUBLIC_ONLY)
%C%_contexts_LDFLAGS = $(UNWRAPPED)
%C%_contexts_LDADD = lib/libfwpuclnt.la $(CHECK_LIBS)
%C%_contexts_km_CPPFLAGS = $(PUBLIC_ONLY) -DUSE_FWPMK
%C%_contexts_km_LDFLAGS = $(UNWRAPPED)
%C%_contexts_km_LDADD = lib/libfwpkclnt.la $(CHECK_LIBS)

# These programs take the library's calls of sendto(): -export-dynamic.
%C%_contexts_known_CPPFLAGS = $(PUBLIC_ONLY) -D_GNU_SOURCE
%C%_contexts_known_LDFLAGS = $(UNWRAPPED) -export-dynamic
%C%_contexts_known_LDADD = lib/libfwpuclnt.la $(CHECK_LIBS)
%C%_contexts_again_CPPFLAGS = $(PUBLIC_ONLY) -D_GNU_SOURCE
%C%_contexts_again_LDFLAGS = $(UNWRAPPED) -export-dynamic
%C%_contexts_again_LDADD = lib/libfwpuclnt.la $(CHECK_LIBS)

TESTS += %D%/contexts.test
EXTRA_DIST += %D%/contexts.test
