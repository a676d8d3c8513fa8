/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "http.h"

#include <microhttpd.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>

#include "clock.h"

#define REQUEST_MS   5000  /* for a client to ask */
#define CROWDED_MS   1000  /* the same where more than half of the connections are taken */
#define ANSWER_MS    10000 /* to take the answer; Prometheus waits no longer by default */
#define SHARED_MS    500   /* requests within this time get the same text */
#define REQUEST_SIZE 16384 /* memory of a connection, for the lines of the request */

/* A connection. */
struct slot {
	struct http *http;
	int fd; /* -1: the slot is free */
	uint64_t began;
	uint64_t asked; /* when the request was there; 0: it is not yet */
};

struct http {
	struct MHD_Daemon *daemon;
	const struct http_source *source;
	struct MHD_Response *page; /* of /metrics; NULL: none is kept */
	uint64_t taken;            /* when the page was made */
	struct slot slots[HTTP_CONNECTIONS_MAX];
	unsigned count;
};

/* Milliseconds, never 0. */
static uint64_t now_ms(void)
{
	return clock_steady() / 1000000 + 1;
}

/* When the connection is to end. */
static uint64_t deadline_of(const struct slot *slot)
{
	bool crowded = slot->http->count > HTTP_CONNECTIONS_MAX / 2;

	if (slot->asked)
		return slot->asked + ANSWER_MS;
	return slot->began + (crowded ? CROWDED_MS : REQUEST_MS);
}

/* Makes a response, after which the connection ends. @how says whose @text is. NULL: no memory. */
static struct MHD_Response *new_response(char *text, size_t size, const char *type,
					 enum MHD_ResponseMemoryMode how)
{
	struct MHD_Response *response = MHD_create_response_from_buffer(size, text, how);

	if (!response)
		return NULL;
	(void)MHD_add_response_header(response, MHD_HTTP_HEADER_CONTENT_TYPE, type);
	(void)MHD_add_response_header(response, MHD_HTTP_HEADER_CONNECTION, "close");
	return response;
}

static enum MHD_Result answer(struct MHD_Connection *connection, unsigned code,
			      struct MHD_Response *response)
{
	enum MHD_Result result;

	if (!response)
		return MHD_NO; /* which ends the connection */
	if (code == MHD_HTTP_METHOD_NOT_ALLOWED)
		(void)MHD_add_response_header(response, MHD_HTTP_HEADER_ALLOW, "GET, HEAD");
	result = MHD_queue_response(connection, code, response);
	MHD_destroy_response(response); /* the connection keeps it */
	return result;
}

static enum MHD_Result answer_text(struct MHD_Connection *connection, unsigned code,
				   const char *type, const char *text)
{
	char *constant = (char *)(uintptr_t)text; /* is not written to */

	return answer(connection, code,
		      new_response(constant, strlen(text), type, MHD_RESPMEM_PERSISTENT));
}

static void forget_page(struct http *http)
{
	if (http->page)
		MHD_destroy_response(http->page);
	http->page = NULL;
}

/* Makes a new page, if the one that is kept is too old. */
static void renew_page(struct http *http)
{
	char *text;
	size_t size;

	if (http->page && now_ms() < http->taken + SHARED_MS)
		return;
	forget_page(http);
	text = http->source->text(http->source->from, &size);
	if (!text)
		return;
	http->page = new_response(text, size,
				  "application/openmetrics-text; version=1.0.0; charset=utf-8",
				  MHD_RESPMEM_MUST_FREE);
	if (!http->page)
		free(text);
	http->taken = now_ms();
}

static enum MHD_Result answer_metrics(struct http *http, struct MHD_Connection *connection)
{
	renew_page(http);
	if (!http->page)
		return answer_text(connection, MHD_HTTP_SERVICE_UNAVAILABLE, "text/plain",
				   "The kernel's SAs cannot be read.\n");
	return MHD_queue_response(connection, MHD_HTTP_OK, http->page);
}

