/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "policies.h"

#include <stdlib.h>

#include "base/status.h"
#include "selectors.h"

/* Values of struct filter's weight_type, which are those of FWP_DATA_TYPE. */
enum weight_type {
	WEIGHT_AUTOMATIC = 0,
	WEIGHT_RANGE = 1, /* the weight is in its highest four bits */
	WEIGHT_GIVEN = 4, /* the weight is what the caller gave */
};

/* Where the parts of an automatic weight begin: what is compared first is highest. */
#define WEIGHT_RANGE_AT     60 /* four bits */
#define WEIGHT_ADDRESSES_AT 51 /* nine bits: the prefixes' sum is at most 256 */
#define WEIGHT_PROTOCOL_AT  50 /* one bit */
#define WEIGHT_PORTS_AT     44 /* six bits: the sum is at most 32 */

static unsigned shortest(const struct extent *extent)
{
	unsigned length = extent->count ? 128 : 0;

	for (size_t i = 0; i < extent->count; i++)
		if (extent->prefixes[i].length < length)
			length = extent->prefixes[i].length;
	return length;
}

static uint64_t specificity(const struct extents *extents)
{
	uint64_t length[DIMENSIONS];

	for (unsigned i = 0; i < DIMENSIONS; i++)
		length[i] = shortest(&extents->of[i]);
	return (length[DIMENSION_LOCAL_ADDRESS] + length[DIMENSION_REMOTE_ADDRESS])
		       << WEIGHT_ADDRESSES_AT |
	       (uint64_t)(length[DIMENSION_PROTOCOL] != 0) << WEIGHT_PROTOCOL_AT |
	       (length[DIMENSION_LOCAL_PORT] + length[DIMENSION_REMOTE_PORT]) << WEIGHT_PORTS_AT;
}

static uint64_t weight_of(const struct filter *filter, const struct extents *extents)
{
	switch (filter->weight_type) {
	case WEIGHT_GIVEN:
		return filter->weight;
	case WEIGHT_RANGE:
		return filter->weight << WEIGHT_RANGE_AT | specificity(extents);
	default:
		return specificity(extents);
	}
}

uint32_t filter_check(const struct filter *filter, uint64_t *ret_weight)
{
	struct extents *extents = malloc(sizeof(*extents));
	uint32_t status;

	if (!extents)
		return ERROR_NOT_ENOUGH_MEMORY;
	status = extents_of(filter, extents);
	if (!status)
		*ret_weight = weight_of(filter, extents);
	free(extents);
	return status;
}
