# SPDX-License-Identifier: LGPL-2.1-or-later
# wfpsa explain: why packets pass or do not.

TESTS += %D%/explain.test
EXTRA_DIST += %D%/explain.test
