/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * Writers replace the SAs or policies of tunnels, readers take snapshots, and a judge compares each
 * snapshot with the writers' logs. "churn -h" says how to run it.
 *
 * A tunnel has generations, numbered from 1: SAs or policies, each of which is replaced by the
 * next. Each tunnel belongs to one writer, which logs a change before and after the kernel makes
 * it.
 *
 * A tunnel that moves has several generations at a time, its parts: two SAs, and the policy if the
 * readers look at policies. A move replaces all parts by the next generations.
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
	VARIANT_DELETE,   /* larval states: all are made while no reader reads, then deleted one by
			     one */
	VARIANT_MOVE,     /* SAs: MIGRATE to another address; every second writer replaces SAs */
	VARIANT_ARRIVE, /* policies: NEWPOLICY at an address without SAs, MIGRATE, DELPOLICY of the
			   former */
};

enum reading {
	READING_SAS,      /* IPsecSaCreateEnumHandle0 */
	READING_CONTEXTS, /* IPsecSaContextCreateEnumHandle0 */
	READING_HALF,     /* the same with a template that selects half of the peers */
	READING_PLAIN,    /* one dump of the kernel, without the library */
	READING_HELD, /* the same while no writer writes, so it must be true: a test of the judge */
};

struct settings {
	enum variant variant;
	enum reading reading;
	unsigned writers, tunnels, readers, seconds; /* tunnels of each writer */
	unsigned expiry;     /* of so many changes one is an expiry; 0: none */
	unsigned burst;      /* changes at once, while a reader waits; 0: no bursts */
	bool small_buffer;   /* receive buffers have the kernel's minimum */
	bool judge_all;      /* also snapshots that are not marked complete */
	unsigned long least; /* at least so many snapshots must be complete */
	unsigned percent;    /* and at least this share of all */
};
extern struct settings settings;

#define WRITERS_MAX 16
#define READERS_MAX 16

enum change {
	CHANGE_ADDED,
	CHANGE_DELETED,
	CHANGE_LIMITED, /* expires soon, and is there until then */
	CHANGE_EXPIRED, /* the writer saw that it had expired */
	CHANGE_MOVED,   /* all parts were replaced; this is the last of the new generations */
};

struct entry {
	uint64_t started, done; /* nanoseconds of CLOCK_BOOTTIME */
	uint32_t tunnel, generation;
	enum change change;
};

#define LOG_SIZE (1u << 19) /* entries; newer ones overwrite the oldest */

/* A tunnel after some changes: it has the generations @first to @last, and perhaps @limited. */
struct tunnel {
	uint32_t first, last;
	uint32_t limited; /* generation that expires soon; 0: none */
};

struct requests;

struct writer {
	unsigned number;
	pthread_t thread;
	struct requests *requests;
	struct entry *log;
	_Atomic uint64_t started, done; /* number of changes */
	struct tunnel *tunnels;
	uint64_t random;
	sem_t burst_wanted, burst_done;
};
extern struct writer writers[WRITERS_MAX];

extern atomic_bool stopping;
extern atomic_uint deleting;     /* VARIANT_DELETE: writers that still have states */
extern pthread_barrier_t phase;  /* VARIANT_DELETE: all writers and readers meet here */
extern pthread_rwlock_t holding; /* READING_HELD: a writer reads it, a reader writes it */
bool time_is_up(void);

uint64_t boot_time(void);
uint64_t next_random(uint64_t *state);
_Noreturn void die(const char *what, int error);

static inline const struct entry *log_entry(const struct writer *writer, uint64_t number)
{
	return &writer->log[number % LOG_SIZE];
}

/* How a tunnel and a generation appear in the kernel. Tunnels are counted over all writers. */
#define FIRST_SPI 0x1000u
#define HERE      0xc0000201u /* 192.0.2.1 */

static inline unsigned all_tunnels(void)
{
	return settings.writers * settings.tunnels;
}

/* Scattered, because consecutive addresses share a few chains of the kernel's hash table. */
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
	PART_POLICY, /* outbound; contexts have it if its address is that of the SAs */
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

/* Each move goes to an address where the tunnel has not been yet, in the same half of the peers. */
static inline uint32_t peer_after(uint32_t tunnel, uint32_t moves)
{
	uint32_t peer = peer_of(tunnel);

	return (peer & HALF_MASK) | ((peer + moves) & ~HALF_MASK);
}

static inline uint32_t moves_to(uint32_t tunnel, uint32_t peer)
{
	return (peer - peer_of(tunnel)) & ~HALF_MASK;
}

/* churn_request.c: each waits for the kernel's answer, and ends the program if that is an error. */
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
void writer_fill(struct writer *writer); /* makes the first generation of each tunnel */
void *writer_run(void *writer);

/* The generations of one tunnel that a snapshot has. */
#define SEEN_MAX 8
struct seen {
	uint32_t count;
	uint32_t generations[SEEN_MAX];
};

struct view {
	struct seen *seen;      /* of each tunnel of each writer */
	uint64_t before, after; /* times around the call that took it */
	uint64_t instant;       /* the time that the snapshot says it is of, 0: none */
	uint64_t least[WRITERS_MAX],
		most[WRITERS_MAX]; /* number of changes: done before the call, started by its end */
	uint32_t foreign, twice, crowded, total;
	uint32_t rounds;
	uint64_t events;
	uint32_t refused; /* error code if there is no snapshot */
	bool complete;
};

/* churn_view.c: take_view() takes a snapshot and fills @view with what it shows. */
struct source;
struct source *source_open(void);
void source_close(struct source *source);
void take_view(struct source *source, struct view *view);

/* churn_judge.c */
struct judge;
struct judge *judge_open(void);
void judge_close(struct judge *judge);
void judge_view(struct judge *judge, const struct view *view);

/* Prints the findings of all judges. Returns the number of snapshots that are not true. */
unsigned long judges_report(void);

/* churn_socket.c: whether bursts of changes come while this thread receives, and how many came. */
void disturb_receiving(bool yes);
unsigned long bursts_made(void);

#endif
