/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* All sending and receiving on vici's sockets is in this file. */
#include "client.h"

#include <errno.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/time.h>
#include <sys/un.h>
#include <time.h>
#include <unistd.h>

#include "base/array.h"
#include "base/descriptor.h"
#include "base/status.h"

/* At least so many bytes of room for each recv(). */
#define RECEIVE_STEP ((size_t)16 << 10)

/* 100,000 IKE SAs with one child each take 150 MB. */
#define RECEIVED_MAX ((uint64_t)256 << 20)

/* The types of packets. */
enum {
	COMMAND = 0,
	RESPONSE = 1,
	COMMAND_UNKNOWN = 2,
	EVENT_REGISTER = 3,
	EVENT_CONFIRM = 5,
	EVENT_UNKNOWN = 6,
	EVENT = 7
};

static uint64_t now(void)
{
	struct timespec time;

	clock_gettime(CLOCK_MONOTONIC, &time);
	return (uint64_t)time.tv_sec * 1000000000u + (uint64_t)time.tv_nsec;
}

/* The nanoseconds until the deadline; 0 if it has passed. */
static uint64_t time_left(const struct vici *vici)
{
	uint64_t time = now();

	return time < vici->deadline ? vici->deadline - time : 0;
}

/*
 * Lets connect() wait no longer than until the deadline. It waits while the listener's queue is
 * full (unix_stream_connect()); poll() cannot wait for that.
 */
static uint32_t limit_connect(const struct vici *vici)
{
	uint64_t microseconds = time_left(vici) / 1000;
	const struct timeval limit = { .tv_sec = (time_t)(microseconds / 1000000),
				       .tv_usec = (suseconds_t)(microseconds % 1000000) };

	if (!microseconds) /* a limit of zero would mean none */
		return FWP_E_TIMEOUT;
	return setsockopt(vici->socket, SOL_SOCKET, SO_SNDTIMEO, &limit, sizeof(limit))
		       ? status_from_errno(errno)
		       : ERROR_SUCCESS;
}

static uint32_t status_of_connect(int error)
{
	switch (error) {
	case ENOENT:
	case ENOTDIR:
	case ECONNREFUSED:
		return FWP_E_IKEEXT_NOT_RUNNING;
	case EAGAIN:
		return FWP_E_TIMEOUT;
	default:
		return status_from_errno(error);
	}
}

static uint32_t connect_to(const struct vici *vici, const char *path)
{
	struct sockaddr_un address = { .sun_family = AF_UNIX };

	if (strlen(path) > VICI_PATH_MAX)
		return ERROR_INVALID_PARAMETER;
	memcpy(address.sun_path, path, strlen(path));
	do {
		uint32_t status = limit_connect(vici);

		if (status)
			return status;
		if (!connect(vici->socket, (struct sockaddr *)&address, sizeof(address)))
			return ERROR_SUCCESS;
	} while (errno == EINTR);
	return status_of_connect(errno);
}

/* Whether the process @pid is known to be in another network namespace than @netns. */
static bool is_elsewhere(pid_t pid, uint64_t netns)
{
	char path[64];
	struct stat status;

	if (!netns || pid <= 0)
		return false;
	snprintf(path, sizeof(path), "/proc/%ld/ns/net", (long)pid);
	return !stat(path, &status) && status.st_ino != netns;
}

/* The credentials are those of the process at the moment when it began to listen. */
static uint32_t check_peer(const struct vici *vici, uint64_t netns)
{
	struct ucred peer;
	socklen_t size = sizeof(peer);

	if (getsockopt(vici->socket, SOL_SOCKET, SO_PEERCRED, &peer, &size))
		return status_from_errno(errno);
	if (peer.uid != 0 && peer.uid != geteuid())
		return ERROR_ACCESS_DENIED;
	return is_elsewhere(peer.pid, netns) ? FWP_E_IKEEXT_NOT_RUNNING : ERROR_SUCCESS;
}

static uint32_t open_path(const char *path, uint64_t netns, struct vici *vici)
{
	uint32_t status;

	descriptor_begin();
	vici->socket = descriptor_made(socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0));
	if (vici->socket < 0)
		return status_from_errno(errno);
	status = connect_to(vici, path);
	if (!status)
		status = check_peer(vici, netns);
	if (status)
		vici_close(vici);
	return status;
}

uint32_t vici_open(const struct vici_daemon *daemon, struct vici *ret)
{
	uint32_t status;

	*ret = (struct vici){ .deadline = now() + (uint64_t)daemon->limit * 1000000u };
	if (daemon->path)
		return open_path(daemon->path, daemon->netns, ret);
	status = open_path("/run/charon.vici", daemon->netns, ret);
	if (status == FWP_E_IKEEXT_NOT_RUNNING)
		status = open_path("/var/run/charon.vici", daemon->netns, ret);
	return status;
}

void vici_close(struct vici *vici)
{
	descriptor_close(vici->socket);
	free(vici->bytes);
	vici->socket = -1;
	vici->bytes = NULL;
}

/* Waits until the socket can be read or written, or the time is over. */
static uint32_t wait_for(const struct vici *vici, short events)
{
	struct pollfd waiting = { .fd = vici->socket, .events = events };
	uint64_t left = time_left(vici);

	if (!left)
		return FWP_E_TIMEOUT;
	if (poll(&waiting, 1, (int)(left / 1000000u + 1)) < 0 && errno != EINTR)
		return status_from_errno(errno);
	return ERROR_SUCCESS;
}

