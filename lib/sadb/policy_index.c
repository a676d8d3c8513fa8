/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* An index of templates by what they demand, and walks over the templates that accept an SA. */
#include "policies.h"

#include <endian.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>

#include "accept.h"
#include "base/hash.h"
#include "base/status.h"
#include "direction.h"
#include "policy_index.h"

/*
 * A template need not demand all of mode, family, reqid, SPI, interface id and addresses, and it
 * demands only some leading bits of the addresses. Which of these it demands is its class. Within a
 * class, templates are found by a hash of the values that they demand. So an SA is looked up once
 * in each class that has templates, and is compared with few templates, however many policies there
 * are.
 *
 * In classes, prefixes are rounded down to whole bytes so that there are few: 25 pairs of IPv4
 * prefixes and 289 pairs of IPv6 prefixes are possible, and usually one or two are in use.
 */
#define CLASS_SRC   0x000000ffu
#define CLASS_DST   0x0000ff00u
#define CLASS_MODE  0x000f0000u
#define CLASS_V4    0x00100000u /* without CLASS_V4 and CLASS_V6: any family */
#define CLASS_V6    0x00200000u
#define CLASS_OUT   0x00400000u
#define CLASS_REQID 0x00800000u
#define CLASS_SPI   0x01000000u
#define CLASS_IF_ID 0x02000000u

static uint32_t class_mode(uint8_t mode)
{
	return (uint32_t)mode << 16 & CLASS_MODE;
}

static uint32_t class_bits(uint8_t bits)
{
	return bits < 128 ? bits & 0xf8u : 128;
}

static uint32_t class_of(const struct policy *policy, const struct policy_template *t)
{
	struct template_bits bits = template_bits(policy, t);
	uint32_t class = class_bits(bits.src) | class_bits(bits.dst) << 8 | class_mode(t->mode);
	bool out = policy->dir == POLICY_OUT;

	if (out)
		class |= CLASS_OUT | CLASS_REQID | CLASS_IF_ID;
	if (out || t->found.of_packet)
		class |= t->family == AF_INET ? CLASS_V4 : CLASS_V6;
	return class | (t->reqid ? CLASS_REQID : 0) | (t->spi ? CLASS_SPI : 0) |
	       (policy->if_id ? CLASS_IF_ID : 0);
}

/* The values that a template demands, or that an SA has. */
struct demand {
	const struct address *src, *dst;
	uint32_t reqid, spi, if_id;
	uint8_t proto;
};

/* Returns the first @bits, 1 to 64, of eight bytes. */
static uint64_t leading_bits(const uint8_t *bytes, unsigned bits)
{
	uint64_t word;

	memcpy(&word, bytes, sizeof(word));
	return be64toh(word) >> (64 - bits);
}

static uint64_t hash_leading(uint64_t hash, const struct address *address, unsigned bits)
{
	if (bits)
		hash = hash_word(hash, leading_bits(address->bytes, bits < 64 ? bits : 64));
	if (bits > 64)
		hash = hash_word(hash, leading_bits(address->bytes + 8, bits - 64));
	return hash;
}

static uint32_t hash_of_demand(uint32_t class, const struct demand *demand)
{
	uint64_t hash = hash_begin((uint64_t)demand->proto << 32 | class);

	if (class & (CLASS_REQID | CLASS_SPI))
		hash = hash_word(hash, (uint64_t)(class & CLASS_SPI ? demand->spi : 0) << 32 |
					       (class & CLASS_REQID ? demand->reqid : 0));
	if (class & CLASS_IF_ID)
		hash = hash_word(hash, demand->if_id);
	hash = hash_leading(hash, demand->src, class & CLASS_SRC);
	return hash_end(hash_leading(hash, demand->dst, (class & CLASS_DST) >> 8));
}

uint32_t template_class(const struct policies *p, const struct policy_template *t)
{
	return class_of(policy_of(p, t), t);
}

uint32_t template_class_hash(const struct policies *p, const struct policy_template *t)
{
	const struct policy *policy = policy_of(p, t);
	const struct demand demand = {
		&t->src, &t->dst, t->reqid, t->spi, policy->if_id, t->proto
	};

	return hash_of_demand(class_of(policy, t), &demand);
}

static uint32_t note_class(struct policies *p, uint32_t class)
{
	void *classes = p->classes;
	uint32_t status;

	for (size_t i = p->class_count; i-- > 0;)
		if (p->classes[i] == class)
			return ERROR_SUCCESS;
	status = arena_reserve(&p->memory, &classes, &p->class_capacity, p->class_count + 1,
			       sizeof(*p->classes));
	p->classes = classes;
	if (!status)
		p->classes[p->class_count++] = class;
	return status;
}

