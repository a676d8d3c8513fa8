/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "kind.h"

#include <netinet/in.h>

enum sa_kind sa_kind(const struct sa *sa)
{
	if (sa->proto != IPPROTO_ESP && sa->proto != IPPROTO_AH)
		return SA_KIND_COMPANION;
	if (!(sa->config->present & SA_HAS_ALGORITHM))
		return SA_KIND_LARVAL;
	return SA_KIND_SA;
}
