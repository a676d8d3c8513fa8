/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * What each exported function does besides its work, in both libraries: while it runs, its thread
 * cannot be cancelled. A thread that ended within would leave locks taken, and what it had opened
 * open, for ever.
 */
#ifndef API_EXPORT_H
#define API_EXPORT_H

#include <pthread.h>
#include <stddef.h>
#include <unistd.h>

#include "base/block.h"
#include "base/lock.h"

#define EXPORT __attribute__((visibility("default")))

/* How the calling thread could be cancelled before. */
struct cancelling {
	int state, type;
};

/*
 * A thread that is being cancelled asynchronously may get the signal for it late, when it has
 * switched cancellation off already. The handler of glibc 2.36 looks at the thread's type alone,
 * which is asynchronous within each system call that is a cancellation point: it would end the
 * thread amid this library. A cancellation point that does nothing waits for such a signal
 * (__pthread_disable_asynccancel), here, where the thread has taken nothing yet.
 */
static inline struct cancelling export_begin(void)
{
	struct cancelling before;

	pthread_setcanceltype(PTHREAD_CANCEL_DEFERRED, &before.type);
	pthread_setcancelstate(PTHREAD_CANCEL_DISABLE, &before.state);
	if (before.type == PTHREAD_CANCEL_ASYNCHRONOUS)
		close(-1);
	return before;
}

static inline void export_end(struct cancelling before)
{
	int ignored;

	pthread_setcancelstate(before.state, &ignored);
	pthread_setcanceltype(before.type, &ignored);
}

/* FwpmFreeMemory0. The blocks of a process that has a child of vfork() are not the child's. */
static inline void export_free(void **p)
{
	struct cancelling before = export_begin();

	if (p && process_is_own()) {
		block_free(*p);
		*p = NULL;
	}
	export_end(before);
}

#endif
