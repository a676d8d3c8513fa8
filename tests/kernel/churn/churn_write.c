/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include <errno.h>
#include <stdlib.h>
#include <time.h>

#include "churn.h"

/*
 * Nanoseconds. After EXPIRED_AFTER, an SA that request_limit() was called for may have expired. The
 * kernel deletes it and sends the event without holding a lock over both, so another processor may
 * see that it is gone, and events of later changes, before its event. TOLD_AFTER is time enough for
 * that.
 */
#define EXPIRED_AFTER 1000000000u
#define TOLD_AFTER    50000000u
#define LIMITED_MAX   4096

/* SAs that expire soon, oldest first. */
struct limited {
	uint64_t at; /* time when it was limited; then time when it was seen to be gone */
	uint32_t tunnel, generation;
};
struct queue {
	struct limited rows[LIMITED_MAX];
	unsigned first, count;
	unsigned found; /* number of them that are gone */
};

uint64_t boot_time(void)
{
	struct timespec t;

	clock_gettime(CLOCK_BOOTTIME, &t);
	return (uint64_t)t.tv_sec * 1000000000u + (uint64_t)t.tv_nsec;
}

uint64_t next_random(uint64_t *state)
{
	*state ^= *state << 13;
	*state ^= *state >> 7;
	*state ^= *state << 17;
	return *state;
}

static uint32_t all_over(const struct writer *writer, uint32_t tunnel)
{
	return writer->number * settings.tunnels + tunnel;
}

static void begin(struct writer *writer, enum change change, uint32_t tunnel, uint32_t generation)
{
	uint64_t number = atomic_load_explicit(&writer->started, memory_order_relaxed);
	struct entry *entry = &writer->log[number % LOG_SIZE];

	if (settings.reading == READING_HELD)
		pthread_rwlock_rdlock(&holding);
	entry->tunnel = tunnel;
	entry->generation = generation;
	entry->change = change;
	entry->started = boot_time();
	atomic_store_explicit(&writer->started, number + 1, memory_order_release);
}

static void end(struct writer *writer)
{
	uint64_t number = atomic_load_explicit(&writer->done, memory_order_relaxed);

	writer->log[number % LOG_SIZE].done = boot_time();
	atomic_store_explicit(&writer->done, number + 1, memory_order_release);
	if (settings.reading == READING_HELD)
		pthread_rwlock_unlock(&holding);
}

/*
 * The policy of a tunnel that moves is there from the beginning, as the kernel moves nothing
 * without.
 */
static bool is_policy(uint32_t number, uint32_t generation)
{
	return is_moving(number) && part_of(number, generation) == PART_POLICY;
}

static void add(struct writer *writer, uint32_t tunnel)
{
	uint32_t number = all_over(writer, tunnel), generation = ++writer->tunnels[tunnel].last;
	bool reserved = settings.variant == VARIANT_LARVAL || settings.variant == VARIANT_DELETE;

	/*
	 * No reader sees these, as larval states are not SAs (except where the kernel has no ESP),
	 * and a policy without an SA is in no context.
	 */
	if (reserved)
		request_reserve(writer->requests, number, generation);
	if (settings.variant == VARIANT_ARRIVE)
		request_add_policy_elsewhere(writer->requests, number, generation);
	begin(writer, CHANGE_ADDED, tunnel, generation);
	if (settings.variant == VARIANT_LARVAL)
		request_complete(writer->requests, number, generation);
	else if (settings.variant == VARIANT_POLICIES)
		request_add_policy(writer->requests, number, generation);
	else if (settings.variant == VARIANT_ARRIVE)
		request_move_policy_here(writer->requests, number, generation);
	else if (!reserved && !is_policy(number, generation))
		request_add_sa(writer->requests, number, generation);
	end(writer);
}

/* With @expire, the kernel sends the event of an expiry. */
static void drop(struct writer *writer, uint32_t tunnel, bool expire)
{
	uint32_t number = all_over(writer, tunnel), generation = writer->tunnels[tunnel].first++;

	begin(writer, CHANGE_DELETED, tunnel, generation);
	if (are_policies() && expire)
		request_expire_policy(writer->requests, number, generation);
	else if (are_policies())
		request_delete_policy(writer->requests, number, generation);
	else if (expire)
		request_expire_sa(writer->requests, number, generation);
	else
		request_delete_sa(writer->requests, number, generation);
	end(writer);
}

static void move(struct writer *writer, uint32_t tunnel)
{
	uint32_t number = all_over(writer, tunnel);
	uint32_t generation = writer->tunnels[tunnel].last += parts_of(number);

	begin(writer, CHANGE_MOVED, tunnel, generation);
	request_move(writer->requests, number, generation);
	end(writer);
}

static struct limited *row_of(struct queue *queue, unsigned number)
{
	return &queue->rows[(queue->first + number) % LIMITED_MAX];
}

