/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "status.h"

#include <errno.h>
#include <stddef.h>

#include "ntstatus.h"

uint32_t status_from_errno(int error)
{
	switch (error) {
	case 0:
		return ERROR_SUCCESS;
	case EPERM:
	case EACCES:
		return ERROR_ACCESS_DENIED;
	case ENOMEM:
	case ENOBUFS:
		return ERROR_NOT_ENOUGH_MEMORY;
	case EMFILE:
	case ENFILE:
		return ERROR_TOO_MANY_OPEN_FILES;
	case ENOENT:
		return ERROR_FILE_NOT_FOUND;
	case ESRCH:
		return FWP_E_NOT_FOUND;
	case EINVAL:
		return ERROR_INVALID_PARAMETER;
	case EEXIST:
		return FWP_E_ALREADY_EXISTS;
	case ENOSYS: /* an algorithm that the kernel lacks, among others */
		return ERROR_CALL_NOT_IMPLEMENTED;
	case EOPNOTSUPP: /* a 32-bit process on a kernel without XFRM compat */
		return ERROR_NOT_SUPPORTED;
	case EPROTONOSUPPORT: /* no XFRM in the kernel; Windows gives this without its engine */
	case EAFNOSUPPORT:
		return EPT_S_NOT_REGISTERED;
	default:
		return ERROR_GEN_FAILURE;
	}
}

int32_t status_to_ntstatus(uint32_t status)
{
	static const struct {
		uint32_t win32;
		int32_t nt;
	} twins[] = {
#define CODE(win32, nt, text) { win32, nt },
#define FWP_CODE(name, text)  { FWP_E_##name, STATUS_FWP_##name },
#include "codes.def"
#undef CODE
#undef FWP_CODE
	};

	if ((status & 0xffff0000u) == 0x80320000u) /* FWP_E_x and STATUS_FWP_x share the low word */
		return (int32_t)(0xc0220000u | (status & 0xffffu));
	for (size_t i = 0; i < sizeof(twins) / sizeof(twins[0]); i++)
		if (twins[i].win32 == status)
			return twins[i].nt;
	return STATUS_UNSUCCESSFUL;
}
