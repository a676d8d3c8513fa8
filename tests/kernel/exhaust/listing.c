/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "listing.h"

RESULT read_page(HANDLE engine, HANDLE handle, const struct format *format, UINT32 requested,
		 struct seen *seen, void ***ret)
{
	void **entries = garbage;
	UINT32 count = 77;
	RESULT status = format->page(engine, handle, requested, &entries, &count);

	if (status ? entries || count : count > requested || !count != !entries)
		complain("result 0x%x with %u entries at %p", (unsigned)status, (unsigned)count,
			 (void *)entries);
	*ret = entries;
	for (UINT32 i = 0; i < count; i++)
		format->digest(seen, entries[i]);
	seen->entries += count;
	return status;
}

RESULT read_pages(HANDLE engine, HANDLE handle, const struct format formats[3], struct seen *seen)
{
	RESULT first = 0, status = 0;
	void **entries;

	for (int i = 0; i < 4 && !status; i++) {
		UINT32 requested = i < 3 ? 3 : ALL;

		status = read_page(engine, handle, &formats[i % 3], requested, seen, &entries);
		if (status && !first) {
			first = status;
			status = read_page(engine, handle, &formats[i % 3], requested, seen,
					   &entries);
		}
		FwpmFreeMemory0((void **)&entries);
	}
	seen->whole = !status;
	return first;
}

static RESULT read_info(HANDLE engine, HANDLE handle, struct seen *seen)
{
	WFPX_SNAPSHOT_INFO0 info;
	RESULT status = WfpxSnapshotGetInfo0(engine, handle, &info);

	if (!status)
		digest_info(seen, &info);
	return status;
}

RESULT read_all(HANDLE engine, HANDLE handle, const struct format formats[3], struct seen *seen)
{
	RESULT status = read_pages(engine, handle, formats, seen);

	return read_info(engine, handle, seen) ? GENERAL : status;
}
