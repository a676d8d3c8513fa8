/* SPDX-License-Identifier: GPL-2.0-or-later */
/* wfpsa check: whether the tunnels are as they should be, as a plugin for monitoring systems */
#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "check_expect.h"
#include "check_report.h"
#include "check_thresholds.h"
#include "context_state.h"
#include "errors.h"
#include "format.h"
#include "metrics.h"
#include "options.h"
#include "tunnel_row.h"

#define NAMES_FILE   "/etc/wfpxfrm/names"
#define SUBJECT_SIZE 160

/* A check in progress. */
struct check {
	const struct options *options;
	const struct reading *reading;
	struct expectations expected; /* none: all tunnels should be up */
	struct report report;
	size_t tunnels, up; /* that are looked at */
	bool known[MEASURES];
	uint64_t worst[MEASURES]; /* of all tunnels, where known */
};

/* What the tunnel is called, or else its ends. */
static void set_subject(char ret[SUBJECT_SIZE], const struct tunnel_metrics *t)
{
	char local[ADDRESS_TEXT_SIZE], remote[ADDRESS_TEXT_SIZE];

	if (t->names.name) {
		snprintf(ret, SUBJECT_SIZE, "%.64s", t->names.name);
		return;
	}
	format_address(&t->local, local);
	format_address(&t->remote, remote);
	snprintf(ret, SUBJECT_SIZE, "%s to %s (0x%016" PRIx64 ")", local, remote, t->id);
}

/* Adds a finding if the tunnel or what is expected is in a state in which it should not be. */
static void judge_state(struct check *check, const char *subject, unsigned state)
{
	if (state == WFPX_TUNNEL_HALF)
		report_add(&check->report, CHECK_WARNING, "%s has SAs of one direction only",
			   subject);
	else if (state == WFPX_TUNNEL_LARVAL)
		report_add(&check->report, CHECK_CRITICAL, "%s is down, being negotiated", subject);
	else if (state == WFPX_TUNNEL_DOWN)
		report_add(&check->report, CHECK_CRITICAL, "%s is down", subject);
}

static void note_worst(struct check *check, enum measure measure, uint64_t value)
{
	bool worse = measure == MEASURE_LEFT ? value < check->worst[measure]
					     : value > check->worst[measure];

	if (measure == MEASURE_DROPS)
		check->worst[measure] += value;
	else if (worse || !check->known[measure])
		check->worst[measure] = value;
	check->known[measure] = true;
}

static void judge(struct check *check, const char *subject, enum measure measure, uint64_t value)
{
	static const char *const formats[] = {
		[MEASURE_AGE] = "%s has SAs that are %s old",
		[MEASURE_LEFT] = "%s has SAs that end in %s",
		[MEASURE_DROPS] = "%s has dropped %s packets",
		[MEASURE_IDLE] = "%s has had no packet for %s",
	};
	const struct options *options = check->options;
	enum check_result result = CHECK_OK;
	char text[32], finding[SUBJECT_SIZE + 64];

	note_worst(check, measure, value);
	if (threshold_exceeded(&options->critical, measure, value))
		result = CHECK_CRITICAL;
	else if (threshold_exceeded(&options->warning, measure, value))
		result = CHECK_WARNING;
	if (result == CHECK_OK)
		return;
	if (measure == MEASURE_DROPS)
		format_number(value, text);
	else
		format_seconds(value, text, sizeof(text));
	snprintf(finding, sizeof(finding), formats[measure], subject, text);
	report_add(&check->report, result, "%s", finding);
}

static uint64_t since(uint64_t now, uint64_t then)
{
	return now > then ? now - then : 0;
}

