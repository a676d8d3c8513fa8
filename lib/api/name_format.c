/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "name_format.h"

#include <string.h>

#include "base/text.h"

/* An empty text of the daemon stands for one that it does not know. */
static const char *known(const char *text)
{
	return text && *text ? text : NULL;
}

static const char *connection_of(const struct name *name)
{
	if (name->trap)
		return known(name->trap->connection);
	return name->ike ? known(name->ike->name) : NULL;
}

static const char *child_of(const struct name *name)
{
	if (name->trap)
		return known(name->trap->child);
	return name->child ? known(name->child->name) : NULL;
}

static bool has_names(const struct name *name)
{
	return name->by_file || name->ike || name->trap;
}

/* Writes the name to @to, unless that is NULL, and returns its length in wide characters. */
static size_t write_name(const struct name *name, wchar_t *to)
{
	const char *connection = connection_of(name), *child = child_of(name);
	size_t length = 0;

	if (name->by_file)
		return text_to_wide(name->by_file, to);
	if (connection)
		length = text_to_wide(connection, to);
	if (!child || (connection && !strcmp(connection, child)))
		return length;
	if (connection) {
		if (to)
			to[length] = L'/';
		length++;
	}
	return length + text_to_wide(child, to ? to + length : NULL);
}

size_t name_space(const struct name *name)
{
	size_t length = write_name(name, NULL), space = BLOCK_SPACE(sizeof(WFPX_NAMES0));

	if (!has_names(name))
		return 0;
	if (length)
		space += BLOCK_SPACE((length + 1) * sizeof(wchar_t));
	space += page_text_space(connection_of(name)) + page_text_space(child_of(name));
	if (name->ike)
		space += page_text_space(known(name->ike->local.identity)) +
			 page_text_space(known(name->ike->remote.identity)) +
			 page_text_space(known(name->ike->remote.user));
	return space;
}

static void render_ike(struct page *page, const struct name *name, WFPX_NAMES0 *to)
{
	to->localIdentity = page_text(page, known(name->ike->local.identity));
	to->remoteIdentity = page_text(page, known(name->ike->remote.identity));
	to->remoteUser = page_text(page, known(name->ike->remote.user));
	to->ikeSaId = ike_sa_id(name->ike);
	to->childUniqueId = name->child ? name->child->unique_id : 0;
}

WFPX_NAMES0 *name_render(struct page *page, const struct name *name)
{
	size_t length = write_name(name, NULL);
	WFPX_NAMES0 *to;

	if (!has_names(name))
		return NULL;
	to = block_take(&page->block, sizeof(*to));
	if (length) {
		to->name = block_take(&page->block, (length + 1) * sizeof(wchar_t));
		write_name(name, to->name);
	}
	to->fromFile = name->by_file != NULL;
	to->connection = page_text(page, connection_of(name));
	to->child = page_text(page, child_of(name));
	if (name->ike)
		render_ike(page, name, to);
	return to;
}
