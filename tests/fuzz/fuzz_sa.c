/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * Any bytes as the datagram of a dump: decoded, judged, bundled, rendered in every version. A block
 * that is not filled to the byte stops the run, as the sanitizers do for everything else.
 */
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/block.h"
#include "face/sa_enum.h"
#include "face/sa_filter.h"
#include "fuzz.h"
#include "sadb/bundle.h"
#include "sadb/direction.h"
#include "sadb/kind.h"
#include "sadb/local.h"
#include "sadb/snapshot.h"
#include "xfrm/decode.h"
#include "xfrm/walk.h"

#define SAS_MAX 64

static void decode(struct snapshot *s, const void *datagram, size_t size)
{
	static const struct local_addresses nothing_local;
	const struct nlmsghdr *message;
	int left = (int)size;

	s->extra_count = 1;
	for_each_message(message, datagram, left) {
		struct sa *sa = &s->sas[s->count];
		struct sa_extra extra;
		bool extra_used;

		if (s->count == SAS_MAX ||
		    !decode_sa(message, sa, &extra, &extra_used, &s->new_names,
			       &s->unknown_attributes) ||
		    sa_kind(sa) != SA_KIND_SA)
			continue;
		direction_find(sa, extra_used ? &extra : NULL, &nothing_local);
		if (extra_used) {
			sa->extra = (uint32_t)s->extra_count;
			s->extras[s->extra_count++] = extra;
		}
		s->count++;
	}
}

static void render(const struct snapshot *s, const struct sa_format *format)
{
	struct page page = { .snapshot = s };
	size_t space = sa_filter_names_space();

	for (size_t i = 0; i < s->count; i++)
		space += format->space(s, i);
	if (block_open(&page.block, space))
		return;
	sa_filter_names_render(&page);
	for (size_t i = 0; i < s->count; i++)
		format->render(&page, i);
	if (page.block.used != page.block.size)
		abort();
	block_free(page.block.base);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct snapshot s = { 0 };
	void *datagram = malloc(size + 1); /* aligned, and of the very size */

	s.sas = calloc(SAS_MAX + 1, sizeof(*s.sas));
	s.extras = calloc(SAS_MAX + 2, sizeof(*s.extras));
	memcpy(datagram, data, size);
	decode(&s, datagram, size);
	free(datagram); /* nothing may point into it */
	if (!bundles_find(s.sas, s.count, &s.bundles, &s.bundle_count)) {
		render(&s, &sa_format_details0);
		render(&s, &sa_format_details1);
		render(&s, &sa_format_wfpx0);
	}
	snapshot_done(&s);
	return 0;
}
