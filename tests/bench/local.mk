# SPDX-License-Identifier: LGPL-2.1-or-later
# make bench

EXTRA_PROGRAMS += tests/bench/bench tests/bench/larval
tests_bench_bench_SOURCES = tests/bench/bench.c tests/bench/every_kind.c
tests_bench_bench_CFLAGS = $(AM_CFLAGS) $(MNL_CFLAGS) $(NL_XFRM_CFLAGS)
tests_bench_bench_LDADD = lib/libcore.la $(MNL_LIBS) $(NL_XFRM_LIBS)
tests_bench_larval_SOURCES = tests/bench/larval.c
tests_bench_larval_CFLAGS = $(AM_CFLAGS) $(MNL_CFLAGS)
tests_bench_larval_LDADD = $(MNL_LIBS)
EXTRA_DIST += tests/bench/run

bench: tests/bench/bench$(EXEEXT) tests/bench/larval$(EXEEXT) tests/kernel/many$(EXEEXT)
	srcdir='$(srcdir)' $(srcdir)/tests/bench/run
