/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* GUIDs: new ones, and their text. */
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <sys/random.h>
#include <wchar.h>

#include "export.h"
#include "objbase.h"
#include "rpc.h"
#include "windows.h"

/* "01234567-89ab-cdef-0123-456789abcdef" */
#define GUID_LENGTH 36

EXPORT const GUID GUID_NULL = { 0, 0, 0, { 0 } };

/* Random bytes, but for the version and the variant (RFC 9562, version 4). */
EXPORT RPC_STATUS RPC_ENTRY UuidCreate(UUID *Uuid)
{
	if (!Uuid)
		return RPC_S_INVALID_ARG;
	if (getrandom(Uuid, sizeof(*Uuid), 0) != (ssize_t)sizeof(*Uuid))
		return RPC_S_OUT_OF_RESOURCES;
	Uuid->Data3 = (uint16_t)((Uuid->Data3 & 0x0fff) | 0x4000);
	Uuid->Data4[0] = (uint8_t)((Uuid->Data4[0] & 0x3f) | 0x80);
	return RPC_S_OK;
}

EXPORT HRESULT WINAPI CoCreateGuid(GUID *pguid)
{
	if (!pguid)
		return E_INVALIDARG;
	return UuidCreate(pguid) == RPC_S_OK ? S_OK : E_FAIL;
}

/* The bytes of a GUID in the order of its text. */
static void bytes_of(const GUID *guid, uint8_t bytes[16])
{
	for (int i = 0; i < 4; i++)
		bytes[i] = (uint8_t)(guid->Data1 >> (24 - 8 * i));
	bytes[4] = (uint8_t)(guid->Data2 >> 8);
	bytes[5] = (uint8_t)guid->Data2;
	bytes[6] = (uint8_t)(guid->Data3 >> 8);
	bytes[7] = (uint8_t)guid->Data3;
	memcpy(bytes + 8, guid->Data4, 8);
}

static void from_bytes(const uint8_t bytes[16], GUID *guid)
{
	guid->Data1 = (uint32_t)bytes[0] << 24 | (uint32_t)bytes[1] << 16 |
		      (uint32_t)bytes[2] << 8 | bytes[3];
	guid->Data2 = (uint16_t)(bytes[4] << 8 | bytes[5]);
	guid->Data3 = (uint16_t)(bytes[6] << 8 | bytes[7]);
	memcpy(guid->Data4, bytes + 8, 8);
}

/* Whether a dash comes before this byte of the text. */
static bool is_after_dash(int byte)
{
	return byte == 4 || byte == 6 || byte == 8 || byte == 10;
}

static void guid_text(const GUID *guid, const char *digits, char text[GUID_LENGTH + 1])
{
	uint8_t bytes[16];

	bytes_of(guid, bytes);
	for (int i = 0; i < 16; i++) {
		if (is_after_dash(i))
			*text++ = '-';
		*text++ = digits[bytes[i] >> 4];
		*text++ = digits[bytes[i] & 15];
	}
	*text = '\0';
}

static int digit_value(WCHAR c)
{
	if (c >= L'0' && c <= L'9')
		return c - L'0';
	if (c >= L'a' && c <= L'f')
		return c - L'a' + 10;
	return c >= L'A' && c <= L'F' ? c - L'A' + 10 : -1;
}

/* Reads GUID_LENGTH characters; false, and nothing stored, if they are no GUID. */
static bool guid_parse(const WCHAR *text, GUID *guid)
{
	uint8_t bytes[16];

	for (int i = 0; i < 16; i++) {
		int high, low;

		if (is_after_dash(i) && *text++ != L'-')
			return false;
		high = digit_value(text[0]);
		low = high < 0 ? -1 : digit_value(text[1]);
		if (low < 0)
			return false;
		bytes[i] = (uint8_t)(high << 4 | low);
		text += 2;
	}
	from_bytes(bytes, guid);
	return true;
}

static void widen(const char *text, WCHAR *to)
{
	do
		*to++ = (WCHAR)*text;
	while (*text++);
}

