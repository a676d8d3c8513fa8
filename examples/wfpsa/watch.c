/* SPDX-License-Identifier: GPL-2.0-or-later */
/* wfpsa watch */
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "clock.h"
#include "errors.h"
#include "follow.h"
#include "list_columns.h"
#include "output.h"
#include "screen.h"
#include "signals.h"
#include "watch_sample.h"
#include "watch_table.h"
#include "watch_view.h"

#define USUAL_INTERVAL 2000 /* milliseconds */

/* wfpsa watch in progress. Its functions that return bool return false where it is to fail. */
struct watch {
	struct view view;
	struct follow follow;
	struct sample sample;
	uint64_t taken; /* samples so far */
	uint64_t next;  /* of clock_steady(): when the next sample is due */
	DWORD status;   /* why it fails; ERROR_SUCCESS: output_failed() knows it */
};

static const struct options *options_of(const struct watch *watch)
{
	return &watch->view.options;
}

/* A sample that took longer than the interval makes the next ones late, not frequent. */
static void set_next(struct watch *watch)
{
	uint64_t interval = options_of(watch)->interval * 1000000, now = clock_steady();

	watch->next += interval;
	if (watch->next <= now)
		watch->next = now + interval;
}

static bool next_sample(struct watch *watch)
{
	struct sample sample;

	set_next(watch);
	watch->status =
		sample_take(&watch->follow, &options_of(watch)->filter, &watch->sample, &sample);
	sample_done(watch->status ? &sample : &watch->sample);
	if (watch->status)
		return false;
	watch->sample = sample;
	watch->taken++;
	return true;
}

/* Takes the events, of which the library makes the totals. */
static bool drain(struct watch *watch)
{
	WFPX_EVENT0 *event;

	do {
		watch->status = follow_next(&watch->follow, &event);
		if (event)
			FwpmFreeMemory0((void **)&event);
	} while (event && !signals_ending() && clock_steady() < watch->next);
	return !watch->status;
}

static bool is_due(const struct watch *watch)
{
	return !watch->view.paused && clock_steady() >= watch->next;
}

static bool is_over(const struct watch *watch)
{
	return options_of(watch)->count && watch->taken >= options_of(watch)->count;
}

/* Waits for the next sample, for keys and for signals, and takes events meanwhile. */
static bool wait_and_drain(struct watch *watch, unsigned *found)
{
	*found = follow_wait(&watch->follow, watch->view.paused ? FOLLOW_FOREVER : watch->next);
	return !(*found & FOLLOW_GONE) && (!(*found & FOLLOW_EVENTS) || drain(watch));
}

/* Writes and frees @text; NULL means that there was no memory for it. */
static bool put(struct watch *watch, char *text)
{
	bool ok = text && output_write(text, strlen(text));

	if (!text)
		watch->status = ERROR_NOT_ENOUGH_MEMORY;
	free(text);
	return ok;
}

static bool print_sample(struct watch *watch)
{
	const struct options *options = options_of(watch);

	if (options->json)
		return put(watch, watch_json(options, &watch->sample));
	if (watch->taken > 1 && !options->noheadings && !output_write("\n", 1))
		return false;
	return put(watch, watch_table(options, &watch->sample, SIZE_MAX, true));
}

static bool run_batch(struct watch *watch)
{
	unsigned found;
	bool ok = true;

	signals_begin(NULL);
	while (ok && !signals_ending() && !is_over(watch))
		ok = is_due(watch) ? next_sample(watch) && print_sample(watch)
				   : wait_and_drain(watch, &found);
	return ok;
}

/* Does what the typed keys mean. */
static bool read_keys(struct watch *watch, bool *changed)
{
	char keys[64];
	ssize_t count = read(STDIN_FILENO, keys, sizeof(keys));

	for (ssize_t i = 0; i < count; i++)
		if (view_key(&watch->view, keys[i]))
			*changed = true;
	return count > 0; /* else the terminal is gone */
}

static bool draw_and_wait(struct watch *watch, bool *changed)
{
	unsigned found;

	if (*changed && !put(watch, view_draw(&watch->view, &watch->sample)))
		return false;
	*changed = false;
	return wait_and_drain(watch, &found) &&
	       (!(found & FOLLOW_KEYS) || read_keys(watch, changed));
}

/* The last sample, too, is shown for an interval. */
static bool run_screen(struct watch *watch)
{
	bool ok = screen_begin(), changed = true;

	watch->follow.keys = screen_has_keys();
	while (ok && screen_obey(&watch->view.clear) && !watch->view.quit) {
		changed = changed || watch->view.clear;
		if (is_due(watch)) {
			if (is_over(watch))
				break;
			ok = next_sample(watch);
			changed = true;
		}
		ok = ok && draw_and_wait(watch, &changed);
	}
	screen_end();
	return ok;
}

static void set_defaults(struct options *options)
{
	static const char busiest[] = "RATE-OUT";

	if (!options->interval)
		options->interval = USUAL_INTERVAL;
	if (options->sort)
		return;
	options->sort = record_find(options->command->noun->record, busiest, strlen(busiest));
	options->descending = true;
}

static int finish(const struct watch *watch, bool ok)
{
	const char *command = options_of(watch)->command->name;

	if (signals_ending())
		return signals_end();
	if (ok)
		return EXIT_OK;
	return watch->status ? fail_status(command, NULL, watch->status) : output_failed(command);
}

int watch(const struct options *options)
{
	struct watch watch = { .view = { .options = *options, .clear = true } };
	bool batch = options->batch || options->json || options->raw || !screen_possible();
	int result;

	if (options->list_columns)
		return list_columns(options);
	set_defaults(&watch.view.options);
	result = follow_begin(options, WFPX_EVENT_RESYNCHRONISED, &watch.follow);
	if (result != EXIT_OK)
		return result;
	watch.next = clock_steady();
	result = finish(&watch, batch ? run_batch(&watch) : run_screen(&watch));
	sample_done(&watch.sample);
	follow_end(&watch.follow);
	return result;
}
