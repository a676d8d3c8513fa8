/* SPDX-License-Identifier: LGPL-2.1-or-later */
#ifndef API_EVENT_FORMAT_H
#define API_EVENT_FORMAT_H

#include "page.h"
#include "watch/notice.h"

/* The one item of event_format0. */
struct event_item {
	const struct notice *notice;
	uint64_t sequence;
};

/* A notice as WFPX_EVENT0. */
extern const struct format event_format0;

#endif
