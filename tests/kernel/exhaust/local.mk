# SPDX-License-Identifier: LGPL-2.1-or-later
# Memory runs out, messages get lost, calls fail.

EXHAUST_SOURCES = %D%/daemon.c %D%/daemon.h %D%/digest.c %D%/ending.c %D%/ending.h %D%/exhaust.c %D%/fault.h %D%/fault_io.c \
	%D%/fault_memory.c %D%/scenario.c %D%/scenario.h %D%/creation.c %D%/events.c %D%/filters.c %D%/ike.c \
	%D%/listing.c %D%/listing.h %D%/statistics.c %D%/trial.c %D%/trial.h
check_PROGRAMS += %D%/exhaust %D%/exhaust_km %D%/exhaust_larval
%C%_exhaust_SOURCES = $(EXHAUST_SOURCES)
%C%_exhaust_CPPFLAGS = $(PUBLIC_ONLY)
%C%_exhaust_LDFLAGS = $(UNWRAPPED)
%C%_exhaust_LDADD = lib/libfwpuclnt.la tests/common/libinstall.la $(MNL_LIBS)
%C%_exhaust_km_SOURCES = $(EXHAUST_SOURCES)
%C%_exhaust_km_CPPFLAGS = $(PUBLIC_ONLY) -DUSE_FWPMK
%C%_exhaust_km_LDFLAGS = $(UNWRAPPED)
%C%_exhaust_km_LDADD = lib/libfwpkclnt.la tests/common/libinstall.la $(MNL_LIBS)
# For a kernel without ESP: larval states count as SAs, so the library is linked in.
%C%_exhaust_larval_SOURCES = $(EXHAUST_SOURCES) lib/api/fwpuclnt.c tests/bench/every_kind.c
%C%_exhaust_larval_CPPFLAGS = $(AM_CPPFLAGS) $(PUBLIC_ONLY)
%C%_exhaust_larval_LDADD = lib/libcore.la tests/common/libinstall.la $(MNL_LIBS)

TESTS += %D%/exhaust.test
EXTRA_DIST += %D%/exhaust.test
