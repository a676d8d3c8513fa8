/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * Fuzz target: the input is a message of vici, of each kind, and then all that a daemon sends in a
 * conversation.
 */
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

#include "api/ike_sa.h"
#include "base/descriptor.h"
#include "fuzz.h"
#include "ike/children.h"
#include "vici/client.h"

/* Reads every byte of a text, and converts it. */
static unsigned read_text(struct vici_text text)
{
	unsigned sum = 0;
	uint64_t number;

	for (size_t i = 0; i < text.length; i++)
		sum += (unsigned char)text.bytes[i];
	if (vici_number(text, 10, 1000, &number) && number > 1000)
		abort();
	return sum + vici_number(text, 16, UINT64_MAX, &number);
}

static uint32_t read_message(struct vici_reader reader, void *context)
{
	unsigned *sum = context;
	struct vici_element element;
	enum vici_type type;
	long depth = 0;

	while ((type = vici_next(&reader, &element)) != VICI_END && type != VICI_MALFORMED) {
		depth += (type == VICI_SECTION_START) - (type == VICI_SECTION_END);
		if (depth < 0 || depth > (long)VICI_DEPTH_MAX)
			abort();
		*sum += read_text(element.name) + read_text(element.value);
	}
	if (type == VICI_END && depth)
		abort();
	return 0;
}

/* Each child that has an SA is found by its key, or one that has the same key is. */
static void find_children(const struct ike_sas *sas)
{
	struct ike_children index;

	if (ike_children_index(sas, &index))
		return;
	for (size_t i = 0; i < sas->child_count; i++) {
		const struct ike_child *child = &sas->children[i], *found;
		const struct ike_sa *sa = &sas->sas[child->sa];
		struct ike_child_key key = { .destination = sa->local.address,
					     .spi = child->spi_in,
					     .protocol = child->protocol,
					     .family = sa->local.family };

		found = ike_children_find(&index, &key);
		if (!found != !key.spi || (found && found->spi_in != key.spi))
			abort();
	}
	ike_children_done(&index);
}

/* Renders an IKE SA into a block of exactly the space that was announced. */
static void render(const struct format *format, const struct ike_items *items, size_t index)
{
	struct page page = { .items = items };

	if (block_open(&page.block, NULL, format->space(items, index)))
		return;
	if (!format->render(&page, index) || page.block.used != page.block.size)
		abort();
	block_free(page.block.base);
}

/* Makes IKE SAs of a message, and looks at what they point to. */
static void make_sas(const void *bytes, size_t size, unsigned *sum)
{
	struct ike_items items = { 0 };
	struct ike_sas *sas = &items.sas;

	ike_sas_take_connection(sas, vici_reader_of(bytes, size));
	ike_sas_take_sa(sas, vici_reader_of(bytes, size));
	ike_sas_take_trap(sas, vici_reader_of(bytes, size));
	ike_sas_finish(sas);
	for (size_t i = 0; i < sas->count; i++) {
		const struct ike_sa *sa = &sas->sas[i];

		if (sa->first_child + sa->child_count > sas->child_count)
			abort();
		render(&ike_format_details, &items, i);
		render(&ike_format_wfpx0, &items, i);
		*sum += (unsigned)strlen(sa->name);
		if (sa->remote.identity)
			*sum += (unsigned)strlen(sa->remote.identity);
		if (ike_sa_id(sa) && !ike_sas_find(sas, ike_sa_id(sa)))
			abort();
	}
	find_children(sas);
	ike_sas_done(sas);
}

/* The client receives @bytes from a daemon that has sent them all and closed the connection. */
static void converse(const uint8_t *bytes, size_t size, unsigned *sum)
{
	const struct vici_events events = { "list-sa", read_message, sum };
	struct vici vici = { .deadline = UINT64_MAX };
	struct vici_request request;
	struct vici_reader reader;
	int pair[2];

	if (socketpair(AF_UNIX, SOCK_STREAM, 0, pair))
		abort();
	vici.socket = descriptor_keep(pair[0]);
	if (send(pair[1], bytes, size, MSG_DONTWAIT) == (ssize_t)size) {
		shutdown(pair[1], SHUT_WR);
		vici_command(&request, "list-sas");
		if (!vici_register(&vici, "list-sa") &&
		    !vici_call(&vici, &request, &events, &reader))
			read_message(reader, sum);
	}
	vici_close(&vici);
	close(pair[1]);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	uint8_t *bytes = malloc(size + 1);
	unsigned sum = 0;

	memcpy(bytes + 1, data, size); /* so that the end of the input is the end of the memory */
	read_message(vici_reader_of(bytes + 1, size), &sum);
	make_sas(bytes + 1, size, &sum);
	converse(bytes + 1, size, &sum);
	free(bytes);
	return 0;
}
