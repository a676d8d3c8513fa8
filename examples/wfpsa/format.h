/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Numbers and addresses as people read them. False: the text was cut off at @size. */
#ifndef WFPSA_FORMAT_H
#define WFPSA_FORMAT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <wfpxfrm.h>

#define ADDRESS_TEXT_SIZE 46 /* INET6_ADDRSTRLEN */

/* 999B, 1.2K, 117.7M: powers of 1024, one decimal. */
bool format_bytes(uint64_t bytes, char *ret, size_t size);

/* The two largest units: 45s, 58m03s, 1h05m, 12d04h. */
bool format_seconds(uint64_t seconds, char *ret, size_t size);

/* @time in seconds since 1970, as local time with its offset from UTC. */
bool format_time(uint64_t time, char *ret, size_t size);

/* "-" for no address. */
void format_address(const WFPX_ADDRESS0 *address, char ret[ADDRESS_TEXT_SIZE]);

/* Whether there is one, and it is not all zero. */
bool address_is_set(const WFPX_ADDRESS0 *address);

/* "AES-GCM-256", "AES-CBC-256/HMAC-SHA256-128"; the kernel's names where no other is known. */
bool format_algorithm(const WFPX_SA0 *sa, char *ret, size_t size);

#endif
