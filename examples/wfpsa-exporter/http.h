/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * A small HTTP server: GET and HEAD of /metrics and of an index. It has no thread; the program
 * calls http_run() when its descriptor is readable or its time has come.
 *
 * A connection is for one request. It ends some seconds after it was made, whatever the client
 * does, and the more connections there are, the sooner those end that have not asked for anything.
 * So clients that are slow, or only hold connections, keep no others out.
 */
#ifndef WFPSA_EXPORTER_HTTP_H
#define WFPSA_EXPORTER_HTTP_H

#include <stdbool.h>
#include <stddef.h>

#define HTTP_CONNECTIONS_MAX 100 /* others wait in the kernel's queue */

/* Where the text of /metrics comes from. */
struct http_source {
	/*
	 * Returns the text as malloc()ed bytes, and sets *@size. Returns NULL where it cannot be
	 * had; the client is told then that the service is unavailable.
	 */
	char *(*text)(void *from, size_t *size);
	void *from; /* for text() */
};

/*
 * Serves @source at @listener, a listening socket, which http_close() closes. @source must last as
 * long. Returns NULL where that fails; the socket is open still.
 */
struct http *http_open(int listener, const struct http_source *source);

/* A descriptor that is readable when http_run() has something to do. */
int http_descriptor(const struct http *http);

/* In how many milliseconds http_run() is to be called at the latest; -1: there is no hurry. */
int http_timeout(const struct http *http);

/* Does what there is to do, without waiting. */
void http_run(struct http *http);

/* Ends all connections. */
void http_close(struct http *http);

#endif
