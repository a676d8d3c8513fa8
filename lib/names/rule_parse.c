/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* One line of the names file: conditions of the form KEY=VALUE, then the name. */
#include <string.h>

#include "base/text.h"
#include "network.h"
#include "rules.h"

#define BLANKS         " \t\r"
#define NAME_BYTES_MAX 255u

static bool parse_mark(char *text, struct rule *rule)
{
	char *slash = strchr(text, '/');

	if (slash) {
		*slash = '\0';
		rule->conditions |= RULE_MARK_MASK;
		if (!number_parse(slash + 1, &rule->mark_mask))
			return false;
	}
	return number_parse(text, &rule->mark);
}

/* The conditions, with what is wrong if their value cannot be read. */
static const struct {
	const char *key;
	enum rule_condition condition;
	const char *problem;
} conditions[] = {
	{ "peer", RULE_PEER, "peer= is not an address, or a prefix without host bits" },
	{ "local", RULE_LOCAL, "local= is not an address, or a prefix without host bits" },
	{ "peer_ts", RULE_PEER_TRAFFIC,
	  "peer_ts= is not an address, or a prefix without host bits" },
	{ "local_ts", RULE_LOCAL_TRAFFIC,
	  "local_ts= is not an address, or a prefix without host bits" },
	{ "reqid", RULE_REQID, "reqid= is not a number of 32 bits" },
	{ "if_id", RULE_IF_ID, "if_id= is not a number of 32 bits" },
	{ "mark", RULE_MARK, "mark= is not a mark or mark/mask" },
};

static bool parse_value(enum rule_condition condition, char *value, struct rule *rule)
{
	switch (condition) {
	case RULE_PEER:
		return network_parse(value, &rule->peer);
	case RULE_LOCAL:
		return network_parse(value, &rule->local);
	case RULE_PEER_TRAFFIC:
		return network_parse(value, &rule->peer_traffic);
	case RULE_LOCAL_TRAFFIC:
		return network_parse(value, &rule->local_traffic);
	case RULE_REQID:
		return number_parse(value, &rule->reqid);
	case RULE_IF_ID:
		return number_parse(value, &rule->if_id);
	default:
		return parse_mark(value, rule);
	}
}

static const char *parse_condition(const char *key, char *value, struct rule *rule)
{
	for (size_t i = 0; i < sizeof(conditions) / sizeof(conditions[0]); i++) {
		if (strcmp(key, conditions[i].key) != 0)
			continue;
		if (rule->conditions & conditions[i].condition)
			return "a condition is there twice";
		rule->conditions |= conditions[i].condition;
		return parse_value(conditions[i].condition, value, rule) ? NULL
									 : conditions[i].problem;
	}
	return "unknown condition";
}

/* Removes the blanks behind the name. */
static const char *parse_name(char *text, struct rule *rule)
{
	size_t length = strlen(text);

	while (length && strchr(BLANKS, text[length - 1]))
		length--;
	text[length] = '\0';
	rule->name = text;
	if (!length)
		return "the name is missing";
	if (length > NAME_BYTES_MAX)
		return "the name is longer than 255 bytes";
	if (!text_is_utf8(text, length))
		return "the name is not UTF-8";
	for (size_t i = 0; i < length; i++)
		if ((unsigned char)text[i] < ' ' || text[i] == 0x7f)
			return "the name has a control character";
	return rule->conditions ? NULL : "a condition is missing";
}

/* Returns the value of the condition that @text begins with, or NULL if the name begins here. */
static char *value_of(char *text)
{
	size_t length = strcspn(text, "=" BLANKS);

	return text[length] == '=' ? text + length + 1 : NULL;
}

const char *rule_parse(char *line, struct rule *ret)
{
	char *value;

	*ret = (struct rule){ 0 };
	while ((value = value_of(line))) {
		char *next = value + strcspn(value, BLANKS);
		const char *problem;

		if (*next)
			*next++ = '\0';
		value[-1] = '\0';
		problem = parse_condition(line, value, ret);
		if (problem)
			return problem;
		line = next + strspn(next, BLANKS);
	}
	return parse_name(line, ret);
}
