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

size_t format_number(uint64_t number, char *ret)
{
	char text[NUMBER_TEXT_SIZE];
	size_t first = sizeof(text);

	do
		text[--first] = (char)('0' + number % 10);
	while (number /= 10);
	memcpy(ret, text + first, sizeof(text) - first);
	ret[sizeof(text) - first] = '\0';
	return sizeof(text) - first;
}

size_t format_hex(uint64_t number, unsigned digits, char *ret)
{
	while (digits < 16 && number >> (4 * digits))
		digits++;
	ret[0] = '0';
	ret[1] = 'x';
	for (unsigned i = 0; i < digits; i++)
		ret[2 + i] = "0123456789abcdef"[number >> (4 * (digits - 1 - i)) & 15];
	ret[2 + digits] = '\0';
	return 2 + digits;
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

void format_time_exactly(uint64_t time, char ret[TIME_TEXT_SIZE])
{
	time_t seconds = (time_t)(time / 1000000000u);
	char date[sizeof("2026-01-31T12:00:00")] = "", zone[sizeof("+0100")] = "";
	struct tm local;

	if (localtime_r(&seconds, &local)) {
		strftime(date, sizeof(date), "%Y-%m-%dT%H:%M:%S", &local);
		strftime(zone, sizeof(zone), "%z", &local);
	}
	snprintf(ret, TIME_TEXT_SIZE, "%s.%06u%.3s:%s", date, (unsigned)(time % 1000000000u / 1000),
		 zone, zone + 3);
}

bool address_is_set(const WFPX_ADDRESS0 *address)
{
	static const UINT8 zero[sizeof(address->v6Address)];

	if (address->ipVersion == FWP_IP_VERSION_V4)
		return address->v4Address != 0;
	return address->ipVersion == FWP_IP_VERSION_V6 &&
	       memcmp(address->v6Address, zero, sizeof(zero)) != 0;
}

/* inet_ntop() takes ten times as long. */
static void format_v4(UINT32 address, char *ret)
{
	for (int shift = 24; shift >= 0; shift -= 8) {
		ret += format_number(address >> shift & 0xff, ret);
		if (shift)
			*ret++ = '.';
	}
}

void format_address(const WFPX_ADDRESS0 *address, char ret[ADDRESS_TEXT_SIZE])
{
	if (address->ipVersion == FWP_IP_VERSION_V4)
		format_v4(address->v4Address, ret);
	else if (address->ipVersion == FWP_IP_VERSION_V6)
		inet_ntop(AF_INET6, address->v6Address, ret, ADDRESS_TEXT_SIZE);
	else
		strcpy(ret, "-");
}
