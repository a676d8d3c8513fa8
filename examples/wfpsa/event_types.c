/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "event_types.h"

#include <stdio.h>
#include <string.h>

static const struct {
	UINT32 type;
	const char *name;
} types[] = {
	{ WFPX_EVENT_SA_ADDED, "sa-added" },
	{ WFPX_EVENT_SA_CHANGED, "sa-changed" },
	{ WFPX_EVENT_SA_REMOVED, "sa-removed" },
	{ WFPX_EVENT_SA_EXPIRING, "sa-expiring" },
	{ WFPX_EVENT_SA_EXPIRED, "sa-expired" },
	{ WFPX_EVENT_MAPPING_CHANGED, "mapping-changed" },
	{ WFPX_EVENT_CONTEXT_ADDED, "context-added" },
	{ WFPX_EVENT_CONTEXT_REMOVED, "context-removed" },
	{ WFPX_EVENT_REKEYED, "rekeyed" },
	{ WFPX_EVENT_TUNNEL_UP, "tunnel-up" },
	{ WFPX_EVENT_TUNNEL_DOWN, "tunnel-down" },
	{ WFPX_EVENT_POLICY_ADDED, "policy-added" },
	{ WFPX_EVENT_POLICY_CHANGED, "policy-changed" },
	{ WFPX_EVENT_POLICY_REMOVED, "policy-removed" },
	{ WFPX_EVENT_ACQUIRE, "acquire" },
	{ WFPX_EVENT_RESYNCHRONISED, "resynchronised" },
};

#define COUNT (sizeof(types) / sizeof(types[0]))

const char *event_type_name(UINT32 type)
{
	for (size_t i = 0; i < COUNT; i++)
		if (types[i].type == type)
			return types[i].name;
	return NULL;
}

UINT32 event_type_at(size_t index)
{
	return index < COUNT ? types[index].type : 0;
}

static UINT32 all_types(void)
{
	UINT32 all = 0;

	for (size_t i = 0; i < COUNT; i++)
		all |= types[i].type;
	return all;
}

/* The events that the @length characters at @name mean. 0: none. */
static UINT32 find_types(const char *name, size_t length)
{
	if (length == 3 && !strncmp(name, "all", 3))
		return all_types();
	for (size_t i = 0; i < COUNT; i++)
		if (!strncmp(types[i].name, name, length) && !types[i].name[length])
			return types[i].type;
	return 0;
}

bool event_types_parse(const char *list, UINT32 *ret)
{
	*ret = WFPX_EVENT_RESYNCHRONISED;
	if (*list == '+') {
		*ret = all_types() & ~(UINT32)WFPX_EVENT_ACQUIRE;
		list++;
	}
	for (;;) {
		size_t length = strcspn(list, ",");
		UINT32 found = find_types(list, length);

		*ret |= found;
		if (!found || !list[length])
			return found != 0;
		list += length + 1;
	}
}

void event_types_list(char *ret, size_t size)
{
	size_t used = 0;

	ret[0] = '\0';
	for (size_t i = 0; i < COUNT && used < size; i++)
		used += (size_t)snprintf(ret + used, size - used, "%s%s", i ? " " : "",
					 types[i].name);
}
