/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * Reading sections of the daemon's messages into records, by tables of keys.
 */
#ifndef IKE_SECTION_H
#define IKE_SECTION_H

#include <stddef.h>

#include "sas.h"
#include "vici/message.h"

/* The kinds of values, with the types of the members that they go to. */
enum ike_value {
	IKE_VALUE_DECIMAL8,    /* uint8_t */
	IKE_VALUE_DECIMAL16,   /* uint16_t */
	IKE_VALUE_DECIMAL32,   /* uint32_t */
	IKE_VALUE_HEX32,       /* uint32_t */
	IKE_VALUE_HEX64,       /* uint64_t */
	IKE_VALUE_SECONDS,     /* uint32_t, 0 if the moment has passed, or IKE_NEVER */
	IKE_VALUE_MARK,        /* struct ike_mark, whose mask becomes all ones */
	IKE_VALUE_PROTOCOL,    /* uint8_t */
	IKE_VALUE_YES,         /* bool */
	IKE_VALUE_TEXT,        /* const char * */
	IKE_VALUE_ADDRESS,     /* struct ike_end */
	IKE_VALUE_STATE,       /* enum ike_state */
	IKE_VALUE_CHILD_STATE, /* enum ike_child_state */
	IKE_VALUE_MODE,        /* uint8_t */
	IKE_VALUE_LIST,        /* struct ike_texts */
	IKE_VALUE_AUTH,        /* enum ike_auth */
	IKE_VALUE_ALGORITHM    /* uint16_t */
};

/*
 * How the value of a key is read, and where in its record the result goes. The last of a table has
 * no name.
 */
struct ike_key {
	const char *name;
	enum ike_value how;
	size_t offset;
	enum ike_transform transform; /* for IKE_VALUE_ALGORITHM */
};

/* Called for each section within the one that is being read. */
typedef uint32_t ike_take_section(struct ike_sas *sas, struct vici_reader *r, struct vici_text name,
				  void *record);

/*
 * Reads the rest of a section: its keys and lists into @record by the table @keys, and the sections
 * within it with @take, or not at all if that is NULL. Keys and lists that the table does not have
 * are passed over. Returns ERROR_GEN_FAILURE if the message is malformed, ERROR_NOT_ENOUGH_MEMORY,
 * or what @take returns.
 */
uint32_t ike_read_section(struct ike_sas *sas, struct vici_reader *r, const struct ike_key *keys,
			  ike_take_section *take, void *record);

/*
 * Copies a text to the texts of @sas, with a zero behind it. A zero within becomes a question mark.
 * Returns ERROR_NOT_ENOUGH_MEMORY on failure.
 */
uint32_t ike_keep_text(struct ike_sas *sas, struct vici_text text, const char **ret);

#endif
