# SPDX-License-Identifier: LGPL-2.1-or-later
# The lab: a kernel with ESP for the tests that need one.

TESTS += tests/lab/lab.test
EXTRA_DIST += tests/lab/lab.test tests/lab/run tests/lab/tap
