/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * The model of a kernel: its tables, the changes of them, and the messages about these. It does
 * what Linux 6.1 to 6.18 do:
 *
 * - a dump continues where it was in the list, which has the newest first. A new state, or a larval
 * state that becomes valid, comes before that place
 * - the kernel makes a datagram of a dump and queues it later. An event may be queued in between
 * - when a timer expires, the kernel removes the state and queues the event later. One other change
 * may come in between, and so may the first count of a round
 * - a timer does not wait for the end of a request. It may run after the state was copied into the
 * answer, or counted, and its event may be queued before the answer
 * - the event of UPDSA has the contents of the request, a new larval state has no event, FLUSH has
 * one event for all states
 * - MIGRATE replaces a state by a copy, with another key or the same one, changes the policy, and
 * queues one event after that. A datagram of a dump may be queued in between
 */
#include "interleavings.h"

#include <arpa/inet.h>
#include <libmnl/libmnl.h>
#include <stdio.h>
#include <string.h>

#include "base/pause.h"
#include "base/status.h"
#include "netlink/sockets.h"
#include "xfrm/uapi.h"

struct model_limits model_limits;

static struct {
	struct model_table now, counted;
	struct netlink_watch *watch;
	bool in_sa, in_expire_and_migrate, in_policy; /* the multicast groups that were joined */
	unsigned events_left, reads;
	uint32_t version, serial, index;
	bool uncertain, lost, vanished, any_larval;
	unsigned counts;
	uint32_t expired; /* a bit for each SPI whose state has expired */
	bool expired_came_back;
	uint32_t late_expire; /* SPI of an expired state whose event is not queued yet; 0: none */
	bool late_waits;      /* that event waits for longer than one change */
	bool late_migrate; /* the event of a move is not queued yet; only dumps' datagrams may come
			      first */
	char log[64][24];
	size_t logged;
	uint64_t history; /* hash of all messages to the library, and of how far a dump is */
} model;

static union {
	struct nlmsghdr header;
	_Alignas(8) char bytes[1024];
} message;

static void note(const char *what, uint32_t number)
{
	if (model.logged < sizeof(model.log) / sizeof(model.log[0]))
		snprintf(model.log[model.logged++], sizeof(model.log[0]), "%s %u", what, number);
}

static uint64_t mix(uint64_t hash, uint64_t word)
{
	hash = (hash ^ word) * 0x9e3779b97f4a7c15u;
	return hash ^ hash >> 29;
}

static uint64_t mix_states(uint64_t hash, const struct model_state *states, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		hash = mix(hash, (uint64_t)states[i].spi << 32 | states[i].version);
		hash = mix(hash, (uint64_t)states[i].serial << 1 | states[i].larval);
	}
	return mix(hash, count);
}

static uint64_t mix_table(uint64_t hash, const struct model_table *table)
{
	for (size_t i = 0; i < table->policy_count; i++) {
		hash = mix(hash,
			   (uint64_t)table->policies[i].index << 32 | table->policies[i].version);
		hash = mix(hash, table->policies[i].serial);
	}
	hash = mix(hash, table->policy_count);
	return mix_states(hash, table->states, table->state_count);
}

/*
 * A hash of everything that the rest of a run depends on. After the same history the library does
 * the same. The history includes the library's requests: otherwise a request that follows another
 * step without a change in between would look like a repetition of that step, and no change would
 * be tried after it. Counters that only grow make some equal situations look different, which costs
 * time and nothing else.
 */
static uint64_t situation(void)
{
	uint64_t hash = mix_table(mix_table(model.history, &model.now), &model.counted);

	hash = mix(hash, (uint64_t)model.version << 32 | model.serial);
	hash = mix(hash, (uint64_t)model.expired << 32 | model.late_expire);
	hash = mix(hash, (uint64_t)model.index << 32 | model.events_left << 16 | model.counts);
	return mix(hash, (uint64_t) !!model.watch | model.in_sa << 1 | model.in_policy << 2 |
				 model.in_expire_and_migrate << 3 | model.uncertain << 4 |
				 model.lost << 5 | model.vanished << 6 | model.any_larval << 7 |
				 model.expired_came_back << 8 | model.late_migrate << 9 |
				 model.late_waits << 10);
}

static void remember(const struct nlmsghdr *told)
{
	const uint8_t *bytes = (const uint8_t *)told;
	uint64_t word;

	for (size_t i = 0; i < told->nlmsg_len; i += sizeof(word)) {
		word = 0;
		memcpy(&word, bytes + i,
		       i + sizeof(word) <= told->nlmsg_len ? sizeof(word) : told->nlmsg_len - i);
		model.history = mix(model.history, word);
	}
}

