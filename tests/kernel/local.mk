# SPDX-License-Identifier: LGPL-2.1-or-later
# Against a real kernel: the scripts run the programs of their folder in the lab.

include tests/kernel/accept/local.mk
include tests/kernel/agree/local.mk
include tests/kernel/api/local.mk
include tests/kernel/churn/local.mk
include tests/kernel/contexts/local.mk
include tests/kernel/create/local.mk
include tests/kernel/exhaust/local.mk
include tests/kernel/events/local.mk
include tests/kernel/expire/local.mk
include tests/kernel/explain/local.mk
include tests/kernel/filters/local.mk
include tests/kernel/manual/local.mk
include tests/kernel/policies/local.mk
include tests/kernel/sessions/local.mk
include tests/kernel/statistics/local.mk
include tests/kernel/store/local.mk
include tests/kernel/threads/local.mk
include tests/kernel/tunnels/local.mk
include tests/kernel/wfpsa/local.mk
