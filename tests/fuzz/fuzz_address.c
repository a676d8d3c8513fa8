/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Fuzz target: the input is a datagram of an address dump. */
#include <stdlib.h>
#include <string.h>

#include "fuzz.h"
#include "sadb/local.h"
#include "netlink/route.h"
#include "netlink/walk.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct local_addresses local = { 0 };
	void *datagram = malloc(size + 1);
	const struct nlmsghdr *message;
	int left = (int)size;

	memcpy(datagram, data, size);
	for_each_message(message, datagram, left) {
		struct address address;
		uint8_t family;

		if (!decode_local_address(message, &family, &address))
			continue;
		if (!local_addresses_add(&local, family, &address) &&
		    !local_addresses_have(&local, family, &address))
			abort();
	}
	local_addresses_done(&local);
	free(datagram);
	return 0;
}
