/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* The program's malloc() calls glibc's or the address sanitizer's, counts, and fails on demand. */
#include "fault.h"

#include <errno.h>
#include <malloc.h>
#include <pwd.h>
#include <stdatomic.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define EXPORT __attribute__((visibility("default")))
#define WEAK   __attribute__((weak))

extern void *__libc_malloc(size_t size);
extern void *__libc_calloc(size_t count, size_t size);
extern void *__libc_realloc(void *p, size_t size);
extern void __libc_free(void *p);
/* The address sanitizer's functions, if it is there. It must see all allocations. */
extern WEAK void *__interceptor_malloc(size_t size);
extern WEAK void *__interceptor_calloc(size_t count, size_t size);
extern WEAK void *__interceptor_realloc(void *p, size_t size);
extern WEAK void __interceptor_free(void *p);

static struct fault fault;
static atomic_int armed; /* enum fault_kind */
static atomic_uint calls, struck, shrinks, unwiped;
static atomic_long live;

/* The buffers that datagrams were received into, and how many bytes they filled. */
static const void *_Atomic watched;
static atomic_size_t filled;
static atomic_bool overlooked;

void fault_arm(const struct fault *to)
{
	fault = *to;
	calls = struck = shrinks = 0;
	armed = (int)to->kind;
}

struct fault_result fault_disarm(void)
{
	armed = FAULT_NONE;
	return (struct fault_result){ calls, struck, shrinks };
}

const struct fault *fault_armed(void)
{
	return &fault;
}

bool fault_strikes(enum fault_kind kind)
{
	unsigned n;

	if (armed != (int)kind)
		return false;
	n = ++calls;
	if (n < fault.at || (!fault.onwards && n > fault.at + fault.more))
		return false;
	struck++;
	errno = fault.error;
	return true;
}

long fault_live(void)
{
	return live;
}

unsigned fault_unwiped(void)
{
	return unwiped;
}

void fault_overlook_buffers(bool to)
{
	overlooked = to;
}

void fault_note_buffer(const void *p, size_t size)
{
	if (overlooked)
		return;
	if (watched != p || filled < size)
		filled = size;
	watched = p;
}

void fault_look_at_buffer(void)
{
	const unsigned char *bytes = watched;
	size_t i = 0;

	while (i < filled && !bytes[i])
		i++;
	unwiped += i < filled;
	filled = 0;
}

static void look_before_free(const void *p)
{
	if (!p || p != watched)
		return;
	fault_look_at_buffer();
	watched = NULL;
}

static void *counted(void *p)
{
	live += p != NULL;
	return p;
}

/* The address sanitizer allocates when a thread begins, and ends the program if that fails. */
static bool fails(void)
{
	if (__interceptor_malloc && gettid() != getpid())
		return false;
	return fault_strikes(FAULT_MEMORY);
}

EXPORT void *malloc(size_t size)
{
	if (fails())
		return NULL;
	return counted(__interceptor_malloc ? __interceptor_malloc(size) : __libc_malloc(size));
}

EXPORT void *calloc(size_t count, size_t size)
{
	if (fails())
		return NULL;
	return counted(__interceptor_calloc ? __interceptor_calloc(count, size)
					    : __libc_calloc(count, size));
}

EXPORT void *realloc(void *p, size_t size)
{
	void *moved;

	if (fails()) {
		shrinks += p && size <= malloc_usable_size(p);
		return NULL;
	}
	look_before_free(p);
	moved = __interceptor_realloc ? __interceptor_realloc(p, size) : __libc_realloc(p, size);
	live += (moved && !p) - (p && !size && !moved);
	return moved;
}

EXPORT void free(void *p)
{
	if (!p)
		return;
	look_before_free(p);
	live--;
	if (__interceptor_free)
		__interceptor_free(p);
	else
		__libc_free(p);
}

/* Allocations of the address sanitizer itself do not pass the functions above. */
#undef strdup
#undef strndup
EXPORT char *strndup(const char *text, size_t most)
{
	size_t length = strnlen(text, most);
	char *copy = malloc(length + 1);

	if (!copy)
		return NULL;
	copy[length] = '\0';
	return memcpy(copy, text, length);
}

EXPORT char *strdup(const char *text)
{
	return strndup(text, strlen(text));
}

/*
 * Stands in place of glibc's, which can end the program for want of memory. That would say nothing
 * about the library. This one knows one user, and returns ENOMEM for want of memory.
 */
EXPORT int getpwuid_r(uid_t uid, struct passwd *entry, char *buffer, size_t size,
		      struct passwd **ret)
{
	static const char name[] = "somebody";

	*ret = NULL;
	if (fault_strikes(FAULT_MEMORY))
		return ENOMEM;
	if (size < 4096) /* so that the library asks again with a larger buffer */
		return ERANGE;
	memset(entry, 0, sizeof(*entry));
	entry->pw_name = memcpy(buffer, name, sizeof(name));
	entry->pw_uid = uid;
	*ret = entry;
	return 0;
}
