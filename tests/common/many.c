/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * many COUNT [FIRST] - installs COUNT SAs of install_numbered(), from number FIRST (0) on
 * many COUNT hosts [REQID] - installs the first COUNT SAs of install_host()
 */
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "install.h"

int main(int argc, char **argv)
{
	struct installer *installer;
	bool hosts = argc > 2 && !strcmp(argv[2], "hosts");
	uint32_t count, first, reqid;

	if (argc < 2) {
		fprintf(stderr, "usage: many COUNT [FIRST | hosts [REQID]]\n");
		return 2;
	}
	count = (uint32_t)strtoul(argv[1], NULL, 0);
	first = argc > 2 && !hosts ? (uint32_t)strtoul(argv[2], NULL, 0) : 0;
	reqid = argc > 3 ? (uint32_t)strtoul(argv[3], NULL, 0) : 0;
	installer = installer_open();
	for (uint32_t i = 0; i < count; i++) {
		struct install_sa sa = hosts ? install_host(i, reqid) : install_numbered(first + i);

		installer_add(installer, &sa);
	}
	installer_close(installer);
	return 0;
}
