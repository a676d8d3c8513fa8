/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Conditions of filters and of templates: from the caller's structs and back to them. */
#ifndef API_FILTER_CONDITIONS_H
#define API_FILTER_CONDITIONS_H

#include "base/arena.h"
#include "layer_table.h"
#include "page.h"

/*
 * Reads a condition into *to. @layer is the layer that it is for, and *family the family of that;
 * or @layer is NULL for any layer, and *family 0 until a condition on an address has set it.
 * Returns FWP_E_CONDITION_NOT_FOUND, FWP_E_INVALID_ENUMERATOR, FWP_E_MATCH_TYPE_MISMATCH,
 * FWP_E_TYPE_MISMATCH, FWP_E_NULL_POINTER, FWP_E_INVALID_NET_MASK, FWP_E_INVALID_RANGE,
 * FWP_E_NEVER_MATCH for addresses of another family than *family where there is no layer, and
 * ERROR_NOT_SUPPORTED for what the kernel cannot compare.
 */
uint32_t condition_take(const FWPM_FILTER_CONDITION0 *from, const struct layer_entry *layer,
			uint8_t *family, struct condition *to);

/*
 * Reads an array of @count conditions into memory of @arena. Returns also FWP_E_OUT_OF_BOUNDS for
 * more than CONDITIONS_MAX, ERROR_NOT_ENOUGH_MEMORY, and FWP_E_DUPLICATE_CONDITION if @distinct and
 * two are on one field.
 */
uint32_t conditions_take(const FWPM_FILTER_CONDITION0 *from, UINT32 count,
			 const struct layer_entry *layer, bool distinct, uint8_t *family,
			 struct arena *arena, struct condition **ret);

/*
 * conditions_render() puts the conditions of a filter into the page's block. conditions_space()
 * returns how many bytes that takes.
 */
size_t conditions_space(const struct filter *filter);
FWPM_FILTER_CONDITION0 *conditions_render(struct page *page, const struct filter *filter);

#endif
