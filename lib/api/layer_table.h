/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * The layers, callouts, fields and built-in objects of WFP that this library knows: their GUIDs and
 * what stands for them in lib/filter/managed.h.
 */
#ifndef API_LAYER_TABLE_H
#define API_LAYER_TABLE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "filter/managed.h"
#include "fwpmtypes.h"

/* A layer. */
struct layer_entry {
	const GUID *key;
	const char *name;
	uint8_t layer;   /* enum filter_layer */
	uint8_t family;  /* AF_INET or AF_INET6 */
	uint16_t id;     /* FWPM_LAYER0.layerId */
	uint16_t fields; /* that conditions may compare: a bit for each enum condition_field */
	bool enforced; /* the kernel asks policies there; in other layers filters have no effect */
};

/* Which provider contexts go with a callout. */
enum callout_context {
	CALLOUT_TAKES_TRANSPORT, /* one with a policy for transport mode, or none */
	CALLOUT_NEEDS_TUNNEL,    /* one with a policy for tunnel mode */
	CALLOUT_TAKES_TUNNEL,    /* the same, or none */
};

/* A callout, which is in one layer. */
struct callout_entry {
	const GUID *key;
	const char *name;
	uint8_t callout; /* enum filter_callout */
	uint8_t layer;
	uint8_t family;
	uint8_t context; /* enum callout_context */
	uint32_t id;     /* FWPM_CALLOUT0.calloutId */
};

/* A field that conditions compare. */
struct field_entry {
	const GUID *key;
	uint8_t field; /* enum condition_field */
};

/* An object that nobody adds and nobody deletes: a sublayer or a provider, whose weight is 0. */
struct builtin_entry {
	const GUID *key;
	const char *name;
	uint16_t weight;
};

extern const struct layer_entry layer_table[];
extern const struct callout_entry callout_table[];
extern const struct field_entry field_table[];
extern const struct builtin_entry builtin_sublayers[], builtin_providers[];

extern const size_t layer_count, callout_count, field_count, builtin_sublayer_count,
	builtin_provider_count;

/* They return the entry with this key, or NULL. */
const struct layer_entry *layer_find(const GUID *key);
const struct callout_entry *callout_find(const GUID *key);
const struct field_entry *field_find(const GUID *key);
const struct builtin_entry *builtin_sublayer_find(const struct guid *key);
const struct builtin_entry *builtin_provider_find(const struct guid *key);

/* Whether @key is that of a built-in provider, for store_add(). */
bool builtin_provider_is(const struct guid *key);

/*
 * The way back. layer_of() returns the entry of an enum filter_layer, callout_of() that of an enum
 * filter_callout, which is not CALLOUT_NONE, and field_of() the key of an enum condition_field.
 * They return NULL for numbers that there are not, which a file from a later version may have.
 */
const struct layer_entry *layer_of(uint8_t layer, uint8_t family);
const struct callout_entry *callout_of(uint8_t callout, uint8_t family);
const GUID *field_of(uint8_t field);

/*
 * Whether Windows has a layer, or a field of some layer, with this key that this library does not
 * know: what refers to it is not supported, while other keys are not found.
 */
bool windows_has_layer(const GUID *key);
bool windows_has_field(const GUID *key);

/* Whether two GUIDs are equal. */
bool key_equal(const GUID *a, const GUID *b);

#endif
