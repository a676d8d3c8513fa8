/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "store_objects.h"

#include <string.h>
#include <sys/socket.h>

static struct condition conditions[256];

struct guid guid_of(unsigned number)
{
	struct guid guid = { { 0x10 } };

	memcpy(guid.bytes + 4, &number, sizeof(number));
	return guid;
}

static struct managed object_of(enum managed_kind kind, unsigned number)
{
	struct managed object;

	memset(&object, 0, sizeof(object));
	object.kind = (uint8_t)kind;
	object.key = guid_of(number);
	object.name = "name";
	object.pid = 77;
	object.pid_begin = 78;
	return object;
}

struct managed provider_of(unsigned number)
{
	struct managed object = object_of(MANAGED_PROVIDER, number);

	object.service = "service";
	return object;
}

struct managed sublayer_of(unsigned number, uint16_t weight)
{
	struct managed object = object_of(MANAGED_SUBLAYER, number);

	object.weight = weight;
	return object;
}

struct managed context_of(unsigned number)
{
	static const uint8_t policy[] = { 1, 2, 3 };
	struct managed object = object_of(MANAGED_PROVIDER_CONTEXT, number);

	object.context.type = 3;
	object.context.policy = (struct blob){ policy, sizeof(policy) };
	object.context.ends.family = AF_INET6;
	object.context.ends.local.bytes[0] = 0x20;
	object.context.ends.remote.bytes[15] = 9;
	return object;
}

struct managed filter_of(unsigned number)
{
	struct managed object = object_of(MANAGED_FILTER, number);
	struct filter *filter = &object.filter;
	struct condition *condition = &conditions[number % 256];

	filter->family = AF_INET;
	filter->layer = LAYER_OUTBOUND_TRANSPORT;
	filter->action = ACTION_CALLOUT_TERMINATING;
	filter->callout = CALLOUT_OUTBOUND_TRANSPORT;
	filter->sublayer_builtin = true;
	filter->conditions = condition;
	filter->condition_count = 1;
	condition->field = FIELD_REMOTE_ADDRESS;
	condition->low.bytes[0] = 198;
	condition->low.bytes[1] = 51;
	condition->low.bytes[2] = 100;
	condition->low.bytes[3] = (uint8_t)number;
	condition->prefix = 32;
	condition->type = 3;
	return object;
}
