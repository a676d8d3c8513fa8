# SPDX-License-Identifier: LGPL-2.1-or-later
# On a real kernel, inside tests/kernel/lab.

TESTS += tests/kernel/lab.test
EXTRA_DIST += tests/kernel/lab tests/kernel/lab.test
