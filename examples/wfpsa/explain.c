/* SPDX-License-Identifier: GPL-2.0-or-later */
/* wfpsa explain: why traffic passes or does not pass */
#include <string.h>

#include "context_row.h"
#include "errors.h"
#include "explain_gather.h"
#include "explain_packet.h"
#include "explain_print.h"
#include "explain_route.h"
#include "json.h"
#include "targets.h"

/* wfpsa explain in progress. */
struct explaining {
	const struct options *options;
	struct facts facts;
	struct json json; /* used where JSON is wanted */
	size_t count;     /* explanations so far */
	bool all_pass;
};

static void explain_packet(struct explaining *x, const char *target, const struct packet *packet)
{
	struct explanation e = { .target = target, .facts = &x->facts, .packet = *packet };

	if (x->options->from)
		e.packet.source = *x->options->from;
	if (x->options->filter.given[FILTER_MARK])
		e.packet.mark = x->options->filter.mark;
	if (x->options->filter.given[FILTER_IF_ID])
		e.packet.if_id = x->options->filter.if_id;
	route_ask(x->options->netns, &e.packet, &e.route);
	if (e.packet.source.ipVersion == FWP_IP_VERSION_NONE)
		e.packet.source = e.route.source;
	judge(&x->facts, &e.packet, &e.route, &e.judgement);
	x->all_pass = x->all_pass && e.judgement.outcome == OUTCOME_PASSES;
	if (x->options->json) {
		explanation_put(&x->json, &e);
	} else {
		if (x->count)
			putchar('\n');
		explanation_print(&e);
	}
	x->count++;
}

/* Whether an operand, of which there is one in @targets, names the tunnel or one of its contexts.
 */
static bool is_named(struct targets *targets, const struct facts *facts, const WFPX_TUNNEL0 *tunnel)
{
	uint64_t now = facts->time / 1000000000u;
	struct context_row row;
	bool named = false;

	for (UINT32 i = 0; i < tunnel->numContexts; i++) {
		context_row_init(&row, tunnel->contexts[i], now, false);
		row.down.tunnel = tunnel;
		named = targets_have(targets, &row) || named;
	}
	if (tunnel->numContexts)
		return named;
	context_row_init_down(&row, tunnel, now);
	return targets_have(targets, &row);
}

static int explain_tunnels(struct explaining *x, char **operand)
{
	struct options one = *x->options;
	struct targets targets;
	struct packet packet;
	size_t before = x->count;
	int result;

	one.operands = operand;
	one.operand_count = 1;
	result = targets_parse(&one, &targets);
	for (UINT32 i = 0; result == EXIT_OK && i < x->facts.tunnel_count; i++)
		if (is_named(&targets, &x->facts, x->facts.tunnels[i]) &&
		    packet_of_tunnel(x->facts.tunnels[i], &packet))
			explain_packet(x, *operand, &packet);
	targets_done(&targets);
	if (result != EXIT_OK || x->count > before)
		return result;
	fail(x->options->command->name, "%s: No such tunnel", *operand);
	return EXIT_NOT_FOUND;
}

/* A name can have a dot, and an id looks like no address. */
static bool parse_address(const char *text, WFPX_ADDRESS0 *ret)
{
	struct prefix prefix;

	if (!strpbrk(text, ".:") || strchr(text, '/') || !parse_prefix(text, &prefix))
		return false;
	*ret = prefix.address;
	return true;
}

static int explain_operand(struct explaining *x, char **operand)
{
	struct packet packet = { .protocol = 0 };

	packet.source.ipVersion = FWP_IP_VERSION_NONE;
	if (!parse_address(*operand, &packet.destination))
		return explain_tunnels(x, operand);
	if (x->options->from && x->options->from->ipVersion != packet.destination.ipVersion)
		return fail_usage(x->options->command->name,
				  "--from is IPv4 and the destination IPv6, or the reverse");
	explain_packet(x, *operand, &packet);
	return EXIT_OK;
}

static int explain_operands(struct explaining *x)
{
	int worst = EXIT_OK;

	for (int i = 0; i < x->options->operand_count; i++) {
		int result = explain_operand(x, &x->options->operands[i]);

		worst = worst == EXIT_OK ? result : worst;
	}
	if (worst == EXIT_OK && !x->all_pass)
		worst = EXIT_NOT_PASSING;
	return worst;
}

static int explain_document(struct explaining *x)
{
	int result;

	json_begin(&x->json, stdout, 0);
	json_open_document(&x->json, "explain");
	json_time(&x->json, x->facts.time);
	json_text_or_null(&x->json, "netns", x->options->netns);
	json_open(&x->json, "explanations", '[');
	result = explain_operands(x);
	json_close(&x->json, ']');
	json_close(&x->json, '}');
	json_end(&x->json);
	return result;
}

int explain(const struct options *options)
{
	struct explaining x = { .options = options, .all_pass = true };
	int result;

	if (!options->operand_count)
		return fail_usage("explain", "an address, an id or a name is missing; see wfpsa "
					     "explain --help");
	result = facts_gather(options, &x.facts);
	if (result == EXIT_OK)
		result = options->json ? explain_document(&x) : explain_operands(&x);
	facts_release(&x.facts);
	return result;
}
