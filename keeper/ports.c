/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * ESP in UDP. The kernel takes ESP out of UDP packets only where some process has a socket on the
 * port that says so. For SAs made here, the keeper has one on each port that is free; where another
 * process has the port, an IKE daemon or the owner of the SAs, nothing is to be done.
 */
#include <arpa/inet.h>
#include <linux/netlink.h>
#include <linux/xfrm.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

#include "base/array.h"
#include "keeper.h"
#include "netlink/sockets.h"
#include "xfrm/encap_socket.h"
#include "xfrm/state_tagged.h"

/* Nobody reads from the sockets. */
#define SMALLEST 1

/* How many bytes of events the kernel keeps for the keeper. If it drops some, that is noticed. */
#define EVENT_BYTES (256u << 10)

static int bind_port(uint8_t family, uint16_t port)
{
	const struct sockaddr_in v4 = { .sin_family = AF_INET, .sin_port = htons(port) };
	const struct sockaddr_in6 v6 = { .sin6_family = AF_INET6, .sin6_port = htons(port) };
	const int yes = 1, size = SMALLEST;
	int fd = socket(family, SOCK_DGRAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
	bool bound;

	setsockopt(fd, SOL_SOCKET, SO_RCVBUF, &size, sizeof(size));
	if (family == AF_INET6)
		setsockopt(fd, IPPROTO_IPV6, IPV6_V6ONLY, &yes, sizeof(yes));
	bound = family == AF_INET ? !bind(fd, (const struct sockaddr *)&v4, sizeof(v4))
				  : !bind(fd, (const struct sockaddr *)&v6, sizeof(v6));
	if (bound) {
		encap_socket_prepare(fd);
		return fd;
	}
	close(fd);
	return -1;
}

static struct port *find_port(const struct ports *ports, const struct tagged_state *state)
{
	for (size_t i = 0; i < ports->count; i++)
		if (ports->list[i].number == state->port &&
		    ports->list[i].family == state->key.family)
			return &ports->list[i];
	return NULL;
}

static bool add_port(struct ports *ports, const struct tagged_state *state)
{
	void *list = ports->list;
	int fd;

	if (array_reserve(&list, &ports->capacity, ports->count + 1, sizeof(*ports->list)))
		return false;
	ports->list = list;
	fd = bind_port(state->key.family, state->port);
	if (fd >= 0)
		ports->list[ports->count++] = (struct port){
			.fd = fd, .family = state->key.family, .number = state->port, .used = true
		};
	return true;
}

/* Closes the sockets that no state needs any more. */
static void close_unused(struct ports *ports)
{
	size_t kept = 0;

	for (size_t i = 0; i < ports->count; i++)
		if (ports->list[i].used)
			ports->list[kept++] = ports->list[i];
		else
			close(ports->list[i].fd);
	ports->count = kept;
}

bool ports_update(struct ports *ports, struct netlink *netlink)
{
	struct tagged_states states;
	bool good = !states_tagged_read(netlink, &states);

	for (size_t i = 0; i < ports->count; i++)
		ports->list[i].used = false;
	for (size_t i = 0; good && i < states.count; i++) {
		struct port *port;

		if (!states.states[i].port)
			continue;
		port = find_port(ports, &states.states[i]);
		if (port)
			port->used = true;
		else
			good = add_port(ports, &states.states[i]);
	}
	arena_done(&states.memory);
	if (good)
		close_unused(ports);
	ports->changed = !good;
	return good;
}

uint32_t ports_listen(struct ports *ports, const struct netlink *netlink)
{
	static const int groups[] = { XFRMNLGRP_SA, XFRMNLGRP_EXPIRE };

	ports->changed = true;
	return netlink_open_listener(netlink, groups, 2, EVENT_BYTES, &ports->listener);
}

/* Events without a state, such as those of a flush, may be about all states. */
static void hear(const struct nlmsghdr *event, void *context)
{
	struct ports *ports = context;
	struct tagged_state state;

	ports->changed |= event->nlmsg_type == XFRM_MSG_FLUSHSA || state_is_tagged(event, &state);
}

void ports_hear(struct ports *ports)
{
	struct netlink_watch watch = { .visit = hear, .context = ports };
	bool more = true;

	while (more)
		if (netlink_listen(ports->listener, &watch, 100, &more))
			more = false;
	ports->changed |= watch.lost;
}

void ports_done(struct ports *ports)
{
	for (size_t i = 0; i < ports->count; i++)
		close(ports->list[i].fd);
	free(ports->list);
	netlink_close(ports->listener);
}
