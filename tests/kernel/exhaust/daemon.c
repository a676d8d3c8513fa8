/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* A keying daemon that has two IKE SAs, for as long as the test runs. */
#include "daemon.h"

#include <signal.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

wchar_t daemon_socket[64];
static char path[64];

/* Answers, without the lengths of their packets. */
static const char registered[] = "\5", end[] = "\1";
static const char done[] = "\1\3\7success\0\3yes";
static const char connection[] = "\7\11list-conn"
				 "\1\1a"
				 "\1\7local-1\3\5class\0\3EAP\2"
				 "\1\10remote-1\3\5class\0\3EAP\2"
				 "\2";
static const char sa[] = "\7\7list-sa"
			 "\1\1a"
			 "\3\10uniqueid\0\1"
			 "1"
			 "\3\12local-host\0\11"
			 "192.0.2.1"
			 "\3\13remote-host\0\11"
			 "192.0.2.2"
			 "\3\15responder-spi\0\4"
			 "abcd"
			 "\3\11remote-id\0\3eve"
			 "\3\7nat-any\0\3yes"
			 "\1\11child-sas\1\3a-1\3\4name\0\1x"
			 "\3\5state\0\11INSTALLED"
			 "\3\10protocol\0\3ESP"
			 "\3\6spi-in\0\10c0000001"
			 "\4\10local-ts\5\0\1y\5\0\1z\6"
			 "\2\2"
			 "\2";

static bool tell(int client, const char *bytes, size_t size)
{
	char packet[512] = { 0, 0, (char)(size >> 8), (char)size };

	memcpy(packet + 4, bytes, size);
	return send(client, packet, 4 + size, MSG_NOSIGNAL) == (ssize_t)(4 + size);
}
#define TELL(client, text) tell(client, text, sizeof(text) - 1)

/* Answers one request. Its type is in its fifth byte, a command's name in the bytes behind. */
static bool answer(int client)
{
	unsigned char head[4], request[512];
	size_t size;

	if (recv(client, head, 4, MSG_WAITALL) != 4)
		return false;
	size = (size_t)head[2] << 8 | head[3];
	if (size < 8 || size > sizeof(request) ||
	    recv(client, request, size, MSG_WAITALL) != (ssize_t)size)
		return false;
	if (request[0] == 3)
		return TELL(client, registered);
	if (request[2] != 'l') /* "terminate" or "rekey" */
		return TELL(client, done);
	if (request[7] == 'c')
		return TELL(client, connection) && TELL(client, end);
	return TELL(client, sa) && TELL(client, sa) && TELL(client, end);
}

static void serve(int listener)
{
	for (;;) {
		int client = accept(listener, NULL, NULL);

		while (answer(client))
			;
		close(client);
	}
}

static void remove_socket(void)
{
	unlink(path);
}

void daemon_start(void)
{
	struct sockaddr_un address = { .sun_family = AF_UNIX };
	int listener = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);

	snprintf(path, sizeof(path), "/tmp/exhaust.%d", (int)getpid());
	swprintf(daemon_socket, 64, L"%s", path);
	snprintf(address.sun_path, sizeof(address.sun_path), "%s", path);
	unlink(path);
	if (bind(listener, (struct sockaddr *)&address, sizeof(address)) || listen(listener, 64))
		exit(2);
	atexit(remove_socket);
	if (!fork()) {
		prctl(PR_SET_PDEATHSIG, SIGKILL);
		serve(listener);
	}
	close(listener);
}
