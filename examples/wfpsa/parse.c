/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "parse.h"

#include <arpa/inet.h>
#include <string.h>

static int digit_of(char c)
{
	if (c >= '0' && c <= '9')
		return c - '0';
	if (c >= 'a' && c <= 'f')
		return c - 'a' + 10;
	if (c >= 'A' && c <= 'F')
		return c - 'A' + 10;
	return 16;
}

static bool parse_digits(const char *text, unsigned base, uint64_t max, uint64_t *ret)
{
	uint64_t number = 0;

	if (!*text)
		return false;
	for (; *text; text++) {
		unsigned digit = (unsigned)digit_of(*text);

		if (digit >= base || number > (max - digit) / base || digit > max)
			return false;
		number = number * base + digit;
	}
	*ret = number;
	return true;
}

static bool skip_0x(const char **text)
{
	if ((*text)[0] != '0' || ((*text)[1] != 'x' && (*text)[1] != 'X'))
		return false;
	*text += 2;
	return true;
}

bool parse_number(const char *text, uint64_t max, uint64_t *ret)
{
	bool hex = skip_0x(&text);

	return parse_digits(text, hex ? 16 : 10, max, ret);
}

bool parse_u32(const char *text, UINT32 *ret)
{
	uint64_t number;

	if (!parse_number(text, UINT32_MAX, &number))
		return false;
	*ret = (UINT32)number;
	return true;
}

bool parse_seconds(const char *text, uint64_t *ret)
{
	size_t whole = strspn(text, "0123456789");
	const char *fraction = text + whole + (text[whole] == '.');
	size_t length = strspn(fraction, "0123456789");

	if (!whole || whole > 7 || fraction[length] || (text[whole] && !length))
		return false;
	*ret = 0;
	for (size_t i = 0; i < whole; i++)
		*ret = *ret * 10 + (uint64_t)digit_of(text[i]);
	for (size_t i = 0; i < 3; i++)
		*ret = *ret * 10 + (i < length ? (uint64_t)digit_of(fraction[i]) : 0);
	return *ret >= 100 && *ret <= 1000000000;
}

bool parse_hex64(const char *text, uint64_t *ret)
{
	skip_0x(&text);
	return strlen(text) <= 16 && parse_digits(text, 16, UINT64_MAX, ret);
}

static bool parse_address(const char *text, WFPX_ADDRESS0 *ret)
{
	struct in_addr v4;

	if (inet_pton(AF_INET, text, &v4) == 1) {
		ret->ipVersion = FWP_IP_VERSION_V4;
		ret->v4Address = ntohl(v4.s_addr);
		return true;
	}
	ret->ipVersion = FWP_IP_VERSION_V6;
	return inet_pton(AF_INET6, text, ret->v6Address) == 1;
}

bool parse_prefix(const char *text, struct prefix *ret)
{
	size_t length = strcspn(text, "/");
	char address[INET6_ADDRSTRLEN];
	uint64_t bits;

	if (length >= sizeof(address))
		return false;
	memcpy(address, text, length);
	address[length] = '\0';
	if (!parse_address(address, &ret->address))
		return false;
	bits = ret->address.ipVersion == FWP_IP_VERSION_V4 ? 32 : 128;
	if (text[length] && !parse_digits(text + length + 1, 10, bits, &bits))
		return false;
	ret->length = (UINT8)bits;
	return true;
}

static bool v6_prefix_has(const struct prefix *prefix, const UINT8 address[16])
{
	const UINT8 *net = prefix->address.v6Address;
	unsigned whole = prefix->length / 8u, rest = prefix->length % 8u;

	if (memcmp(net, address, whole) != 0)
		return false;
	return !rest || (net[whole] ^ address[whole]) >> (8 - rest) == 0;
}

bool prefix_has(const struct prefix *prefix, const WFPX_ADDRESS0 *address)
{
	if (prefix->address.ipVersion != address->ipVersion)
		return false;
	if (address->ipVersion == FWP_IP_VERSION_V6)
		return v6_prefix_has(prefix, address->v6Address);
	return !prefix->length ||
	       (prefix->address.v4Address ^ address->v4Address) >> (32 - prefix->length) == 0;
}
