/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "targets.h"

#include <stdlib.h>
#include <string.h>

#include "errors.h"
#include "ike_row.h"
#include "parse.h"

/* One operand. */
struct target {
	enum { BY_NAME, BY_ID, BY_SPI, BY_REQID, BY_ADDRESS } by;
	const char *name;     /* NULL: the operand cannot be a name */
	uint64_t number;      /* of an id the first digits */
	unsigned shift;       /* an id moved to the right by so many bits is the number */
	struct prefix prefix; /* BY_ADDRESS: of either end */
	size_t found;         /* contexts */
};

/* One to sixteen hexadecimal digits, with 0x or without: the first of an id's sixteen. */
static bool parse_id(const char *text, struct target *ret)
{
	size_t digits = strlen(text);

	if (digits > 2 && text[0] == '0' && (text[1] == 'x' || text[1] == 'X'))
		digits -= 2;
	if (!parse_hex64(text, &ret->number))
		return false;
	ret->by = BY_ID;
	ret->shift = 64 - 4 * (unsigned)digits;
	return true;
}

/* Whether a word can be a name only: malformed ids, addresses and numbers are no names. */
static bool looks_like_name(const char *text)
{
	return strncmp(text, "0x", 2) != 0 && !strchr(text, '=') &&
	       text[strspn(text, "0123456789abcdefABCDEF.:/")] != '\0';
}

/* A word such as "cafe" may be the beginning of an id and a name. It then means both. */
static bool parse_word(const char *text, struct target *ret)
{
	ret->name = text;
	if (parse_id(text, ret))
		return true;
	ret->by = BY_ADDRESS;
	if (strpbrk(text, ".:") && parse_prefix(text, &ret->prefix))
		return true;
	ret->by = BY_NAME;
	return looks_like_name(text);
}

static bool parse_target(const char *text, struct target *ret)
{
	*ret = (struct target){ .by = BY_NAME };
	if (!strncmp(text, "spi=", 4)) {
		ret->by = BY_SPI;
		return parse_number(text + 4, UINT32_MAX, &ret->number);
	}
	if (!strncmp(text, "reqid=", 6)) {
		ret->by = BY_REQID;
		return parse_number(text + 6, UINT32_MAX, &ret->number);
	}
	if (strncmp(text, "name=", 5) != 0)
		return parse_word(text, ret);
	ret->name = text + 5;
	return *ret->name != '\0';
}

int targets_parse(const struct options *options, struct targets *ret)
{
	const char *name = options->command->name;

	*ret = (struct targets){ .options = options, .count = (size_t)options->operand_count };
	if (!ret->count && !filter_any(&options->filter))
		return fail_usage(name, "an id or a filter is missing; see wfpsa %s --help", name);
	ret->all = calloc(ret->count + 1, sizeof(ret->all[0])); /* not 0 bytes */
	if (!ret->all)
		return fail_status(name, NULL, ERROR_NOT_ENOUGH_MEMORY);
	for (size_t i = 0; i < ret->count; i++)
		if (!parse_target(options->operands[i], &ret->all[i]))
			return fail_usage(
				name,
				"not an id, an address, spi=SPI, reqid=N or a name: '%s'; "
				"\"wfpsa list\" shows ids and names",
				options->operands[i]);
	return EXIT_OK;
}

void targets_done(struct targets *targets)
{
	free(targets->all);
}

static bool half_is(const struct target *target, const struct half *half)
{
	for (size_t i = 0; i < half->count; i++) {
		const WFPX_SA0 *sa = half->sas[i].sa;

		if (target->number == (target->by == BY_SPI ? sa->spi : sa->reqid))
			return true;
	}
	return false;
}

static bool id_is(const struct target *target, UINT64 id)
{
	return id >> target->shift == target->number;
}

static bool tunnel_is(const struct target *target, const WFPX_TUNNEL0 *tunnel)
{
	if (target->by == BY_ID)
		return id_is(target, tunnel->tunnelId);
	if (target->by == BY_ADDRESS)
		return prefix_has(&target->prefix, &tunnel->localAddress) ||
		       prefix_has(&target->prefix, &tunnel->remoteAddress);
	return target->by == BY_REQID && target->number == tunnel->reqid;
}

static bool context_is(const struct target *target, const struct context_row *row)
{
	const WFPX_SA0 *either;

	if (target->name && context_is_called(row, target->name))
		return true;
	if (target->by == BY_NAME)
		return false;
	if (!row->context)
		return tunnel_is(target, row->down.tunnel);
	if (target->by == BY_ID)
		return id_is(target, row->context->context.saContextId) ||
		       (row->down.tunnel && id_is(target, row->down.tunnel->tunnelId));
	either = context_either(row)->sa;
	if (target->by == BY_ADDRESS)
		return prefix_has(&target->prefix, sa_local_address(either)) ||
		       prefix_has(&target->prefix, sa_remote_address(either));
	return half_is(target, &row->in) || half_is(target, &row->out);
}

static bool ike_is(const struct target *target, const WFPX_IKE_SA0 *sa)
{
	WFPX_ADDRESS0 local, remote;

	if (target->name && ike_is_called(sa, target->name))
		return true;
	if (target->by == BY_ID)
		return id_is(target, sa->details.saId);
	ike_addresses(sa, &local, &remote);
	if (target->by == BY_ADDRESS)
		return prefix_has(&target->prefix, &local) || prefix_has(&target->prefix, &remote);
	for (UINT32 i = 0; i < sa->numChildren; i++) {
		const WFPX_IKE_CHILD0 *child = sa->children[i];

		if (target->by == BY_REQID && target->number == child->reqid)
			return true;
		if (target->by == BY_SPI &&
		    (target->number == child->spiIn || target->number == child->spiOut))
			return true;
	}
	return false;
}

/* The loops do not stop at the first match: several operands may name the same thing. */
bool targets_have(struct targets *targets, const struct context_row *row)
{
	bool asked = !targets->count;

	for (size_t i = 0; i < targets->count; i++) {
		if (!context_is(&targets->all[i], row))
			continue;
		targets->all[i].found++;
		asked = true;
	}
	return asked;
}

bool targets_have_ike(struct targets *targets, const WFPX_IKE_SA0 *sa)
{
	bool asked = !targets->count;

	for (size_t i = 0; i < targets->count; i++) {
		if (!ike_is(&targets->all[i], sa))
			continue;
		targets->all[i].found++;
		asked = true;
	}
	return asked;
}

bool targets_are_many(const struct targets *targets, size_t total, const char **operand,
		      size_t *count)
{
	*operand = NULL;
	*count = total;
	for (size_t i = 0; i < targets->count; i++) {
		if (targets->all[i].found < 2)
			continue;
		*operand = targets->options->operands[i];
		*count = targets->all[i].found;
		return true;
	}
	return !targets->count && total > 1;
}

int targets_check_found(const struct targets *targets, size_t total)
{
	const struct options *options = targets->options;
	const char *thing = options->command->noun == &noun_ike ? "IKE SA" : "context";
	size_t found = 0;

	if (!targets->count && !total) {
		fail(options->command->name, "No such %s", thing);
		return EXIT_NOT_FOUND;
	}
	for (size_t i = 0; i < targets->count; i++) {
		if (targets->all[i].found)
			found++;
		else
			fail(options->command->name, "%s: No such %s", options->operands[i], thing);
	}
	if (found == targets->count)
		return EXIT_OK;
	if (targets->count == 1)
		return EXIT_NOT_FOUND;
	return found ? EXIT_SOME_FOUND : EXIT_NONE_FOUND;
}
