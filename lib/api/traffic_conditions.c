/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "traffic_conditions.h"

#include <string.h>

#include "address.h"

static size_t address_space(uint8_t family, uint8_t prefix)
{
	if (!prefix)
		return 0;
	return BLOCK_SPACE(family == AF_INET ? sizeof(FWP_V4_ADDR_AND_MASK)
					     : sizeof(FWP_V6_ADDR_AND_MASK));
}

static unsigned condition_count(const struct traffic *t)
{
	return (t->local_prefix ? 1u : 0u) + (t->remote_prefix ? 1u : 0u) + (t->proto ? 1u : 0u) +
	       (t->local_port_mask ? 1u : 0u) + (t->remote_port_mask ? 1u : 0u);
}

static bool is_range(uint16_t mask)
{
	return mask && mask != 0xffff;
}

size_t traffic_conditions_space(const struct traffic *t)
{
	size_t ranges = (is_range(t->local_port_mask) ? 1u : 0u) +
			(is_range(t->remote_port_mask) ? 1u : 0u);

	return BLOCK_SPACE(condition_count(t) * sizeof(FWPM_FILTER_CONDITION0)) +
	       address_space(t->family, t->local_prefix) +
	       address_space(t->family, t->remote_prefix) +
	       ranges * BLOCK_SPACE(sizeof(FWP_RANGE0));
}

static void render_address(struct page *page, FWP_CONDITION_VALUE0 *value, uint8_t family,
			   const struct address *address, uint8_t prefix)
{
	if (family == AF_INET) {
		FWP_V4_ADDR_AND_MASK *v4 = block_take(&page->block, sizeof(*v4));

		v4->mask = prefix < 32 ? ~(0xffffffffu >> prefix) : 0xffffffffu;
		v4->addr = address_v4(address) & v4->mask;
		value->type = FWP_V4_ADDR_MASK;
		value->v4AddrMask = v4;
	} else {
		FWP_V6_ADDR_AND_MASK *v6 = block_take(&page->block, sizeof(*v6));

		v6->prefixLength = prefix < 128 ? prefix : 128;
		memcpy(v6->addr, address->bytes, sizeof(v6->addr));
		for (unsigned bit = v6->prefixLength; bit < 128; bit++)
			v6->addr[bit / 8] &= (UINT8) ~(0x80u >> bit % 8);
		value->type = FWP_V6_ADDR_MASK;
		value->v6AddrMask = v6;
	}
}

/*
 * WFP has ranges of ports in place of masks. A mask becomes the range from the lowest to the
 * highest port that it matches, which are all in between if the mask is a prefix.
 */
static void render_port(struct page *page, FWPM_FILTER_CONDITION0 *condition, uint16_t port,
			uint16_t mask)
{
	FWP_RANGE0 *range;

	if (!is_range(mask)) {
		condition->conditionValue.type = FWP_UINT16;
		condition->conditionValue.uint16 = port;
		return;
	}
	range = block_take(&page->block, sizeof(*range));
	range->valueLow.type = range->valueHigh.type = FWP_UINT16;
	range->valueLow.uint16 = port & mask;
	range->valueHigh.uint16 = (uint16_t)((port & mask) | (uint16_t)~mask);
	condition->matchType = FWP_MATCH_RANGE;
	condition->conditionValue.type = FWP_RANGE_TYPE;
	condition->conditionValue.rangeValue = range;
}

void traffic_conditions_render(struct page *page, FWPM_FILTER0 *filter, const struct traffic *t,
			       bool forward)
{
	FWPM_FILTER_CONDITION0 *c;

	filter->numFilterConditions = condition_count(t);
	if (!filter->numFilterConditions)
		return;
	c = block_take(&page->block, filter->numFilterConditions * sizeof(*c));
	filter->filterCondition = c; /* matchType is FWP_MATCH_EQUAL, which is 0 */
	if (t->local_prefix) {
		c->fieldKey = forward ? FWPM_CONDITION_IP_SOURCE_ADDRESS
				      : FWPM_CONDITION_IP_LOCAL_ADDRESS;
		render_address(page, &c++->conditionValue, t->family, t->local, t->local_prefix);
	}
	if (t->remote_prefix) {
		c->fieldKey = forward ? FWPM_CONDITION_IP_DESTINATION_ADDRESS
				      : FWPM_CONDITION_IP_REMOTE_ADDRESS;
		render_address(page, &c++->conditionValue, t->family, t->remote, t->remote_prefix);
	}
	if (t->proto) {
		c->fieldKey = FWPM_CONDITION_IP_PROTOCOL;
		c->conditionValue.type = FWP_UINT8;
		c++->conditionValue.uint8 = t->proto;
	}
	if (t->local_port_mask) {
		c->fieldKey = FWPM_CONDITION_IP_LOCAL_PORT;
		render_port(page, c++, t->local_port, t->local_port_mask);
	}
	if (t->remote_port_mask) {
		c->fieldKey = FWPM_CONDITION_IP_REMOTE_PORT;
		render_port(page, c, t->remote_port, t->remote_port_mask);
	}
}
