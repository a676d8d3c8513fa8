/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "follow.h"

#include <limits.h>
#include <unistd.h>

#include "clock.h"
#include "errors.h"
#include "output.h"
#include "signals.h"
#include "subnet.h"

static DWORD subscribe(const struct options *options, UINT32 types, struct follow *follow)
{
	WFPX_EVENT_SUBSCRIPTION0 wanted = { .types = types };
	struct subnet local, remote;

	if (options->filter.given[FILTER_LOCAL])
		subnet_fill(&wanted.localSubNet, &local, &options->filter.local);
	if (options->filter.given[FILTER_PEER])
		subnet_fill(&wanted.remoteSubNet, &remote, &options->filter.peer);
	return WfpxEventSubscribe0(follow->engine, &wanted, NULL, NULL, &follow->events);
}

static int begin_in(const struct options *options, UINT32 types, struct follow *follow)
{
	int result = engine_set_naming(follow->command, &options->naming, follow->engine);
	DWORD status;

	if (result != EXIT_OK)
		return result;
	status = subscribe(options, types, follow);
	if (!status)
		status = WfpxEventGetDescriptor0(follow->engine, follow->events,
						 &follow->descriptor);
	return status ? fail_status(follow->command, NULL, status) : EXIT_OK;
}

int follow_begin(const struct options *options, UINT32 types, struct follow *ret)
{
	int result;

	*ret = (struct follow){ .command = options->command->name };
	result = open_engine(ret->command, options->netns, &ret->engine);
	if (result != EXIT_OK)
		return result;
	result = begin_in(options, types, ret);
	if (result != EXIT_OK)
		FwpmEngineClose0(ret->engine);
	return result;
}

void follow_end(struct follow *follow)
{
	WfpxEventUnsubscribe0(follow->engine, follow->events);
	FwpmEngineClose0(follow->engine);
}

DWORD follow_next(const struct follow *follow, WFPX_EVENT0 **ret)
{
	DWORD status = WfpxEventNext0(follow->engine, follow->events, 0, ret);

	if (status)
		*ret = NULL;
	return status == FWP_E_TIMEOUT ? ERROR_SUCCESS : status;
}

/* Milliseconds from now until @time, rounded up, so that the time has come after such a wait. */
static int milliseconds_until(uint64_t time)
{
	uint64_t now = clock_steady(), left = time > now ? (time - now + 999999) / 1000000 : 0;

	if (time == FOLLOW_FOREVER)
		return -1;
	return left < INT_MAX ? (int)left : INT_MAX;
}

unsigned follow_wait(const struct follow *follow, uint64_t time)
{
	struct pollfd fds[] = {
		{ .fd = follow->descriptor, .events = POLLIN },
		{ .fd = STDOUT_FILENO },
		{ .fd = follow->keys ? STDIN_FILENO : -1, .events = POLLIN },
	};
	unsigned found = 0;

	if (!signals_poll(fds, 3, milliseconds_until(time)))
		return 0;
	if (fds[0].revents)
		found |= FOLLOW_EVENTS;
	if (fds[2].revents)
		found |= FOLLOW_KEYS;
	return output_has_no_reader(fds[1].revents) ? found | FOLLOW_GONE : found;
}
