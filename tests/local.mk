# SPDX-License-Identifier: LGPL-2.1-or-later
# What "make check" runs: unit tests and corpora anywhere, the others in the lab (tests/lab/run).

AM_TESTS_ENVIRONMENT = srcdir='$(srcdir)'; export srcdir; CC='$(CC)'; export CC; \
	ASAN_OPTIONS=allocator_may_return_null=1; export ASAN_OPTIONS;

# All tests print TAP; libcheck does with these variables.
AS_TAP = $(SHELL) $(srcdir)/tests/common/as_tap
TAP_DRIVER = env AM_TAP_AWK='$(AWK)' $(SHELL) $(top_srcdir)/build-aux/tap-driver.sh
LOG_DRIVER = $(TAP_DRIVER)
LOG_COMPILER = env CK_VERBOSITY=silent CK_TAP_LOG_FILE_NAME=- $(AS_TAP)
TEST_LOG_DRIVER = $(TAP_DRIVER)
TEST_LOG_COMPILER = $(AS_TAP)

SLOW_TESTS = tests/kernel/exhaust/exhaust.test tests/unit/interleavings.test

# What every user of the library compiles with, the public headers alone; and the helpers of the
# tests.
PUBLIC_ONLY = -I$(srcdir)/include/wfpxfrm -I$(srcdir)/tests/common \
	$(CHECK_CFLAGS) $(MNL_CFLAGS) $(NL_XFRM_CFLAGS)
# Not libtool's wrapper scripts: the kernel in the lab is slow at shell scripts.
UNWRAPPED = $(AM_LDFLAGS) -no-install

EXTRA_DIST += tests/README.md

# The tests that take minutes come first, so that the short ones run beside them.
include tests/interop/local.mk
include tests/kernel/local.mk
include tests/unit/local.mk
include tests/fuzz/local.mk
include tests/lab/local.mk
include tests/common/local.mk
include tests/win32/local.mk
include tests/package/local.mk
include tests/bench/local.mk

# Folders that tests make: the JSON of wfpsa, the examples of the manual as programs.
mostlyclean-local:
	rm -rf tests/kernel/wfpsa/json tests/kernel/manual/programs

# For ./bootstrap, which says how far "make check" is.
list-tests:
	@echo $(TESTS)
