/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "policies_read.h"

#include <stdlib.h>

#include "base/array.h"
#include "sadb/accept.h"
#include "base/status.h"
#include "xfrm/decode.h"

static bool policy_is_wanted(const struct policies_read *read, const struct policy *policy,
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
		journal_dump_begins(&read->journal);
	if (!decode_policy(message, &policy, templates) ||
	    !policies_keep(read->policies, &policy)) {
		read->policies->left_aside++;
		return ERROR_SUCCESS;
	}
	return policy_is_wanted(read, &policy, templates)
		       ? policies_add(read->policies, &policy, templates)
		       : ERROR_SUCCESS;
}

void policies_read_done(struct policies_read *read)
{
	free(read->from_events);
	journal_done(&read->journal);
}

/*
 * In a namespace each policy has an index of its own, which it keeps when it is replaced by
 * XFRM_MSG_UPDPOLICY.
 */
static struct record_key policy_key_of(uint32_t index, uint8_t type)
{
	return (struct record_key){ { index, type } };
}

static uint32_t reserve_event_policy(struct policies_read *read, struct change *change)
{
	void *array = read->from_events;
	uint32_t status;

	if (change->content != NO_CONTENT)
		return ERROR_SUCCESS;
	status = array_reserve(&array, &read->from_events_capacity, read->from_events_count + 1,
			       sizeof(*read->from_events));
	read->from_events = array;
	if (!status)
		change->content = (uint32_t)read->from_events_count++;
	return status;
}

/*
 * Enters a policy that was added or replaced. If it is not wanted, it is entered as removed,
 * because the policy that it replaces may have been wanted.
 */
static uint32_t note_added_policy(struct policies_read *read, const struct nlmsghdr *message)
{
	struct event_policy added;
	struct change *change;
	bool wanted;
	struct record_key key;
	uint32_t status;

	if (!decode_policy(message, &added.policy, added.templates))
		return ERROR_GEN_FAILURE;
	wanted = policies_keep(read->policies, &added.policy) &&
		 policy_is_wanted(read, &added.policy, added.templates);
	key = policy_key_of(added.policy.index, added.policy.type);
	status = journal_note(&read->journal, &key, added.policy.type,
			      wanted ? NOTE_ADDED : NOTE_REMOVED, &change);
	if (status || !wanted)
		return status;
	status = reserve_event_policy(read, change);
	if (!status)
		read->from_events[change->content] = added;
	return status;
}

uint32_t policies_event(struct policies_read *read, const struct event *event,
			const struct nlmsghdr *message)
{
	const struct record_key key = policy_key_of(event->index, event->policy_type);
	struct change *change;

	read->events++;
	switch (event->type) {
	case EVENT_POLICY_ADDED:
	case EVENT_POLICY_REPLACED:
		return note_added_policy(read, message);
	case EVENT_POLICY_REMOVED:
		return journal_note(&read->journal, &key, event->policy_type, NOTE_REMOVED,
				    &change);
	case EVENT_POLICIES_FLUSHED:
		journal_flush(&read->journal, event->policy_type);
		return ERROR_SUCCESS;
	default:
		return ERROR_SUCCESS;
	}
}

static uint32_t copy_policy(struct policies *to, const struct policies *from, size_t i)
{
	const struct policy *policy = &from->policies[i];
	const struct policy_template *templates = NULL;

	if (policy->template_count)
		templates = &from->templates[policy->templates];
	return policies_add(to, policy, templates);
}

static uint32_t copy_event_policies(struct policies_read *read, struct policies *to)
{
	uint32_t *contents;
	size_t count;
	uint32_t status = journal_list_new(&read->journal, &contents, &count);

	for (size_t i = 0; i < count && !status; i++) {
		const struct event_policy *added = &read->from_events[contents[i]];

		status = policies_add(to, &added->policy, added->templates);
	}
	free(contents);
	return status;
}

static bool policy_stays(struct policies_read *read, size_t i)
{
	const struct policy *policy = &read->policies->policies[i];
	const struct record_key key = policy_key_of(policy->index, policy->type);
	uint32_t content;

	return journal_judge(&read->journal, &key, policy->type, &content) == VERDICT_KEEP;
}

/* New policies come before the dumped ones, the newest first, as in the kernel's list. */
static uint32_t merge_policies(struct policies_read *read, struct policies *to)
{
	size_t count = read->policies->count;
	uint32_t status;

	for (size_t i = 0; i < count; i++)
		policy_stays(read,
			     i); /* journal_list_new() needs all dumped records to be judged */
	status = copy_event_policies(read, to);
	for (size_t i = 0; i < count && !status; i++)
		if (policy_stays(read, i))
			status = copy_policy(to, read->policies, i);
	return status ? status : policies_index(to);
}

uint32_t policies_finish(struct policies_read *read)
{
	struct policies merged = { .memory.spare = read->policies->memory.spare,
				   .every = read->policies->every,
				   .received = read->policies->received,
				   .left_aside = read->policies->left_aside,
				   .bytes_received = read->policies->bytes_received };
	uint32_t status = ERROR_SUCCESS;

	if (!policies_changed(read))
		return ERROR_SUCCESS;
	status = merge_policies(read, &merged);
	if (status) {
		policies_done(&merged);
		return status;
	}
	policies_done(read->policies);
	*read->policies = merged;
	return ERROR_SUCCESS;
}
