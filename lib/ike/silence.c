/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "silence.h"

#include "base/status.h"

bool ike_silence_expected(const struct ike_silence *silence, uint64_t now, uint32_t limit)
{
	return now < silence->until && limit <= silence->limit;
}

void ike_silence_note(struct ike_silence *silence, uint64_t now, uint32_t limit, uint32_t status)
{
	if (status != FWP_E_TIMEOUT) {
		*silence = (struct ike_silence){ 0 };
		return;
	}
	if (now >= silence->until || limit > silence->limit)
		silence->limit = limit;
	silence->until = now + IKE_SILENCE_TIME;
}
