/* SPDX-License-Identifier: GPL-2.0-or-later */
/* An explanation as text. */
#include "explain_print.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>

#include "explain_words.h"
#include "format.h"
#include "ike_row.h"
#include "paragraph.h"
#include "selector.h"
#include "unsafe.h"

#define INDENT 11

static const char *outcome_sentence(enum outcome outcome)
{
	static const char *const sentences[] = {
		[OUTCOME_PASSES] = "passes, protected by SAs",
		[OUTCOME_DOUBTFUL] = "is protected by SAs, but something is wrong",
		[OUTCOME_CLEAR] = "is not protected",
		[OUTCOME_STOPS] = "does not pass",
	};

	return sentences[outcome];
}

static void print_packet(const struct explanation *e)
{
	char source[ADDRESS_TEXT_SIZE], destination[ADDRESS_TEXT_SIZE];
	char *interface = unsafe_escaped(e->route.interface); /* another user may have named it */

	format_address(&e->packet.source, source);
	format_address(&e->packet.destination, destination);
	printf("  packet   %s > %s", source, destination);
	if (interface && interface[0])
		printf(" by %s", interface);
	free(interface);
	if (e->packet.mark)
		printf(", mark 0x%x", (unsigned)e->packet.mark);
	if (e->packet.if_id)
		printf(", interface id 0x%x", (unsigned)e->packet.if_id);
	putchar('\n');
}

static void print_policy(const WFPX_POLICY_DETAILS0 *p)
{
	char source[TRAFFIC_END_TEXT_SIZE], destination[TRAFFIC_END_TEXT_SIZE];

	if (!p)
		return;
	format_traffic_end(&p->policy.selector, true, source);
	format_traffic_end(&p->policy.selector, false, destination);
	printf("  policy   %s %u, priority %u: %s > %s, ", policy_way(&p->policy),
	       (unsigned)p->policy.index, (unsigned)p->policy.priority, source, destination);
	if (p->block)
		puts("blocks");
	else if (!p->numTemplates)
		puts("in the clear");
	else
		printf("asks for SAs of reqid %u\n", (unsigned)p->policy.reqid);
}

static void print_sa(const char *way, const WFPX_SA0 *sa)
{
	char source[ADDRESS_TEXT_SIZE], destination[ADDRESS_TEXT_SIZE], bytes[32];

	if (!sa)
		return;
	format_address(&sa->source, source);
	format_address(&sa->destination, destination);
	format_bytes(sa->bytes, bytes, sizeof(bytes));
	printf("  SA %-6s0x%08x: %s > %s, reqid %u, %llu packets, %s\n", way, (unsigned)sa->spi,
	       source, destination, (unsigned)sa->reqid, sa->packets, bytes);
}

static void print_ike(const WFPX_IKE_SA0 *ike)
{
	const char *state = ike ? ike_state_name(ike->state) : NULL;

	if (ike)
		printf("  IKE SA   0x%016" PRIx64 ", %s\n", (uint64_t)ike->details.saId,
		       state ? state : "in an unknown state");
}

static void print_drops(const WFPX_KERNEL_STATISTICS0 *kernel)
{
	bool any = false;

	for (UINT32 i = 0; i < kernel->numCounters; i++) {
		if (!kernel->counters[i].value)
			continue;
		printf("%s%ls %llu",
		       any ? ", " : "  drops    of any tunnel here: ", kernel->counters[i].name,
		       kernel->counters[i].value);
		any = true;
	}
	if (any)
		putchar('\n');
}

static void print_finding(const struct finding *finding)
{
	char text[512];

	printf("  %-9s", severity_name(finding->severity));
	snprintf(text, sizeof(text), "%s: %s", finding->code, finding->text);
	paragraph_print(text, INDENT);
	printf("    next   ");
	paragraph_print(finding->next, INDENT);
}

void explanation_print(const struct explanation *e)
{
	const struct judgement *j = &e->judgement;

	printf("%s: %s\n", e->target, outcome_sentence(j->outcome));
	print_packet(e);
	print_policy(j->policy);
	print_sa("out", j->out);
	print_policy(j->inbound_policy);
	print_sa("in", j->in);
	print_ike(j->ike);
	print_drops(e->facts->kernel);
	for (size_t i = 0; i < j->count; i++)
		print_finding(&j->findings[i]);
}
