/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "commands.h"

#include <stdbool.h>
#include <stdio.h>
#include <string.h>

#include "noun.h"

#define ABOUT_IDS                                                                                  \
	"ID is that of a context or tunnel or its first digits, an address or a prefix of\n"       \
	"either end, spi=SPI, reqid=N, or a name as \"list\" shows it, of a connection\n"          \
	"or of a child. Filters choose among these contexts, or without ID among all.\n"
#define ABOUT_END                                                                                  \
	ABOUT_IDS                                                                                  \
	"If one ID means several contexts, it wants --all. Asks before it does\n"                  \
	"anything, if there is a terminal; else it wants --yes.\n"

const struct command commands[] = {
	{ "list", "contexts", "list contexts", "", "List SA contexts, a line for each.",
	  "A context is the inbound and the outbound SA of one tunnel or protection.\n"
	  "Tunnels that have none are listed as well: policies ask for their SAs.\n",
	  &noun_listed, OPTIONS_LIST_CONTEXTS, list },
	{ "list", "sas", "list sas", "", "List IPsec SAs, a line for each.", "", &noun_sas,
	  OPTIONS_LIST_SAS, list },
	{ "list", "tunnels", "list tunnels", "",
	  "List tunnels, which outlive SAs, a line for each.", "", &noun_tunnels,
	  OPTIONS_LIST_TUNNELS, list },
	{ "list", "sessions", "list sessions", "", "List who has access to SAs, a line for each.",
	  "A session is an open handle of the WFP API, or another program's access to\n"
	  "the kernel's SAs, such as an IKE daemon's.\n",
	  &noun_sessions, OPTIONS_LIST_SESSIONS, list },
	{ "list", "ike", "list ike", "", "List IKE SAs, a line for each.",
	  "strongSwan's daemon is asked, if one runs in the network namespace.\n", &noun_ike,
	  OPTIONS_LIST_IKE, list },
	{ "list", "filters", "list filters", "", "List filters, which say what is protected.",
	  "Policies of the kernel that no filter has made are listed as foreign.\n", &noun_filters,
	  OPTIONS_LIST_FILTERS, list },
	{ "show", NULL, "show", " [ID...]", "Show all that is known of SA contexts.", ABOUT_IDS,
	  &noun_listed, OPTIONS_SHOW, show },
	{ "show", "filter", "show filter", " [ID...]", "Show all that is known of filters.", "",
	  &noun_filters, OPTIONS_SHOW_FILTER, show_filter },
	{ "add", NULL, "add", " LOCAL PEER", "Protect packets between two hosts, with given keys.",
	  "Adds filters, an SA in each direction, and the keys. --new-keys makes keys and\n"
	  "writes them to a file that the peer needs: there, run \"wfpsa add PEER LOCAL\"\n"
	  "with --keys and otherwise the same options, the nets and ports exchanged.\n"
	  "\"delete\" removes all of it. Nothing replaces these keys: use an IKE daemon for\n"
	  "what is to last.\n",
	  NULL, OPTIONS_ADD, add },
	{ "stats", NULL, "stats", "", "Show what was dropped, why, and what to look at.",
	  "Counters of the kernel that are not 0, each with what it means, and totals.\n"
	  "The counters need no right, the totals CAP_NET_ADMIN.\n",
	  NULL, OPTIONS_STATS, stats },
	{ "explain", NULL, "explain", " ID...", "Say why traffic there passes or does not pass.",
	  "ID is the address of a host that packets go to, or names tunnels as for \"show\".\n"
	  "Exit code 5: traffic does not pass, or not protected, or not without doubt.\n",
	  &noun_tunnels, OPTIONS_EXPLAIN, explain },
	{ "expire", NULL, "expire", " [ID...]",
	  "End SA contexts: outbound now, inbound in a minute.", ABOUT_END, &noun_contexts,
	  OPTIONS_END, expire_contexts },
	{ "delete", NULL, "delete", " [ID...]", "End SA contexts at once.", ABOUT_END,
	  &noun_contexts, OPTIONS_END, delete_contexts },
	{ "delete", "filter", "delete filter", " ID...",
	  "Delete filters, and the SAs that hang on them.",
	  "Packets that they have protected or blocked pass in the clear then. Asks before\n"
	  "it does anything, if there is a terminal; else it wants --yes.\n",
	  &noun_filters, OPTIONS_DELETE_FILTER, delete_filters },
	{ "rekey", NULL, "rekey", " [ID...]", "Replace the SAs of contexts, without loss.",
	  ABOUT_IDS
	  "strongSwan's daemon does it. If one ID means several contexts, it wants --all.\n",
	  &noun_contexts, OPTIONS_REKEY, rekey_contexts },
	{ "check", NULL, "check", " [EXPECTED...]", "Check tunnels, as a monitoring plugin.",
	  "EXPECTED is a name, or conditions as in a names file, of a tunnel that should be\n"
	  "up. Without any, and without --expect and --names, all tunnels should be.\n"
	  "LIST is age=SECONDS,left=SECONDS,drops=PACKETS,idle=SECONDS, or some of these.\n"
	  "Exit codes: 0 OK, 1 WARNING, 2 CRITICAL, 3 UNKNOWN.\n",
	  &noun_tunnels, OPTIONS_CHECK, check },
	{ "metrics", NULL, "metrics", "", "Print tunnels as OpenMetrics, for Prometheus.",
	  "The numbers are those of the SAs that exist, so they fall when SAs are replaced;\n"
	  "wfpsa-exporter counts on from SA to SA.\n",
	  &noun_tunnels, OPTIONS_METRICS, metrics },
	{ "terminate", NULL, "terminate", " [ID...]", "End IKE SAs with all their SAs.",
	  "ID is that of an IKE SA or its first digits, a name of a connection or of a\n"
	  "child, an address or a prefix of either end, or spi=SPI or reqid=N of a child.\n"
	  "strongSwan's daemon ends them, and tells the peer. If one ID means several IKE\n"
	  "SAs, it wants --all. Asks before it does anything, or wants --yes.\n",
	  &noun_ike, OPTIONS_TERMINATE, terminate_ike_sas },
	{ "watch", NULL, "watch", "", "Show tunnels and what passes through them, again and again.",
	  "On a terminal: q ends, s chooses the column to sort by, r reverses the order, p\n"
	  "pauses, u changes units, ? is help. Elsewhere a table is printed each time.\n",
	  &noun_watch, OPTIONS_WATCH, watch },
	{ "events", NULL, "events", "", "Print what happens to SAs and tunnels, a line for each.",
	  "From now on, until a signal or an option ends it.\n", &noun_events, OPTIONS_EVENTS,
	  events },
};

