/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * Writers replace what tunnels have, readers take snapshots, and a judge compares each snapshot
 * with the writers' logs. churn.c tells how to run it.
 *
 * A tunnel has generations, numbered from 1: SAs or policies, each replaced by the next. A writer
 * owns its tunnels and logs each change before and after the kernel makes it.
 *
 * A tunnel that moves has several generations at a time, its parts: both SAs, and the policy where
 * it is looked at. A move makes the next ones of all.
 */
#ifndef TESTS_KERNEL_CHURN_H
#define TESTS_KERNEL_CHURN_H

#include <pthread.h>
#include <semaphore.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <stdint.h>

enum variant {
	VARIANT_REPLACE,  /* SAs: NEWSA, then DELSA of the former */
	VARIANT_LARVAL,   /* SAs: ALLOCSPI and UPDSA, then DELSA of the former */
	VARIANT_POLICIES, /* policies: NEWPOLICY, then DELPOLICY of the former */
	VARIANT_DELETE,   /* larval states: all are made unseen, then deleted one by one */
	VARIANT_MOVE,     /* SAs: MIGRATE to another address; each second writer replaces */
	VARIANT_ARRIVE,   /* policies: NEWPOLICY unseen, MIGRATE, then DELPOLICY of the former */
};

enum reading {
	READING_SAS,      /* IPsecSaCreateEnumHandle0 */
	READING_CONTEXTS, /* IPsecSaContextCreateEnumHandle0 */
	READING_HALF,     /* the same with a template: the peers of one half */
	READING_PLAIN,    /* a dump as it comes, without the library */
	READING_HELD,     /* the same while no writer writes: the truth, for a proof of the judge */
};

struct settings {
	enum variant variant;
	enum reading reading;
	unsigned writers, tunnels, readers, seconds; /* tunnels of each writer */
	unsigned expiry;                             /* one in so many expires; 0: none */
	unsigned burst;      /* changes, all while a reader waits; 0: without pause */
	bool small_buffer;   /* receive buffers stay as small as can be */
	bool judge_all;      /* also what is not marked complete */
	unsigned long least; /* snapshots that must be complete */
	unsigned percent;    /* and their share of all */
};
extern struct settings settings;

#define WRITERS_MAX 16
#define READERS_MAX 16

enum change {
	CHANGE_ADDED,
	CHANGE_DELETED,
	CHANGE_LIMITED, /* expires soon; until then it is there */
	CHANGE_EXPIRED, /* it was seen that it had expired */
	CHANGE_MOVED,   /* the generations of all parts, up to this one, instead of the former */
};

struct entry {
	uint64_t started, done; /* nanoseconds of CLOCK_BOOTTIME */
	uint32_t tunnel, generation;
	enum change change;
};

#define LOG_SIZE (1u << 19) /* entries; then the oldest are overwritten */

/* A tunnel after some changes: it has the generations first to last, and perhaps one more. */
struct tunnel {
	uint32_t first, last;
	uint32_t limited; /* 0: none */
};

struct requests;

struct writer {
	unsigned number;
	pthread_t thread;
	struct requests *requests;
	struct entry *log;
	_Atomic uint64_t started, done; /* changes */
	struct tunnel *tunnels;
	uint64_t random;
	sem_t burst_wanted, burst_done;
};
extern struct writer writers[WRITERS_MAX];

extern atomic_bool stopping;
extern atomic_uint deleting;     /* writers that have states left, in VARIANT_DELETE */
extern pthread_barrier_t phase;  /* of all writers and readers */
extern pthread_rwlock_t holding; /* for READING_HELD */
bool time_is_up(void);

uint64_t boot_time(void);
uint64_t next_random(uint64_t *state);
_Noreturn void die(const char *what, int error);

static inline const struct entry *log_entry(const struct writer *writer, uint64_t number)
{
	return &writer->log[number % LOG_SIZE];
}

/* How a tunnel, counted over all writers, and a generation appear in the kernel. */
#define FIRST_SPI 0x1000u
#define HERE      0xc0000201u /* 192.0.2.1 */

static inline unsigned all_tunnels(void)
{
	return settings.writers * settings.tunnels;
}

/* scattered, or they would share a few chains of the kernel's hash table */
static inline uint32_t peer_of(uint32_t tunnel)
{
	return 0x0a000000u | (tunnel * 0x9e3779u & 0xffffffu);
}

