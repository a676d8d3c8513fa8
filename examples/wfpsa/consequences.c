/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "consequences.h"

#include <stdio.h>
#include <string.h>

#include "noun.h"

#define PEERS_MAX 3 /* more are not named */

/* The daemons by the names of their processes. */
static const struct daemon known[] = {
	{ "charon", 0, "wfpsa rekey ID" },
	{ "charon-systemd", 0, "wfpsa rekey ID" },
	{ "pluto", 0, "ipsec whack --rekey-child --name NAME (libreswan 4: --rekey-ipsec)" },
};

/* Remembers a daemon; struct reading calls it. */
static bool take_session(void *to, const void *row)
{
	const FWPM_SESSION0 *session = row;
	struct consequences *ret = to;
	char name[sizeof(known[0].name)];

	if (!session->displayData.name || ret->count == DAEMONS_MAX)
		return true;
	snprintf(name, sizeof(name), "%ls", session->displayData.name);
	for (size_t i = 0; i < sizeof(known) / sizeof(known[0]); i++) {
		if (strcmp(known[i].name, name) != 0)
			continue;
		ret->daemons[ret->count] = known[i];
		ret->daemons[ret->count++].pid = session->processId;
		break;
	}
	return true;
}

void consequences_find(struct consequences *ret, const struct options *options)
{
	struct reading reading = {
		.command = NULL, /* whether daemons can be found is no matter of the command */
		.netns = options->netns,
		.take = take_session,
		.to = ret,
	};

	*ret = (struct consequences){ .options = options };
	(void)read_rows(&noun_sessions, &reading);
}

/* Whether packets leave through the context and, without its filters, will be in the clear. */
static bool bares(const struct ended *ended, bool inbound_lingers)
{
	return ended->sends && ended->added && !inbound_lingers;
}

/* Prints the peers that packets are sent to: "192.0.2.2, 192.0.2.3 and others". */
static void print_peers(const struct ended *contexts, size_t count, bool inbound_lingers,
			bool bared)
{
	const char *peers[PEERS_MAX];
	size_t named = 0, known_at;

	for (size_t i = 0; i < count; i++) {
		if (!contexts[i].sends || bares(&contexts[i], inbound_lingers) != bared)
			continue;
		for (known_at = 0; known_at < named; known_at++)
			if (!strcmp(peers[known_at], contexts[i].remote))
				break;
		if (known_at < named)
			continue;
		if (named == PEERS_MAX) {
			fputs(" and others", stderr);
			return;
		}
		fprintf(stderr, "%s%s", named ? ", " : "", contexts[i].remote);
		peers[named++] = contexts[i].remote;
	}
}

static void begin(const struct consequences *consequences)
{
	fprintf(stderr, "wfpsa: %s: ", consequences->options->command->name);
}

static void tell_daemon(const struct consequences *consequences, const struct daemon *daemon)
{
	begin(consequences);
	fprintf(stderr, "%s (pid %u) is not told; to replace SAs without loss: %s\n", daemon->name,
		daemon->pid, daemon->rekey);
}

static void tell_packets(const struct consequences *consequences, const struct ended *contexts,
			 size_t count, bool inbound_lingers)
{
	begin(consequences);
	fputs("packets to ", stderr);
	print_peers(contexts, count, inbound_lingers, false);
	fputs(" will be dropped", stderr);
	if (consequences->count)
		fprintf(stderr, " until the IKE daemon renegotiates%s",
			inbound_lingers ? " (up to 60 s)" : "");
	fputc('\n', stderr);
}

static void tell_bared(const struct consequences *consequences, const struct ended *contexts,
		       size_t count)
{
	begin(consequences);
	fputs("packets to ", stderr);
	print_peers(contexts, count, false, true);
	fputs(" will not be protected any more: the filters of \"wfpsa add\" go, too\n", stderr);
}

void consequences_tell(const struct consequences *consequences, const struct ended *contexts,
		       size_t count, bool inbound_lingers)
{
	bool drops = false, bared = false, others = false;

	for (size_t i = 0; i < count; i++) {
		bool bare = bares(&contexts[i], inbound_lingers);

		bared = bared || bare;
		drops = drops || (contexts[i].sends && !bare);
		others = others || !contexts[i].added;
	}
	if (drops)
		tell_packets(consequences, contexts, count, inbound_lingers);
	if (bared)
		tell_bared(consequences, contexts, count);
	if (!others)
		return;
	for (size_t i = 0; i < consequences->count; i++)
		tell_daemon(consequences, &consequences->daemons[i]);
	if (consequences->count)
		return;
	begin(consequences);
	fputs("no IKE daemon is seen in this network namespace that could make new SAs\n", stderr);
}

void consequences_tell_after(const struct consequences *consequences, const struct ended *contexts,
			     size_t count)
{
	bool others = false;

	for (size_t i = 0; i < count; i++)
		others = others || !contexts[i].added;
	if (!others)
		return;
	begin(consequences);
	if (consequences->count)
		fprintf(stderr,
			"the tunnel may stay down: %s counts on the deleted SAs until it rekeys "
			"them: %s\n",
			consequences->daemons[0].name, consequences->daemons[0].rekey);
	else
		fputs("the tunnel stays down until somebody makes new SAs\n", stderr);
}
