/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "document.h"

#include <stdio.h>

/* The filters given whose bit is in @set, as "spi=0xc0000001", "ipv4". */
static void put_filters(struct json *json, const char *key, const struct filter *filter,
			unsigned set)
{
	char text[128];

	json_open(json, key, '[');
	for (unsigned i = 0; i < FILTERS; i++) {
		if (!filter->given[i] || !(set >> i & 1))
			continue;
		snprintf(text, sizeof(text), "%s%s%s", filter_name((enum filter_id)i),
			 filter->given[i][0] ? "=" : "", filter->given[i]);
		json_text(json, NULL, text);
	}
	json_close(json, ']');
}

void document_put_filter(struct json *json, const struct noun *noun, const struct filter *filter)
{
	if (!filter || !filter_any(filter))
		return;
	json_open(json, "filter", '{');
	put_filters(json, "template", filter, noun->template_filters);
	put_filters(json, "tool", filter, ~noun->template_filters);
	json_close(json, '}');
}

static void put_snapshot(struct json *json, const WFPX_SNAPSHOT_INFO0 *info)
{
	json_open(json, "snapshot", '{');
	json_boolean(json, "complete", info->complete != 0);
	json_number(json, "rounds", info->rounds);
	json_number(json, "events", info->events);
	json_number(json, "states", info->states);
	json_number(json, "sas", info->sas);
	json_number(json, "larval", info->larval);
	json_number(json, "companions", info->companions);
	json_number(json, "malformed", info->malformed);
	json_number(json, "unknown_attributes", info->unknownAttributes);
	json_number(json, "policies", info->policies);
	json_number(json, "policies_left_aside", info->policiesLeftAside);
	json_number(json, "bytes_received", info->bytesReceived);
	json_number(json, "bytes_held", info->bytesHeld);
	json_close(json, '}');
}

/* The words for WFPX_NAMES_STATUS. */
static void put_names_status(struct json *json, const char *key, WFPX_NAMES_STATUS status)
{
	static const char *const words[] = {
		[WFPX_NAMES_NOT_ASKED] = "not_asked", [WFPX_NAMES_COMPLETE] = "complete",
		[WFPX_NAMES_NO_SOURCE] = "no_source", [WFPX_NAMES_ACCESS_DENIED] = "access_denied",
		[WFPX_NAMES_TIMEOUT] = "timeout",     [WFPX_NAMES_MALFORMED] = "malformed",
		[WFPX_NAMES_FAILED] = "failed",
	};
	bool known = (unsigned)status < sizeof(words) / sizeof(words[0]);

	json_text(json, key, known ? words[status] : "unknown");
}

/* What became of reading names. */
static void put_names(struct json *json, const WFPX_SNAPSHOT_INFO0 *info)
{
	json_open(json, "names", '{');
	put_names_status(json, "daemon", info->daemonNames);
	put_names_status(json, "file", info->fileNames);
	if (info->namesFileLine) {
		json_number(json, "file_line", info->namesFileLine);
		json_text(json, "file_problem", info->namesFileProblem);
	}
	json_close(json, '}');
}

static void document_begin(struct document *d)
{
	const struct reading *reading = d->reading;

	if (d->before)
		puts(d->before);
	json_begin(&d->json, stdout, 0);
	json_open_document(&d->json, d->noun->name);
	json_time(&d->json, reading->info.time);
	json_text_or_null(&d->json, "netns", reading->netns);
	document_put_filter(&d->json, d->noun, reading->filter);
	if (!d->noun->without_sas)
		put_snapshot(&d->json, &reading->info);
	if (!d->noun->without_sas && reading->naming)
		put_names(&d->json, &reading->info);
	json_open(&d->json, d->noun->name, '[');
	d->begun = true;
}

struct json *document_rows(struct document *d)
{
	if (!d->begun)
		document_begin(d);
	return &d->json;
}

void document_end(struct document *d)
{
	struct json *json = document_rows(d);

	json_close(json, ']');
	json_close(json, '}');
	json_end(json);
}
