/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Makes the record of a session. */
#include "session_publish.h"

#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "engine.h"
#include "functions.h"
#include "netlink/sockets.h"

#define DEFAULT_TIMEOUT 15000 /* milliseconds; used if the caller gives 0 */

struct texts {
	char name[SESSION_TEXT_MAX + 1], description[SESSION_TEXT_MAX + 1];
};

static uint32_t convert_text(const wchar_t *text, char *buffer, struct session_text *ret)
{
	if (!text)
		return ERROR_SUCCESS;
	if (!text_to_utf8(text, buffer, SESSION_TEXT_MAX + 1))
		return ERROR_INVALID_PARAMETER;
	*ret = (struct session_text){ .bytes = buffer, .length = strlen(buffer) };
	return ERROR_SUCCESS;
}

static uint32_t convert_texts(const FWPM_SESSION0 *session, struct texts *texts,
			      struct session_record *ret)
{
	uint32_t status = convert_text(session->displayData.name, texts->name, &ret->name);

	if (status)
		return status;
	return convert_text(session->displayData.description, texts->description,
			    &ret->description);
}

uint32_t session_timeout(const FWPM_SESSION0 *session)
{
	return session && session->txnWaitTimeoutInMSec ? session->txnWaitTimeoutInMSec
							: DEFAULT_TIMEOUT;
}

uint32_t session_publish(struct engine *engine, const FWPM_SESSION0 *session, bool key_given)
{
	struct netlink *claim_in = key_given ? engine->netlink : NULL;
	struct texts *texts = malloc(sizeof(*texts));
	struct session_record record = {
		.socket = engine->socket,
		.pid = (uint32_t)engine->process,
		.flags = engine->flags,
		.timeout = session_timeout(session),
		.kernel_mode = api_kernel_mode,
	};
	uint32_t status;

	if (!texts)
		return ERROR_NOT_ENOUGH_MEMORY;
	status = netlink_witness(engine->netlink, &record.witness);
	memcpy(record.key, &engine->session_key, sizeof(record.key));
	if (!status && session)
		status = convert_texts(session, texts, &record);
	if (!status)
		status = publish(&record, claim_in, &engine->publication);
	free(texts);
	return status;
}
