/* SPDX-License-Identifier: LGPL-2.1-or-later */
#ifndef XFRM_ENCODE_POLICY_H
#define XFRM_ENCODE_POLICY_H

#include <stddef.h>
#include <stdint.h>

#include "policy.h"

struct nlmsghdr;

/*
 * What is to happen to a policy. The kernel finds it by its selector, direction and marks; to
 * delete one, by its index in place of the selector if the index is known. That takes the same time
 * however many policies there are: to delete 10,000 by their selectors takes 50 times as long.
 */
enum policy_act {
	POLICY_ADD,     /* ERROR_ALREADY_EXISTS if it is there */
	POLICY_REPLACE, /* and add it if it is not there; its index stays */
	POLICY_DELETE,  /* ERROR_FILE_NOT_FOUND if it is not there */
};

/* Enough for any request of encode_policy(). */
#define POLICY_REQUEST_MAX 768u

/*
 * Makes the request that does @act with @policy, which has no limits and templates with any
 * algorithms. add_time is not used; of policy->templates, the policy->template_count at
 * @templates are. Writes it to @request, which has room for @size bytes. Does no I/O. Returns
 * ERROR_INVALID_PARAMETER if it is too large for @size, or has too many templates.
 */
uint32_t encode_policy(const struct policy *policy, const struct policy_template *templates,
		       enum policy_act act, struct nlmsghdr *request, size_t size);

#endif
