# SPDX-License-Identifier: LGPL-2.1-or-later
# The process that deletes what dynamic sessions leave.

libexec_PROGRAMS = keeper/wfpxfrm-keeper
keeper_wfpxfrm_keeper_SOURCES = keeper/keeper.c keeper/keeper.h keeper/owners.c keeper/ports.c keeper/right.c \
	keeper/serve.c keeper/sockets.c
keeper_wfpxfrm_keeper_CPPFLAGS = $(AM_CPPFLAGS) -D_GNU_SOURCE
keeper_wfpxfrm_keeper_LDADD = lib/libcore.la $(MNL_LIBS)

# systemd looks there, and in /usr/local/lib/systemd/system.
systemdunitdir = $(prefix)/lib/systemd/system
dist_systemdunit_DATA = keeper/wfpxfrm-keeper.socket
nodist_systemdunit_DATA = keeper/wfpxfrm-keeper.service
tmpfilesdir = $(prefix)/lib/tmpfiles.d
dist_tmpfiles_DATA = keeper/wfpxfrm.conf
dist_man_MANS += man/wfpxfrm-keeper.8
EXTRA_DIST += keeper/wfpxfrm-keeper.service.in
CLEANFILES += keeper/wfpxfrm-keeper.service
keeper/wfpxfrm-keeper.service: keeper/wfpxfrm-keeper.service.in keeper/$(am__dirstamp)
	$(AM_V_GEN)sed 's,[@]libexecdir[@],$(libexecdir),' \
		$(srcdir)/keeper/wfpxfrm-keeper.service.in >$@.new
	$(AM_V_at)mv $@.new $@
