/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * What each exported function does besides its work, in both libraries: while it runs, its thread
 * cannot be cancelled. A thread that ended within would leave locks taken, and what it had opened
 * open, for ever.
 */
#ifndef FACE_EXPORT_H
#define FACE_EXPORT_H

#include <pthread.h>
#include <stddef.h>

#include "base/block.h"
#include "base/lock.h"

#define EXPORT __attribute__((visibility("default")))

static inline int export_begin(void)
{
	int cancel;

	pthread_setcancelstate(PTHREAD_CANCEL_DISABLE, &cancel);
	return cancel;
}

static inline void export_end(int cancel)
{
	pthread_setcancelstate(cancel, &cancel);
}

/* FwpmFreeMemory0. The blocks of a process that has a child of vfork() are not the child's. */
static inline void export_free(void **p)
{
	int cancel = export_begin();

	if (p && process_is_own()) {
		block_free(*p);
		*p = NULL;
	}
	export_end(cancel);
}

#endif
