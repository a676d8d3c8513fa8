# SPDX-License-Identifier: LGPL-2.1-or-later
# Snapshots while SAs and policies change.

CHURN_SOURCES = %D%/churn.c %D%/churn.h %D%/churn_fault.c %D%/churn_judge.c %D%/churn_judge.h \
	%D%/churn_request.c %D%/churn_socket.c %D%/churn_view.c %D%/churn_write.c
check_PROGRAMS += %D%/busy %D%/churn %D%/churn_larval %D%/migrate %D%/room
# These programs take the library's socket calls: -export-dynamic.
%C%_busy_CPPFLAGS = $(PUBLIC_ONLY) -D_GNU_SOURCE
%C%_busy_LDFLAGS = $(UNWRAPPED) -export-dynamic
%C%_busy_LDADD = lib/libfwpuclnt.la tests/common/libinstall.la $(MNL_LIBS)
%C%_churn_SOURCES = $(CHURN_SOURCES)
%C%_churn_CPPFLAGS = $(PUBLIC_ONLY) -D_GNU_SOURCE
%C%_churn_LDFLAGS = $(UNWRAPPED) -export-dynamic
%C%_churn_LDADD = lib/libfwpuclnt.la $(MNL_LIBS)
%C%_room_CPPFLAGS = $(PUBLIC_ONLY) -D_GNU_SOURCE
%C%_room_LDFLAGS = $(UNWRAPPED) -export-dynamic
%C%_room_LDADD = lib/libfwpuclnt.la
# For a kernel without ESP: larval states count as SAs, so the library is linked in.
%C%_churn_larval_SOURCES = $(CHURN_SOURCES) tests/bench/every_kind.c lib/api/fwpuclnt.c
%C%_churn_larval_CPPFLAGS = $(AM_CPPFLAGS) $(PUBLIC_ONLY) -D_GNU_SOURCE
%C%_churn_larval_LDFLAGS = $(AM_LDFLAGS) -export-dynamic
%C%_churn_larval_LDADD = lib/libcore.la $(MNL_LIBS)
%C%_migrate_CPPFLAGS = $(PUBLIC_ONLY)
%C%_migrate_LDADD = $(MNL_LIBS)

TESTS += %D%/busy.test %D%/churn.test %D%/churn_host.test %D%/migrate.test
EXTRA_DIST += %D%/busy.test %D%/churn.test %D%/churn_host.test %D%/migrate.test %D%/moves_told
