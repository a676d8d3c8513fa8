/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "check_expect.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "errors.h"

#define BLANKS         " \t\r\n"
#define LINE_MAX_BYTES 4096
#define LINES_MAX      100000

enum {
	GIVEN_PEER = 1,
	GIVEN_LOCAL = 2,
	GIVEN_PEER_TRAFFIC = 4,
	GIVEN_LOCAL_TRAFFIC = 8,
	GIVEN_REQID = 16,
	GIVEN_IF_ID = 32,
	GIVEN_MARK = 64,
	GIVEN_MARK_MASK = 128
};

static bool parse_mark(char *value, struct expectation *e)
{
	char *slash = strchr(value, '/');

	if (slash) {
		*slash = '\0';
		e->given |= GIVEN_MARK_MASK;
	}
	return parse_u32(value, &e->mark) && (!slash || parse_u32(slash + 1, &e->mark_mask));
}

static bool parse_value(unsigned condition, char *value, struct expectation *e)
{
	switch (condition) {
	case GIVEN_PEER:
		return parse_prefix(value, &e->peer);
	case GIVEN_LOCAL:
		return parse_prefix(value, &e->local);
	case GIVEN_PEER_TRAFFIC:
		return parse_prefix(value, &e->peer_traffic);
	case GIVEN_LOCAL_TRAFFIC:
		return parse_prefix(value, &e->local_traffic);
	case GIVEN_REQID:
		return parse_u32(value, &e->reqid);
	case GIVEN_IF_ID:
		return parse_u32(value, &e->if_id);
	default:
		return parse_mark(value, e);
	}
}

static const char *parse_condition(const char *key, char *value, struct expectation *e)
{
	static const char *const keys[] = { "peer",  "local", "peer_ts", "local_ts",
					    "reqid", "if_id", "mark" };

	for (unsigned i = 0; i < sizeof(keys) / sizeof(keys[0]); i++) {
		if (strcmp(key, keys[i]) != 0)
			continue;
		if (e->given & 1u << i)
			return "a condition is there twice";
		e->given |= 1u << i;
		return parse_value(1u << i, value, e) ? NULL : "a condition has no valid value";
	}
	return "unknown condition";
}

/* Parses the line @text, which is changed. The name is what follows the conditions. */
static const char *parse_line(char *text, struct expectation *e)
{
	size_t length;

	while ((length = strcspn(text, "=" BLANKS), text[length] == '=')) {
		char *value = text + length + 1, *next = value + strcspn(value, BLANKS);
		const char *problem;

		if (*next)
			*next++ = '\0';
		value[-1] = '\0';
		problem = parse_condition(text, value, e);
		if (problem)
			return problem;
		text = next + strspn(next, BLANKS);
	}
	e->name = text;
	return NULL;
}

static struct expectation *new_expectation(struct expectations *e)
{
	if (e->count == e->size) {
		size_t size = e->size ? 2 * e->size : 16;
		void *more = reallocarray(e->all, size, sizeof(*e->all));

		if (!more)
			return NULL;
		e->all = more;
		e->size = size;
	}
	e->all[e->count] = (struct expectation){ 0 };
	return &e->all[e->count++];
}

/* A copy of the line as it was typed, without blanks around it, and a second one to be parsed. */
static char *copy_twice(const char *line, size_t length)
{
	char *copy = malloc(2 * length + 2);

	if (!copy)
		return NULL;
	memcpy(copy, line, length);
	copy[length] = '\0';
	memcpy(copy + length + 1, copy, length + 1);
	return copy;
}

/* Makes @e one that the name alone fits, without conditions if it had any. */
static const char *keep_name(struct expectation *e)
{
	size_t size = strlen(e->name) + 1;

	e->given = 0;
	e->wide = calloc(size, sizeof(*e->wide));
	if (!e->wide)
		return "out of memory";
	return mbstowcs(e->wide, e->name, size) == (size_t)-1 ? "the name is not UTF-8" : NULL;
}

