/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * What programs do with the API on an open engine, in steps each of which can fail. If a step fails
 * and has not set its outputs as documented, the process ends.
 */
#ifndef TESTS_KERNEL_EXHAUST_SCENARIO_H
#define TESTS_KERNEL_EXHAUST_SCENARIO_H

#include <stdbool.h>
#include <stdint.h>
#include <stdnoreturn.h>

#include "pages.h"

#ifdef USE_FWPMK
#define NO_MEMORY      STATUS_NO_MEMORY
#define GENERAL        STATUS_UNSUCCESSFUL
#define DENIED         STATUS_ACCESS_DENIED
#define TOO_MANY       STATUS_TOO_MANY_OPENED_FILES
#define INVALID        STATUS_INVALID_PARAMETER
#define NOT_REGISTERED EPT_NT_NOT_REGISTERED
#else
#define NO_MEMORY      ERROR_NOT_ENOUGH_MEMORY
#define GENERAL        ERROR_GEN_FAILURE
#define DENIED         ERROR_ACCESS_DENIED
#define TOO_MANY       ERROR_TOO_MANY_OPEN_FILES
#define INVALID        ERROR_INVALID_PARAMETER
#define NOT_REGISTERED EPT_S_NOT_REGISTERED
#endif
#define NOT_FOUND ((RESULT)FWP_E_NOT_FOUND)

/* What outputs have before a call, which must set them. */
static void *const garbage = (void *)0x1234;

/* The result of a scenario, which must be the same each time. */
struct seen {
	uint64_t digest;
	unsigned entries;
	bool incomplete; /* a snapshot was not marked complete */
	bool whole;      /* all pages were read, though one failed at first */
};

struct scenario {
	const char *name;
	const wchar_t *server;
	const FWPM_SESSION0 *session;
	/* Returns the first result that is not 0. Closes all that it opened. */
	RESULT (*run)(HANDLE engine, UINT64 id, struct seen *ret);
	/* Removes what the scenario leaves if messages were lost, without the library; may be NULL.
	 */
	void (*clean)(void);
	bool ends;        /* ends the context with that id */
	bool reads_files; /* reads files through streams, which work without a buffer */
	bool stores;      /* changes the file of objects: if that is not there, nor are they */
	bool for_memory;  /* is for trials of memory alone */
};

/* Scenario of creation.c. */
RESULT create_context(HANDLE engine, UINT64 id, struct seen *seen);
/* Deletes its states: also reserved SPIs, which a program does not know if the answer was lost. */
void delete_created(void);

/* Scenarios of events.c. */
RESULT follow_events(HANDLE engine, UINT64 id, struct seen *seen);
RESULT subscribe_contexts(HANDLE engine, UINT64 id, struct seen *seen);

/* Scenarios of filters.c. */
RESULT read_filters(HANDLE engine, UINT64 id, struct seen *seen);
RESULT change_filters(HANDLE engine, UINT64 id, struct seen *seen);

/* Scenarios of ike.c. */
RESULT ike_sas(HANDLE engine, UINT64 id, struct seen *seen);
RESULT ike_sa(HANDLE engine, UINT64 id, struct seen *seen);
RESULT ike_sa_wfpx(HANDLE engine, UINT64 id, struct seen *seen);
RESULT rekey(HANDLE engine, UINT64 id, struct seen *seen);
RESULT end_ike_sa(HANDLE engine, UINT64 id, struct seen *seen);

/* Scenarios of statistics.c. */
RESULT windows_statistics(HANDLE engine, UINT64 id, struct seen *seen);
RESULT kernel_statistics(HANDLE engine, UINT64 id, struct seen *seen);

extern const struct scenario scenarios[];
extern const unsigned scenario_count;

RESULT scenario_open(const struct scenario *scenario, HANDLE *ret);

/* Returns the id of a context that has both SAs, 0 if there is none. */
UINT64 scenario_find_pair(void);

/* Prints the message and ends the process, which is a child of the test. */
noreturn void complain(const char *format, ...) __attribute__((format(printf, 1, 2)));

/* Complains if @status is not 0: for calls that succeed under every fault. */
void expect_success(RESULT status);

/* Complains unless a call that returned @status has set @output, and to NULL if it failed. */
void expect_output(RESULT status, const void *output);

/* Each adds an entry to the digest of what was seen. */
typedef void digest_function(struct seen *seen, const void *entry);
digest_function digest_sa0, digest_sa1, digest_sa_wfpx;
digest_function digest_context0, digest_context1, digest_context_wfpx, digest_tunnel, digest_policy;
digest_function digest_session, digest_ike, digest_ike_wfpx, digest_filter, digest_filter_wfpx;
void digest_info(struct seen *seen, const WFPX_SNAPSHOT_INFO0 *info);

#endif
