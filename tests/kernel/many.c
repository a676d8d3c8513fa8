/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* many COUNT [FIRST] - installs COUNT SAs, the numbers FIRST and up of install_numbered() */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include "install.h"

int main(int argc, char **argv)
{
	struct installer *installer;
	uint32_t first, count;

	if (argc < 2) {
		fprintf(stderr, "usage: many COUNT [FIRST]\n");
		return 2;
	}
	count = (uint32_t)strtoul(argv[1], NULL, 0);
	first = argc > 2 ? (uint32_t)strtoul(argv[2], NULL, 0) : 0;
	installer = installer_open();
	for (uint32_t i = 0; i < count; i++) {
		struct install_sa sa = install_numbered(first + i);

		installer_add(installer, &sa);
	}
	installer_close(installer);
	return 0;
}
