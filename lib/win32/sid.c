/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Security identifiers: their text, and the accounts behind those of users and groups. */
#include <errno.h>
#include <grp.h>
#include <pwd.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <wchar.h>

#include "export.h"
#include "last_error.h"
#include "sddl.h"
#include "utf.h"
#include "windows.h"

#define REVISION         1
#define MOST_AUTHORITIES 15
/* "S-1-0x" and twelve digits, and fifteen times a dash and ten digits */
#define SID_TEXT_ROOM 200

/* S-1-22-1-uid and S-1-22-2-gid, which Samba introduced */
#define UNIX_AUTHORITY 22
#define UNIX_USER      1
#define UNIX_GROUP     2

EXPORT BOOL WINAPI IsValidSid(PSID pSid)
{
	const SID *sid = pSid;

	return sid && sid->Revision == REVISION && sid->SubAuthorityCount <= MOST_AUTHORITIES;
}

EXPORT DWORD WINAPI GetLengthSid(PSID pSid)
{
	const SID *sid = pSid;

	return (DWORD)(offsetof(SID, SubAuthority) + sizeof(DWORD) * sid->SubAuthorityCount);
}

EXPORT BOOL WINAPI EqualSid(PSID pSid1, PSID pSid2)
{
	if (!IsValidSid(pSid1) || !IsValidSid(pSid2))
		return fail_with(ERROR_INVALID_SID);
	return GetLengthSid(pSid1) == GetLengthSid(pSid2) &&
	       !memcmp(pSid1, pSid2, GetLengthSid(pSid1));
}

static uint64_t authority_of(const SID *sid)
{
	uint64_t authority = 0;

	for (int i = 0; i < 6; i++)
		authority = authority << 8 | sid->IdentifierAuthority.Value[i];
	return authority;
}

/* The array is declared with one element and has as many as the SID says. */
static DWORD sub_authority(const SID *sid, unsigned index)
{
	DWORD value;

	memcpy(&value, (const char *)sid + offsetof(SID, SubAuthority) + index * sizeof(value),
	       sizeof(value));
	return value;
}

/* An authority of more than 32 bits is written as twelve hexadecimal digits. */
static void sid_text(const SID *sid, char text[SID_TEXT_ROOM])
{
	uint64_t authority = authority_of(sid);
	const char *format = authority >> 32 ? "S-%u-0x%012llx" : "S-%u-%llu";
	int n = snprintf(text, SID_TEXT_ROOM, format, (unsigned)sid->Revision,
			 (unsigned long long)authority);

	for (unsigned i = 0; i < sid->SubAuthorityCount; i++)
		n += snprintf(text + n, SID_TEXT_ROOM - (size_t)n, "-%u",
			      (unsigned)sub_authority(sid, i));
}

static bool check_sid(PSID sid, const void *result)
{
	if (!sid || !result)
		return fail_with(ERROR_INVALID_PARAMETER);
	return IsValidSid(sid) || fail_with(ERROR_INVALID_SID);
}

EXPORT BOOL WINAPI ConvertSidToStringSidA(PSID Sid, LPSTR *StringSid)
{
	char text[SID_TEXT_ROOM];

	if (!check_sid(Sid, StringSid))
		return FALSE;
	sid_text(Sid, text);
	*StringSid = LocalAlloc(LMEM_FIXED, strlen(text) + 1);
	if (!*StringSid)
		return FALSE;
	strcpy(*StringSid, text);
	return TRUE;
}

EXPORT BOOL WINAPI ConvertSidToStringSidW(PSID Sid, LPWSTR *StringSid)
{
	char text[SID_TEXT_ROOM];
	bool malformed;
	size_t length;

	if (!check_sid(Sid, StringSid))
		return FALSE;
	sid_text(Sid, text);
	length = strlen(text) + 1;
	*StringSid = LocalAlloc(LMEM_FIXED, length * sizeof(WCHAR));
	if (!*StringSid)
		return FALSE;
	wide_of_utf8(text, length, *StringSid, length, &malformed);
	return TRUE;
}

/* The name of an account, or an empty text, in a block that the caller frees; NULL: no memory. */
static char *account_name(bool user, DWORD id)
{
	for (size_t room = 1024; room <= 1024 * 1024; room *= 2) {
		struct passwd passwd, *found_user = NULL;
		struct group group, *found_group = NULL;
		char *buffer = malloc(room);
		int error;

		if (!buffer)
			return NULL;
		error = user ? getpwuid_r(id, &passwd, buffer, room, &found_user)
			     : getgrgid_r(id, &group, buffer, room, &found_group);
		if (error != ERANGE) {
			const char *name = found_user    ? found_user->pw_name
					   : found_group ? found_group->gr_name
							 : "";
			char *copy = strdup(name);

			free(buffer);
			return copy;
		}
		free(buffer);
	}
	return strdup("");
}

/* Whether a text of @length fits; *@room becomes its length, or the room that it needs. */
static bool fit(size_t length, const void *to, DWORD *room)
{
	bool fits = to && length < *room;

	*room = (DWORD)(fits ? length : length + 1);
	return fits;
}

static BOOL answer(const wchar_t *name, const wchar_t *domain, LPWSTR to_name, LPDWORD name_room,
		   LPWSTR to_domain, LPDWORD domain_room)
{
	bool name_fits = fit(wcslen(name), to_name, name_room);
	bool domain_fits = fit(wcslen(domain), to_domain, domain_room);

	if (!name_fits || !domain_fits)
		return fail_with(ERROR_INSUFFICIENT_BUFFER);
	wcscpy(to_name, name);
	wcscpy(to_domain, domain);
	return TRUE;
}

EXPORT BOOL WINAPI LookupAccountSidW(LPCWSTR lpSystemName, PSID Sid, LPWSTR Name, LPDWORD cchName,
				     LPWSTR ReferencedDomainName, LPDWORD cchReferencedDomainName,
				     PSID_NAME_USE peUse)
{
	const SID *sid = Sid;
	bool user, malformed;
	wchar_t *wide;
	char *name;
	BOOL done;

	if (!cchName || !cchReferencedDomainName || !peUse || !check_sid(Sid, peUse))
		return fail_with(ERROR_INVALID_PARAMETER);
	if (lpSystemName && *lpSystemName)
		return fail_with(RPC_S_SERVER_UNAVAILABLE);
	if (authority_of(sid) != UNIX_AUTHORITY || sid->SubAuthorityCount != 2)
		return fail_with(ERROR_NONE_MAPPED);
	user = sub_authority(sid, 0) == UNIX_USER;
	if (!user && sub_authority(sid, 0) != UNIX_GROUP)
		return fail_with(ERROR_NONE_MAPPED);
	name = account_name(user, sub_authority(sid, 1));
	if (!name || !*name) {
		fail_with(name ? ERROR_NONE_MAPPED : ERROR_NOT_ENOUGH_MEMORY);
		free(name);
		return FALSE;
	}
	wide = calloc(strlen(name) + 1, sizeof(*wide));
	if (wide)
		wide_of_utf8(name, strlen(name), wide, strlen(name), &malformed);
	free(name);
	if (!wide)
		return fail_with(ERROR_NOT_ENOUGH_MEMORY);
	*peUse = user ? SidTypeUser : SidTypeGroup;
	done = answer(wide, user ? L"Unix User" : L"Unix Group", Name, cchName,
		      ReferencedDomainName, cchReferencedDomainName);
	free(wide);
	return done;
}
