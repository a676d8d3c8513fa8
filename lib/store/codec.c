/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "codec.h"

#include <stdbool.h>
#include <string.h>

#include "base/status.h"
#include "codec_object.h"
#include "index.h"
#include "insert.h"

#define FORMAT_VERSION 1u

/* No object takes less than this: numbers and keys, and the lengths of two texts and a blob. */
#define OBJECT_MIN 104u

static const char magic[8] = "wfpxfrm";

/* What the file begins with. */
struct header {
	char magic[8];
	uint32_t version;
	uint32_t count;    /* of objects */
	uint64_t size;     /* of the file */
	uint64_t checksum; /* of the file with 0 in this place */
	uint32_t next_id;
	uint32_t zero; /* there is no padding */
};

_Static_assert(sizeof(struct header) == 40, "no padding");

/*
 * A sum that no single wrong bit, and no two words that changed places, leave as it is. It is part
 * of the format. The file's length is a multiple of 8.
 */
static uint64_t checksum(const uint8_t *bytes, size_t size)
{
	uint64_t sum = 0x6c62272e07bb0142u, word;

	for (; size >= sizeof(word); size -= sizeof(word), bytes += sizeof(word)) {
		memcpy(&word, bytes, sizeof(word));
		sum = (sum ^ word) * 0x9fb21c651e98df25u;
		sum ^= sum >> 29;
	}
	return sum;
}

size_t codec_size(const struct managed *object)
{
	struct coder coder = { .act = CODER_MEASURE };
	struct managed copy = *object;

	code_object(&coder, &copy);
	return coder.size;
}

size_t codec_file_size(const struct store *store)
{
	return sizeof(struct header) + store->bytes;
}

void codec_write(const struct store *store, uint8_t *to)
{
	struct header header = {
		.version = FORMAT_VERSION,
		.count = (uint32_t)store->count,
		.size = codec_file_size(store),
		.next_id = store->next_id,
	};
	struct coder coder = { .act = CODER_WRITE, .at = to + sizeof(header) };

	memcpy(header.magic, magic, sizeof(magic));
	for (size_t i = 0; i < store->count; i++) {
		struct managed copy = *store->objects[i];

		code_object(&coder, &copy);
	}
	memcpy(to, &header, sizeof(header));
	codec_seal(to, header.size);
}

/* The sum of the file with 0 in place of the sum. */
static uint64_t sum_of(const uint8_t *file, size_t size, const struct header *header)
{
	struct header zeroed = *header;

	zeroed.checksum = 0;
	return checksum((const uint8_t *)&zeroed, sizeof(zeroed)) ^
	       checksum(file + sizeof(zeroed), size - sizeof(zeroed));
}

void codec_seal(uint8_t *file, size_t size)
{
	struct header header;

	memcpy(&header, file, sizeof(header));
	header.size = size;
	header.checksum = sum_of(file, size, &header);
	memcpy(file, &header, sizeof(header));
}

/* Whether @from begins with a header of this version that describes it rightly. */
static bool header_fits(const uint8_t *from, size_t size, struct header *ret)
{
	if (size < sizeof(*ret))
		return false;
	memcpy(ret, from, sizeof(*ret));
	if (memcmp(ret->magic, magic, sizeof(magic)) || ret->version != FORMAT_VERSION ||
	    ret->size != size || size % 8 || size > STORE_BYTES_MAX + sizeof(*ret) || ret->zero)
		return false;
	return sum_of(from, size, ret) == ret->checksum;
}

static uint32_t read_objects(struct coder *coder, uint32_t count, struct store *store)
{
	uint32_t status = ERROR_GEN_FAILURE;

	if (count <= coder->size / OBJECT_MIN)
		status = index_reserve(store, count);
	for (uint32_t i = 0; !status && i < count; i++) {
		struct managed object;

		memset(&object, 0, sizeof(object));
		code_object(coder, &object);
		if (coder->failed || !object_is_sound(&object))
			status = ERROR_GEN_FAILURE;
		else
			status = store_restore(store, &object);
	}
	return !status && coder->size ? ERROR_GEN_FAILURE : status;
}

uint32_t codec_read(const uint8_t *from, size_t size, struct store *ret)
{
	struct header header;
	struct coder coder = { .act = CODER_READ };
	uint32_t status;

	memset(ret, 0, sizeof(*ret));
	if (!header_fits(from, size, &header))
		return ERROR_GEN_FAILURE;
	coder.from = from + sizeof(header);
	coder.size = size - sizeof(header);
	status = read_objects(&coder, header.count, ret);
	ret->next_id = header.next_id;
	if (status)
		store_done(ret);
	return status;
}
