/* SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef WFPSA_CLOCK_H
#define WFPSA_CLOCK_H

#include <stdint.h>
#include <time.h>

/* The time of a clock, in nanoseconds. */
static inline uint64_t clock_read(clockid_t clock)
{
	struct timespec now;

	clock_gettime(clock, &now);
	return (uint64_t)now.tv_sec * 1000000000u + (uint64_t)now.tv_nsec;
}

/* Nanoseconds since 1970. */
static inline uint64_t clock_now(void)
{
	return clock_read(CLOCK_REALTIME);
}

/* Nanoseconds of a clock that nobody sets, to measure and wait by. */
static inline uint64_t clock_steady(void)
{
	return clock_read(CLOCK_MONOTONIC);
}

#endif