const size_t commands_count = sizeof(commands) / sizeof(commands[0]);

void commands_print_help(void)
{
	puts("Usage: wfpsa [COMMAND] [options]\n"
	     "\n"
	     "Commands:");
	for (size_t i = 0; i < commands_count; i++) {
		char name[32];

		snprintf(name, sizeof(name), "%s%s", commands[i].name, commands[i].operands);
		printf("  %-17s %s\n", name, commands[i].help);
	}
	puts("  help [COMMAND]    Show this text, or the options of a command.\n"
	     "\n"
	     "\"list\" may be left out, and so may \"contexts\"; \"ls\" is the same as \"list\".\n"
	     "\n"
	     "  -h, --help        this text; after a command: its options\n"
	     "  -V, --version     the version\n"
	     "\n"
	     "Exit codes: 0 done, 1 failed, 2 usage, 3 not found, 4 not permitted,\n"
	     "5 traffic does not pass (explain), 6 not supported by this kernel;\n"
	     "of several ids, 32 none and 64 some found.\n"
	     "See wfpsa(8).");
}

static const char *without_synonym(const char *verb)
{
	return strcmp(verb, "ls") != 0 ? verb : "list";
}

static bool is(const char *name, const char *word)
{
	return name && !strcmp(name, word);
}

/* The command of @verb with @object; without @object the first of the verb. NULL: none. */
static const struct command *find_verb(const char *verb, const char *object)
{
	for (size_t i = 0; i < commands_count; i++)
		if (is(commands[i].verb, verb) && (!object || is(commands[i].object, object)))
			return &commands[i];
	return NULL;
}

static const struct command *find_object(const char *object)
{
	for (size_t i = 0; i < commands_count; i++)
		if (is(commands[i].object, object))
			return &commands[i];
	return NULL;
}

const struct command *commands_find(char *const *words, int count, int *used)
{
	const struct command *command, *with_object;
	const char *verb;

	*used = 0;
	if (!count || words[0][0] == '-')
		return &commands[0];
	verb = without_synonym(words[0]);
	command = find_verb(verb, NULL);
	if (!command) {
		command = find_object(verb);
		*used = command != NULL;
		return command;
	}
	*used = 1;
	if (count < 2 || words[1][0] == '-')
		return command;
	with_object = find_verb(verb, words[1]);
	*used += with_object != NULL;
	/* behind "show" there may be an operand in the place of an object */
	return with_object || command->object ? with_object : command;
}

static void append_word(char *ret, size_t size, const char *word)
{
	size_t used = strlen(ret);

	snprintf(ret + used, size - used, "%s%s", used ? " " : "", word);
}

void commands_next_words(char *const *words, int count, char *ret, size_t size)
{
	const char *verb = count ? without_synonym(words[0]) : NULL;

	ret[0] = '\0';
	for (size_t i = 0; i < commands_count; i++) {
		const struct command *command = &commands[i];

		if (verb && is(command->verb, verb) && command->object)
			append_word(ret, size, command->object);
		if (!verb && find_verb(command->verb, NULL) == command)
			append_word(ret, size, command->verb);
	}
	for (size_t i = 0; !verb && i < commands_count; i++)
		if (commands[i].object && find_object(commands[i].object) == &commands[i])
			append_word(ret, size, commands[i].object);
	if (!verb)
		append_word(ret, size, "help");
}