static const char *add(struct expectations *e, const char *line, bool names)
{
	struct expectation *added;
	const char *problem;
	size_t length;

	line += strspn(line, BLANKS);
	length = strlen(line);
	while (length && strchr(BLANKS, line[length - 1]))
		length--;
	if (!length)
		return "nothing is expected";
	if (e->count == LINES_MAX)
		return "too many lines";
	added = new_expectation(e);
	if (!added || !(added->text = copy_twice(line, length)))
		return "out of memory";
	problem = parse_line(added->text + length + 1, added);
	if (problem)
		return problem;
	if (names && (!added->given || !*added->name))
		return added->given ? "the name is missing" : "a condition is missing";
	added->in_file = names;
	if (names || !added->given)
		return keep_name(added);
	if (!*added->name)
		added->name = added->text; /* conditions alone */
	return NULL;
}

const char *expectations_add(struct expectations *e, const char *line)
{
	return add(e, line, false);
}

static const char *add_line(struct expectations *e, const char *line, bool names)
{
	const char *start = line + strspn(line, BLANKS);

	if (!*start || *start == '#')
		return NULL;
	return strlen(line) > LINE_MAX_BYTES ? "too long" : add(e, start, names);
}

int expectations_read(struct expectations *e, const char *command, const char *path, bool names)
{
	FILE *from = fopen(path, "re");
	char line[LINE_MAX_BYTES + 2];
	const char *problem = NULL;
	unsigned number = 0;
	int error = 0;

	if (!from)
		return fail(command, "%s: %s", path, strerror(errno));
	while (!problem && fgets(line, sizeof(line), from)) {
		number++;
		problem = add_line(e, line, names);
	}
	if (ferror(from))
		error = errno;
	fclose(from);
	if (error)
		return fail(command, "%s: %s", path, strerror(error));
	return problem ? fail(command, "%s: line %u: %s", path, number, problem) : EXIT_OK;
}

/* Whether all addresses of one end of a selector are in @prefix. */
static bool end_is_in(const struct prefix *prefix, const WFPX_ADDRESS0 *address, UINT8 length)
{
	return length >= prefix->length && prefix_has(prefix, address);
}

static bool traffic_fits(const struct expectation *e, const WFPX_SELECTOR0 *s, bool out)
{
	const WFPX_ADDRESS0 *local = out ? &s->source : &s->destination;
	const WFPX_ADDRESS0 *peer = out ? &s->destination : &s->source;
	UINT8 local_length = out ? s->sourcePrefixLength : s->destinationPrefixLength;
	UINT8 peer_length = out ? s->destinationPrefixLength : s->sourcePrefixLength;

	return (!(e->given & GIVEN_LOCAL_TRAFFIC) ||
		end_is_in(&e->local_traffic, local, local_length)) &&
	       (!(e->given & GIVEN_PEER_TRAFFIC) || end_is_in(&e->peer_traffic, peer, peer_length));
}

static bool selectors_fit(const struct expectation *e, const WFPX_SA_DETAILS0 *entry, bool out)
{
	for (UINT32 i = 0; entry && i < entry->numSAs; i++)
		if (traffic_fits(e, &entry->saList[i]->selector, out))
			return true;
	return false;
}

/* By a policy, or by the selectors of an SA itself. */
static bool tunnel_has_traffic(const struct expectation *e, const WFPX_TUNNEL0 *t)
{
	if (!(e->given & (GIVEN_LOCAL_TRAFFIC | GIVEN_PEER_TRAFFIC)))
		return true;
	for (UINT32 i = 0; i < t->numPolicies; i++) {
		const WFPX_POLICY0 *policy = t->policies[i];

		if (traffic_fits(e, &policy->selector, policy->direction == FWP_DIRECTION_OUTBOUND))
			return true;
	}
	for (UINT32 i = 0; i < t->numContexts; i++)
		if (selectors_fit(e, t->contexts[i]->outboundSa, true) ||
		    selectors_fit(e, t->contexts[i]->inboundSa, false))
			return true;
	return false;
}