static void limit(struct writer *writer, struct queue *queue, uint32_t tunnel)
{
	struct tunnel *t = &writer->tunnels[tunnel];

	t->limited = t->first++;
	begin(writer, CHANGE_LIMITED, tunnel, t->limited);
	request_limit(writer->requests, all_over(writer, tunnel), t->limited);
	end(writer);
	*row_of(queue, queue->count++) = (struct limited){ boot_time(), tunnel, t->limited };
}

static void note_expired(struct writer *writer, struct queue *queue)
{
	uint64_t now = boot_time();

	for (; queue->found < queue->count; queue->found++) {
		struct limited *row = row_of(queue, queue->found);

		if (now < row->at + EXPIRED_AFTER ||
		    !request_has_expired(writer->requests, all_over(writer, row->tunnel),
					 row->generation))
			break;
		row->at = boot_time();
	}
	while (queue->found && now > row_of(queue, 0)->at + TOLD_AFTER) {
		const struct limited *row = row_of(queue, 0);

		begin(writer, CHANGE_EXPIRED, row->tunnel, row->generation);
		writer->tunnels[row->tunnel].limited = 0;
		end(writer);
		queue->first++;
		queue->found--;
		queue->count--;
	}
}

static bool chance(struct writer *writer, unsigned one_in)
{
	return one_in && next_random(&writer->random) % one_in == 0;
}

static void replace(struct writer *writer, struct queue *queue)
{
	uint32_t tunnel = (uint32_t)(next_random(&writer->random) % settings.tunnels);
	bool may_wait =
		!are_policies() && queue->count < LIMITED_MAX && !writer->tunnels[tunnel].limited;
	bool expire = chance(writer, settings.expiry);

	if (is_moving(all_over(writer, tunnel))) {
		move(writer, tunnel);
		return;
	}
	add(writer, tunnel);
	if (expire && may_wait && chance(writer, 2))
		limit(writer, queue, tunnel);
	else
		drop(writer, tunnel, expire);
	note_expired(writer, queue);
}

static void replace_in_bursts(struct writer *writer, struct queue *queue)
{
	for (;;) {
		while (sem_wait(&writer->burst_wanted))
			;
		if (atomic_load(&stopping))
			return;
		for (unsigned i = 0; i < settings.burst; i += 2 * settings.writers)
			replace(writer, queue);
		sem_post(&writer->burst_done);
	}
}

/* Deletes all states, in an order that is not that of the kernel's list. */
static void delete_all(struct writer *writer, uint32_t *order)
{
	for (uint32_t i = settings.tunnels; i > 1; i--) {
		uint32_t other = (uint32_t)(next_random(&writer->random) % i), was = order[other];

		order[other] = order[i - 1];
		order[i - 1] = was;
	}
	for (uint32_t i = 0; i < settings.tunnels; i++)
		drop(writer, order[i], false);
}

/* The kernel sends no event when an SPI is reserved, so readers wait while writers do that. */
static void delete_in_phases(struct writer *writer)
{
	uint32_t *order = calloc(settings.tunnels, sizeof(*order));

	if (!order)
		die("writer", ENOMEM);
	for (uint32_t i = 0; i < settings.tunnels; i++)
		order[i] = i;
	for (;;) {
		if (!writer->number) {
			atomic_store(&deleting, settings.writers);
			atomic_store(&stopping, time_is_up());
		}
		pthread_barrier_wait(&phase);
		if (atomic_load(&stopping))
			break;
		delete_all(writer, order);
		atomic_fetch_sub(&deleting, 1);
		pthread_barrier_wait(&phase);
		writer_fill(writer);
	}
	free(order);
}

void writer_prepare(struct writer *writer, unsigned number)
{
	writer->number = number;
	writer->random = 0x9e3779b97f4a7c15u * (number + 1);
	writer->log = calloc(LOG_SIZE, sizeof(*writer->log));
	writer->tunnels = calloc(settings.tunnels, sizeof(*writer->tunnels));
	if (!writer->log || !writer->tunnels)
		die("writer", ENOMEM);
	sem_init(&writer->burst_wanted, 0, 0);
	sem_init(&writer->burst_done, 0, 0);
	for (uint32_t i = 0; i < settings.tunnels; i++)
		writer->tunnels[i].first = 1;
	writer->requests = requests_open();
}

void writer_fill(struct writer *writer)
{
	for (uint32_t i = 0; i < settings.tunnels; i++) {
		/* An enumeration shows only policies of SAs, so the tunnel needs one. */
		if (are_policies())
			request_add_any(writer->requests, all_over(writer, i), 0);
		if (is_moving(all_over(writer, i)))
			request_add_policy(writer->requests, all_over(writer, i), 0);
		for (uint32_t part = 0; part < parts_of(all_over(writer, i)); part++)
			add(writer, i);
	}
}

void *writer_run(void *argument)
{
	struct writer *writer = argument;
	struct queue *queue = calloc(1, sizeof(*queue));

	if (!queue)
		die("writer", ENOMEM);
	if (settings.variant == VARIANT_DELETE)
		delete_in_phases(writer);
	else if (settings.burst)
		replace_in_bursts(writer, queue);
	else
		while (!atomic_load(&stopping))
			replace(writer, queue);
	free(queue);
	return NULL;
}
