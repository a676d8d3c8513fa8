# SPDX-License-Identifier: LGPL-2.1-or-later
# The process that deletes what dynamic sessions leave.

libexec_PROGRAMS = keeper/wfpxfrm-keeper
keeper_wfpxfrm_keeper_SOURCES = keeper/keeper.c keeper/keeper.h keeper/owners.c keeper/ports.c keeper/right.c \
	keeper/serve.c keeper/sockets.c
keeper_wfpxfrm_keeper_CPPFLAGS = $(AM_CPPFLAGS) -D_GNU_SOURCE
keeper_wfpxfrm_keeper_LDADD = lib/libcore.la $(MNL_LIBS)
