/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The arguments of --warning and --critical of wfpsa check. */
#ifndef WFPSA_CHECK_THRESHOLDS_H
#define WFPSA_CHECK_THRESHOLDS_H

#include <stdbool.h>
#include <stdint.h>

/* What is measured of a tunnel. */
enum measure {
	MEASURE_AGE,   /* seconds since its SAs were installed: not above the threshold */
	MEASURE_LEFT,  /* seconds until the kernel deletes them: not below it */
	MEASURE_DROPS, /* packets that its SAs have dropped: not above it */
	MEASURE_IDLE,  /* seconds since the last packet: not above it */
	MEASURES
};

struct thresholds {
	bool given[MEASURES];
	uint64_t value[MEASURES];
};

/*
 * Parses "age=3600,idle=60". What is there twice counts the second time. Returns false if @text is
 * malformed.
 */
bool thresholds_parse(struct thresholds *ret, const char *text);

/* Whether @value is beyond the threshold that is given for @measure. */
bool threshold_exceeded(const struct thresholds *thresholds, enum measure measure, uint64_t value);

/* The word for a measure: "age". A constant. */
const char *measure_name(enum measure measure);

#endif
