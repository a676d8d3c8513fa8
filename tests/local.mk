# SPDX-License-Identifier: LGPL-2.1-or-later
# What "make check" runs: unit tests and corpora anywhere, the others inside tests/lab/lab.

TEST_EXTENSIONS = .test
AM_TESTS_ENVIRONMENT = srcdir='$(srcdir)'; export srcdir; CC='$(CC)'; export CC; \
	ASAN_OPTIONS=allocator_may_return_null=1; export ASAN_OPTIONS;

include tests/unit/local.mk
include tests/fuzz/local.mk
include tests/lab/local.mk
include tests/kernel/local.mk
include tests/interop/local.mk
include tests/bench/local.mk
