/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "pause.h"

#include <time.h>

void pause_microseconds(uint32_t microseconds)
{
	const struct timespec time = { .tv_sec = microseconds / 1000000,
				       .tv_nsec = microseconds % 1000000 * 1000 };

	nanosleep(&time, NULL);
}
