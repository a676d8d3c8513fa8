# SPDX-License-Identifier: LGPL-2.1-or-later
# Against a real kernel: the scripts run the programs below in the lab.

include tests/kernel/accept/local.mk
include tests/kernel/agree/local.mk
include tests/kernel/api/local.mk
include tests/kernel/contexts/local.mk
include tests/kernel/expire/local.mk
include tests/kernel/sessions/local.mk
include tests/kernel/threads/local.mk

CHURN = tests/kernel/churn.c tests/kernel/churn.h tests/kernel/churn_fault.c \
	tests/kernel/churn_judge.c tests/kernel/churn_judge.h tests/kernel/churn_request.c \
	tests/kernel/churn_socket.c tests/kernel/churn_view.c \
	tests/kernel/churn_write.c
# The program takes the library's calls of recvmsg(), socket() and setsockopt().
check_PROGRAMS += tests/kernel/churn
tests_kernel_churn_SOURCES = $(CHURN)
tests_kernel_churn_CPPFLAGS = $(PUBLIC_ONLY) -D_GNU_SOURCE
tests_kernel_churn_CFLAGS = $(AM_CFLAGS) $(MNL_CFLAGS)
tests_kernel_churn_LDFLAGS = $(UNWRAPPED) -export-dynamic
tests_kernel_churn_LDADD = lib/libfwpuclnt.la $(MNL_LIBS)

# The same where larval states count as SAs, for a kernel without ESP.
check_PROGRAMS += tests/kernel/churn_larval
tests_kernel_churn_larval_SOURCES = $(CHURN) tests/bench/every_kind.c lib/api/fwpuclnt.c
tests_kernel_churn_larval_CPPFLAGS = $(AM_CPPFLAGS) -D_GNU_SOURCE
tests_kernel_churn_larval_CFLAGS = $(AM_CFLAGS) $(MNL_CFLAGS)
tests_kernel_churn_larval_LDFLAGS = $(AM_LDFLAGS) -export-dynamic
tests_kernel_churn_larval_LDADD = lib/libcore.la $(MNL_LIBS)

# The program takes the library's calls of sendto().
check_PROGRAMS += tests/kernel/busy
tests_kernel_busy_SOURCES = tests/kernel/busy.c
tests_kernel_busy_CPPFLAGS = $(PUBLIC_ONLY) -D_GNU_SOURCE
tests_kernel_busy_CFLAGS = $(AM_CFLAGS) $(MNL_CFLAGS)
tests_kernel_busy_LDFLAGS = $(UNWRAPPED) -export-dynamic
tests_kernel_busy_LDADD = lib/libfwpuclnt.la tests/common/libinstall.la $(MNL_LIBS)

# And those of setsockopt(), recvmsg() and sendto().
check_PROGRAMS += tests/kernel/room
tests_kernel_room_SOURCES = tests/kernel/room.c
tests_kernel_room_CPPFLAGS = $(PUBLIC_ONLY) -D_GNU_SOURCE
tests_kernel_room_LDFLAGS = $(UNWRAPPED) -export-dynamic
tests_kernel_room_LDADD = lib/libfwpuclnt.la

check_PROGRAMS += tests/kernel/migrate
tests_kernel_migrate_SOURCES = tests/kernel/migrate.c
tests_kernel_migrate_CFLAGS = $(AM_CFLAGS) $(MNL_CFLAGS)
tests_kernel_migrate_LDADD = $(MNL_LIBS)

EXHAUST_SOURCES = tests/kernel/exhaust.c tests/kernel/digest.c tests/kernel/ending.c \
	tests/kernel/ending.h tests/kernel/fault.h tests/kernel/fault_io.c \
	tests/kernel/fault_memory.c \
	tests/kernel/scenario.c tests/kernel/scenario.h tests/kernel/trial.c \
	tests/kernel/trial.h
check_PROGRAMS += tests/kernel/exhaust
tests_kernel_exhaust_SOURCES = $(EXHAUST_SOURCES)
tests_kernel_exhaust_CPPFLAGS = $(PUBLIC_ONLY)
tests_kernel_exhaust_CFLAGS = $(AM_CFLAGS) $(MNL_CFLAGS)
tests_kernel_exhaust_LDFLAGS = $(UNWRAPPED)
tests_kernel_exhaust_LDADD = lib/libfwpuclnt.la tests/common/libinstall.la $(MNL_LIBS)

check_PROGRAMS += tests/kernel/exhaust_km
tests_kernel_exhaust_km_SOURCES = $(EXHAUST_SOURCES)
tests_kernel_exhaust_km_CPPFLAGS = $(PUBLIC_ONLY) -DUSE_FWPMK
tests_kernel_exhaust_km_CFLAGS = $(AM_CFLAGS) $(MNL_CFLAGS)
tests_kernel_exhaust_km_LDFLAGS = $(UNWRAPPED)
tests_kernel_exhaust_km_LDADD = lib/libfwpkclnt.la tests/common/libinstall.la $(MNL_LIBS)

# For a kernel without ESP: larval states count as SAs, so the library is linked in.
check_PROGRAMS += tests/kernel/exhaust_larval
tests_kernel_exhaust_larval_SOURCES = $(EXHAUST_SOURCES) lib/api/fwpuclnt.c \
	tests/bench/every_kind.c
tests_kernel_exhaust_larval_CPPFLAGS = $(AM_CPPFLAGS) $(PUBLIC_ONLY)
tests_kernel_exhaust_larval_CFLAGS = $(AM_CFLAGS) $(MNL_CFLAGS)
tests_kernel_exhaust_larval_LDADD = lib/libcore.la tests/common/libinstall.la $(MNL_LIBS)

KERNEL_TESTS = \
	tests/kernel/busy.test \
	tests/kernel/churn.test \
	tests/kernel/churn_host.test \
	tests/kernel/exhaust.test \
	tests/kernel/migrate.test
TESTS += $(KERNEL_TESTS)
EXTRA_DIST += $(KERNEL_TESTS) tests/kernel/moves_told
