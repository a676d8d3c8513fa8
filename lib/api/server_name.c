/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "server_name.h"

#include <stdio.h>
#include <string.h>

#include "base/status.h"
#include "base/text.h"

static const char *skip_prefix(const char *text, const char *prefix)
{
	size_t length = strlen(prefix);

	return strncmp(text, prefix, length) ? NULL : text + length;
}

static uint32_t join_path(char ret[SERVER_NAME_SIZE], const char *before, const char *middle,
			  const char *behind)
{
	int n = snprintf(ret, SERVER_NAME_SIZE, "%s%s%s", before, middle, behind);

	return n > 0 && n < SERVER_NAME_SIZE ? ERROR_SUCCESS : ERROR_INVALID_PARAMETER;
}

static uint32_t parse_netns(const char *name, char ret[SERVER_NAME_SIZE])
{
	if (name[0] == '/')
		return join_path(ret, name, "", "");
	if (!name[0] || strchr(name, '/') || !strcmp(name, ".") || !strcmp(name, ".."))
		return ERROR_INVALID_PARAMETER;
	return join_path(ret, "/run/netns/", name, "");
}

static uint32_t parse_pid(const char *pid, char ret[SERVER_NAME_SIZE])
{
	size_t digits = strspn(pid, "0123456789");

	if (!digits || digits > 10 || pid[digits])
		return ERROR_INVALID_PARAMETER;
	return join_path(ret, "/proc/", pid, "/ns/net");
}

uint32_t server_name_parse(const wchar_t *name, bool *ret_own, char ret[SERVER_NAME_SIZE])
{
	char text[SERVER_NAME_SIZE];
	const char *rest;

	*ret_own = !name;
	if (!name)
		return ERROR_SUCCESS;
	if (!text_to_utf8(name, text, sizeof(text)))
		return ERROR_INVALID_PARAMETER;
	if ((rest = skip_prefix(text, "netns:")))
		return parse_netns(rest, ret);
	if ((rest = skip_prefix(text, "pid:")))
		return parse_pid(rest, ret);
	return ERROR_NOT_SUPPORTED;
}
