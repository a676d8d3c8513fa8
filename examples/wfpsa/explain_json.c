/* SPDX-License-Identifier: GPL-2.0-or-later */
/* An explanation as JSON. */
#include <stdio.h>

#include "explain_print.h"
#include "explain_words.h"
#include "format.h"

static void put_address(struct json *json, const char *key, const WFPX_ADDRESS0 *address)
{
	char text[ADDRESS_TEXT_SIZE];

	if (address->ipVersion == FWP_IP_VERSION_NONE)
		return;
	format_address(address, text);
	json_text(json, key, text);
}

static void put_packet(struct json *json, const struct explanation *e)
{
	json_open(json, "packet", '{');
	put_address(json, "src", &e->packet.source);
	put_address(json, "dst", &e->packet.destination);
	if (e->packet.protocol)
		json_number(json, "protocol", e->packet.protocol);
	if (e->route.interface[0])
		json_text(json, "interface", e->route.interface);
	json_hex(json, "mark", 1, e->packet.mark);
	json_hex(json, "if_id", 1, e->packet.if_id);
	json_close(json, '}');
}

static void put_policy(struct json *json, const char *key, const WFPX_POLICY_DETAILS0 *p)
{
	if (!p)
		return;
	json_open(json, key, '{');
	json_text(json, "direction", policy_way(&p->policy));
	json_number(json, "index", p->policy.index);
	json_number(json, "priority", p->policy.priority);
	json_text(json, "action", p->block ? "block" : p->numTemplates ? "protect" : "clear");
	json_number(json, "reqid", p->policy.reqid);
	json_close(json, '}');
}

static void put_sa(struct json *json, const char *key, const WFPX_SA0 *sa)
{
	if (!sa)
		return;
	json_open(json, key, '{');
	put_address(json, "src", &sa->source);
	put_address(json, "dst", &sa->destination);
	json_hex(json, "spi", 8, sa->spi);
	json_number(json, "reqid", sa->reqid);
	json_number(json, "bytes", sa->bytes);
	json_number(json, "packets", sa->packets);
	json_number(json, "replayed", sa->replayed);
	json_number(json, "outside_window", sa->outsideWindow);
	json_number(json, "integrity_failed", sa->integrityFailed);
	json_close(json, '}');
}

static void put_drops(struct json *json, const WFPX_KERNEL_STATISTICS0 *kernel)
{
	char name[64];

	json_open(json, "drops", '[');
	for (UINT32 i = 0; i < kernel->numCounters; i++) {
		if (!kernel->counters[i].value)
			continue;
		snprintf(name, sizeof(name), "%ls", kernel->counters[i].name);
		json_open(json, NULL, '{');
		json_text(json, "name", name);
		json_number(json, "value", kernel->counters[i].value);
		json_close(json, '}');
	}
	json_close(json, ']');
}

static void put_findings(struct json *json, const struct judgement *j)
{
	json_open(json, "findings", '[');
	for (size_t i = 0; i < j->count; i++) {
		json_open(json, NULL, '{');
		json_text(json, "code", j->findings[i].code);
		json_text(json, "severity", severity_name(j->findings[i].severity));
		json_text(json, "text", j->findings[i].text);
		json_text(json, "next", j->findings[i].next);
		json_close(json, '}');
	}
	json_close(json, ']');
}

void explanation_put(struct json *json, const struct explanation *e)
{
	const struct judgement *j = &e->judgement;

	json_open(json, NULL, '{');
	json_text(json, "target", e->target);
	json_text(json, "outcome", outcome_name(j->outcome));
	put_packet(json, e);
	if (j->tunnel)
		json_hex(json, "tunnel", 16, j->tunnel->tunnelId);
	put_policy(json, "policy", j->policy);
	put_policy(json, "inbound_policy", j->inbound_policy);
	put_sa(json, "out", j->out);
	put_sa(json, "in", j->in);
	if (j->ike)
		json_hex(json, "ike_id", 16, j->ike->details.saId);
	put_drops(json, e->facts->kernel);
	put_findings(json, j);
	json_close(json, '}');
}
