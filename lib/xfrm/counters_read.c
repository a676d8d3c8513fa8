/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "counters_read.h"

#include <stdlib.h>
#include <string.h>

#include "base/status.h"
#include "netlink/namespace_file.h"

/* Linux 6.18 has 33 lines, of about 28 bytes each. */
#define TEXT_MAX  65536u
#define LINES_MAX 1024u

static size_t count_lines(const char *text, size_t length)
{
	size_t count = 0;

	for (size_t i = 0; i < length; i++)
		count += text[i] == '\n';
	return count;
}

static uint32_t take_text(const char *text, size_t length, struct counters *ret)
{
	size_t lines = count_lines(text, length);

	ret->available = true;
	if (!length)
		return ERROR_SUCCESS;
	if (!lines || lines > LINES_MAX)
		return ERROR_GEN_FAILURE;
	ret->list = calloc(lines, sizeof(*ret->list));
	if (!ret->list)
		return ERROR_NOT_ENOUGH_MEMORY;
	return counters_parse(text, length, ret->list, lines, &ret->count);
}

uint32_t counters_read(const struct netlink *netlink, struct counters *ret)
{
	char *text = malloc(TEXT_MAX);
	size_t length;
	uint32_t status;

	*ret = (struct counters){ 0 };
	if (!text)
		return ERROR_NOT_ENOUGH_MEMORY;
	status = namespace_file_read(netlink, "xfrm_stat", text, TEXT_MAX, &length);
	if (status == ERROR_FILE_NOT_FOUND)
		status = ERROR_SUCCESS;
	else if (!status)
		status = take_text(text, length, ret);
	free(text);
	if (status)
		counters_done(ret);
	return status;
}

void counters_done(struct counters *counters)
{
	free(counters->list);
	*counters = (struct counters){ 0 };
}
