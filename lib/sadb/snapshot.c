/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "snapshot.h"

#include <netinet/in.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <time.h>
#include <unistd.h>

#include "base/array.h"
#include "base/status.h"
#include "direction.h"
#include "kind.h"
#include "local.h"
#include "xfrm/decode.h"
#include "xfrm/socket.h"

/* What take_state() needs of its snapshot_take(). */
struct taking {
	struct snapshot *snapshot;
	const struct ends *ends; /* or NULL */
	bool second;             /* of two dumps */
	struct local_addresses local;
};

/* A large array is touched once from end to end: huge pages save most of its page faults. */
#define HUGE_FROM ((size_t)4 << 20)

static void advise_huge(void *p, size_t size)
{
	uintptr_t page = (uintptr_t)sysconf(_SC_PAGESIZE), skip = -(uintptr_t)p & (page - 1);

	if (size >= HUGE_FROM)
		madvise((char *)p + skip, (size - skip) & ~(page - 1), MADV_HUGEPAGE);
}

/* Room for one more SA: sized by the kernel's count beforehand, so it seldom grows. */
static uint32_t reserve_sa(struct snapshot *s)
{
	size_t capacity = s->capacity + s->capacity / 8 + 16;
	struct sa *sas;

	if (s->count < s->capacity)
		return ERROR_SUCCESS;
	if (capacity > UINT32_MAX)
		return ERROR_NOT_ENOUGH_MEMORY;
	sas = realloc(s->sas, capacity * sizeof(*sas));
	if (!sas)
		return ERROR_NOT_ENOUGH_MEMORY;
	s->sas = sas;
	s->capacity = capacity;
	return ERROR_SUCCESS;
}

static uint32_t add_extra(struct snapshot *s, const struct sa_extra *extra, uint32_t *ret)
{
	void *extras = s->extras;
	uint32_t status =
		array_reserve(&extras, &s->extra_capacity, s->extra_count + 1, sizeof(*s->extras));

	s->extras = extras;
	if (status)
		return status;
	s->extras[s->extra_count] = *extra;
	*ret = (uint32_t)s->extra_count++;
	return ERROR_SUCCESS;
}

/* A state between two addresses that both ends may have comes with both dumps. */
static bool came_before(const struct taking *taking, const struct sa *sa)
{
	const struct ends *ends = taking->ends;

	return taking->second && subnet_has(&ends->local, sa->family, &sa->src) &&
	       subnet_has(&ends->remote, sa->family, &sa->dst);
}

static uint32_t keep(struct taking *taking, struct sa *sa, const struct sa_extra *extra)
{
	struct snapshot *s = taking->snapshot;
	uint32_t status;

	direction_find(sa, extra, &taking->local, &s->policies);
	if (taking->ends && !ends_have(taking->ends, sa))
		return ERROR_SUCCESS;
	if (extra) {
		status = add_extra(s, extra, &sa->extra);
		if (status)
			return status;
	}
	sa->order = (uint32_t)s->count++;
	return ERROR_SUCCESS;
}

static uint32_t keep_ipcomp(struct snapshot *s, const struct sa *sa)
{
	void *ipcomps = s->ipcomps;
	uint32_t status = array_reserve(&ipcomps, &s->ipcomp_capacity, s->ipcomp_count + 1,
					sizeof(*s->ipcomps));

	s->ipcomps = ipcomps;
	if (status)
		return status;
	s->ipcomps[s->ipcomp_count++] = *sa;
	return ERROR_SUCCESS;
}

static uint32_t take_state(const struct nlmsghdr *message, void *context)
{
	struct taking *taking = context;
	struct snapshot *s = taking->snapshot;
	struct sa_extra extra;
	bool extra_used;
	uint32_t status = reserve_sa(s);
	struct sa *sa;

	if (status)
		return status;
	sa = &s->sas[s->count];
	if (!decode_sa(message, sa, &extra, &extra_used, &s->new_names, &s->unknown_attributes)) {
		s->states++;
		s->malformed++;
		return ERROR_SUCCESS;
	}
	if (came_before(taking, sa))
		return ERROR_SUCCESS;
	s->states++;
	switch (sa_kind(sa)) {
	case SA_KIND_SA:
		return keep(taking, sa, extra_used ? &extra : NULL);
	case SA_KIND_LARVAL:
		s->larval++;
		break;
	case SA_KIND_COMPANION:
		s->companions++;
		return sa->proto == IPPROTO_COMP ? keep_ipcomp(s, sa) : ERROR_SUCCESS;
	}
	return ERROR_SUCCESS;
}

static uint64_t now(void)
{
	struct timespec t;

	clock_gettime(CLOCK_REALTIME, &t);
	return (uint64_t)t.tv_sec * 1000000000u + (uint64_t)t.tv_nsec;
}

/* Gives back what was reserved and not needed. Shrinking does not fail in a way that matters. */
static void trim(struct snapshot *s)
{
	size_t capacity = s->count ? s->count : 1;
	struct sa *sas = realloc(s->sas, capacity * sizeof(*sas));

	if (sas) {
		s->sas = sas;
		s->capacity = capacity;
	}
}

