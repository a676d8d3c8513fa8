/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * Begins a transaction, shows that transactions do not nest, and
 * ends two of them, one in each way.
 */
#include <windows.h>
#include <fwpmu.h>
#include <wfpxfrm.h>
#include <stdio.h>

int main(void)
{
	HANDLE engine;

	if (FwpmEngineOpen0(
			NULL, RPC_C_AUTHN_DEFAULT, NULL, NULL, &engine))
		return 1;
	if (FwpmTransactionBegin0(engine, 0) == ERROR_SUCCESS) {
		puts(WfpxErrorText0(FwpmTransactionBegin0(engine, 0)));
		FwpmTransactionCommit0(engine);
	}
	if (FwpmTransactionBegin0(engine, FWPM_TXN_READ_ONLY) ==
		ERROR_SUCCESS)
		FwpmTransactionAbort0(engine);
	return FwpmEngineClose0(engine) != ERROR_SUCCESS;
}