/* Enters template @number into the index, and counts the templates in its bucket in @sizes. */
static uint32_t push_template(struct policies *p, uint32_t number, uint8_t *sizes)
{
	const struct policy_template *t = &p->templates[number];
	uint32_t class = template_class(p, t), hash = template_class_hash(p, t);
	uint8_t *size = &sizes[hash & (p->by_demand.buckets - 1)];

	chains_push(&p->by_demand, number, hash);
	if (*size < UINT8_MAX)
		++*size;
	return note_class(p, class);
}

/* *ret_longest is the number of templates in the largest bucket, or UINT8_MAX if it is more. */
static uint32_t push_templates(struct policies *p, uint8_t *ret_longest)
{
	uint8_t *sizes = calloc(p->by_demand.buckets, sizeof(*sizes));
	uint32_t status = sizes ? ERROR_SUCCESS : ERROR_NOT_ENOUGH_MEMORY;

	*ret_longest = 0;
	for (uint32_t i = 0; i < p->template_count && !status; i++)
		status = push_template(p, i, sizes);
	for (size_t i = 0; sizes && i < p->by_demand.buckets; i++)
		if (*ret_longest < sizes[i])
			*ret_longest = sizes[i];
	free(sizes);
	return status;
}

struct ranked {
	uint32_t priority, policy;
};

/* One pass of a radix sort by priority, the highest value first: sorts by one byte of it. */
static void sort_by_byte(struct ranked *to, const struct ranked *from, size_t count, unsigned byte)
{
	size_t places[256] = { 0 }, place = 0;

	for (size_t i = 0; i < count; i++)
		places[from[i].priority >> 8 * byte & 0xff]++;
	for (size_t value = 256; value-- > 0;) {
		size_t size = places[value];

		places[value] = place;
		place += size;
	}
	for (size_t i = 0; i < count; i++)
		to[places[from[i].priority >> 8 * byte & 0xff]++] = from[i];
}

/*
 * Sorts policies by priority, the highest value first, and those of one priority newest first.
 * Returns @ranked or @other, which have the same size.
 */
static const struct ranked *sort_by_priority(struct ranked *ranked, struct ranked *other,
					     const struct policies *p)
{
	uint32_t differ = 0;

	for (uint32_t i = 0; i < p->count; i++) {
		ranked[i] = (struct ranked){ p->policies[i].priority, i };
		differ |= ranked[i].priority ^ ranked[0].priority;
	}
	for (unsigned byte = 0; byte < 4; byte++) {
		struct ranked *from = ranked;

		if (!(differ >> 8 * byte & 0xff))
			continue;
		sort_by_byte(other, from, p->count, byte);
		ranked = other;
		other = from;
	}
	return ranked;
}

static void push_in_order(struct policies *p, const struct ranked *order, bool forward)
{
	for (size_t i = 0; i < p->count; i++) {
		const struct policy *policy = &p->policies[order[i].policy];
		uint32_t first = policy->templates;

		if ((policy->dir == POLICY_FWD) != forward)
			continue;
		for (uint32_t j = first; j < first + policy->template_count; j++)
			chains_push(&p->by_demand, j, p->by_demand.links[j].hash);
	}
}

/*
 * Enters all templates again. A walk meets the template first that was entered last, so the policy
 * that the kernel asks last is entered first.
 */
static uint32_t sort_chains(struct policies *p)
{
	struct ranked *ranked = malloc(2 * p->count * sizeof(*ranked));
	const struct ranked *order;

	if (!ranked)
		return ERROR_NOT_ENOUGH_MEMORY;
	order = sort_by_priority(ranked, ranked + p->count, p);
	memset(p->by_demand.heads, 0, p->by_demand.buckets * sizeof(*p->by_demand.heads));
	push_in_order(p, order, true);
	push_in_order(p, order, false);
	free(ranked);
	return ERROR_SUCCESS;
}

/*
 * Templates are entered newest first, so a walk meets the oldest first. If all policies have one
 * priority and none is a forward policy, that is the order in which the kernel asks them. Otherwise
 * the chains are only sorted if one of them is long.
 */
