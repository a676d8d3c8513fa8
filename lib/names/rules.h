/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * The names file: a rule in each line, which names the contexts and tunnels that fulfil all of its
 * conditions. doc/names.md describes the format. The first rule that fits decides.
 */
#ifndef NAMES_RULES_H
#define NAMES_RULES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/chains.h"
#include "sadb/subnet.h"

/* The conditions of a rule, as bits. */
enum rule_condition {
	RULE_PEER = 1,
	RULE_LOCAL = 2,
	RULE_PEER_TRAFFIC = 4,
	RULE_LOCAL_TRAFFIC = 8,
	RULE_REQID = 16,
	RULE_IF_ID = 32,
	RULE_MARK = 64,
	RULE_MARK_MASK = 128
};

/* One rule. Only the members of conditions that it has are set. */
struct rule {
	const char *name;                          /* UTF-8, within the text of the file */
	struct subnet peer, local;                 /* outer addresses */
	struct subnet peer_traffic, local_traffic; /* addresses within the tunnel */
	uint32_t reqid, if_id, mark, mark_mask;
	unsigned conditions; /* bits of enum rule_condition */
};

/* What rules look at: a context or a tunnel. */
struct named {
	const struct address *local, *peer; /* outer addresses */
	uint8_t family;                     /* of both; 0: they are not known */
	uint32_t reqid, if_id, mark, mark_mask;

	/*
	 * Whether some traffic of @who has its local addresses all in @local and the peer's all in
	 * @peer.
	 */
	bool (*has_traffic)(const void *who, const struct subnet *local, const struct subnet *peer);
	const void *who;
};

/* The rules of a file, in its order. All zero: no rules. */
struct rules {
	char *text; /* of the file; names point into it */
	struct rule *all;
	size_t count, capacity;
	struct chains index;
	uint32_t bad_line;   /* number of the first line that is wrong, from 1; 0: none is */
	const char *problem; /* what is wrong there: a text that needs no release */
};

/*
 * Takes over @text, of @size bytes and with room for one more, which malloc() has returned, and
 * makes rules of its lines. Lines that are wrong are passed over. The caller frees *ret with
 * rules_done(), also after a failure, which can only be ERROR_NOT_ENOUGH_MEMORY.
 */
uint32_t rules_parse(char *text, size_t size, struct rules *ret);

/* Returns the name that the first rule that fits gives, or NULL. */
const char *rules_find(const struct rules *rules, const struct named *named);

/* Frees the rules; the struct is empty afterwards. */
void rules_done(struct rules *rules);

/*
 * Makes a rule of a line, which is not empty, has a zero at its end and no zero within; the line is
 * changed. Returns NULL, or what is wrong: a text that needs no release.
 */
const char *rule_parse(char *line, struct rule *ret);

#endif
