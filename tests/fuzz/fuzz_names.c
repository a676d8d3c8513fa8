/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Fuzz target: the input is a names file. Every rule that comes of it is looked for. */
#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "fuzz.h"
#include "names/rules.h"

static bool has_traffic(const void *who, const struct subnet *local, const struct subnet *peer)
{
	(void)who;
	if (local->prefix > 128 || peer->prefix > 128)
		abort();
	return true;
}

/* What a rule itself names is named, by this rule or an earlier one. */
static void find(const struct rules *rules, const struct rule *rule)
{
	struct named named = {
		.local = &rule->local.address,
		.peer = &rule->peer.address,
		.reqid = rule->reqid,
		.if_id = rule->if_id,
		.mark = rule->mark,
		.mark_mask = rule->mark_mask,
		.has_traffic = has_traffic,
	};
	const char *name;

	if (rule->conditions & RULE_LOCAL && rule->conditions & RULE_PEER &&
	    rule->local.family != rule->peer.family)
		return; /* names nothing */
	named.family = rule->conditions & RULE_LOCAL ? rule->local.family : rule->peer.family;
	name = rules_find(rules, &named);
	if (!name || name > rule->name || !text_is_utf8(name, strlen(name)))
		abort();
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	char *text = malloc(size + 1);
	struct rules rules;

	memcpy(text, data, size);
	if (rules_parse(text, size, &rules))
		abort();
	if (!rules.bad_line != !rules.problem)
		abort();
	for (size_t i = 0; i < rules.count && i < 1000; i++)
		find(&rules, &rules.all[i]);
	rules_done(&rules);
	return 0;
}
