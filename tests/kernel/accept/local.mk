# SPDX-License-Identifier: LGPL-2.1-or-later
# Which SAs a policy's template takes.

check_PROGRAMS += %D%/accept_send

TESTS += %D%/accept.test
EXTRA_DIST += %D%/accept.test
