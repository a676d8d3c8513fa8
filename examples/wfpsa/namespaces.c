/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "namespaces.h"

#include <dirent.h>
#include <errno.h>
#include <stdlib.h>

static int is_name(const struct dirent *entry)
{
	return entry->d_name[0] != '.';
}

bool namespaces_find(struct namespaces *ret)
{
	int count = scandir("/run/netns", &ret->all, is_name, alphasort);

	ret->count = count > 0 ? (size_t)count : 0;
	if (count >= 0)
		return true;
	ret->all = NULL;
	return errno != ENOMEM;
}

const char *namespaces_name(const struct namespaces *namespaces, size_t index)
{
	return namespaces->all[index]->d_name;
}

void namespaces_done(struct namespaces *namespaces)
{
	for (size_t i = 0; i < namespaces->count; i++)
		free(namespaces->all[i]);
	free(namespaces->all);
}
