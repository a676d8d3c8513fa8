# SPDX-License-Identifier: LGPL-2.1-or-later
# Against a real kernel: the scripts run the programs below in the lab.

include tests/kernel/accept/local.mk
include tests/kernel/agree/local.mk
include tests/kernel/api/local.mk
include tests/kernel/churn/local.mk
include tests/kernel/contexts/local.mk
include tests/kernel/expire/local.mk
include tests/kernel/sessions/local.mk
include tests/kernel/threads/local.mk

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
	tests/kernel/exhaust.test
TESTS += $(KERNEL_TESTS)
EXTRA_DIST += $(KERNEL_TESTS)
