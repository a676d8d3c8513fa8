/* SPDX-License-Identifier: LGPL-2.1-or-later */
#ifndef FACE_ENGINE_H
#define FACE_ENGINE_H

#include "base/handle.h"
#include "guiddef.h"

struct netlink;

/* An open session with the filter engine. */
struct engine {
	struct object object;
	struct netlink *netlink;
	GUID session_key;
};

#endif
