/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "names.h"

#include "base/status.h"
#include "file.h"

uint32_t names_read_file(struct names *names, const char *path)
{
	char *text;
	size_t size;

	names->file_status = names_file_read(path ? path : NAMES_FILE, &text, &size);
	if (!names->file_status)
		return rules_parse(text, size, &names->rules);
	return names->file_status == ERROR_NOT_ENOUGH_MEMORY ? ERROR_NOT_ENOUGH_MEMORY
							     : ERROR_SUCCESS;
}

uint32_t names_ask_daemon(struct names *names, const struct vici_daemon *daemon)
{
	uint32_t status;

	names->daemon_status = ike_read_sas(daemon, &names->ike);
	if (names->daemon_status == ERROR_NOT_ENOUGH_MEMORY)
		return ERROR_NOT_ENOUGH_MEMORY;
	status = ike_children_index(&names->ike, &names->children);
	return status ? status : traps_index(&names->ike, &names->traps);
}

void names_find_child(const struct names *names, const struct ike_child_key *key, struct name *ret)
{
	if (!names->children.sas)
		return;
	ret->child = ike_children_find(&names->children, key);
	if (ret->child)
		ret->ike = &names->ike.sas[ret->child->sa];
}

void names_done(struct names *names)
{
	traps_done(&names->traps);
	ike_children_done(&names->children);
	ike_sas_done(&names->ike);
	rules_done(&names->rules);
	*names = (struct names){ 0 };
}
