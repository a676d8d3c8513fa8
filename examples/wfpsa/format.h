/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Numbers and addresses as text for people. Each function writes a NUL-terminated text to @ret,
 * which has @size bytes and belongs to the caller. The functions that return bool return false if
 * the text was cut off for lack of space.
 */
#ifndef WFPSA_FORMAT_H
#define WFPSA_FORMAT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <wfpxfrm.h>

#define ADDRESS_TEXT_SIZE 46 /* INET6_ADDRSTRLEN */

#define NUMBER_TEXT_SIZE  21 /* enough for any number */

/*
 * A number in decimal digits, or as 0x and at least @digits, up to 16, hexadecimal digits. Both
 * return the length of the text, for which @ret must have room.
 */
size_t format_number(uint64_t number, char *ret);
size_t format_hex(uint64_t number, unsigned digits, char *ret);

/* A number of bytes as 999B, 1.2K, 117.7M: in powers of 1024, with one decimal, rounded down. */
bool format_bytes(uint64_t bytes, char *ret, size_t size);

/* A duration in its two largest units: 45s, 58m03s, 1h05m, 12d04h. */
bool format_seconds(uint64_t seconds, char *ret, size_t size);

/*
 * @time, in seconds since 1970, as local time with the offset from UTC: 2026-01-31T12:00:00+0100.
 * A time that localtime_r() cannot represent remains a number.
 */
bool format_time(uint64_t time, char *ret, size_t size);

#define TIME_TEXT_SIZE sizeof("2026-01-31T12:00:00.000000+01:00")

/*
 * @time, in nanoseconds since 1970, as RFC 3339 has it: local time with microseconds and the offset
 * from UTC.
 */
void format_time_exactly(uint64_t time, char ret[TIME_TEXT_SIZE]);

/* An address in the usual notation; "-" if ipVersion is FWP_IP_VERSION_NONE. */
void format_address(const WFPX_ADDRESS0 *address, char ret[ADDRESS_TEXT_SIZE]);

/* Whether there is an address, and it is not 0.0.0.0 or ::. */
bool address_is_set(const WFPX_ADDRESS0 *address);

/*
 * The algorithms of an SA by their usual names, with sizes in bits: "AES-GCM-256",
 * "AES-CBC-256/HMAC-SHA256-128". An algorithm that algorithm.c does not know has the kernel's name.
 */
bool format_algorithm(const WFPX_SA0 *sa, char *ret, size_t size);

#endif