#define HALF_MASK 0xff800000u
static inline bool is_in_scope(uint32_t tunnel)
{
	return settings.reading != READING_HALF || (peer_of(tunnel) & HALF_MASK) == 0x0a000000u;
}

static inline bool are_policies(void)
{
	return settings.variant == VARIANT_POLICIES || settings.variant == VARIANT_ARRIVE;
}

static inline bool is_moving(uint32_t tunnel)
{
	return settings.variant == VARIANT_MOVE && tunnel / settings.tunnels % 2 == 0;
}

enum part {
	PART_OUT,
	PART_IN,
	PART_POLICY, /* outbound; contexts show it if it has the address that the SAs have */
};

static inline uint32_t parts_of(uint32_t tunnel)
{
	bool has_policy = settings.reading == READING_CONTEXTS || settings.reading == READING_HALF;

	return is_moving(tunnel) ? 2u + has_policy : 1;
}

static inline enum part part_of(uint32_t tunnel, uint32_t generation)
{
	return (generation - 1) % parts_of(tunnel);
}

static inline uint32_t moves_before(uint32_t tunnel, uint32_t generation)
{
	return (generation - 1) / parts_of(tunnel);
}

/* Each move goes to an address where the tunnel never was, in the same half. */
static inline uint32_t peer_after(uint32_t tunnel, uint32_t moves)
{
	uint32_t peer = peer_of(tunnel);

	return (peer & HALF_MASK) | ((peer + moves) & ~HALF_MASK);
}

static inline uint32_t moves_to(uint32_t tunnel, uint32_t peer)
{
	return (peer - peer_of(tunnel)) & ~HALF_MASK;
}

/* churn_request.c: each waits for the kernel's answer, and ends the program if it is no. */
struct requests *requests_open(void);
void requests_close(struct requests *requests);
void request_add_sa(struct requests *requests, uint32_t tunnel, uint32_t generation);
void request_add_any(
	struct requests *requests, uint32_t tunnel,
	uint32_t generation); /* an SA, or a larval state where the kernel has no ESP */
void request_reserve(struct requests *requests, uint32_t tunnel, uint32_t generation);
void request_complete(struct requests *requests, uint32_t tunnel, uint32_t generation);
void request_limit(struct requests *requests, uint32_t tunnel, uint32_t generation);
void request_delete_sa(struct requests *requests, uint32_t tunnel, uint32_t generation);
void request_expire_sa(struct requests *requests, uint32_t tunnel, uint32_t generation);
bool request_has_expired(struct requests *requests, uint32_t tunnel, uint32_t generation);
void request_add_policy(struct requests *requests, uint32_t tunnel, uint32_t generation);
void request_add_policy_elsewhere(struct requests *requests, uint32_t tunnel, uint32_t generation);
void request_move_policy_here(struct requests *requests, uint32_t tunnel, uint32_t generation);
void request_delete_policy(struct requests *requests, uint32_t tunnel, uint32_t generation);
void request_expire_policy(struct requests *requests, uint32_t tunnel, uint32_t generation);
void request_move(struct requests *requests, uint32_t tunnel, uint32_t generation);

/* churn_write.c */
void writer_prepare(struct writer *writer, unsigned number);
void writer_fill(struct writer *writer); /* the first generations of each tunnel */
void *writer_run(void *writer);

/* What a snapshot has of one tunnel. */
#define SEEN_MAX 8
struct seen {
	uint32_t count;
	uint32_t generations[SEEN_MAX];
};

struct view {
	struct seen *seen;                              /* of each tunnel of each writer */
	uint64_t before, after;                         /* times around the call that took it */
	uint64_t instant;                               /* the time that it says, 0: none */
	uint64_t least[WRITERS_MAX], most[WRITERS_MAX]; /* changes done before, started after */
	uint32_t foreign, twice, crowded, total;
	uint32_t rounds;
	uint64_t events;
	uint32_t refused; /* the library's code instead of a snapshot */
	bool complete;
};

/* churn_view.c: take_view() fills what one snapshot shows. */
struct source;
struct source *source_open(void);
void source_close(struct source *source);
void take_view(struct source *source, struct view *view);

/* churn_judge.c */
struct judge;
struct judge *judge_open(void);
void judge_close(struct judge *judge);
void judge_view(struct judge *judge, const struct view *view);

/* All judges' findings. Ends with the number of snapshots that are not true. */
unsigned long judges_report(void);

/* churn_socket.c: whether this thread's receiving is disturbed, and how often it was. */
void disturb_receiving(bool yes);
unsigned long bursts_made(void);

#endif