static uint32_t send_request(const struct vici *vici, const struct vici_request *request)
{
	size_t sent = 0;

	if (request->overflown)
		return ERROR_INVALID_PARAMETER;
	while (sent < request->size) {
		ssize_t size = send(vici->socket, request->bytes + sent, request->size - sent,
				    MSG_DONTWAIT | MSG_NOSIGNAL);
		uint32_t status = ERROR_SUCCESS;

		if (size >= 0)
			sent += (size_t)size;
		else if (errno == EAGAIN)
			status = wait_for(vici, POLLOUT);
		else if (errno != EINTR)
			status = ERROR_GEN_FAILURE;
		if (status)
			return status;
	}
	return ERROR_SUCCESS;
}

/* Makes room behind what was received: no more than the bytes that have come, and a step. */
static uint32_t make_room(struct vici *vici)
{
	void *bytes = vici->bytes;
	uint32_t status;

	if (vici->begin) {
		memmove(vici->bytes, vici->bytes + vici->begin, vici->end - vici->begin);
		vici->end -= vici->begin;
		vici->begin = 0;
	}
	status = array_reserve(&bytes, &vici->capacity, vici->end + RECEIVE_STEP, 1);
	vici->bytes = bytes;
	return status;
}

/*
 * Receives what is there, and waits if that is nothing. The time is looked at before each recv(),
 * because a daemon that sends fast enough never lets the caller wait.
 */
static uint32_t receive_more(struct vici *vici)
{
	uint32_t status = make_room(vici);

	while (!status) {
		ssize_t size;

		if (!time_left(vici))
			return FWP_E_TIMEOUT;
		size = recv(vici->socket, vici->bytes + vici->end, vici->capacity - vici->end,
			    MSG_DONTWAIT);
		if (size > 0) {
			vici->end += (size_t)size;
			vici->received += (uint64_t)size;
			return vici->received > RECEIVED_MAX ? ERROR_GEN_FAILURE : ERROR_SUCCESS;
		}
		if (!size || (errno != EAGAIN && errno != EINTR))
			return ERROR_GEN_FAILURE;
		status = wait_for(vici, POLLIN);
	}
	return status;
}

/* Receives until @size bytes are there to be taken. */
static uint32_t receive_all(struct vici *vici, size_t size)
{
	uint32_t status = ERROR_SUCCESS;

	while (!status && vici->end - vici->begin < size)
		status = receive_more(vici);
	return status;
}

/* A packet that was received, in the buffer of the conversation. */
struct packet {
	uint8_t type;
	struct vici_text name; /* of an event */
	const uint8_t *message;
	size_t size;
};

static uint32_t parse_packet(const uint8_t *bytes, size_t size, struct packet *ret)
{
	*ret = (struct packet){ .type = bytes[0], .message = bytes + 1, .size = size - 1 };
	if (ret->type != EVENT)
		return ERROR_SUCCESS;
	if (!ret->size || ret->size - 1 < bytes[1])
		return ERROR_GEN_FAILURE;
	ret->name = (struct vici_text){ (const char *)bytes + 2, bytes[1] };
	ret->message += 1 + ret->name.length;
	ret->size -= 1 + ret->name.length;
	return ERROR_SUCCESS;
}

/* The packet stays in the buffer until more is received. */
static uint32_t receive_packet(struct vici *vici, struct packet *ret)
{
	const uint8_t *at;
	size_t size;
	uint32_t status = receive_all(vici, 4);

	if (status)
		return status;
	at = vici->bytes + vici->begin;
	size = (size_t)at[0] << 24 | (size_t)at[1] << 16 | (size_t)at[2] << 8 | at[3];
	if (!size || size > VICI_PACKET_MAX)
		return ERROR_GEN_FAILURE;
	status = receive_all(vici, 4 + size);
	if (status)
		return status;
	status = parse_packet(vici->bytes + vici->begin + 4, size, ret);
	vici->begin += 4 + size;
	return status;
}

static uint32_t visit_event(const struct vici_events *events, const struct packet *packet)
{
	if (!events || !vici_is(packet->name, events->name))
		return ERROR_SUCCESS;
	return events->visit(vici_reader_of(packet->message, packet->size), events->context);
}

/* Receives up to the packet that is no event, which must be of type @wanted. */
static uint32_t receive_answer(struct vici *vici, uint8_t wanted, const struct vici_events *events,
			       struct packet *ret)
{
	uint32_t status;

	do {
		status = receive_packet(vici, ret);
		if (!status && ret->type == EVENT)
			status = visit_event(events, ret);
	} while (!status && ret->type == EVENT);
	if (status || ret->type == wanted)
		return status;
	if (ret->type == COMMAND_UNKNOWN || ret->type == EVENT_UNKNOWN)
		return ERROR_NOT_SUPPORTED;
	return ERROR_GEN_FAILURE;
}

uint32_t vici_register(struct vici *vici, const char *event)
{
	struct vici_request request;
	struct packet packet;
	uint32_t status;

	vici_request_begin(&request, EVENT_REGISTER, event);
	status = send_request(vici, &request);
	return status ? status : receive_answer(vici, EVENT_CONFIRM, NULL, &packet);
}

void vici_command(struct vici_request *request, const char *name)
{
	vici_request_begin(request, COMMAND, name);
}

uint32_t vici_call(struct vici *vici, const struct vici_request *request,
		   const struct vici_events *events, struct vici_reader *ret)
{
	struct packet packet;
	uint32_t status = send_request(vici, request);

	if (!status)
		status = receive_answer(vici, RESPONSE, events, &packet);
	if (!status)
		*ret = vici_reader_of(packet.message, packet.size);
	return status;
}
