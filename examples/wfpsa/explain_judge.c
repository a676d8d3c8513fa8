/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <stdarg.h>
#include <stdio.h>

#include "explain_steps.h"

void found(struct judging *j, enum severity severity, enum outcome outcome, const char *code,
	   const char *next, const char *format, ...)
{
	struct judgement *to = j->to;
	struct finding *finding;
	va_list arguments;

	if (outcome > to->outcome)
		to->outcome = outcome;
	if (to->count == FINDINGS_MAX)
		return;
	finding = &to->findings[to->count++];
	finding->code = code;
	finding->severity = severity;
	finding->next = next;
	va_start(arguments, format);
	vsnprintf(finding->text, sizeof(finding->text), format, arguments);
	va_end(arguments);
}

/* Returns false if the route says already what becomes of the packet. */
static bool judge_route(struct judging *j)
{
	if (j->route->kind == ROUTE_LOCAL)
		found(j, SEVERITY_CAUSE, OUTCOME_CLEAR, "local",
		      "Test with a host behind the peer, or in another network namespace.",
		      "The destination is an address of this host. Such packets go by lo, where "
		      "the "
		      "kernel applies no policy.");
	if (j->route->kind == ROUTE_NONE)
		found(j, SEVERITY_CAUSE, OUTCOME_STOPS, "no_route",
		      "Look at \"ip route get\"; a tunnel needs a route to what is behind it, too.",
		      "There is no route to the destination, so no policy is asked.");
	return j->route->kind != ROUTE_LOCAL && j->route->kind != ROUTE_NONE;
}

void judge(const struct facts *facts, const struct packet *packet, const struct route *route,
	   struct judgement *ret)
{
	struct judging j = { .facts = facts,
			     .packet = *packet,
			     .answer = packet_turned(packet),
			     .route = route,
			     .to = ret };

	*ret = (struct judgement){ .outcome = OUTCOME_PASSES };
	if (!judge_route(&j))
		return;
	if (judge_policy(&j) && judge_outbound(&j)) {
		judge_inbound(&j);
		judge_counters(&j);
	}
	if (!ret->policy || (!ret->policy->block && main_template(ret->policy)))
		judge_daemon(&j);
}
