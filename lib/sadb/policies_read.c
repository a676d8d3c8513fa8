/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "policies_read.h"

#include "base/status.h"
#include "subnet.h"
#include "xfrm/decode.h"

/*
 * Whether a template may concern an SA between @ends, in either direction: with both ends in one
 * namespace, the inbound policy of one end is about the outbound SA of the other. A template
 * without addresses may concern any.
 */
static bool concerns(const struct policy_template *t, const struct ends *ends)
{
	bool any_src = address_is_zero(&t->src), any_dst = address_is_zero(&t->dst);

	return ((any_src || subnet_has(&ends->local, t->family, &t->src)) &&
		(any_dst || subnet_has(&ends->remote, t->family, &t->dst))) ||
	       ((any_src || subnet_has(&ends->remote, t->family, &t->src)) &&
		(any_dst || subnet_has(&ends->local, t->family, &t->dst)));
}

static bool is_wanted(const struct policies_read *read, const struct policy *policy,
		      const struct policy_template *templates)
{
	bool wanted = !read->ends;

	for (uint8_t i = 0; i < policy->template_count && !wanted; i++)
		wanted = concerns(&templates[i], read->ends);
	return wanted;
}

uint32_t policies_take(struct policies_read *read, const struct nlmsghdr *message)
{
	struct policy_template templates[POLICY_TEMPLATES_MAX];
	struct policy policy;

	if (!read->policies->received++)
		changes_dump_begins(&read->changes);
	if (!decode_policy(message, &policy, templates) || !policy_asks_for_sas(&policy)) {
		read->policies->left_aside++;
		return ERROR_SUCCESS;
	}
	return is_wanted(read, &policy, templates)
		       ? policies_add(read->policies, &policy, templates)
		       : ERROR_SUCCESS;
}

void policies_read_done(struct policies_read *read)
{
	policies_done(&read->late);
	changes_done(&read->changes);
}

/* An index is one policy's in its namespace, and stays the same when the policy is replaced. */
static struct record_key key_of(uint32_t index, uint8_t type)
{
	return (struct record_key){ { index, type } };
}

static uint32_t add_late(struct policies_read *read, bool replaced, const struct nlmsghdr *message)
{
	struct policy_template templates[POLICY_TEMPLATES_MAX];
	struct policy policy;
	struct record_key key;
	uint32_t content = NO_CONTENT, status = ERROR_SUCCESS;

	if (!decode_policy(message, &policy, templates))
		return ERROR_GEN_FAILURE;
	key = key_of(policy.index, policy.type);
	if (policy_asks_for_sas(&policy) && is_wanted(read, &policy, templates)) {
		content = (uint32_t)read->late.count;
		status = policies_add(&read->late, &policy, templates);
	}
	if (!status && replaced)
		status =
			changes_note(&read->changes, &key, policy.type, CHANGE_REMOVED, NO_CONTENT);
	if (!status)
		status = changes_note(&read->changes, &key, policy.type, CHANGE_ADDED, content);
	return status;
}

uint32_t policies_event(struct policies_read *read, const struct event *event,
			const struct nlmsghdr *message)
{
	const struct record_key key = key_of(event->index, event->policy_type);

	switch (event->type) {
	case EVENT_POLICY_ADDED:
	case EVENT_POLICY_REPLACED:
		return add_late(read, event->type == EVENT_POLICY_REPLACED, message);
	case EVENT_POLICY_REMOVED:
		return changes_note(&read->changes, &key, event->policy_type, CHANGE_REMOVED,
				    NO_CONTENT);
	case EVENT_POLICIES_FLUSHED:
		changes_flush(&read->changes, event->policy_type);
		return ERROR_SUCCESS;
	default:
		return ERROR_SUCCESS;
	}
}

static uint32_t copy(struct policies *to, const struct policies *from, size_t i)
{
	const struct policy *policy = &from->policies[i];

	return policies_add(to, policy, &from->templates[policy->templates]);
}

static uint32_t copy_late(struct policies_read *read, struct policies *to)
{
	uint32_t status = ERROR_SUCCESS;

	for (size_t i = read->late.count; i-- > 0 && !status;) {
		const struct policy *policy = &read->late.policies[i];
		const struct record_key key = key_of(policy->index, policy->type);

		if (changes_adds(&read->changes, &key, (uint32_t)i))
			status = copy(to, &read->late, i);
	}
	return status;
}

static bool stays(struct policies_read *read, size_t i)
{
	const struct policy *policy = &read->policies->policies[i];
	const struct record_key key = key_of(policy->index, policy->type);
	uint32_t content;

	return changes_judge(&read->changes, &key, policy->type, &content) == VERDICT_KEEP;
}

/* New ones come first, the newest before all: that is the kernel's order. */
static uint32_t merge(struct policies_read *read, struct policies *to)
{
	size_t count = read->policies->count;
	uint32_t status;

	for (size_t i = 0; i < count; i++)
		stays(read, i); /* all are judged before it is asked what is new */
	status = copy_late(read, to);
	for (size_t i = 0; i < count && !status; i++)
		if (stays(read, i))
			status = copy(to, read->policies, i);
	return status ? status : policies_index(to);
}

uint32_t policies_finish(struct policies_read *read)
{
	struct policies merged = { .received = read->policies->received,
				   .left_aside = read->policies->left_aside,
				   .bytes_received = read->policies->bytes_received };
	uint32_t status = ERROR_SUCCESS;

	if (!policies_changed(read))
		return ERROR_SUCCESS;
	status = merge(read, &merged);
	if (status) {
		policies_done(&merged);
		return status;
	}
	policies_done(read->policies);
	*read->policies = merged;
	return ERROR_SUCCESS;
}