static void *begin_message(uint16_t type, size_t body)
{
	memset(message.bytes, 0, NLMSG_HDRLEN + body);
	mnl_nlmsg_put_header(&message);
	message.header.nlmsg_type = type;
	return mnl_nlmsg_put_extra_header(&message.header, body);
}

static void fill_info(struct xfrm_usersa_info *info, uint32_t spi, uint32_t version)
{
	info->family = AF_INET;
	info->saddr.a4 = htonl(0xc0000201);
	info->id.daddr.a4 = htonl(0xc0000202);
	info->id.spi = htonl(spi);
	info->id.proto = IPPROTO_ESP;
	info->reqid = version;
}

static void put_algorithm(void)
{
	struct xfrm_algo_aead aead = { .alg_name = "rfc4106(gcm(aes))", .alg_icv_len = 128 };

	mnl_attr_put(&message.header, XFRMA_ALG_AEAD, sizeof(aead), &aead);
}

static const struct nlmsghdr *state_message(uint16_t type, const struct model_state *state)
{
	fill_info(begin_message(type, sizeof(struct xfrm_usersa_info)), state->spi,
		  type == XFRM_MSG_UPDSA ? 0xbad : state->version);
	if (!state->larval)
		put_algorithm();
	return &message.header;
}

static const struct nlmsghdr *policy_message(uint16_t type, const struct model_policy *policy)
{
	struct xfrm_userpolicy_info *info = begin_message(type, sizeof(*info));
	struct xfrm_user_tmpl template = { .id.proto = IPPROTO_ESP, .family = AF_INET };

	info->index = policy->index;
	info->dir = XFRM_POLICY_OUT;
	info->priority = policy->version;
	mnl_attr_put(&message.header, XFRMA_TMPL, sizeof(template), &template);
	return &message.header;
}

static bool is_member(uint16_t type)
{
	switch (type) {
	case XFRM_MSG_EXPIRE:
	case XFRM_MSG_MIGRATE:
		return model.in_expire_and_migrate;
	case XFRM_MSG_NEWPOLICY:
	case XFRM_MSG_UPDPOLICY:
	case XFRM_MSG_DELPOLICY:
	case XFRM_MSG_FLUSHPOLICY:
		return model.in_policy;
	default:
		return model.in_sa;
	}
}

static void send_event(const struct nlmsghdr *event)
{
	if (!model.watch || model.lost || !is_member(event->nlmsg_type) || !model.watch->visit)
		return;
	remember(event);
	model.watch->visit(event, model.watch->context);
}

static struct model_state *find_state(uint32_t spi)
{
	for (size_t i = 0; i < model.now.state_count; i++)
		if (model.now.states[i].spi == spi)
			return &model.now.states[i];
	return NULL;
}

static void remove_state(uint32_t spi)
{
	size_t i = (size_t)(find_state(spi) - model.now.states);

	memmove(&model.now.states[i], &model.now.states[i + 1],
		(model.now.state_count - i - 1) * sizeof(model.now.states[0]));
	model.now.state_count--;
}

static struct model_state *add_state(uint32_t spi, bool larval)
{
	memmove(&model.now.states[1], &model.now.states[0],
		model.now.state_count * sizeof(model.now.states[0]));
	model.now.state_count++;
	model.expired_came_back |= model.expired & 1u << spi % 32;
	model.now.states[0] = (struct model_state){
		.spi = spi, .version = ++model.version, .serial = ++model.serial, .larval = larval
	};
	return &model.now.states[0];
}

static void delete_state(uint32_t spi)
{
	struct xfrm_usersa_id *id = begin_message(XFRM_MSG_DELSA, sizeof(*id));

	note("delete", spi);
	remove_state(spi);
	id->daddr.a4 = htonl(0xc0000202);
	id->spi = htonl(spi);
	id->family = AF_INET;
	id->proto = IPPROTO_ESP;
	send_event(&message.header);
}

static void send_expire(uint32_t spi)
{
	struct xfrm_user_expire *expire = begin_message(XFRM_MSG_EXPIRE, sizeof(*expire));

	fill_info(&expire->state, spi, 0);
	expire->hard = 1;
	send_event(&message.header);
}

static void send_late_expire(void)
{
	if (model.late_expire)
		send_expire(model.late_expire);
	model.late_expire = 0;
	model.late_waits = false;
}

