/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * What the tests of "faults" share: an engine, an enumeration of all SAs, and helpers around them.
 */
#ifndef TESTS_KERNEL_API_FAULTS_H
#define TESTS_KERNEL_API_FAULTS_H

#include "check_api.h"
#include "pages.h"

#define SAS  40 /* in the network namespace of the tests */
#define BLUE 3  /* in the one named "blue" */

/* Each test has new ones. */
extern HANDLE engine, handle;

/* The three functions that give pages of SAs. */
#define FUNCTIONS 3
extern page_function *const functions[FUNCTIONS];

/* Both succeed, or the test fails. @server is as for FwpmEngineOpen0(). */
HANDLE open_engine(const wchar_t *server);
HANDLE open_enum(HANDLE of);

/* Reads and frees a page of at most @requested entries. Returns how many there were. */
UINT32 read_page(HANDLE of, HANDLE from, UINT32 requested);

/* Number of SAs in a new enumeration of the engine. */
UINT32 count_sas(HANDLE of);

/* Each adds the tests of its file. */
void faults_add_arguments(TCase *tc);
void faults_add_ike(TCase *tc);
void faults_add_namespaces(TCase *tc);
void faults_add_pages(TCase *tc);
void faults_add_processes(TCase *tc);

#endif