EXPORT int WINAPI StringFromGUID2(const GUID *rguid, LPOLESTR lpsz, int cchMax)
{
	char text[GUID_LENGTH + 1];

	if (!rguid || !lpsz || cchMax < GUID_LENGTH + 3)
		return 0;
	guid_text(rguid, "0123456789ABCDEF", text);
	lpsz[0] = L'{';
	widen(text, lpsz + 1);
	lpsz[GUID_LENGTH + 1] = L'}';
	lpsz[GUID_LENGTH + 2] = L'\0';
	return GUID_LENGTH + 3;
}

EXPORT HRESULT WINAPI StringFromCLSID(const GUID *rclsid, LPOLESTR *lplpsz)
{
	if (!lplpsz || !rclsid)
		return E_INVALIDARG;
	*lplpsz = malloc((GUID_LENGTH + 3) * sizeof(WCHAR));
	if (!*lplpsz)
		return E_OUTOFMEMORY;
	StringFromGUID2(rclsid, *lplpsz, GUID_LENGTH + 3);
	return S_OK;
}

EXPORT HRESULT WINAPI CLSIDFromString(LPCOLESTR lpsz, GUID *pclsid)
{
	if (!pclsid)
		return E_INVALIDARG;
	*pclsid = GUID_NULL;
	if (!lpsz)
		return NOERROR;
	if (lpsz[0] != L'{' || !guid_parse(lpsz + 1, pclsid))
		return CO_E_CLASSSTRING;
	if (lpsz[GUID_LENGTH + 1] == L'}' && !lpsz[GUID_LENGTH + 2])
		return NOERROR;
	*pclsid = GUID_NULL;
	return CO_E_CLASSSTRING;
}

EXPORT RPC_STATUS RPC_ENTRY UuidToStringA(const UUID *Uuid, RPC_CSTR *StringUuid)
{
	*StringUuid = malloc(GUID_LENGTH + 1);
	if (!*StringUuid)
		return RPC_S_OUT_OF_MEMORY;
	guid_text(Uuid, "0123456789abcdef", (char *)*StringUuid);
	return RPC_S_OK;
}

EXPORT RPC_STATUS RPC_ENTRY UuidToStringW(const UUID *Uuid, RPC_WSTR *StringUuid)
{
	char text[GUID_LENGTH + 1];

	*StringUuid = malloc((GUID_LENGTH + 1) * sizeof(WCHAR));
	if (!*StringUuid)
		return RPC_S_OUT_OF_MEMORY;
	guid_text(Uuid, "0123456789abcdef", text);
	widen(text, *StringUuid);
	return RPC_S_OK;
}

EXPORT RPC_STATUS RPC_ENTRY UuidFromStringW(RPC_WSTR StringUuid, UUID *Uuid)
{
	GUID guid;

	if (!StringUuid) {
		*Uuid = GUID_NULL;
		return RPC_S_OK;
	}
	if (wcslen(StringUuid) != GUID_LENGTH || !guid_parse(StringUuid, &guid))
		return RPC_S_INVALID_STRING_UUID;
	*Uuid = guid;
	return RPC_S_OK;
}

EXPORT RPC_STATUS RPC_ENTRY UuidFromStringA(RPC_CSTR StringUuid, UUID *Uuid)
{
	WCHAR text[GUID_LENGTH + 1];

	if (!StringUuid)
		return UuidFromStringW(NULL, Uuid);
	if (strlen((const char *)StringUuid) != GUID_LENGTH)
		return RPC_S_INVALID_STRING_UUID;
	widen((const char *)StringUuid, text);
	return UuidFromStringW(text, Uuid);
}

EXPORT RPC_STATUS RPC_ENTRY RpcStringFreeA(RPC_CSTR *String)
{
	free(*String);
	*String = NULL;
	return RPC_S_OK;
}

EXPORT RPC_STATUS RPC_ENTRY RpcStringFreeW(RPC_WSTR *String)
{
	free(*String);
	*String = NULL;
	return RPC_S_OK;
}

/* As the documents order UUIDs: by their parts, as numbers. */
EXPORT signed int RPC_ENTRY UuidCompare(UUID *Uuid1, UUID *Uuid2, RPC_STATUS *Status)
{
	uint8_t first[16], second[16];
	int order;

	bytes_of(Uuid1 ? Uuid1 : &GUID_NULL, first);
	bytes_of(Uuid2 ? Uuid2 : &GUID_NULL, second);
	*Status = RPC_S_OK;
	order = memcmp(first, second, sizeof(first));
	return order < 0 ? -1 : order > 0;
}
