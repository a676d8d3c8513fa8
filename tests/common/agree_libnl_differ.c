/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include <arpa/inet.h>
#include <stdio.h>
#include <string.h>

#include "agree_libnl.h"

unsigned disagreements, compared;
UINT32 current;

void differ(const char *what, unsigned long long libnl, unsigned long long library)
{
	compared++;
	if (libnl == library)
		return;
	disagreements++;
	printf("spi 0x%08x: %s: libnl %llu (0x%llx), library %llu (0x%llx)\n", current, what, libnl,
	       libnl, library, library);
}

void differ_text(const char *what, const char *libnl, const char *library)
{
	compared++;
	if (library ? !strcmp(libnl, library) : !libnl[0])
		return;
	disagreements++;
	printf("spi 0x%08x: %s: libnl \"%s\", library \"%s\"\n", current, what, libnl,
	       library ? library : "");
}

void differ_address(const char *what, FWP_IP_VERSION version, struct nl_addr *libnl, UINT32 v4,
		    const UINT8 *v6)
{
	UINT32 network = htonl(v4);
	unsigned size = version == FWP_IP_VERSION_V4 ? 4 : 16;

	compared++;
	if (nl_addr_get_len(libnl) == size &&
	    !memcmp(nl_addr_get_binary_addr(libnl), size == 4 ? (const void *)&network : v6, size))
		return;
	disagreements++;
	printf("spi 0x%08x: %s differs\n", current, what);
}

void differ_wfpx_address(const char *what, struct nl_addr *libnl, const WFPX_ADDRESS0 *to)
{
	differ_address(what, to->ipVersion, libnl, to->v4Address, to->v6Address);
}