static uint32_t prepare(struct netlink *netlink, const struct ends *ends, struct snapshot *s)
{
	static const struct sa_extra none;
	uint32_t expected = 0, zero, status = ERROR_SUCCESS;

	if (!ends)
		status = netlink_count_states(netlink, &expected);
	if (status)
		return status;
	s->capacity = expected;
	s->sas = malloc(s->capacity * sizeof(*s->sas) + 1);
	if (!s->sas)
		return ERROR_NOT_ENOUGH_MEMORY;
	advise_huge(s->sas, s->capacity * sizeof(*s->sas));
	return add_extra(s, &none, &zero);
}

static uint32_t dump(struct netlink *netlink, struct taking *taking,
		     const struct address_filter *filter)
{
	struct snapshot *s = taking->snapshot;
	uint64_t bytes = 0;
	uint32_t status = netlink_dump_states(netlink, filter, take_state, taking, &bytes);

	s->bytes_received += bytes;
	return status;
}

/* Two lists, each newest first, become one order: by time, and then outbound before inbound. */
static void merge_order(struct snapshot *s, size_t first_count)
{
	size_t a = 0, b = first_count;

	for (uint32_t order = 0; order < s->count; order++) {
		bool first = b == s->count ||
			     (a < first_count && s->sas[a].add_time >= s->sas[b].add_time);

		s->sas[first ? a++ : b++].order = order;
	}
	s->merged = true;
}

static uint32_t dump_both_ways(struct netlink *netlink, struct taking *taking)
{
	const struct subnet *local = &taking->ends->local, *remote = &taking->ends->remote;
	struct address_filter out = { .src = local->address,
				      .dst = remote->address,
				      .family = local->family ? local->family : remote->family,
				      .src_prefix = local->prefix,
				      .dst_prefix = remote->prefix };
	struct address_filter in = { .src = out.dst,
				     .dst = out.src,
				     .family = out.family,
				     .src_prefix = out.dst_prefix,
				     .dst_prefix = out.src_prefix };
	uint32_t status = dump(netlink, taking, &out);
	size_t first_count = taking->snapshot->count;

	if (status)
		return status;
	taking->second = true;
	status = dump(netlink, taking, &in);
	if (!status)
		merge_order(taking->snapshot, first_count);
	return status;
}

static uint32_t take_all(struct netlink *netlink, struct taking *taking, bool by_kernel)
{
	struct snapshot *s = taking->snapshot;
	uint32_t status = prepare(netlink, by_kernel ? taking->ends : NULL, s);

	if (!status)
		status = policies_read(netlink, taking->ends, &s->policies);
	if (!status)
		status = by_kernel && taking->ends ? dump_both_ways(netlink, taking)
						   : dump(netlink, taking, NULL);
	if (status)
		return status;
	s->time = now();
	trim(s);
	return bundles_find(s, &s->bundles, &s->bundle_count);
}

uint32_t snapshot_take(struct netlink *netlink, const struct ends *ends, bool by_kernel,
		       struct snapshot *ret)
{
	struct taking taking = { .snapshot = ret, .ends = ends };
	uint32_t status;

	*ret = (struct snapshot){ 0 };
	status = local_addresses_read(netlink, &taking.local);
	if (status)
		return status;
	status = take_all(netlink, &taking, by_kernel);
	local_addresses_done(&taking.local);
	if (status)
		snapshot_done(ret);
	return status;
}

void snapshot_done(struct snapshot *snapshot)
{
	free(snapshot->sas);
	free(snapshot->extras);
	free(snapshot->bundles);
	free(snapshot->ipcomps);
	policies_done(&snapshot->policies);
	*snapshot = (struct snapshot){ 0 };
}

uint64_t snapshot_bytes(const struct snapshot *s)
{
	return s->capacity * sizeof(*s->sas) + s->extra_capacity * sizeof(*s->extras) +
	       s->bundle_count * sizeof(*s->bundles) + s->ipcomp_capacity * sizeof(*s->ipcomps) +
	       policies_bytes(&s->policies) + sizeof(*s);
}

const struct sa *snapshot_bundled_ah(const struct snapshot *s, size_t index)
{
	const struct bundle *bundle;

	if (!s->sas[index].bundled || s->sas[index].proto != IPPROTO_ESP)
		return NULL;
	bundle = bundles_get(s->bundles, s->bundle_count, (uint32_t)index);
	return bundle ? &s->sas[bundle->ah] : NULL;
}

static bool goes_with(const struct sa *ipcomp, const struct sa *sa)
{
	uint64_t a = ipcomp->add_time, b = sa->add_time;

	return sa->reqid && ipcomp->reqid == sa->reqid && ipcomp->family == sa->family &&
	       (a > b ? a - b : b - a) <= 1 && !memcmp(&ipcomp->src, &sa->src, sizeof(sa->src)) &&
	       !memcmp(&ipcomp->dst, &sa->dst, sizeof(sa->dst));
}

const struct sa *snapshot_next_ipcomp(const struct snapshot *s, const struct sa *sa,
				      const struct sa *after)
{
	for (size_t i = after ? (size_t)(after - s->ipcomps) + 1 : 0; i < s->ipcomp_count; i++)
		if (goes_with(&s->ipcomps[i], sa))
			return &s->ipcomps[i];
	return NULL;
}
