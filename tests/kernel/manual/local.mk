# SPDX-License-Identifier: LGPL-2.1-or-later
# The examples of the manual.

TESTS += %D%/examples.test
EXTRA_DIST += %D%/examples.test