/* Where no packet has passed, or the kernel does not record it, the SAs' age is the idle time. */
static void judge_measures(struct check *check, const char *subject, const struct tunnel_metrics *t,
			   uint64_t now)
{
	uint64_t drops = 0;

	for (unsigned i = 0; i < DROPPED_REASONS; i++)
		drops += t->dropped[i];
	judge(check, subject, MEASURE_AGE, since(now, t->installed));
	if (t->hard_expiry)
		judge(check, subject, MEASURE_LEFT, since(t->hard_expiry, now));
	judge(check, subject, MEASURE_DROPS, drops);
	judge(check, subject, MEASURE_IDLE, since(now, t->last_used ? t->last_used : t->installed));
}

static bool is_endless(const WFPX_SA0 *sa)
{
	const WFPX_LIMITS0 *l = &sa->limits;

	return l->hardAddSeconds == WFPX_UNLIMITED && l->hardUseSeconds == WFPX_UNLIMITED &&
	       l->hardBytes == WFPX_UNLIMITED && l->hardPackets == WFPX_UNLIMITED;
}

/* What is weak about the SAs of one direction. */
struct weakness {
	bool no_window, no_limit, no_integrity;
};

static void find_weakness(struct weakness *ret, const WFPX_SA_DETAILS0 *entry, bool in)
{
	bool integrity = false;

	for (UINT32 i = 0; entry && i < entry->numSAs; i++) {
		const WFPX_SA0 *sa = entry->saList[i];

		ret->no_window = ret->no_window || (in && !sa->replayWindow);
		ret->no_limit = ret->no_limit || is_endless(sa);
		integrity = integrity || sa->icvBits;
	}
	ret->no_integrity = ret->no_integrity || (entry && !integrity);
}

static void judge_weakness(struct check *check, const char *subject, const WFPX_TUNNEL0 *tunnel)
{
	struct weakness weak = { 0 };

	for (UINT32 i = 0; i < tunnel->numContexts; i++) {
		find_weakness(&weak, tunnel->contexts[i]->inboundSa, true);
		find_weakness(&weak, tunnel->contexts[i]->outboundSa, false);
	}
	if (weak.no_integrity)
		report_add(&check->report, CHECK_WARNING, "%s has no integrity protection",
			   subject);
	if (weak.no_window)
		report_add(&check->report, CHECK_WARNING, "%s has no replay protection", subject);
	if (weak.no_limit)
		report_add(&check->report, CHECK_WARNING, "%s has SAs without a limit", subject);
}

static void check_tunnel(struct check *check, const WFPX_TUNNEL0 *tunnel,
			 const struct tunnel_metrics *t, uint64_t now)
{
	char subject[SUBJECT_SIZE];

	set_subject(subject, t);
	check->tunnels++;
	check->up += t->state < WFPX_TUNNEL_HALF;
	if (!check->expected.count)
		judge_state(check, subject, t->state);
	if (!t->contexts)
		return;
	judge_measures(check, subject, t, now);
	if (check->options->weak)
		judge_weakness(check, subject, tunnel);
}

/* Takes a tunnel; struct reading calls it. */
static bool check_take(void *to, const void *from)
{
	struct check *check = to;
	const struct tunnel_row *row = from;
	struct metrics one = { 0 };
	bool ok;

	if (check->expected.count && !expectations_note(&check->expected, row->tunnel))
		return true;
	metrics_add(&one, row->tunnel);
	ok = !one.no_memory;
	if (ok)
		check_tunnel(check, row->tunnel, &one.tunnels[0], row->now);
	metrics_done(&one);
	return ok;
}

static bool was_read(WFPX_NAMES_STATUS status)
{
	return status == WFPX_NAMES_COMPLETE || status == WFPX_NAMES_NO_SOURCE;
}

/* Whether a tunnel of this name would have been found, if it were there. */
static bool names_known(const struct check *check, const struct expectation *e)
{
	const WFPX_SNAPSHOT_INFO0 *info = &check->reading->info;

	if (!e->wide)
		return true;
	return was_read(info->fileNames) && (e->in_file || was_read(info->daemonNames));
}

