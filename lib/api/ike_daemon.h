/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* The keying daemon of a session. */
#ifndef API_IKE_DAEMON_H
#define API_IKE_DAEMON_H

#include "engine.h"
#include "ike/daemon.h"

/* Milliseconds for the conversation of a function whose purpose is to ask the daemon. */
#define IKE_LIMIT 2000u

/* One question to the daemon of a session. It must stay where it is: a member points into it. */
struct ike_question {
	struct vici_daemon daemon;
	char path[VICI_PATH_MAX + 1];
};

/*
 * Begins a question that may take @limit milliseconds. Returns FWP_E_TIMEOUT if the daemon has not
 * answered this session within at least that limit, a short while ago: see ike/silence.h. After
 * success the caller gives the status of the conversation to ike_question_end().
 */
uint32_t ike_question_begin(struct engine *engine, uint32_t limit, struct ike_question *ret);

/* Ends a question: remembers for the session whether the daemon has answered. Returns @status. */
uint32_t ike_question_end(struct engine *engine, const struct ike_question *question,
			  uint32_t status);

/* Names the socket of the session's daemon, empty for the usual one, and forgets failures. */
void engine_set_ike_socket(struct engine *engine, const char path[VICI_PATH_MAX + 1]);

#endif
