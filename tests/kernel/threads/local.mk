# SPDX-License-Identifier: LGPL-2.1-or-later
# Threads, forks and cancellation.

check_PROGRAMS += %D%/cancels %D%/forks %D%/ike_threads %D%/threads %D%/threads_larval
%C%_cancels_CPPFLAGS = $(PUBLIC_ONLY)
%C%_cancels_LDFLAGS = $(UNWRAPPED)
%C%_cancels_LDADD = lib/libfwpuclnt.la
%C%_forks_CPPFLAGS = $(PUBLIC_ONLY)
%C%_forks_LDFLAGS = $(UNWRAPPED)
%C%_forks_LDADD = lib/libfwpuclnt.la
%C%_ike_threads_SOURCES = %D%/ike_threads.c tests/kernel/exhaust/daemon.c tests/kernel/exhaust/daemon.h
%C%_ike_threads_CPPFLAGS = $(PUBLIC_ONLY) -I$(srcdir)/tests/kernel/exhaust
%C%_ike_threads_LDFLAGS = $(UNWRAPPED)
%C%_ike_threads_LDADD = lib/libfwpuclnt.la
%C%_threads_CPPFLAGS = $(PUBLIC_ONLY)
%C%_threads_LDFLAGS = $(UNWRAPPED)
%C%_threads_LDADD = lib/libfwpuclnt.la
# For a kernel without ESP: larval states count as SAs, so the library is linked in. Without flags
# of its own, the program would share the object of lib/api/fwpuclnt.c with the library.
%C%_threads_larval_SOURCES = %D%/threads.c lib/api/fwpuclnt.c tests/bench/every_kind.c
%C%_threads_larval_CPPFLAGS = $(AM_CPPFLAGS) $(PUBLIC_ONLY)
%C%_threads_larval_LDADD = lib/libcore.la

TESTS += %D%/forks.test %D%/ike_threads.test %D%/threads.test
EXTRA_DIST += %D%/forks.test %D%/ike_threads.test %D%/threads.test