static void expire(uint32_t spi, bool late)
{
	note(late ? "expire late" : "expire", spi);
	remove_state(spi);
	model.expired |= 1u << spi % 32;
	if (late && !model.late_expire)
		model.late_expire = spi;
	else
		send_expire(spi);
}

static void new_sa(uint32_t spi)
{
	note("new", spi);
	if (find_state(spi))
		remove_state(spi);
	send_event(state_message(XFRM_MSG_NEWSA, add_state(spi, false)));
}

static void update_sa(uint32_t spi)
{
	struct model_state *state = find_state(spi);

	note("update", spi);
	if (state->larval) {
		remove_state(spi);
		state = add_state(spi, false);
	} else {
		state->version = ++model.version;
	}
	send_event(state_message(XFRM_MSG_UPDSA, state));
}

static void flush_states(void)
{
	struct xfrm_usersa_flush *flush = begin_message(XFRM_MSG_FLUSHSA, sizeof(*flush));

	note("flush", 0);
	model.now.state_count = 0;
	flush->proto = model.events_left % 2 ? 0 : IPPROTO_ESP;
	send_event(&message.header);
}

static void send_late_migrate(void)
{
	if (!model.late_migrate)
		return;
	begin_message(XFRM_MSG_MIGRATE, sizeof(struct xfrm_userpolicy_id));
	send_event(&message.header);
	model.late_migrate = false;
}

/*
 * Moves the oldest valid state: a copy comes to the head of the list. The policy changes in its
 * place. A larval state cannot move.
 */
static void migrate(void)
{
	size_t states = model.now.state_count, policies = model.now.policy_count;

	note("migrate", model.serial);
	while (states && model.now.states[states - 1].larval)
		states--;
	if (states) {
		uint32_t old = model.now.states[states - 1].spi;

		remove_state(old);
		add_state(model.events_left % 2 ? old : 0x900 + model.serial, false);
	}
	if (policies)
		model.now.policies[policies - 1].version = ++model.version;
	model.uncertain = true;
	model.late_migrate = true;
}

/* A state goes with its device, without an event. Only the count of states shows that. */
static void vanish(void)
{
	note("vanish", model.now.states[0].spi);
	model.vanished = true;
	remove_state(model.now.states[0].spi);
}

static void overflow(void)
{
	note("overflow", 0);
	model.lost = model.uncertain = true;
	if (model.watch)
		model.watch->lost = true;
}

static void remove_policy(size_t i)
{
	memmove(&model.now.policies[i], &model.now.policies[i + 1],
		(model.now.policy_count - i - 1) * sizeof(model.now.policies[0]));
	model.now.policy_count--;
}

static struct model_policy *add_policy(uint32_t index)
{
	memmove(&model.now.policies[1], &model.now.policies[0],
		model.now.policy_count * sizeof(model.now.policies[0]));
	model.now.policy_count++;
	model.now.policies[0] = (struct model_policy){ .index = index,
						       .version = ++model.version,
						       .serial = ++model.serial };
	return &model.now.policies[0];
}

static void new_policy(void)
{
	note("new policy", model.index);
	send_event(policy_message(XFRM_MSG_NEWPOLICY, add_policy(8 * model.index++ + 1)));
}

static void replace_policy(size_t i)
{
	uint32_t index = model.now.policies[i].index;

	note("replace policy", index);
	remove_policy(i);
	send_event(policy_message(XFRM_MSG_UPDPOLICY, add_policy(index)));
}

static void delete_policy(size_t i)
{
	struct xfrm_userpolicy_info info = { .index = model.now.policies[i].index };

	note("delete policy", info.index);
	remove_policy(i);
	begin_message(XFRM_MSG_DELPOLICY, sizeof(struct xfrm_userpolicy_id));
	mnl_attr_put(&message.header, XFRMA_POLICY, sizeof(info), &info);
	send_event(&message.header);
}

static void flush_policies(void)
{
	note("flush policies", 0);
	model.now.policy_count = 0;
	begin_message(XFRM_MSG_FLUSHPOLICY, 0);
	send_event(&message.header);
}

/* The lowest SPI that no state has, so that new states get keys of states that are gone. */
static uint32_t free_spi(void)
{
	for (uint32_t spi = 1; spi < 100; spi++)
		if (!find_state(spi))
			return spi;
	return 0;
}

static void change_state(uint32_t spi)
{
	bool larval = find_state(spi)->larval;

	switch (choose(larval ? 5 : 4)) {
	case 0:
		delete_state(spi);
		break;
	case 1:
		expire(spi, false);
		break;
	case 2:
		expire(spi, true);
		break;
	case 3:
		update_sa(spi);
		break;
	case 4:
		new_sa(spi);
		break;
	}
}

