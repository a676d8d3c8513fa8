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

# In front of these, for those who want it: what sources for Windows include besides.
wfpxwin32includedir = $(includedir)/wfpxfrm-win32
wfpxwin32include_HEADERS = \
	include/wfpxfrm-win32/basetsd.h include/wfpxfrm-win32/combaseapi.h \
	include/wfpxfrm-win32/conio.h include/wfpxfrm-win32/driverspecs.h \
	include/wfpxfrm-win32/guiddef.h include/wfpxfrm-win32/in6addr.h \
	include/wfpxfrm-win32/inaddr.h include/wfpxfrm-win32/initguid.h \
	include/wfpxfrm-win32/minwindef.h include/wfpxfrm-win32/mstcpip.h \
	include/wfpxfrm-win32/nldef.h include/wfpxfrm-win32/ntddk.h \
	include/wfpxfrm-win32/io.h include/wfpxfrm-win32/ntstatus.h \
	include/wfpxfrm-win32/ntdef.h include/wfpxfrm-win32/ntstrsafe.h \
	include/wfpxfrm-win32/objbase.h include/wfpxfrm-win32/rpc.h \
	include/wfpxfrm-win32/rpcdce.h include/wfpxfrm-win32/sal.h include/wfpxfrm-win32/sddl.h \
	include/wfpxfrm-win32/sdkddkver.h include/wfpxfrm-win32/specstrings.h \
	include/wfpxfrm-win32/strsafe.h include/wfpxfrm-win32/tchar.h \
	include/wfpxfrm-win32/wdm.h include/wfpxfrm-win32/wfpx_compiler.h \
	include/wfpxfrm-win32/wfpx_crt.h include/wfpxfrm-win32/wfpx_print.h \
	include/wfpxfrm-win32/wfpx_symbol.h include/wfpxfrm-win32/wfpxwin32.h \
	include/wfpxfrm-win32/winbase.h include/wfpxfrm-win32/windef.h \
	include/wfpxfrm-win32/windows.h include/wfpxfrm-win32/winerror.h \
	include/wfpxfrm-win32/winnls.h include/wfpxfrm-win32/winnt.h \
	include/wfpxfrm-win32/winsock.h include/wfpxfrm-win32/winsock2.h \
	include/wfpxfrm-win32/ws2def.h include/wfpxfrm-win32/ws2ipdef.h \
	include/wfpxfrm-win32/ws2tcpip.h include/wfpxfrm-win32/wtypes.h

