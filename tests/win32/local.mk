# SPDX-License-Identifier: LGPL-2.1-or-later
# The headers and the library for sources that were written for Windows.

check_PROGRAMS += %D%/formats %D%/formats_hostile
WIN32_ONLY = -I$(srcdir)/include/wfpxfrm-win32 -I$(srcdir)/include/wfpxfrm
%C%_formats_SOURCES = %D%/formats.c %D%/formats_row.c %D%/formats.h
%C%_formats_CPPFLAGS = $(WIN32_ONLY) -D_GNU_SOURCE
%C%_formats_LDADD = lib/libwfpxwin32.la
%C%_formats_hostile_SOURCES = %D%/formats_hostile.c %D%/expect.h
%C%_formats_hostile_CPPFLAGS = $(WIN32_ONLY) -D_GNU_SOURCE
%C%_formats_hostile_LDADD = lib/libwfpxwin32.la
TESTS += %D%/formats %D%/formats_hostile %D%/sources.test %D%/matrix.test
EXTRA_DIST += %D%/sources.test %D%/matrix.test %D%/win32.sh %D%/base.c %D%/driver.c %D%/ids.c \
	%D%/messages.c %D%/network.c %D%/security.c %D%/text.c
