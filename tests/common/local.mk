# SPDX-License-Identifier: LGPL-2.1-or-later
# What tests of several folders run or link.

check_LTLIBRARIES += %D%/libinstall.la
%C%_libinstall_la_SOURCES = %D%/install.c %D%/install.h
%C%_libinstall_la_CFLAGS = $(AM_CFLAGS) $(MNL_CFLAGS)
%C%_libinstall_la_LIBADD = $(MNL_LIBS)

check_PROGRAMS += %D%/agree_libnl %D%/as_ip %D%/directions %D%/many %D%/pairs %D%/tunnel_lines
%C%_agree_libnl_SOURCES = %D%/agree_libnl.c %D%/agree_libnl.h %D%/agree_libnl_differ.c \
	%D%/agree_libnl_entry.c %D%/agree_libnl_members.c %D%/agree_libnl_transform.c \
	%D%/libnl_policies.c %D%/libnl_policies.h
%C%_agree_libnl_CPPFLAGS = $(PUBLIC_ONLY)
%C%_agree_libnl_LDFLAGS = $(UNWRAPPED)
%C%_agree_libnl_LDADD = lib/libfwpuclnt.la $(NL_XFRM_LIBS)
%C%_as_ip_CPPFLAGS = $(PUBLIC_ONLY)
%C%_as_ip_LDFLAGS = $(UNWRAPPED)
%C%_as_ip_LDADD = lib/libfwpuclnt.la
%C%_directions_CPPFLAGS = $(PUBLIC_ONLY)
%C%_directions_LDFLAGS = $(UNWRAPPED)
%C%_directions_LDADD = lib/libfwpuclnt.la
%C%_many_LDADD = %D%/libinstall.la
%C%_pairs_CPPFLAGS = $(PUBLIC_ONLY)
%C%_pairs_LDFLAGS = $(UNWRAPPED)
%C%_pairs_LDADD = lib/libfwpuclnt.la
%C%_tunnel_lines_CPPFLAGS = $(PUBLIC_ONLY)
%C%_tunnel_lines_LDFLAGS = $(UNWRAPPED)
%C%_tunnel_lines_LDADD = lib/libfwpuclnt.la

EXTRA_DIST += %D%/agree_ip %D%/as_tap %D%/check_api.h %D%/check_engine.h %D%/entry.h %D%/inbound %D%/larval \
	%D%/pages.h %D%/states %D%/tunnels
