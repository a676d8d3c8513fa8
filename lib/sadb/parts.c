/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "parts.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "base/array.h"
#include "base/hash.h"
#include "base/status.h"

/*
 * Where nearly all parts differ, comparing costs time and memory and saves nothing. So after this
 * many parts, no further part is indexed unless more parts were found than not.
 */
#define DIFFERENT_MAX 1024u

static bool is_worth_comparing(const struct part_set *set)
{
	return set->count < DIFFERENT_MAX || set->found > set->count;
}

static const void *find_recent(struct part_set *set, const void *part, size_t size)
{
	for (size_t i = 0; i < 2; i++)
		if (set->recent[i] && !memcmp(set->recent[i], part, size))
			return set->recent[i];
	return NULL;
}

static const void *find_part(const struct part_set *set, const void *part, size_t size,
			     uint32_t hash)
{
	const uint32_t *place = chains_first(&set->index, hash);

	while (*place && memcmp(set->parts[*place - 1], part, size) != 0)
		place = chains_next(&set->index, place);
	return *place ? set->parts[*place - 1] : NULL;
}

static uint32_t index_part(struct part_set *set, const void *part, uint32_t hash)
{
	void *parts = set->parts;
	uint32_t status =
		array_reserve(&parts, &set->capacity, set->count + 1, sizeof(*set->parts));

	set->parts = parts;
	if (!status)
		status = chains_reserve(&set->index, set->count + 1);
	if (status)
		return status;
	set->parts[set->count] = part;
	chains_push(&set->index, (uint32_t)set->count++, hash);
	return ERROR_SUCCESS;
}

static uint32_t add_part(struct arena *memory, const void *part, size_t size, const void **ret)
{
	void *copy = arena_take(memory, size);

	if (!copy)
		return ERROR_NOT_ENOUGH_MEMORY;
	*ret = memcpy(copy, part, size);
	return ERROR_SUCCESS;
}

static uint32_t find_or_add(struct part_set *set, struct arena *memory, const void *part,
			    size_t size, const void **ret)
{
	uint32_t hash, status;

	if (!is_worth_comparing(set))
		return add_part(memory, part, size, ret);
	hash = hash_end(hash_bytes(hash_begin(0), part, size));
	*ret = set->count ? find_part(set, part, size, hash) : NULL;
	if (*ret) {
		set->found++;
		return ERROR_SUCCESS;
	}
	status = add_part(memory, part, size, ret);
	return status ? status : index_part(set, *ret, hash);
}

/* Sets *ret to a part that equals @part and stays. */
static uint32_t keep_part(struct part_set *set, struct arena *memory, const void *part, size_t size,
			  const void **ret)
{
	uint32_t status;

	*ret = find_recent(set, part, size);
	if (*ret) {
		set->found++;
		return ERROR_SUCCESS;
	}
	status = find_or_add(set, memory, part, size, ret);
	set->recent[1] = set->recent[0];
	set->recent[0] = status ? NULL : *ret;
	return status;
}

uint32_t parts_keep(struct parts *parts, struct arena *memory, struct sa *sa)
{
	const void *sel, *config, *extra = &sa_no_extra;
	uint32_t status = keep_part(&parts->sels, memory, sa->sel, sizeof(*sa->sel), &sel);

	if (!status)
		status = keep_part(&parts->configs, memory, sa->config, sizeof(*sa->config),
				   &config);
	if (!status && sa->extra != &sa_no_extra)
		status = keep_part(&parts->extras, memory, sa->extra, sizeof(*sa->extra), &extra);
	if (status)
		return status;
	sa->sel = sel;
	sa->config = config;
	sa->extra = extra;
	return ERROR_SUCCESS;
}

static void part_set_done(struct part_set *set)
{
	free(set->parts);
	chains_done(&set->index);
	*set = (struct part_set){ 0 };
}

void parts_done(struct parts *parts)
{
	part_set_done(&parts->sels);
	part_set_done(&parts->configs);
	part_set_done(&parts->extras);
}
