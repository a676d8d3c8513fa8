/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "sas.h"

#include <stdlib.h>
#include <string.h>

static int compare_sas(const void *a, const void *b)
{
	const struct ike_sa *first = a, *second = b;

	return (first->unique_id > second->unique_id) - (first->unique_id < second->unique_id);
}

static int compare_connections(const void *a, const void *b)
{
	const struct ike_connection *first = a, *second = b;

	return strcmp(first->name, second->name);
}

/* Tells each child of an IKE SA where that is now. */
static void adopt_children(struct ike_sas *sas, uint32_t index)
{
	const struct ike_sa *sa = &sas->sas[index];

	for (size_t i = 0; i < sa->child_count; i++)
		sas->children[sa->first_child + i].sa = index;
}

void ike_sas_finish(struct ike_sas *sas)
{
	if (sas->count)
		qsort(sas->sas, sas->count, sizeof(*sas->sas), compare_sas);
	for (size_t i = 0; i < sas->count; i++)
		adopt_children(sas, (uint32_t)i);
	if (sas->connection_count)
		qsort(sas->connections, sas->connection_count, sizeof(*sas->connections),
		      compare_connections);
	for (size_t i = 0; i < sas->count && sas->connection_count; i++) {
		const struct ike_connection key = { .name = sas->sas[i].name };
		const struct ike_connection *connection =
			bsearch(&key, sas->connections, sas->connection_count,
				sizeof(*sas->connections), compare_connections);

		if (connection) {
			sas->sas[i].local.auth = connection->local;
			sas->sas[i].remote.auth = connection->remote;
		}
	}
	free(sas->connections);
	sas->connections = NULL;
	sas->connection_count = sas->connection_capacity = 0;
}

const struct ike_sa *ike_sas_find(const struct ike_sas *sas, uint64_t id)
{
	for (size_t i = 0; id && i < sas->count; i++)
		if (ike_sa_id(&sas->sas[i]) == id)
			return &sas->sas[i];
	return NULL;
}

void ike_sas_done(struct ike_sas *sas)
{
	free(sas->sas);
	free(sas->children);
	free(sas->connections);
	free(sas->traps);
	arena_done(&sas->texts);
	*sas = (struct ike_sas){ 0 };
}
