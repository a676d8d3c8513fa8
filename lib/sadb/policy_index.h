/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * The classes by which templates are indexed, for who looks for the SAs of a template instead of
 * the templates of an SA.
 */
#ifndef SADB_POLICY_INDEX_H
#define SADB_POLICY_INDEX_H

#include "policies.h"

/* Returns the class of a template: which values it demands. */
uint32_t template_class(const struct policies *policies, const struct policy_template *t);

/* Returns a hash of the values that a template demands. */
uint32_t template_class_hash(const struct policies *policies, const struct policy_template *t);

/*
 * If a template of @class in a policy of the SA's direction may accept @sa, sets *ret to the hash
 * of such a template and returns true. An SA without a source address in transport mode is accepted
 * by templates with other hashes, too.
 */
bool sa_class_hash(const struct sa *sa, uint32_t class, uint32_t *ret);

#endif
