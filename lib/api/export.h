/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * What every exported function of both libraries does: it switches off cancellation of the calling
 * thread while it runs. A thread that was cancelled inside the library would leave locks held and
 * descriptors open for ever.
 */
#ifndef API_EXPORT_H
#define API_EXPORT_H

#include <pthread.h>
#include <stddef.h>
#include <unistd.h>

#include "base/block.h"
#include "base/lock.h"

#define EXPORT __attribute__((visibility("default")))

/* The thread's cancellation state and type before export_begin(), for export_end(). */
struct cancelling {
	int state, type;
};

/*
 * Switches off cancellation and returns what it was before.
 *
 * If the thread is cancelled asynchronously, the signal for that may arrive after cancellation has
 * been switched off. The signal handler of glibc 2.36 only looks at the thread's type, which is
 * asynchronous during each system call that is a cancellation point, so it would end the thread
 * inside the library. close(-1) is a cancellation point without an effect. It waits for a signal
 * that is under way (__pthread_disable_asynccancel()), here where the thread holds no locks yet.
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

/* Restores what export_begin() returned. */
static inline void export_end(struct cancelling before)
{
	int ignored;

	pthread_setcancelstate(before.state, &ignored);
	pthread_setcanceltype(before.type, &ignored);
}

/*
 * FwpmFreeMemory0: frees the block at *p and sets *p to NULL. Has no effect if @p is NULL, or in a
 * child of vfork(), because its blocks belong to its parent.
 */
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
