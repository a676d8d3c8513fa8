/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "budget.h"

#include <stdlib.h>
#include <unistd.h>

#include "base/array.h"
#include "base/status.h"

struct budget_share {
	uint32_t uid;
	uint32_t left;
};

uint32_t budget_find(struct budget *budget, uint32_t uid, uint32_t **ret)
{
	void *array = budget->shares;
	uint32_t status;

	for (size_t i = 0; i < budget->count; i++) {
		if (budget->shares[i].uid == uid) {
			*ret = &budget->shares[i].left;
			return ERROR_SUCCESS;
		}
	}
	status = array_reserve(&array, &budget->capacity, budget->count + 1,
			       sizeof(*budget->shares));
	budget->shares = array;
	if (status)
		return status;
	budget->shares[budget->count] = (struct budget_share){ uid, BUDGET };
	if (!uid || uid == getuid())
		budget->shares[budget->count].left = UINT32_MAX;
	*ret = &budget->shares[budget->count++].left;
	return ERROR_SUCCESS;
}

void budget_renew(struct budget *budget)
{
	budget->count = 0;
}

void budget_done(struct budget *budget)
{
	free(budget->shares);
}
