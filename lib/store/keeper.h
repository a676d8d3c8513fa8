/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * The keeper: a process that waits for the owners of dynamic sessions, and deletes what they leave
 * (keeper/keeper.c). Without it, whoever changes something next does so.
 *
 * A keeper serves one namespace, and holds a record lock on the file "keeper" in its folder. It
 * ends when it has nothing to wait for; while it finds that out, it holds the store's lock.
 */
#ifndef STORE_KEEPER_H
#define STORE_KEEPER_H

#include <stdint.h>

struct store_place;

/* The program's argument for sockets of systemd; otherwise its argument is the base folder. */
#define KEEPER_SOCKETS "--sockets"

/* Where a keeper that systemd starts is asked for, in the usual base folder alone. */
#define KEEPER_SOCKET "/run/wfpxfrm/keeper.sock"

/*
 * Starts a keeper unless there is one. To be called with the place's lock held. A failure is none
 * of the caller's: everything works without a keeper, only later.
 */
void keeper_start(const struct store_place *place);

/*
 * Asks the keeper that systemd starts to serve the namespace. Returns ERROR_SUCCESS if it does.
 * keeper_spawn() starts a keeper as a process of its own, which is no child of this process. It
 * inherits nothing but the namespace and the right to change policies.
 */
uint32_t keeper_ask(const struct store_place *place);
uint32_t keeper_spawn(const struct store_place *place);

#endif
