/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Security identifiers from their text, and the narrow form of LookupAccountSid. */
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <wchar.h>

#include "export.h"
#include "last_error.h"
#include "sddl.h"
#include "utf.h"
#include "windows.h"

#define MOST_AUTHORITIES 15
/* The longest name of an account and of a domain that LookupAccountSidA can return, with the 0 */
#define NAME_ROOM 1024

/* Reads "-" and a number up to @most; false if there is none. */
static bool read_part(const char **at, unsigned long long most, unsigned long long *number)
{
	char *end;

	if ((*at)[0] != '-' || (*at)[1] < '0' || (*at)[1] > '9')
		return false;
	errno = 0;
	*number = strtoull(*at + 1, &end,
			   (*at)[1] == '0' && ((*at)[2] == 'x' || (*at)[2] == 'X') ? 16 : 10);
	*at = end;
	return !errno && *number <= most;
}

static bool parse(const char *text, SID *sid)
{
	unsigned long long number;

	memset(sid, 0, sizeof(*sid));
	if (text[0] != 'S' && text[0] != 's')
		return false;
	text++;
	if (!read_part(&text, 1, &number) || number != 1)
		return false;
	sid->Revision = 1;
	if (!read_part(&text, 0xffffffffffffULL, &number))
		return false;
	for (int i = 5; i >= 0; i--, number >>= 8)
		sid->IdentifierAuthority.Value[i] = (BYTE)number;
	while (*text) {
		if (sid->SubAuthorityCount == MOST_AUTHORITIES ||
		    !read_part(&text, 0xffffffffU, &number))
			return false;
		((DWORD *)(void *)((char *)sid +
				   offsetof(SID, SubAuthority)))[sid->SubAuthorityCount++] =
			(DWORD)number;
	}
	return sid->SubAuthorityCount > 0;
}

EXPORT BOOL WINAPI ConvertStringSidToSidA(LPCSTR StringSid, PSID *Sid)
{
	int errno_before = errno;
	bool valid;

	if (!StringSid || !Sid)
		return fail_with(ERROR_INVALID_PARAMETER);
	*Sid = LocalAlloc(LMEM_ZEROINIT, sizeof(SID) + MOST_AUTHORITIES * sizeof(DWORD));
	if (!*Sid)
		return FALSE;
	valid = parse(StringSid, *Sid);
	errno = errno_before;
	if (valid)
		return TRUE;
	*Sid = LocalFree(*Sid);
	return fail_with(ERROR_INVALID_SID);
}

EXPORT BOOL WINAPI ConvertStringSidToSidW(LPCWSTR StringSid, PSID *Sid)
{
	char *text;
	BOOL done;

	if (!StringSid || !Sid)
		return fail_with(ERROR_INVALID_PARAMETER);
	text = utf8_of_wide(StringSid);
	if (!text)
		return fail_with(ERROR_NOT_ENOUGH_MEMORY);
	done = ConvertStringSidToSidA(text, Sid);
	free(text);
	return done;
}

/* Copies a text if it fits; *@room becomes its length, or the room that it needs. */
static bool narrow(const wchar_t *from, LPSTR to, LPDWORD room)
{
	char *text = utf8_of_wide(from);
	size_t length = text ? strlen(text) : 0;
	bool fits = text && to && length < *room;

	if (fits)
		memcpy(to, text, length + 1);
	*room = (DWORD)(fits ? length : length + 1);
	free(text);
	return fits;
}

EXPORT BOOL WINAPI LookupAccountSidA(LPCSTR lpSystemName, PSID Sid, LPSTR Name, LPDWORD cchName,
				     LPSTR ReferencedDomainName, LPDWORD cchReferencedDomainName,
				     PSID_NAME_USE peUse)
{
	WCHAR name[NAME_ROOM], domain[NAME_ROOM];
	DWORD name_room = NAME_ROOM, domain_room = NAME_ROOM;
	bool name_fits, domain_fits;

	if (!cchName || !cchReferencedDomainName)
		return fail_with(ERROR_INVALID_PARAMETER);
	if (!LookupAccountSidW(lpSystemName && *lpSystemName ? L"?" : NULL, Sid, name, &name_room,
			       domain, &domain_room, peUse))
		return FALSE;
	name_fits = narrow(name, Name, cchName);
	domain_fits = narrow(domain, ReferencedDomainName, cchReferencedDomainName);
	return (name_fits && domain_fits) || fail_with(ERROR_INSUFFICIENT_BUFFER);
}
