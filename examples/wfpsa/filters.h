/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Filters of the filtering platform in words. (filter.h is about the options that choose rows.) */
#ifndef WFPSA_FILTERS_H
#define WFPSA_FILTERS_H

#include <fwpmu.h>

#include "value.h"

/* Returns a word for the layer, such as "out"; NULL: unknown. A constant. */
const char *filter_layer_word(const FWPM_FILTER0 *filter);

/* Returns a word for what the filter does with packets, such as "block"; a constant. */
const char *filter_action_word(const FWPM_FILTER0 *filter);

/*
 * Adds a word for each condition to @ret, which is a list: "remote=198.51.100.0/24",
 * "local-port=5060-5070", "protocol=17".
 */
void value_add_conditions(struct value *ret, const FWPM_FILTER0 *filter);

#endif
