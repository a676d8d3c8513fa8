/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "policies_read.h"

#include <stdlib.h>

#include "base/array.h"
#include "sadb/accept.h"
#include "base/status.h"
#include "xfrm/decode.h"

static bool is_wanted(const struct policies_read *read, const struct policy *policy,
		      struct policy_template *templates)
{
	bool wanted = !read->ends;

	policy_bind(policy, templates);
	for (uint8_t i = 0; i < policy->template_count && !wanted; i++)
		wanted = template_concerns(policy, &templates[i], read->ends);
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
	free(read->late);
	changes_done(&read->changes);
}

/* An index is one policy's in its namespace, and stays the same when the policy is replaced. */
static struct record_key key_of(uint32_t index, uint8_t type)
{
	return (struct record_key){ { index, type } };
}

static uint32_t reserve_late(struct policies_read *read, struct change *change)
{
	void *late = read->late;
	uint32_t status;

	if (change->content != NO_CONTENT)
		return ERROR_SUCCESS;
	status = array_reserve(&late, &read->late_capacity, read->late_count + 1,
			       sizeof(*read->late));
	read->late = late;
	if (!status)
		change->content = (uint32_t)read->late_count++;
	return status;
}

/* One that is not wanted here is as good as removed, whatever it was before. */
static uint32_t note_added(struct policies_read *read, const struct nlmsghdr *message)
{
	struct late_policy late;
	struct change *change;
	bool wanted;
	struct record_key key;
	uint32_t status;

	if (!decode_policy(message, &late.policy, late.templates))
		return ERROR_GEN_FAILURE;
	wanted = policy_asks_for_sas(&late.policy) && is_wanted(read, &late.policy, late.templates);
	key = key_of(late.policy.index, late.policy.type);
	status = changes_note(&read->changes, &key, late.policy.type,
			      wanted ? NOTE_ADDED : NOTE_REMOVED, &change);
	if (status || !wanted)
		return status;
	status = reserve_late(read, change);
	if (!status)
		read->late[change->content] = late;
	return status;
}

uint32_t policies_event(struct policies_read *read, const struct event *event,
			const struct nlmsghdr *message)
{
	const struct record_key key = key_of(event->index, event->policy_type);
	struct change *change;

	read->events++;
	switch (event->type) {
	case EVENT_POLICY_ADDED:
	case EVENT_POLICY_REPLACED:
		return note_added(read, message);
	case EVENT_POLICY_REMOVED:
		return changes_note(&read->changes, &key, event->policy_type, NOTE_REMOVED,
				    &change);
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
	uint32_t *contents;
	size_t count;
	uint32_t status = changes_list_new(&read->changes, &contents, &count);

	for (size_t i = 0; i < count && !status; i++) {
		const struct late_policy *late = &read->late[contents[i]];

		status = policies_add(to, &late->policy, late->templates);
	}
	free(contents);
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
