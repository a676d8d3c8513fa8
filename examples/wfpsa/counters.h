/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What the kernel's counters of a network namespace mean. */
#ifndef WFPSA_COUNTERS_H
#define WFPSA_COUNTERS_H

#include <wfpxfrm.h>

/* One counter. All strings are constants. */
struct counter_info {
	const char *name;    /* as in /proc/net/xfrm_stat */
	const char *meaning; /* a sentence: why a packet counts here */
	const char *look;    /* a sentence: what to look at next */
};

/* Returns what is known of the counter @name, or NULL. */
const struct counter_info *counter_find(const wchar_t *name);

/* Returns the value of the counter @name, or 0. @statistics may be NULL. */
UINT64 counter_value(const WFPX_KERNEL_STATISTICS0 *statistics, const char *name);

#endif
