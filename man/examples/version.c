/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * Compares the version of the library with that of the headers.
 */
#include <windows.h>
#include <fwpmu.h>
#include <wfpxfrm.h>
#include <stdio.h>

int main(void)
{
	UINT32 version = WfpxVersion0();

	printf("library %u.%u.%u\n", version / 1000000,
		version / 1000 % 1000, version % 1000);
	printf("headers " WFPXFRM_VERSION_TEXT "\n");
	return version < WFPXFRM_VERSION;
}