uint32_t policies_index(struct policies *p)
{
	uint8_t longest;
	uint32_t status;

	if (!p->count)
		return ERROR_SUCCESS;
	status = chains_init_in(&p->by_demand, &p->memory, p->template_count);
	if (!status)
		status = push_templates(p, &longest);
	if (status)
		return status;
	p->sorted = !p->mixed && !p->forward;
	if (p->sorted || longest <= POLICY_SORTED_FROM)
		return ERROR_SUCCESS;
	p->sorted = true;
	return sort_chains(p);
}

struct policy_walk policy_walk(const struct policies *policies, const struct sa *sa)
{
	return (struct policy_walk){
		.policies = policies,
		.sa = sa,
		.mask = CLASS_MODE | (sa->family == AF_INET ? CLASS_V6 : CLASS_V4),
		.value = class_mode(sa->mode),
		.scans = sa->mode == SA_MODE_TRANSPORT && address_is_zero(&sa->src),
	};
}

struct policy_walk policy_walk_own(const struct policies *policies, const struct sa *sa)
{
	struct policy_walk walk = policy_walk(policies, sa);

	walk.mask |= CLASS_OUT;
	if (sa->found.direction == SA_OUTBOUND)
		walk.value |= CLASS_OUT;
	return walk;
}

/* The values that an SA has, in the words of a template. */
static struct demand demand_of(const struct sa *sa)
{
	return (struct demand){
		&sa->src, &sa->dst, sa->reqid, sa->spi, sa->config->if_id, sa->proto
	};
}

bool sa_class_hash(const struct sa *sa, uint32_t class, uint32_t *ret)
{
	const struct policy_walk walk = policy_walk_own(NULL, sa);
	const struct demand demand = demand_of(sa);

	if ((class & walk.mask) != walk.value)
		return false;
	*ret = hash_of_demand(class, &demand);
	return true;
}

uint32_t policy_walk_hash(const struct policies *p, const struct sa *sa)
{
	const struct policy_walk walk = policy_walk_own(p, sa);
	const struct demand demand = demand_of(sa);
	size_t i = 0;

	while (i + 1 < p->class_count && (p->classes[i] & walk.mask) != walk.value)
		i++;
	return i < p->class_count ? hash_of_demand(p->classes[i], &demand) : 0;
}

/* Returns the next template whose class the walk visits, as index + 1, or 0 after the last. */
static uint32_t scan_templates(struct policy_walk *walk)
{
	const struct policies *p = walk->policies;
	size_t end = p->template_count < POLICY_LOOK_MAX ? p->template_count : POLICY_LOOK_MAX;

	walk->left = 1;
	while (walk->class < end) {
		const struct policy_template *t = &p->templates[walk->class ++];

		if ((class_of(policy_of(p, t), t) & walk->mask) == walk->value)
			return walk->class;
	}
	return 0;
}

/* Returns the first template of the next class that has any, as index + 1, or 0 at the end. */
static uint32_t next_class(struct policy_walk *walk)
{
	const struct policies *p = walk->policies;
	const struct sa *sa = walk->sa;
	const struct demand demand = demand_of(sa);

	walk->left = POLICY_LOOK_MAX;
	while (walk->class < p->class_count) {
		uint32_t class = p->classes[walk->class ++];
		uint32_t at = 0;

		if ((class & walk->mask) == walk->value)
			at = *chains_first(&p->by_demand, hash_of_demand(class, &demand));
		if (at)
			return at;
	}
	return 0;
}

/* Whether the template is of the present class: others may have the same hash. */
static bool is_of_class(const struct policy_walk *walk, const struct policy_template *t)
{
	const struct policies *p = walk->policies;

	return walk->scans || class_of(policy_of(p, t), t) == p->classes[walk->class - 1];
}

const struct policy_template *policy_walk_next(struct policy_walk *walk)
{
	const struct policies *p = walk->policies;

	for (;;) {
		const struct policy_template *t;

		if (walk->at)
			walk->at = walk->left ? *chains_next(&p->by_demand, &walk->at) : 0;
		if (!walk->at)
			walk->at = walk->scans ? scan_templates(walk) : next_class(walk);
		if (!walk->at)
			return NULL;
		walk->left--;
		t = &p->templates[walk->at - 1];
		if (is_of_class(walk, t) && template_accepts(policy_of(p, t), t, walk->sa))
			return t;
	}
}

bool policies_name(const struct policies *policies, const struct sa *sa)
{
	struct policy_walk walk = policy_walk(policies, sa);

	walk.mask |= CLASS_OUT | CLASS_SPI;
	walk.value |= CLASS_OUT | CLASS_SPI;
	return policy_walk_next(&walk) != NULL;
}