static void judge_expected(struct check *check)
{
	for (size_t i = 0; i < check->expected.count; i++) {
		const struct expectation *e = &check->expected.all[i];
		char subject[SUBJECT_SIZE];

		snprintf(subject, sizeof(subject), "%.64s", e->name);
		if (e->state)
			judge_state(check, subject, e->state);
		else if (!names_known(check, e))
			report_add(&check->report, CHECK_UNKNOWN, "%s: its name may be missing",
				   subject);
		else if (check->reading->info.complete)
			report_add(&check->report, CHECK_CRITICAL, "%s is missing", subject);
	}
	if (!check->reading->info.complete)
		report_add(&check->report, CHECK_UNKNOWN, "SAs change too fast to be listed");
	if (!check->expected.count && !check->tunnels)
		report_add(&check->report, CHECK_UNKNOWN, "no tunnels, and none is expected");
}

/* "'label'=value;warning;critical", for which monitoring systems have a notation of ranges. */
static size_t add_perfdata(char *to, size_t size, const struct check *check, enum measure measure)
{
	const struct thresholds *of[] = { &check->options->warning, &check->options->critical };
	const char *unit = measure == MEASURE_DROPS ? "" : "s";
	size_t used = (size_t)snprintf(to, size, " %s=%" PRIu64 "%s", measure_name(measure),
				       check->worst[measure], unit);

	for (unsigned i = 0; i < 2; i++) {
		used += (size_t)snprintf(to + used, size - used, ";");
		if (of[i]->given[measure])
			used += (size_t)snprintf(to + used, size - used, "%" PRIu64 "%s",
						 of[i]->value[measure],
						 measure == MEASURE_LEFT ? ":" : "");
	}
	return used;
}

static enum check_result print_result(const struct check *check)
{
	char summary[64], perfdata[400];
	size_t used;

	snprintf(summary, sizeof(summary), "%zu of %zu tunnels up", check->up, check->tunnels);
	used = (size_t)snprintf(perfdata, sizeof(perfdata), "tunnels=%zu up=%zu", check->tunnels,
				check->up);
	for (unsigned i = 0; i < MEASURES; i++)
		if (check->known[i])
			used += add_perfdata(perfdata + used, sizeof(perfdata) - used, check, i);
	return report_print(&check->report, summary, perfdata);
}

int check_failed(void)
{
	struct report report = { 0 };

	report_add(&report, CHECK_UNKNOWN, "%.300s", fail_message());
	return (int)report_print(&report, "nothing was checked", "");
}

static int read_expected(struct check *check)
{
	const struct options *options = check->options;
	const char *name = options->command->name;
	int result = EXIT_OK;

	for (int i = 0; i < options->operand_count; i++) {
		const char *problem = expectations_add(&check->expected, options->operands[i]);

		if (problem)
			return fail_usage(name, "'%s': %s", options->operands[i], problem);
	}
	if (options->expect)
		result = expectations_read(&check->expected, name, options->expect, false);
	if (result == EXIT_OK && options->expect_names)
		result = expectations_read(&check->expected, name,
					   options->naming.file ? options->naming.file : NAMES_FILE,
					   true);
	if (result == EXIT_OK && (options->expect || options->expect_names) &&
	    !check->expected.count)
		result = fail(name, "no tunnel is expected");
	return result;
}

int check(const struct options *options)
{
	struct check check = { .options = options };
	struct reading reading = {
		.command = options->command->name,
		.netns = options->netns,
		.naming = &options->naming,
		.take = check_take,
		.to = &check,
	};
	int result = read_expected(&check);

	check.reading = &reading;
	expectations_finish(&check.expected);
	if (result == EXIT_OK)
		result = read_rows(&noun_tunnels, &reading);
	if (result == EXIT_OK) {
		judge_expected(&check);
		result = (int)print_result(&check);
	} else {
		result = check_failed();
	}
	expectations_done(&check.expected);
	return result;
}
