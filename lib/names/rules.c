/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "rules.h"

#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>

#include "base/array.h"
#include "base/hash.h"
#include "base/status.h"

/* What a rule is found by. The conditions that it has besides are compared. */
enum found_by { BY_REQID, BY_IF_ID, BY_PEER, BY_NOTHING };

static uint32_t hash_of(enum found_by by, uint64_t number)
{
	return hash_end(hash_word(hash_begin((uint64_t)by), number));
}

static uint32_t hash_of_peer(uint8_t family, const struct address *address)
{
	return hash_end(hash_bytes(hash_begin(BY_PEER ^ (uint64_t)family << 8), address->bytes,
				   sizeof(address->bytes)));
}

static bool is_host(const struct subnet *subnet)
{
	return subnet->prefix == 8 * (subnet->family == AF_INET ? 4 : 16);
}

static uint32_t hash_of_rule(const struct rule *rule)
{
	if (rule->conditions & RULE_REQID)
		return hash_of(BY_REQID, rule->reqid);
	if (rule->conditions & RULE_IF_ID)
		return hash_of(BY_IF_ID, rule->if_id);
	if (rule->conditions & RULE_PEER && is_host(&rule->peer))
		return hash_of_peer(rule->peer.family, &rule->peer.address);
	return hash_of(BY_NOTHING, 0);
}

static bool traffic_fits(const struct rule *rule, const struct named *named)
{
	static const struct subnet any;
	const struct subnet *local = &any, *peer = &any;

	if (!(rule->conditions & (RULE_LOCAL_TRAFFIC | RULE_PEER_TRAFFIC)))
		return true;
	if (rule->conditions & RULE_LOCAL_TRAFFIC)
		local = &rule->local_traffic;
	if (rule->conditions & RULE_PEER_TRAFFIC)
		peer = &rule->peer_traffic;
	return named->has_traffic(named->who, local, peer);
}

static bool ends_fit(const struct rule *rule, const struct named *named)
{
	if (rule->conditions & RULE_PEER && !subnet_has(&rule->peer, named->family, named->peer))
		return false;
	return !(rule->conditions & RULE_LOCAL) ||
	       subnet_has(&rule->local, named->family, named->local);
}

static bool numbers_fit(const struct rule *rule, const struct named *named)
{
	unsigned conditions = rule->conditions;

	return (!(conditions & RULE_REQID) || rule->reqid == named->reqid) &&
	       (!(conditions & RULE_IF_ID) || rule->if_id == named->if_id) &&
	       (!(conditions & RULE_MARK) || rule->mark == named->mark) &&
	       (!(conditions & RULE_MARK_MASK) || rule->mark_mask == named->mark_mask);
}

/* Looks for a rule in front of *best, among those with a hash. */
static void find_before(const struct rules *rules, const struct named *named, uint32_t hash,
			size_t *best)
{
	const uint32_t *place = chains_first(&rules->index, hash);

	for (; *place; place = chains_next(&rules->index, place)) {
		const struct rule *rule = &rules->all[*place - 1];

		if (*place - 1 < *best && numbers_fit(rule, named) && ends_fit(rule, named) &&
		    traffic_fits(rule, named))
			*best = *place - 1;
	}
}

const char *rules_find(const struct rules *rules, const struct named *named)
{
	size_t best = rules->count;

	if (!rules->count)
		return NULL;
	find_before(rules, named, hash_of(BY_REQID, named->reqid), &best);
	find_before(rules, named, hash_of(BY_IF_ID, named->if_id), &best);
	if (named->family)
		find_before(rules, named, hash_of_peer(named->family, named->peer), &best);
	find_before(rules, named, hash_of(BY_NOTHING, 0), &best);
	return best < rules->count ? rules->all[best].name : NULL;
}

static uint32_t add_rule(struct rules *rules, const struct rule *rule)
{
	void *all = rules->all;
	uint32_t status =
		array_reserve(&all, &rules->capacity, rules->count + 1, sizeof(*rules->all));

	if (status)
		return status;
	rules->all = all;
	rules->all[rules->count++] = *rule;
	return ERROR_SUCCESS;
}

/* @size is the line's length; a line with a zero within would end there for some readers. */
static uint32_t take_line(struct rules *rules, char *line, size_t size, uint32_t number)
{
	const char *problem = "the line has a zero byte";
	struct rule rule;

	if (strlen(line) == size) {
		line += strspn(line, " \t\r");
		if (!*line || *line == '#')
			return ERROR_SUCCESS;
		problem = rule_parse(line, &rule);
	}
	if (!problem)
		return add_rule(rules, &rule);
	if (!rules->bad_line) {
		rules->bad_line = number;
		rules->problem = problem;
	}
	return ERROR_SUCCESS;
}

static uint32_t make_index(struct rules *rules)
{
	uint32_t status = rules->count ? chains_init(&rules->index, rules->count) : ERROR_SUCCESS;

	for (size_t i = 0; !status && i < rules->count; i++)
		chains_push(&rules->index, (uint32_t)i, hash_of_rule(&rules->all[i]));
	if (status)
		rules->count = 0; /* rules_find() relies on the index */
	return status;
}

uint32_t rules_parse(char *text, size_t size, struct rules *ret)
{
	char *end = text + size, *line = text;
	uint32_t status = ERROR_SUCCESS;

	*ret = (struct rules){ .text = text };
	for (uint32_t number = 1; !status && line < end; number++) {
		char *newline = memchr(line, '\n', (size_t)(end - line));

		if (!newline)
			newline = end;
		*newline = '\0';
		status = take_line(ret, line, (size_t)(newline - line), number);
		line = newline + 1;
	}
	return status ? status : make_index(ret);
}

void rules_done(struct rules *rules)
{
	chains_done(&rules->index);
	free(rules->all);
	free(rules->text);
	*rules = (struct rules){ 0 };
}
