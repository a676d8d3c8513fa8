/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "format.h"

#include <arpa/inet.h>
#include <inttypes.h>
#include <stdio.h>
#include <string.h>
#include <time.h>

static bool fits(int length, size_t size)
{
	return length >= 0 && (size_t)length < size;
}

/* Rounding down never shows more bytes than there are, and never 1024.0 of a unit. */
bool format_bytes(uint64_t bytes, char *ret, size_t size)
{
	static const char units[] = "BKMGTPE";
	unsigned unit = 0, tenths;

	while (unit < sizeof(units) - 2 && bytes >> (10 * (unit + 1)))
		unit++;
	if (!unit)
		return fits(snprintf(ret, size, "%" PRIu64 "B", bytes), size);
	tenths = (unsigned)((bytes >> (10 * (unit - 1))) % 1024 * 10 / 1024);
	return fits(
		snprintf(ret, size, "%" PRIu64 ".%u%c", bytes >> (10 * unit), tenths, units[unit]),
		size);
}

bool format_seconds(uint64_t seconds, char *ret, size_t size)
{
	uint64_t minutes = seconds / 60, hours = minutes / 60, days = hours / 24;

	if (!minutes)
		return fits(snprintf(ret, size, "%" PRIu64 "s", seconds), size);
	if (!hours)
		return fits(
			snprintf(ret, size, "%" PRIu64 "m%02us", minutes, (unsigned)(seconds % 60)),
			size);
	if (!days)
		return fits(
			snprintf(ret, size, "%" PRIu64 "h%02um", hours, (unsigned)(minutes % 60)),
			size);
	return fits(snprintf(ret, size, "%" PRIu64 "d%02uh", days, (unsigned)(hours % 24)), size);
}

bool format_time(uint64_t time, char *ret, size_t size)
{
	time_t t = (time_t)time;
	struct tm local;

	if (localtime_r(&t, &local) && strftime(ret, size, "%Y-%m-%dT%H:%M:%S%z", &local))
		return true;
	/* struct tm cannot hold the year */
	return fits(snprintf(ret, size, "%" PRIu64, time), size);
}

bool address_is_set(const WFPX_ADDRESS0 *address)
{
	static const UINT8 zero[sizeof(address->v6Address)];

	if (address->ipVersion == FWP_IP_VERSION_V4)
		return address->v4Address != 0;
	return address->ipVersion == FWP_IP_VERSION_V6 &&
	       memcmp(address->v6Address, zero, sizeof(zero)) != 0;
}

void format_address(const WFPX_ADDRESS0 *address, char ret[ADDRESS_TEXT_SIZE])
{
	struct in_addr v4 = { .s_addr = htonl(address->v4Address) };

	if (address->ipVersion == FWP_IP_VERSION_V4)
		inet_ntop(AF_INET, &v4, ret, ADDRESS_TEXT_SIZE);
	else if (address->ipVersion == FWP_IP_VERSION_V6)
		inet_ntop(AF_INET6, address->v6Address, ret, ADDRESS_TEXT_SIZE);
	else
		strcpy(ret, "-");
}
