# SPDX-License-Identifier: LGPL-2.1-or-later
# How wfpsa behaves towards people where there are SAs.

TESTS += %D%/wfpsa.test %D%/wfpsa_end.test
EXTRA_DIST += %D%/wfpsa.test %D%/wfpsa_end.test
