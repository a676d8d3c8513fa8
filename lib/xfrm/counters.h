/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * The counters of a namespace that the kernel writes to /proc/net/xfrm_stat, mostly of dropped
 * packets: one line for each, with a name and a number (xfrm_statistics_seq_show()). Newer kernels
 * have more of them.
 */
#ifndef XFRM_COUNTERS_H
#define XFRM_COUNTERS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* With the final NUL. The longest name of Linux 6.18 has 24 characters. */
#define COUNTER_NAME_SIZE 64

/* One counter. */
struct counter {
	char name[COUNTER_NAME_SIZE];
	uint64_t value;
};

/* The counters of a namespace, in the kernel's order. All zero when empty. */
struct counters {
	struct counter *list;
	size_t count;
	bool available; /* false: the kernel does not count (no CONFIG_XFRM_STATISTICS) */
};

/*
 * Reads the @length bytes of @text as lines into @ret, which has room for @room counters, and
 * returns their number in *ret_count. A name consists of letters, digits and "_", and need not be
 * known. Returns ERROR_GEN_FAILURE if a line is anything else than a name, blanks and a decimal
 * number below 2^64, if the last line has no end, or if there are more lines than room.
 */
uint32_t counters_parse(const char *text, size_t length, struct counter *ret, size_t room,
			size_t *ret_count);

/* Returns the value of the counter @name, or 0 if there is none. */
uint64_t counters_value(const struct counters *counters, const char *name);

#endif