/* Answers as soon as the lines of a request are there; what may follow them is not read. */
static enum MHD_Result handle(void *from, struct MHD_Connection *connection, const char *url,
			      const char *method, const char *version, const char *upload,
			      size_t *upload_size, void **state)
{
	static const char index[] = "<!DOCTYPE html>\n<title>wfpsa-exporter</title>\n"
				    "<p><a href=\"/metrics\">Metrics</a> of IPsec tunnels\n";
	const union MHD_ConnectionInfo *info =
		MHD_get_connection_info(connection, MHD_CONNECTION_INFO_SOCKET_CONTEXT);

	(void)version, (void)upload, (void)upload_size, (void)state;
	if (info && info->socket_context)
		((struct slot *)info->socket_context)->asked = now_ms();
	if (strcmp(method, MHD_HTTP_METHOD_GET) != 0 && strcmp(method, MHD_HTTP_METHOD_HEAD) != 0)
		return answer_text(connection, MHD_HTTP_METHOD_NOT_ALLOWED, "text/plain",
				   "GET or HEAD\n");
	if (!strcmp(url, "/metrics"))
		return answer_metrics(from, connection);
	if (!strcmp(url, "/"))
		return answer_text(connection, MHD_HTTP_OK, "text/html; charset=utf-8", index);
	return answer_text(connection, MHD_HTTP_NOT_FOUND, "text/plain", "not found\n");
}

static struct slot *free_slot(struct http *http)
{
	for (unsigned i = 0; i < HTTP_CONNECTIONS_MAX; i++)
		if (http->slots[i].fd < 0)
			return &http->slots[i];
	return NULL;
}

static void begin_connection(struct http *http, struct MHD_Connection *connection, void **context)
{
	const union MHD_ConnectionInfo *info =
		MHD_get_connection_info(connection, MHD_CONNECTION_INFO_CONNECTION_FD);
	struct slot *slot = free_slot(http);

	*context = slot;
	if (!slot || !info)
		return;
	*slot = (struct slot){ .http = http, .fd = info->connect_fd, .began = now_ms() };
	http->count++;
}

/* Called when a connection begins, and before its descriptor is closed. */
static void note_connection(void *from, struct MHD_Connection *connection, void **context,
			    enum MHD_ConnectionNotificationCode what)
{
	struct http *http = from;
	struct slot *slot = *context;

	if (what == MHD_CONNECTION_NOTIFY_STARTED) {
		begin_connection(http, connection, context);
	} else if (slot) {
		slot->fd = -1;
		http->count--;
	}
}

struct http *http_open(int listener, const struct http_source *source)
{
	struct http *http = calloc(1, sizeof(*http));

	if (!http)
		return NULL;
	http->source = source;
	for (unsigned i = 0; i < HTTP_CONNECTIONS_MAX; i++)
		http->slots[i].fd = -1;
	http->daemon = MHD_start_daemon(
		MHD_USE_EPOLL, 0, NULL, NULL, handle, http, MHD_OPTION_LISTEN_SOCKET, listener,
		MHD_OPTION_CONNECTION_LIMIT, (unsigned)HTTP_CONNECTIONS_MAX,
		MHD_OPTION_CONNECTION_MEMORY_LIMIT, (size_t)REQUEST_SIZE,
		MHD_OPTION_NOTIFY_CONNECTION, note_connection, http, MHD_OPTION_END);
	if (http->daemon)
		return http;
	free(http);
	return NULL;
}

int http_descriptor(const struct http *http)
{
	return MHD_get_daemon_info(http->daemon, MHD_DAEMON_INFO_EPOLL_FD)->epoll_fd;
}

int http_timeout(const struct http *http)
{
	MHD_UNSIGNED_LONG_LONG wanted;
	uint64_t now = now_ms(), until = UINT64_MAX;

	if (MHD_get_timeout(http->daemon, &wanted) == MHD_YES)
		until = now + wanted;
	for (unsigned i = 0; i < HTTP_CONNECTIONS_MAX; i++)
		if (http->slots[i].fd >= 0 && deadline_of(&http->slots[i]) < until)
			until = deadline_of(&http->slots[i]);
	if (until == UINT64_MAX)
		return -1;
	return until > now ? (int)(until - now) : 0;
}

/* libmicrohttpd ends a connection only if nothing at all passes for a while. */
static void end_late_connections(struct http *http)
{
	uint64_t now = now_ms();

	for (unsigned i = 0; i < HTTP_CONNECTIONS_MAX; i++) {
		struct slot *slot = &http->slots[i];

		if (slot->fd < 0 || deadline_of(slot) > now)
			continue;
		shutdown(slot->fd, SHUT_RDWR);
		slot->began = slot->asked = now; /* until libmicrohttpd has closed it */
	}
}

void http_run(struct http *http)
{
	end_late_connections(http);
	(void)MHD_run(http->daemon);
}

void http_close(struct http *http)
{
	MHD_stop_daemon(http->daemon);
	forget_page(http);
	free(http);
}
