/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* One object in the file: a single description of its bytes serves to measure, write and read. */
#ifndef STORE_CODEC_OBJECT_H
#define STORE_CODEC_OBJECT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "filter/managed.h"

enum coder_act { CODER_MEASURE, CODER_WRITE, CODER_READ };

/* Where a coder is. */
struct coder {
	enum coder_act act;
	bool failed;         /* the bytes that are read are malformed */
	size_t size;         /* measured so far; or left to read */
	uint8_t *at;         /* to write to */
	const uint8_t *from; /* to read from; aligned to 8 */
};

/*
 * Measures or writes *object, or reads it: its pointers then lead into coder->from. An
 * object takes a multiple of 8 bytes.
 */
void code_object(struct coder *coder, struct managed *object);

/*
 * Whether the object has a key and a name, its texts are UTF-8, and its numbers are in their
 * ranges, so that they may be used as an index or a length. Others are neither written nor read.
 */
bool object_is_sound(const struct managed *object);

#endif
