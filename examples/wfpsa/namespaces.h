/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The network namespaces that have names, as ip-netns(8) makes them. */
#ifndef WFPSA_NAMESPACES_H
#define WFPSA_NAMESPACES_H

#include <stdbool.h>
#include <stddef.h>

/* Names in the order of the alphabet. */
struct namespaces {
	struct dirent **all; /* namespaces_done() releases them */
	size_t count;
};

/*
 * Finds the names. There are none where their folder is missing. The caller calls
 * namespaces_done(), also on failure. Returns false if there is no memory.
 */
bool namespaces_find(struct namespaces *ret);

/* The name at @index. */
const char *namespaces_name(const struct namespaces *namespaces, size_t index);

/* Releases the names. */
void namespaces_done(struct namespaces *namespaces);

#endif
