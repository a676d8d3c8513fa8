/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "lock.h"

#include <pthread.h>
#include <stdatomic.h>
#include <stddef.h>
#include <sys/mman.h>
#include <time.h>
#include <unistd.h>

#include "descriptor.h"

static pthread_mutex_t locks[LOCKS] = { PTHREAD_MUTEX_INITIALIZER, PTHREAD_MUTEX_INITIALIZER,
					PTHREAD_MUTEX_INITIALIZER, PTHREAD_MUTEX_INITIALIZER };

/* Written by who holds the lock, or by the one thread that begins. */
static struct {
	bool held[LOCKS];
	bool cut[LOCKS]; /* and not told yet */
	bool registered; /* the fork handlers */
	bool handled;    /* by the child's */
	unsigned generation;
} process;

/*
 * Which process has this memory: its pid; 0 in a child that has not begun; BEGINNING. The kernel
 * empties the page in every child that has memory of its own, however it was made. So a wrong pid
 * is that of a child which shares the memory.
 */
#define BEGINNING (-1)
struct marker {
	atomic_int pid;
};

static struct marker unwiped; /* where the kernel does not do so: before Linux 4.14 */
static struct marker *_Atomic marker;

static struct marker *new_marker(void)
{
	size_t size = (size_t)sysconf(_SC_PAGESIZE);
	struct marker *page =
		mmap(NULL, size, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);

	if (page == MAP_FAILED)
		return &unwiped;
	if (!madvise(page, size, MADV_WIPEONFORK))
		return page;
	munmap(page, size);
	return &unwiped;
}

static struct marker *get_marker(void)
{
	struct marker *known = atomic_load(&marker), *made;

	if (known)
		return known;
	made = new_marker();
	if (atomic_compare_exchange_strong(&marker, &known, made))
		return made;
	if (made != &unwiped)
		munmap(made, (size_t)sysconf(_SC_PAGESIZE));
	return known;
}

static void before_fork(void);
static void after_fork(void);
static void after_fork_in_child(void);

/* What a thread held that does not exist here is free, and what it guards nobody knows. */
static void recover(void)
{
	for (int i = 0; i < LOCKS; i++) {
		locks[i] = (pthread_mutex_t)PTHREAD_MUTEX_INITIALIZER;
		process.cut[i] |= process.held[i];
		process.held[i] = false;
	}
}

static void begin(void)
{
	if (!process.handled)
		recover();
	process.handled = false;
	process.generation++;
	/* a second registration would lock what the first has locked */
	if (!process.registered) {
		process.registered = true;
		pthread_atfork(before_fork, after_fork, after_fork_in_child);
	}
}

/* The first call in a process begins; others wait for it. Returns whose memory it is. */
static int ready(void)
{
	static const struct timespec pause = { .tv_nsec = 100000 };
	atomic_int *pid = &get_marker()->pid;
	int owner, nobody;

	while ((owner = atomic_load_explicit(pid, memory_order_acquire)) <= 0) {
		nobody = 0;
		if (atomic_compare_exchange_strong(pid, &nobody, BEGINNING)) {
			begin();
			atomic_store_explicit(pid, getpid(), memory_order_release);
		} else {
			nanosleep(&pause, NULL);
		}
	}
	return owner;
}

static void before_fork(void)
{
	ready();
	for (int i = 0; i < LOCKS; i++)
		pthread_mutex_lock(&locks[i]);
}

static void after_fork(void)
{
	for (int i = LOCKS - 1; i >= 0; i--)
		pthread_mutex_unlock(&locks[i]);
}

/* Descriptors go at once: later, the program may have given their numbers to its own. */
static void after_fork_in_child(void)
{
	after_fork();
	atomic_store(&get_marker()->pid, 0);
	process.handled = true;
	descriptors_drop(true);
}

bool lock_take(enum lock lock)
{
	bool cut;

	ready();
	pthread_mutex_lock(&locks[lock]);
	process.held[lock] = true;
	cut = process.cut[lock];
	process.cut[lock] = false;
	return cut;
}

void lock_release(enum lock lock)
{
	process.held[lock] = false;
	pthread_mutex_unlock(&locks[lock]);
}

bool process_is_own(void)
{
	return ready() == getpid();
}

unsigned process_generation(void)
{
	ready();
	return process.generation;
}
