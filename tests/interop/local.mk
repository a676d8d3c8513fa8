# SPDX-License-Identifier: LGPL-2.1-or-later
# Against real IKE daemons.

TESTS += tests/interop/smoke.test tests/interop/expire.test
EXTRA_DIST += tests/interop/smoke.test tests/interop/expire.test tests/interop/gateways \
	tests/interop/left.conf tests/interop/right.conf tests/interop/strongswan.conf
