/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * Prints what happens to packets that leave, policy by policy,
 * in the order in which the kernel asks them.
 */
#include <windows.h>
#include <fwpmu.h>
#include <wfpxfrm.h>
#include <stdio.h>

static void print_policy(const WFPX_POLICY_DETAILS0 *p)
{
	if (p->policy.direction != FWP_DIRECTION_OUTBOUND)
		return;
	printf("priority %u: ", p->policy.priority);
	if (p->block)
		puts("dropped");
	else if (p->numTemplates)
		printf("by SAs of reqid %u\n", p->policy.reqid);
	else
		puts("in the clear");
}

int main(void)
{
	WFPX_POLICY_DETAILS0 **entries = NULL;
	HANDLE engine, policies;
	UINT32 count = 0;
	DWORD result;

	if (FwpmEngineOpen0(
			NULL, RPC_C_AUTHN_DEFAULT, NULL, NULL, &engine))
		return 1;
	result = WfpxPolicyCreateEnumHandle0(engine, &policies);
	if (result == ERROR_SUCCESS)
		result = WfpxPolicyEnum0(
			engine, policies, 0xffffffff, &entries, &count);
	if (result != ERROR_SUCCESS)
		fprintf(stderr, "%s\n", WfpxErrorText0(result));
	for (UINT32 i = 0; i < count; i++)
		print_policy(entries[i]);
	FwpmFreeMemory0((void **)&entries);
	WfpxPolicyDestroyEnumHandle0(engine, policies);
	return FwpmEngineClose0(engine) || result;
}
