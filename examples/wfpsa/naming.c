/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "naming.h"

#include <limits.h>
#include <stdlib.h>

#include <wfpxfrm.h>

#include "errors.h"

/*
 * Names paths, which the library wants as wide text; @path may be NULL. Returns a code of the
 * library.
 */
static DWORD set_path(DWORD(WINAPI *set)(HANDLE engine, const wchar_t *path), HANDLE engine,
		      const char *path)
{
	wchar_t wide[PATH_MAX];
	size_t length = path ? mbstowcs(wide, path, PATH_MAX) : 0;

	if (length >= PATH_MAX) /* too long, or no characters of the locale */
		return ERROR_INVALID_PARAMETER;
	return set(engine, path ? wide : NULL);
}

int engine_set_naming(const char *command, const struct naming *naming, HANDLE engine)
{
	DWORD status = WfpxEngineSetOption0(engine, WFPX_ENGINE_OPTION_NAMES, 1);

	if (status)
		return fail_status(command, NULL, status);
	if (set_path(WfpxEngineSetNamesFile0, engine, naming->file))
		return fail_usage(command, "--names wants a whole path: '%s'", naming->file);
	if (set_path(WfpxEngineSetIkeSocket0, engine, naming->ike_socket))
		return fail_usage(command,
				  "--ike-socket wants a whole path of at most 107 bytes: '%s'",
				  naming->ike_socket);
	return EXIT_OK;
}