static void change_policy(size_t i)
{
	if (choose(2))
		replace_policy(i);
	else
		delete_policy(i);
}

static void appear_or_vanish(void)
{
	if (model.now.state_count && !model.any_larval && (model.vanished || choose(2))) {
		vanish();
	} else if (!model.vanished) {
		note("larval", free_spi());
		model.any_larval = true;
		add_state(free_spi(), true);
	}
}

static void change_something(void)
{
	unsigned states = (unsigned)model.now.state_count;
	unsigned policies = model_limits.policies ? (unsigned)model.now.policy_count : 0;
	unsigned what = choose(states + policies + (model_limits.policies ? 7 : 5));

	if (what < states) {
		change_state(model.now.states[what].spi);
		return;
	}
	what -= states;
	if (what < policies) {
		change_policy(what);
		return;
	}
	switch (what - policies) {
	case 0:
		new_sa(free_spi());
		break;
	case 1:
		appear_or_vanish();
		break;
	case 2:
		flush_states();
		break;
	case 3:
		migrate();
		break;
	case 4:
		overflow();
		break;
	case 5:
		new_policy();
		break;
	case 6:
		flush_policies();
		break;
	}
}

/* Whether a change comes here. No more changes come in a situation that was tried before. */
static bool is_time_for_change(void)
{
	if (model.events_left && is_new_choice() && !first_time(situation()))
		model.events_left = 0;
	if (!model.events_left || !choose(2))
		return false;
	model.events_left--;
	return true;
}

/*
 * Queues the late event, or holds it back. Before the first count of a round it may wait until
 * then.
 */
static void send_or_hold_back(void)
{
	if (model.watch && !model.counts && !model.late_waits && choose(2))
		model.late_waits = true;
	else
		send_late_expire();
}

static void pass_time(void)
{
	send_late_migrate();
	while (is_time_for_change()) {
		bool late = model.late_expire;

		send_late_migrate();
		change_something();
		if (late && model.late_expire)
			send_or_hold_back();
	}
}

/* Between making an answer and queueing it, nothing but timers runs. */
static void pass_time_of_timers(void)
{
	while (model.now.state_count && is_time_for_change()) {
		uint32_t spi = model.now.states[choose((unsigned)model.now.state_count)].spi;

		expire(spi, choose(2));
	}
}

void model_reset(void)
{
	unsigned count = choose(model_limits.sas + 1), larval = choose(count + 1);

	memset(&model, 0, sizeof(model));
	model.events_left = model_limits.events;
	model.index = 1;
	model.any_larval = larval;
	for (unsigned i = count; i-- > 0;)
		add_state(i + 1, i + 1 == larval);
	for (unsigned i = 0; i < model_limits.policies; i++)
		add_policy(8 * model.index++ + 1);
}

struct netlink *model_netlink(void)
{
	return (struct netlink *)&model;
}

const struct model_table *model_counted(void)
{
	return &model.counted;
}

unsigned model_reads(void)
{
	return model.reads;
}

bool model_was_uncertain(void)
{
	return model.uncertain;
}

bool model_expired_came_back(void)
{
	return model.expired_came_back;
}

void model_print(void)
{
	for (size_t i = 0; i < model.logged; i++)
		printf("# %s\n", model.log[i]);
	for (size_t i = 0; i < model.counted.state_count; i++)
		printf("# kernel: spi %u version %u%s\n", model.counted.states[i].spi,
		       model.counted.states[i].version,
		       model.counted.states[i].larval ? " larval" : "");
}

/* The functions of the library's socket layer. */

uint32_t netlink_watch(struct netlink *netlink, struct netlink_watch *watch)
{
	(void)netlink;
	model.watch = watch;
	model.history = 0; /* a round does not depend on the rounds before */
	model.uncertain = model.lost = false;
	watch->lost = false;
	model.counts = 0;
	note("watch", 0);
	model.in_sa = true;
	pass_time(); /* changes before this point would only make another first table */
	model.in_expire_and_migrate = model.in_policy = true;
	return ERROR_SUCCESS;
}

void netlink_unwatch(struct netlink *netlink)
{
	(void)netlink;
	model.watch = NULL;
	model.in_sa = model.in_expire_and_migrate = model.in_policy = false;
	note("end of watch", 0);
}

void pause_microseconds(uint32_t microseconds)
{
	(void)microseconds;
}

