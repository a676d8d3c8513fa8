/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "document.h"

#include <json-c/json.h>
#include <stdio.h>

/* The filters given whose bit is in @set, as "spi=0xc0000001", "ipv4". */
static struct json_object *new_filters(const struct filter *filter, unsigned set)
{
	struct json_object *array = json_object_new_array();
	char text[128];

	for (unsigned i = 0; array && i < FILTERS; i++) {
		if (!filter->given[i] || !(set >> i & 1))
			continue;
		snprintf(text, sizeof(text), "%s%s%s", filter_name((enum filter_id)i),
			 filter->given[i][0] ? "=" : "", filter->given[i]);
		if (json_add(array, json_object_new_string(text)))
			continue;
		json_object_put(array);
		return NULL;
	}
	return array;
}

static bool set_filter(struct json_object *document, const struct noun *noun,
		       const struct filter *filter)
{
	struct json_object *object;

	if (!filter || !filter_any(filter))
		return true;
	object = json_object_new_object();
	return json_set(document, "filter", object) &&
	       json_set(object, "template", new_filters(filter, noun->template_filters)) &&
	       json_set(object, "tool", new_filters(filter, ~noun->template_filters));
}

static bool set_snapshot(struct json_object *document, const WFPX_SNAPSHOT_INFO0 *info)
{
	struct json_object *object = json_object_new_object();

	return json_set(document, "snapshot", object) &&
	       json_set(object, "complete", json_object_new_boolean(info->complete != 0)) &&
	       json_set_number(object, "rounds", info->rounds) &&
	       json_set_number(object, "events", info->events) &&
	       json_set_number(object, "states", info->states) &&
	       json_set_number(object, "sas", info->sas) &&
	       json_set_number(object, "larval", info->larval) &&
	       json_set_number(object, "companions", info->companions) &&
	       json_set_number(object, "malformed", info->malformed) &&
	       json_set_number(object, "unknown_attributes", info->unknownAttributes) &&
	       json_set_number(object, "policies", info->policies) &&
	       json_set_number(object, "policies_left_aside", info->policiesLeftAside) &&
	       json_set_number(object, "bytes_received", info->bytesReceived) &&
	       json_set_number(object, "bytes_held", info->bytesHeld);
}

/* The words for WFPX_NAMES_STATUS. */
static bool set_names_status(struct json_object *to, const char *key, WFPX_NAMES_STATUS status)
{
	static const char *const words[] = {
		[WFPX_NAMES_NOT_ASKED] = "not_asked", [WFPX_NAMES_COMPLETE] = "complete",
		[WFPX_NAMES_NO_SOURCE] = "no_source", [WFPX_NAMES_ACCESS_DENIED] = "access_denied",
		[WFPX_NAMES_TIMEOUT] = "timeout",     [WFPX_NAMES_MALFORMED] = "malformed",
		[WFPX_NAMES_FAILED] = "failed",
	};
	bool known = (unsigned)status < sizeof(words) / sizeof(words[0]);

	return json_set_text(to, key, known ? words[status] : "unknown");
}

/* What became of reading names. */
static bool set_names(struct json_object *document, const WFPX_SNAPSHOT_INFO0 *info)
{
	struct json_object *object = json_object_new_object();

	return json_set(document, "names", object) &&
	       set_names_status(object, "daemon", info->daemonNames) &&
	       set_names_status(object, "file", info->fileNames) &&
	       (!info->namesFileLine ||
		(json_set_number(object, "file_line", info->namesFileLine) &&
		 json_set_text(object, "file_problem", info->namesFileProblem)));
}

static bool set_netns(struct json_object *document, const char *netns)
{
	return netns ? json_set_text(document, "netns", netns) : json_set_null(document, "netns");
}

static bool document_begin(struct document *d)
{
	const struct reading *reading = d->reading;
	struct json_object *head = json_document(d->noun->name);
	bool ok;

	if (d->before)
		puts(d->before);
	ok = head && json_set_time(head, reading->info.time) && set_netns(head, reading->netns) &&
	     set_filter(head, d->noun, reading->filter) &&
	     (d->noun->without_sas || set_snapshot(head, &reading->info)) &&
	     (d->noun->without_sas || !reading->naming || set_names(head, &reading->info)) &&
	     json_print_begin(head, d->noun->name);

	json_object_put(head);
	d->begun = true;
	return ok;
}

bool document_add(struct document *d, struct json_object *row)
{
	if (!d->begun && !document_begin(d)) {
		json_object_put(row);
		return false;
	}
	return json_print_member(row, d->rows++);
}

bool document_end(struct document *d)
{
	if (!d->begun && !document_begin(d))
		return false;
	json_print_end(d->rows);
	return true;
}
