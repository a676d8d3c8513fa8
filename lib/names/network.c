/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "network.h"

#include <arpa/inet.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>

bool number_parse(const char *text, uint32_t *ret)
{
	bool hex = text[0] == '0' && (text[1] == 'x' || text[1] == 'X');
	const char *digits = hex ? "0123456789abcdefABCDEF" : "0123456789";
	const char *first = hex ? text + 2 : text;
	size_t length = strlen(first);
	unsigned long long number;

	if (!length || length > 10 || strspn(first, digits) != length)
		return false;
	if (!hex && length > 1 && first[0] == '0')
		return false;
	number = strtoull(first, NULL, hex ? 16 : 10);
	*ret = (uint32_t)number;
	return number <= UINT32_MAX;
}

/* Whether the bits of an address behind its prefix are all zero. */
static bool has_no_host_bits(const struct subnet *subnet)
{
	static const struct address zero;
	struct address host = subnet->address;
	uint8_t whole = subnet->prefix / 8, rest = subnet->prefix % 8;

	memset(host.bytes, 0, whole);
	if (rest)
		host.bytes[whole] &= (uint8_t)(0xff >> rest);
	return !memcmp(&host, &zero, sizeof(zero));
}

bool network_parse(const char *text, struct subnet *ret)
{
	const char *slash = strchr(text, '/');
	size_t length = slash ? (size_t)(slash - text) : strlen(text);
	char address[INET6_ADDRSTRLEN];
	uint32_t prefix, most;

	*ret = (struct subnet){ .family = strchr(text, ':') ? AF_INET6 : AF_INET };
	most = ret->family == AF_INET6 ? 128 : 32;
	prefix = most;
	if (length >= sizeof(address))
		return false;
	memcpy(address, text, length);
	address[length] = '\0';
	if (inet_pton(ret->family, address, ret->address.bytes) != 1)
		return false;
	if (slash && (!number_parse(slash + 1, &prefix) || prefix > most))
		return false;
	ret->prefix = (uint8_t)prefix;
	return has_no_host_bits(ret);
}
