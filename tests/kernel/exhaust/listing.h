/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Reading an enumeration page by page, for scenarios. */
#ifndef TESTS_KERNEL_EXHAUST_LISTING_H
#define TESTS_KERNEL_EXHAUST_LISTING_H

#include "scenario.h"

#define ALL 0xffffffffu

/* One of the formats in which an enumeration returns its entries. */
struct format {
	page_function *page;
	digest_function *digest;
};

/* Reads a page and enters it in @seen. *ret is the page, to be freed. */
RESULT read_page(HANDLE engine, HANDLE handle, const struct format *format, UINT32 requested,
		 struct seen *seen, void ***ret);

/*
 * Reads three entries in each format, and then all others. A page that fails is read again, and
 * must have the entries that it would have had.
 */
RESULT read_pages(HANDLE engine, HANDLE handle, const struct format formats[3], struct seen *seen);

/* The same for an enumeration of a snapshot, with what WfpxSnapshotGetInfo0() tells of that. */
RESULT read_all(HANDLE engine, HANDLE handle, const struct format formats[3], struct seen *seen);

#endif
