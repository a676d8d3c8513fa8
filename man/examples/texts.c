/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * Says why an enumeration cannot be made, in words.
 */
#include <windows.h>
#include <fwpmu.h>
#include <wfpxfrm.h>
#include <stdio.h>

int main(void)
{
	HANDLE sas;
	DWORD result = IPsecSaCreateEnumHandle0(NULL, NULL, &sas);

	printf("0x%08x %s\n", result, WfpxErrorText0(result));
	return 0;
}
