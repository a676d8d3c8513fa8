/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Scenarios with IKE SAs, which a daemon of the test tells. */
#include <stddef.h>

#include "daemon.h"
#include "listing.h"

static const struct format ike_formats[] = {
	{ ike0, digest_ike },
	{ ike_wfpx, digest_ike_wfpx },
	{ ike2, digest_ike },
};

RESULT ike_sa(HANDLE engine, UINT64 id, struct seen *seen)
{
	IKEEXT_SA_DETAILS2 *sa = garbage;
	RESULT status;

	(void)id;
	expect_success(WfpxEngineSetIkeSocket0(engine, daemon_socket));
	status = IkeextSaGetById2(engine, 0xabcd, NULL, &sa);
	expect_output(status, sa);
	if (sa)
		digest_ike(seen, sa);
	FwpmFreeMemory0((void **)&sa);
	return status;
}

RESULT ike_sa_wfpx(HANDLE engine, UINT64 id, struct seen *seen)
{
	WFPX_IKE_SA0 *sa = garbage;
	RESULT status;

	(void)id;
	expect_success(WfpxEngineSetIkeSocket0(engine, daemon_socket));
	status = WfpxIkeSaGetById0(engine, DAEMON_SA_ID, &sa);
	expect_output(status, sa);
	if (sa)
		digest_ike_wfpx(seen, sa);
	FwpmFreeMemory0((void **)&sa);
	return status;
}

RESULT rekey(HANDLE engine, UINT64 id, struct seen *seen)
{
	(void)id, (void)seen;
	expect_success(WfpxEngineSetIkeSocket0(engine, daemon_socket));
	return WfpxSaContextRekey0(engine, DAEMON_SA_ID);
}

RESULT end_ike_sa(HANDLE engine, UINT64 id, struct seen *seen)
{
	(void)id, (void)seen;
	expect_success(WfpxEngineSetIkeSocket0(engine, daemon_socket));
	return IkeextSaDeleteById0(engine, DAEMON_SA_ID);
}

RESULT ike_sas(HANDLE engine, UINT64 id, struct seen *seen)
{
	HANDLE handle = garbage;
	RESULT status;

	(void)id;
	expect_success(WfpxEngineSetIkeSocket0(engine, daemon_socket));
	status = IkeextSaCreateEnumHandle0(engine, NULL, &handle);
	expect_output(status, handle);
	if (status)
		return status;
	status = read_pages(engine, handle, ike_formats, seen);
	expect_success(IkeextSaDestroyEnumHandle0(engine, handle));
	return status;
}