# The same by the names that sources write on a file system that ignores case.
wfpxwin32include_HEADERS += \
	include/wfpxfrm-win32/BaseTsd.h include/wfpxfrm-win32/Basetsd.h \
	include/wfpxfrm-win32/Combaseapi.h include/wfpxfrm-win32/CONIO.H \
	include/wfpxfrm-win32/Conio.h include/wfpxfrm-win32/FWPMK.h \
	include/wfpxfrm-win32/FwpmK.h include/wfpxfrm-win32/Fwpmk.h \
	include/wfpxfrm-win32/FWPMTypes.h include/wfpxfrm-win32/FwpmTypes.h \
	include/wfpxfrm-win32/Fwpmtypes.h include/wfpxfrm-win32/FWPMU.H \
	include/wfpxfrm-win32/FWPMU.h include/wfpxfrm-win32/FwpmU.h \
	include/wfpxfrm-win32/Fwpmu.h include/wfpxfrm-win32/FWPTypes.h \
	include/wfpxfrm-win32/FwpTypes.h include/wfpxfrm-win32/Fwptypes.h \
	include/wfpxfrm-win32/FwpVi.h include/wfpxfrm-win32/Fwpvi.h \
	include/wfpxfrm-win32/GuidDef.h include/wfpxfrm-win32/Guiddef.h \
	include/wfpxfrm-win32/IKETypes.h include/wfpxfrm-win32/IkeTypes.h \
	include/wfpxfrm-win32/Iketypes.h include/wfpxfrm-win32/INITGUID.H \
	include/wfpxfrm-win32/InitGuid.h include/wfpxfrm-win32/Initguid.h \
	include/wfpxfrm-win32/IPSecTypes.h include/wfpxfrm-win32/IPsecTypes.h \
	include/wfpxfrm-win32/IpsecTypes.h include/wfpxfrm-win32/Ipsectypes.h \
	include/wfpxfrm-win32/MSTcpIP.h include/wfpxfrm-win32/MSTcpip.h \
	include/wfpxfrm-win32/Mstcpip.h include/wfpxfrm-win32/NlDef.h \
	include/wfpxfrm-win32/Nldef.h include/wfpxfrm-win32/NTDDK.h \
	include/wfpxfrm-win32/NtDDK.h include/wfpxfrm-win32/Ntddk.h \
	include/wfpxfrm-win32/Ntdef.h include/wfpxfrm-win32/NTSTATUS.H \
	include/wfpxfrm-win32/NTSTATUS.h include/wfpxfrm-win32/NtStatus.h \
	include/wfpxfrm-win32/Ntstatus.h include/wfpxfrm-win32/NtStrSafe.h \
	include/wfpxfrm-win32/Ntstrsafe.h include/wfpxfrm-win32/ObjBase.h \
	include/wfpxfrm-win32/Objbase.h include/wfpxfrm-win32/RPC.h include/wfpxfrm-win32/Rpc.h \
	include/wfpxfrm-win32/RpcDce.h include/wfpxfrm-win32/Rpcdce.h \
	include/wfpxfrm-win32/SAL.h include/wfpxfrm-win32/Sal.h include/wfpxfrm-win32/SDDL.h \
	include/wfpxfrm-win32/Sddl.h include/wfpxfrm-win32/SDKDDKVer.h \
	include/wfpxfrm-win32/SdkDdkVer.h include/wfpxfrm-win32/SpecStrings.h \
	include/wfpxfrm-win32/Specstrings.h include/wfpxfrm-win32/STRSAFE.H \
	include/wfpxfrm-win32/StrSafe.h include/wfpxfrm-win32/Strsafe.h \
	include/wfpxfrm-win32/TCHAR.H include/wfpxfrm-win32/TCHAR.h \
	include/wfpxfrm-win32/TChar.h include/wfpxfrm-win32/Tchar.h include/wfpxfrm-win32/WDM.h \
	include/wfpxfrm-win32/Wdm.h include/wfpxfrm-win32/WinBase.h \
	include/wfpxfrm-win32/Winbase.h include/wfpxfrm-win32/WinDef.h \
	include/wfpxfrm-win32/Windef.h include/wfpxfrm-win32/WINDOWS.H \
	include/wfpxfrm-win32/WINDOWS.h include/wfpxfrm-win32/Windows.h \
	include/wfpxfrm-win32/WINERROR.H include/wfpxfrm-win32/WinError.h \
	include/wfpxfrm-win32/Winerror.h include/wfpxfrm-win32/WinNls.h \
	include/wfpxfrm-win32/WinNT.h include/wfpxfrm-win32/WinNt.h \
	include/wfpxfrm-win32/Winnt.h include/wfpxfrm-win32/WinSock.h \
	include/wfpxfrm-win32/Winsock.h include/wfpxfrm-win32/WINSOCK2.H \
	include/wfpxfrm-win32/WINSOCK2.h include/wfpxfrm-win32/WinSock2.h \
	include/wfpxfrm-win32/Winsock2.h include/wfpxfrm-win32/WS2def.h \
	include/wfpxfrm-win32/Ws2def.h include/wfpxfrm-win32/WS2ipdef.h \
	include/wfpxfrm-win32/Ws2ipdef.h include/wfpxfrm-win32/WS2TCPIP.H \
	include/wfpxfrm-win32/WS2TCPIP.h include/wfpxfrm-win32/WS2tcpIP.h \
	include/wfpxfrm-win32/WS2tcpip.h include/wfpxfrm-win32/Ws2TcpIp.h \
	include/wfpxfrm-win32/Ws2tcpip.h include/wfpxfrm-win32/WTypes.h
