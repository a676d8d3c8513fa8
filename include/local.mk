# SPDX-License-Identifier: LGPL-2.1-or-later
wfpxfrmincludedir = $(includedir)/wfpxfrm
wfpxfrminclude_HEADERS = \
	include/wfpxfrm/fwpmk.h \
	include/wfpxfrm/fwpmtypes.h \
	include/wfpxfrm/fwpmu.h \
	include/wfpxfrm/fwptypes.h \
	include/wfpxfrm/fwpvi.h \
	include/wfpxfrm/guiddef.h \
	include/wfpxfrm/iketypes.h \
	include/wfpxfrm/initguid.h \
	include/wfpxfrm/ipsectypes.h \
	include/wfpxfrm/ntstatus.h \
	include/wfpxfrm/rpcdce.h \
	include/wfpxfrm/wfpxfrm.h \
	include/wfpxfrm/windef.h \
	include/wfpxfrm/windows.h \
	include/wfpxfrm/winerror.h \
	include/wfpxfrm/winsock2.h
