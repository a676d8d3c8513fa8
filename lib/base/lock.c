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
					PTHREAD_MUTEX_INITIALIZER, PTHREAD_MUTEX_INITIALIZER,
					PTHREAD_MUTEX_INITIALIZER, PTHREAD_MUTEX_INITIALIZER };

/* Written by the thread that holds the lock, or by the one thread in begin_process(). */
static struct {
	bool held[LOCKS];
	bool cut[LOCKS]; /* held when this process began; lock_take() has not reported it yet */
	bool registered; /* the fork handlers are registered with pthread_atfork() */
	bool handled;    /* after_fork_in_child() has run in this process */
	unsigned generation;
} process;

/*
 * Says which process this memory belongs to. It holds the pid of that process, or 0 in a new
 * process that has not called the library yet, or BEGINNING during its first call. The page has
 * MADV_WIPEONFORK: the kernel empties it in every child that gets memory of its own, whichever
 * system call made the child. So a pid other than getpid() means that this process is a child that
 * shares its parent's memory, as after vfork().
 */
#define BEGINNING (-1)
struct marker {
	atomic_int pid;
};

static struct marker unwiped; /* for kernels without MADV_WIPEONFORK, before Linux 4.14 */
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

/*
 * In a process that began without the fork handlers: frees all locks, since the threads that held
 * them do not exist here, and notes which data may therefore be half changed.
 */
static void reset_locks(void)
{
	for (int i = 0; i < LOCKS; i++) {
		locks[i] = (pthread_mutex_t)PTHREAD_MUTEX_INITIALIZER;
		process.cut[i] |= process.held[i];
		process.held[i] = false;
	}
}

static void begin_process(void)
{
	if (!process.handled)
		reset_locks();
	process.handled = false;
	process.generation++;
	/* handlers that are registered twice would take each lock twice, and wait for ever */
	if (!process.registered) {
		process.registered = true;
		pthread_atfork(before_fork, after_fork, after_fork_in_child);
	}
}

/*
 * Makes sure that begin_process() has run in this process; other threads wait for the first that
 * calls. Returns the pid of the process that the memory belongs to.
 */
static int wait_until_begun(void)
{
	static const struct timespec pause = { .tv_nsec = 100000 };
	atomic_int *pid = &get_marker()->pid;
	int owner, nobody;

	while ((owner = atomic_load_explicit(pid, memory_order_acquire)) <= 0) {
		nobody = 0;
		if (atomic_compare_exchange_strong(pid, &nobody, BEGINNING)) {
			begin_process();
			atomic_store_explicit(pid, getpid(), memory_order_release);
		} else {
			nanosleep(&pause, NULL);
		}
	}
	return owner;
}

static void before_fork(void)
{
	wait_until_begun();
	for (int i = 0; i < LOCKS; i++)
		pthread_mutex_lock(&locks[i]);
}

static void after_fork(void)
{
	for (int i = LOCKS - 1; i >= 0; i--)
		pthread_mutex_unlock(&locks[i]);
}

/*
 * Inherited descriptors are closed at once: later, the program may have closed them and opened
 * files of its own with the same numbers.
 */
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

	wait_until_begun();
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
	return wait_until_begun() == getpid();
}

unsigned process_generation(void)
{
	wait_until_begun();
	return process.generation;
}