static uint32_t count(netlink_visit *visit, void *context)
{
	if (model.counts || !model.late_waits)
		send_late_expire();
	model.counted = model.now;
	note("count", (uint32_t)model.now.state_count);
	model.history = mix_table(model.history, &model.counted);
	pass_time_of_timers();
	if (!model.counts++) /* changes before the first count of a round are in its dumps */
		model.uncertain = model.lost;
	begin_message(XFRM_MSG_NEWSADINFO, sizeof(uint32_t));
	mnl_attr_put_u32(&message.header, XFRMA_SAD_CNT, (uint32_t)model.counted.state_count);
	remember(&message.header);
	return visit(&message.header, context);
}

static uint32_t get(const struct nlmsghdr *request, netlink_visit *visit, void *context)
{
	const struct xfrm_usersa_id *id = mnl_nlmsg_get_payload(request);
	const struct model_state *state = find_state(ntohl(id->spi));
	struct model_state copy;

	note("get", ntohl(id->spi));
	model.reads++;
	model.history = mix(model.history, id->spi);
	if (!state)
		return FWP_E_NOT_FOUND;
	copy = *state;
	model.history = mix_states(model.history, &copy, 1);
	pass_time_of_timers();
	remember(state_message(XFRM_MSG_NEWSA, &copy));
	return visit(&message.header, context);
}

static uint32_t count_policies_now(netlink_visit *visit, void *context)
{
	const struct xfrmu_spdinfo info = { .outcnt = (uint32_t)model.now.policy_count };

	begin_message(XFRM_MSG_NEWSPDINFO, sizeof(uint32_t));
	mnl_attr_put(&message.header, XFRMA_SPD_INFO, sizeof(info), &info);
	return visit(&message.header, context);
}

uint32_t netlink_request(struct netlink *netlink, struct nlmsghdr *request, netlink_visit *visit,
			 void *context)
{
	(void)netlink;
	if (request->nlmsg_type == XFRM_MSG_GETSPDINFO) /* only says how much memory to take */
		return count_policies_now(visit, context);
	model.history = mix(model.history, request->nlmsg_type);
	pass_time();
	send_late_migrate();
	return request->nlmsg_type == XFRM_MSG_GETSADINFO ? count(visit, context)
							  : get(request, visit, context);
}

/*
 * A dump goes through the states that there were at its beginning, and leaves out those that are
 * gone.
 */
static uint32_t dump_states(const struct netlink_dump *dump)
{
	struct model_table begin = model.now;

	model.history = mix_table(model.history, &begin);
	for (size_t i = 0, made; i < begin.state_count;) {
		struct model_state datagram[MODEL_STATES_MAX];

		for (made = 0; i < begin.state_count && made < model_limits.per_datagram; i++) {
			const struct model_state *state = find_state(begin.states[i].spi);

			if (state && state->serial == begin.states[i].serial)
				datagram[made++] = *state;
		}
		model.history = mix_states(model.history, datagram, made);
		if (i > model_limits.per_datagram)
			pass_time(); /* between making and queueing; the first datagram is queued at
					once */
		note("datagram", (uint32_t)made);
		for (size_t j = 0; j < made; j++)
			dump->visit(state_message(XFRM_MSG_NEWSA, &datagram[j]), dump->context);
		if (i < begin.state_count)
			pass_time();
	}
	return ERROR_SUCCESS;
}

static uint32_t dump_policies(const struct netlink_dump *dump)
{
	struct model_table begin = model.now;

	model.history = mix_table(model.history, &begin);
	for (size_t i = 0; i < begin.policy_count; i++) {
		struct model_policy datagram = { 0 };

		for (size_t j = 0; j < model.now.policy_count; j++)
			if (model.now.policies[j].serial == begin.policies[i].serial)
				datagram = model.now.policies[j];
		model.history = mix(model.history, datagram.version);
		if (i)
			pass_time();
		if (datagram.version)
			dump->visit(policy_message(XFRM_MSG_NEWPOLICY, &datagram), dump->context);
	}
	return ERROR_SUCCESS;
}

uint32_t netlink_dump(struct netlink *netlink, struct nlmsghdr *request, struct netlink_dump *dump)
{
	(void)netlink;
	if (dump->route)
		return ERROR_SUCCESS;
	model.history = mix(model.history, request->nlmsg_type);
	pass_time();
	send_late_migrate();
	return request->nlmsg_type == XFRM_MSG_GETSA ? dump_states(dump) : dump_policies(dump);
}
