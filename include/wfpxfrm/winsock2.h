/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* For sources that include <winsock2.h>: addresses and byte order as POSIX has them, and no more.
 */
#ifndef WFPXFRM_WINSOCK2_H
#define WFPXFRM_WINSOCK2_H

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>

#include "windows.h"

#endif
