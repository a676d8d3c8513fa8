/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Which IKE SA an id means: an IKE SA's own id, or the id of an IPsec SA that belongs to it. */
#include "ike_find.h"

#include "sadb/identity.h"

/* The id that the kernel's SA has if it was made with @mark. */
static uint64_t id_with(const struct ike_end *to, const struct ike_child *child, uint32_t spi,
			const struct ike_mark *mark)
{
	const struct sa_config config = { .mark = mark->value, .mark_mask = mark->mask };
	const struct sa sa = { .spi = spi,
			       .dst = to->address,
			       .family = to->family,
			       .proto = child->protocol,
			       .config = &config };

	return sa_id(&sa);
}

/*
 * Whether one of a child's SAs has the id. strongSwan gives its mark to the outbound SA, and to the
 * inbound SA only if its configuration says so (mark_in_sa), which it does not tell.
 */
static bool has_id(const struct ike_sas *sas, const struct ike_child *child, bool inbound,
		   uint64_t id)
{
	static const struct ike_mark none;
	const struct ike_sa *sa = &sas->sas[child->sa];
	const struct ike_end *to = inbound ? &sa->local : &sa->remote;
	uint32_t spi = inbound ? child->spi_in : child->spi_out;

	if (!spi || spi != id >> 32)
		return false;
	return id_with(to, child, spi, inbound ? &child->mark_in : &child->mark_out) == id ||
	       id_with(to, child, spi, &none) == id;
}

static const struct ike_child *find_inbound(const struct ike_sas *sas, uint64_t id)
{
	for (size_t i = 0; i < sas->child_count; i++)
		if (has_id(sas, &sas->children[i], true, id))
			return &sas->children[i];
	return NULL;
}

static const struct ike_child *find_outbound(const struct ike_sas *sas, uint64_t id)
{
	const struct ike_child *found = NULL;

	for (size_t i = 0; i < sas->child_count; i++) {
		const struct ike_child *child = &sas->children[i];

		if (!has_id(sas, child, false, id))
			continue;
		if (found && found->sa != child->sa)
			return NULL;
		found = child;
	}
	return found;
}

const struct ike_child *ike_find_child(const struct ike_sas *sas, uint64_t id)
{
	const struct ike_child *inbound = find_inbound(sas, id);

	return inbound ? inbound : find_outbound(sas, id);
}

const struct ike_sa *ike_find(const struct ike_sas *sas, uint64_t id)
{
	const struct ike_sa *sa = ike_sas_find(sas, id);
	const struct ike_child *child = sa ? NULL : ike_find_child(sas, id);

	return child ? &sas->sas[child->sa] : sa;
}
