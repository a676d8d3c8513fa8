/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* For sources that include <winsock2.h>: the POSIX types and functions for addresses, no more. */
#ifndef WFPXFRM_WINSOCK2_H
#define WFPXFRM_WINSOCK2_H

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>

#include "windows.h"

#endif
