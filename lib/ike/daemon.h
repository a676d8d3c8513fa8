/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * What is asked of the keying daemon. Each function is one conversation, which takes no longer than
 * the time limit of its struct vici_daemon, and returns, besides its own, the codes of vici_open()
 * and vici_call().
 */
#ifndef IKE_DAEMON_H
#define IKE_DAEMON_H

#include <stdint.h>

#include "sas.h"
#include "vici/client.h"

/*
 * Reads the IKE SAs and how they authenticate into *ret, which must be empty. After a failure *ret
 * holds the IKE SAs that had arrived. The caller releases *ret with ike_sas_done() in any case.
 */
uint32_t ike_read(const struct vici_daemon *daemon, struct ike_sas *ret);

/* The same with traps in place of connections: how the IKE SAs authenticate stays unknown. */
uint32_t ike_read_sas(const struct vici_daemon *daemon, struct ike_sas *ret);

/*
 * Chooses what a change is about among all that the daemon has, by an id of the caller's: returns
 * in *ret the daemon's number of it. Any failure ends the call, which returns the same.
 */
typedef uint32_t ike_choose(const struct ike_sas *sas, uint64_t id, uint32_t *ret);

/*
 * Ends the IKE SA that @choose returns, with all its children. The daemon tells the peer, and waits
 * for the answer at most @wait milliseconds, which must be less than the time limit.
 */
uint32_t ike_end(const struct vici_daemon *daemon, ike_choose *choose, uint64_t id, uint32_t wait);

/*
 * Tells the daemon to replace the SAs of the child that @choose returns. This only begins the
 * replacement, which takes the daemon and the peer a while. Returns FWP_E_NOT_FOUND also if the
 * child ends meanwhile.
 */
uint32_t ike_rekey_child(const struct vici_daemon *daemon, ike_choose *choose, uint64_t id);

#endif
