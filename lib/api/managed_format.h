/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* What the results about managed objects have in common. Each _space() says what _render() takes.
 */
#ifndef API_MANAGED_FORMAT_H
#define API_MANAGED_FORMAT_H

#include "filter/managed.h"
#include "fwpmtypes.h"
#include "page.h"

/* Name, description, provider and data, which all managed objects have. */
size_t managed_space(const struct managed *object);

/* Fill the members of the entry with these names. */
void managed_render_names(struct page *page, const struct managed *object, FWPM_DISPLAY_DATA0 *to);
GUID *managed_render_provider(struct page *page, const struct managed *object);
void managed_render_data(struct page *page, const struct managed *object, FWP_BYTE_BLOB *to);

/* Bytes as a blob. */
size_t blob_space(const struct blob *blob);
void blob_render(struct page *page, const struct blob *blob, FWP_BYTE_BLOB *to);

/* Writes a GUID as the API has it, and reads it. */
void guid_out(const struct guid *from, GUID *to);
struct guid guid_in(const GUID *from);

#endif
