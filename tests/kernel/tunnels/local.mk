# SPDX-License-Identifier: LGPL-2.1-or-later
# Tunnels: what is one, its state and id, arguments and pages.

check_PROGRAMS += %D%/tunnel_api %D%/tunnel_api_km
%C%_tunnel_api_CPPFLAGS = $(PUBLIC_ONLY)
%C%_tunnel_api_LDFLAGS = $(UNWRAPPED)
%C%_tunnel_api_LDADD = lib/libfwpuclnt.la $(CHECK_LIBS)
%C%_tunnel_api_km_SOURCES = %D%/tunnel_api.c
%C%_tunnel_api_km_CPPFLAGS = $(PUBLIC_ONLY) -DUSE_FWPMK
%C%_tunnel_api_km_LDFLAGS = $(UNWRAPPED)
%C%_tunnel_api_km_LDADD = lib/libfwpkclnt.la $(CHECK_LIBS)

TESTS += %D%/tunnels.test
EXTRA_DIST += %D%/tunnels.test