static bool numbers_fit(const struct expectation *e, const WFPX_TUNNEL0 *t)
{
	return (!(e->given & GIVEN_REQID) || e->reqid == t->reqid) &&
	       (!(e->given & GIVEN_IF_ID) || e->if_id == t->ifId) &&
	       (!(e->given & GIVEN_MARK) || e->mark == t->mark) &&
	       (!(e->given & GIVEN_MARK_MASK) || e->mark_mask == t->markMask);
}

static bool fits(const struct expectation *e, const WFPX_TUNNEL0 *t)
{
	return (!(e->given & GIVEN_PEER) || prefix_has(&e->peer, &t->remoteAddress)) &&
	       (!(e->given & GIVEN_LOCAL) || prefix_has(&e->local, &t->localAddress)) &&
	       numbers_fit(e, t) && tunnel_has_traffic(e, t);
}

/* Those with conditions come last. */
static int compare(const void *a, const void *b)
{
	const struct expectation *x = a, *y = b;
	int order;

	if (!x->wide || !y->wide)
		return !x->wide - !y->wide;
	order = wcscmp(x->wide, y->wide);
	return order ? order : x->in_file - y->in_file;
}

static void release(struct expectation *e)
{
	free(e->text);
	free(e->wide);
}

/* A name is expected once, however many lines have it. */
void expectations_finish(struct expectations *e)
{
	size_t kept = 0;

	if (e->count)
		qsort(e->all, e->count, sizeof(*e->all), compare);
	for (size_t i = 0; i < e->count; i++) {
		if (kept && e->all[i].wide && !compare(&e->all[kept - 1], &e->all[i]))
			release(&e->all[i]);
		else
			e->all[kept++] = e->all[i];
	}
	e->count = kept;
	while (e->named < e->count && e->all[e->named].wide)
		e->named++;
}

/* States are numbered from the best to the worst, but that the last, larval, is better than down.
 */
static bool is_better(unsigned state, unsigned than)
{
	return !than || state < than || (state == WFPX_TUNNEL_LARVAL && than == WFPX_TUNNEL_DOWN);
}

static void note(struct expectation *e, const WFPX_TUNNEL0 *tunnel)
{
	if (is_better((unsigned)tunnel->state, e->state))
		e->state = (unsigned)tunnel->state;
}

static bool note_name(struct expectations *e, const WFPX_TUNNEL0 *tunnel, wchar_t *name,
		      bool in_file)
{
	const struct expectation key = { .wide = name, .in_file = in_file };
	struct expectation *found;

	if (!name || !e->named)
		return false;
	found = bsearch(&key, e->all, e->named, sizeof(key), compare);
	if (found)
		note(found, tunnel);
	return found != NULL;
}

static bool note_names(struct expectations *e, const WFPX_TUNNEL0 *tunnel)
{
	const WFPX_NAMES0 *names = tunnel->names;
	bool any = false;

	if (!names)
		return false;
	any = names->fromFile && note_name(e, tunnel, names->name, true);
	any = note_name(e, tunnel, names->name, false) || any;
	any = note_name(e, tunnel, names->connection, false) || any;
	return note_name(e, tunnel, names->child, false) || any;
}

bool expectations_note(struct expectations *e, const WFPX_TUNNEL0 *tunnel)
{
	bool any = note_names(e, tunnel);

	for (size_t i = e->named; i < e->count; i++) {
		if (!fits(&e->all[i], tunnel))
			continue;
		note(&e->all[i], tunnel);
		any = true;
	}
	return any;
}

void expectations_done(struct expectations *e)
{
	for (size_t i = 0; i < e->count; i++)
		release(&e->all[i]);
	free(e->all);
	*e = (struct expectations){ 0 };
}
