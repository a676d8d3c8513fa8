# SPDX-License-Identifier: LGPL-2.1-or-later
# make bench

# "make check" only compiles the benchmark.
check_PROGRAMS += tests/bench/bench
# tests/common/larval runs these, too.
check_PROGRAMS += tests/bench/larval tests/bench/policies
tests_bench_bench_SOURCES = tests/bench/bench.c tests/bench/bench.h tests/bench/create.c \
	tests/bench/every_kind.c tests/bench/filters.c tests/bench/peers.c tests/bench/raw.c \
	tests/bench/wfp.c
tests_bench_bench_CFLAGS = $(AM_CFLAGS) $(MNL_CFLAGS) $(NL_XFRM_CFLAGS)
tests_bench_bench_LDADD = lib/libcore.la $(MNL_LIBS) $(NL_XFRM_LIBS)
tests_bench_larval_SOURCES = tests/bench/larval.c
tests_bench_larval_CFLAGS = $(AM_CFLAGS) $(MNL_CFLAGS)
tests_bench_larval_LDADD = $(MNL_LIBS)
tests_bench_policies_SOURCES = tests/bench/policies.c
tests_bench_policies_CFLAGS = $(AM_CFLAGS) $(MNL_CFLAGS)
tests_bench_policies_LDADD = tests/common/libinstall.la $(MNL_LIBS)
EXTRA_DIST += tests/bench/run tests/bench/report tests/bench/recorded.json

bench: tests/bench/bench$(EXEEXT) tests/bench/larval$(EXEEXT) tests/bench/policies$(EXEEXT) \
		tests/common/many$(EXEEXT) examples/wfpsa/wfpsa$(EXEEXT)
	srcdir='$(srcdir)' $(srcdir)/tests/bench/run
