/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "complete.h"

#include <ctype.h>
#include <inttypes.h>
#include <stdio.h>
#include <string.h>
#include <strings.h>

#include "commands.h"
#include "context_row.h"
#include "errors.h"
#include "event_types.h"
#include "format.h"
#include "namespaces.h"
#include "option_table.h"
#include "options.h"

/* A word that is being typed. */
struct completion {
	const struct command *command;
	const char *netns; /* of --netns before the word, or NULL */
	const char *kept;  /* what is typed already and stays: "ID,", "--output=" */
	size_t kept_length;
	const char *typed; /* the part behind that */
};

/* Prints a word, if it begins with what is typed. @help may be NULL. */
static void offer(const struct completion *c, const char *word, const char *help)
{
	bool small = false;

	if (strncasecmp(word, c->typed, strlen(c->typed)) != 0)
		return;
	for (const char *at = c->typed; *at; at++)
		small = small || islower((unsigned char)*at);
	printf("%.*s", (int)c->kept_length, c->kept);
	for (const char *at = word; *at; at++)
		putchar(small ? tolower((unsigned char)*at) : *at);
	printf("%s%s\n", help ? "\t" : "", help ? help : "");
}

/* Moves the typed part behind its first @length characters. */
static void keep(struct completion *c, size_t length)
{
	c->kept_length += length;
	c->typed += length;
}

static void keep_list(struct completion *c)
{
	const char *comma = strrchr(c->typed, ',');

	if (comma)
		keep(c, (size_t)(comma - c->typed) + 1);
}

static void offer_column_names(const struct completion *c)
{
	const struct column *column;

	for (size_t i = 0; (column = record_column(c->command->noun->record, i)); i++)
		offer(c, column->name, column->help);
}

static void offer_columns(struct completion *c)
{
	keep(c, *c->typed == '+');
	keep_list(c);
	offer_column_names(c);
	offer(c, "all", "all columns");
}

static void offer_order(struct completion *c)
{
	keep(c, *c->typed == '-');
	offer_column_names(c);
}

static void offer_states(struct completion *c)
{
	const char *name;

	keep_list(c);
	for (unsigned i = WFPX_SA_CONTEXT_UP; (name = context_state_name(i)); i++)
		offer(c, name, NULL);
}

/* A name that a shell or a terminal could take for more than a name is left out. */
static bool is_harmless(const char *name)
{
	for (; *name; name++)
		if (!isalnum((unsigned char)*name) && !strchr("-_.+@:/", *name))
			return false;
	return true;
}

static void offer_namespaces(struct completion *c)
{
	struct namespaces namespaces;

	namespaces_find(&namespaces);
	for (size_t i = 0; i < namespaces.count; i++)
		if (is_harmless(namespaces_name(&namespaces, i)))
			offer(c, namespaces_name(&namespaces, i), NULL);
	namespaces_done(&namespaces);
	if (c->command->option_set & OPTIONS_LIST)
		offer(c, "all", "every namespace with a name");
}

static void offer_types(struct completion *c)
{
	UINT32 type;

	keep(c, *c->typed == '+');
	keep_list(c);
	for (size_t i = 0; (type = event_type_at(i)); i++)
		offer(c, event_type_name(type), NULL);
	offer(c, "all", "all events");
}

static void offer_directions(struct completion *c)
{
	offer(c, "in", NULL);
	offer(c, "out", NULL);
}

static void offer_colors(struct completion *c)
{
	offer(c, "auto", "on a terminal");
	offer(c, "always", NULL);
	offer(c, "never", NULL);
}

/* Offers what a context is called, as often as there are contexts of that name. */
static void offer_name(const struct completion *c, const WFPX_NAMES0 *names)
{
	struct value name;

	value_init(&name);
	value_wide(&name, names ? names->name : NULL);
	if (name.scalar.kind == VALUE_STRING && is_harmless(name.words))
		offer(c, name.words, NULL);
	value_done(&name);
}

/* Offers the id of a context and what it is; struct reading calls it. */
static bool take_id(void *to, const void *from)
{
	const struct context_row *row = from;
	char id[32], local[ADDRESS_TEXT_SIZE], remote[ADDRESS_TEXT_SIZE], help[128];
	const char *state = context_state_name(row->context->state);

	snprintf(id, sizeof(id), "0x%016" PRIx64, (uint64_t)row->context->context.saContextId);
	format_address(sa_local_address(context_either(row)->sa), local);
	format_address(sa_remote_address(context_either(row)->sa), remote);
	snprintf(help, sizeof(help), "%s %s %s", local, remote, state ? state : "");
	offer(to, id, help);
	offer_name(to, row->context->names);
	return true;
}

/* Offers what a tunnel is called; struct reading calls it. */
static bool take_name(void *to, const void *from)
{
	offer_name(to, ((const struct tunnel_row *)from)->tunnel->names);
	return true;
}

/* Offers an address of the peer, as often as it has contexts; the shells show it once. */
static bool take_peer(void *to, const void *row)
{
	char address[ADDRESS_TEXT_SIZE];

	format_address(sa_remote_address(context_either(row)->sa), address);
	offer(to, address, NULL);
	return true;
}

static bool take_local(void *to, const void *row)
{
	char address[ADDRESS_TEXT_SIZE];

	format_address(sa_local_address(context_either(row)->sa), address);
	offer(to, address, NULL);
	return true;
}

static void read_things(struct completion *c, const struct noun *noun,
			bool (*take)(void *to, const void *row))
{
	const struct naming naming = { 0 };
	struct reading reading = { .netns = c->netns, .naming = &naming, .take = take, .to = c };

	(void)read_rows(noun, &reading);
}

static void read_contexts(struct completion *c, bool (*take)(void *to, const void *row))
{
	read_things(c, &noun_contexts, take);
}

static void offer_peers(struct completion *c)
{
	read_contexts(c, take_peer);
}

static void offer_locals(struct completion *c)
{
	read_contexts(c, take_local);
}

/* What the arguments of options may be. Those of other options are numbers. */
static const struct {
	int value;
	void (*offer)(struct completion *c);
} arguments[] = {
	{ 'o', offer_columns },
	{ 'N', offer_namespaces },
	{ OPTION_SORT, offer_order },
	{ OPTION_COLOR, offer_colors },
	{ OPTION_TYPES, offer_types },
	{ OPTION_FILTER + FILTER_STATE, offer_states },
	{ OPTION_FILTER + FILTER_DIRECTION, offer_directions },
	{ OPTION_FILTER + FILTER_LOCAL, offer_locals },
	{ OPTION_FILTER + FILTER_PEER, offer_peers },
};

static void offer_argument(struct completion *c, const struct option_info *option)
{
	for (size_t i = 0; i < sizeof(arguments) / sizeof(arguments[0]); i++)
		if (arguments[i].value == option->value)
			arguments[i].offer(c);
}

static void offer_options(const struct completion *c)
{
	for (size_t i = 0; i < option_table_count; i++) {
		char name[32];

		if (!(option_table[i].commands & c->command->option_set))
			continue;
		snprintf(name, sizeof(name), "--%s", option_table[i].name);
		offer(c, name, option_table[i].help);
	}
}

/* The option that the @length characters at @word name: "--output", or "-no" by its last letter. */
static const struct option_info *find_option(const struct command *command, const char *word,
					     size_t length)
{
	bool is_long = !strncmp(word, "--", 2);

	if (length < 2 || word[0] != '-')
		return NULL;
	for (size_t i = 0; i < option_table_count; i++) {
		const struct option_info *option = &option_table[i];

		if (!(option->commands & command->option_set))
			continue;
		if (is_long ? strlen(option->name) == length - 2 &&
				      !strncmp(option->name, word + 2, length - 2)
			    : option->letter == word[length - 1])
			return option;
	}
	return NULL;
}

/* The option whose argument comes next after @word; NULL: none does. */
static const struct option_info *waiting_option(const struct command *command, const char *word)
{
	const struct option_info *option = find_option(command, word, strlen(word));

	return option && option->argument && option->argument[0] != '[' ? option : NULL;
}

static void offer_words(const struct completion *c, char *const *words, int count)
{
	char known[256], *word, *rest = known;

	commands_next_words(words, count, known, sizeof(known));
	while ((word = strsep(&rest, " ")))
		if (*word)
			offer(c, word, NULL);
}

/* Completes a word behind those that name the command, of which there are @used. */
static void complete_rest(struct completion *c, char *const *words, int count, int used)
{
	const struct option_info *option = NULL;
	const char *equals = strchr(c->typed, '=');

	for (int i = used; i < count; i++) {
		if (option && option->value == 'N')
			c->netns = words[i];
		option = option ? NULL : waiting_option(c->command, words[i]);
	}
	if (option) {
		offer_argument(c, option);
		return;
	}
	option = equals ? find_option(c->command, c->typed, (size_t)(equals - c->typed)) : NULL;
	if (option && option->argument) {
		keep(c, (size_t)(equals - c->typed) + 1);
		offer_argument(c, option);
		return;
	}
	if (c->typed[0] == '-')
		offer_options(c);
	else if (c->command->option_set & OPTIONS_CHECK)
		read_things(c, &noun_tunnels, take_name);
	else if (c->command->operands[0])
		read_contexts(c, take_id);
	if (c->typed[0] != '-' && c->command->operands[0] &&
	    !(c->command->option_set & OPTIONS_CHECK) && strpbrk(c->typed, ".:"))
		read_contexts(c, take_peer);
}

int complete(char *const *words, int count)
{
	struct completion c = { 0 };
	int used;

	if (count < 1)
		return EXIT_OK;
	c.kept = c.typed = words[count - 1];
	count--;
	if (count && !strcmp(words[0], "help")) {
		offer_words(&c, words + 1, count - 1);
		return EXIT_OK;
	}
	c.command = commands_find(words, count, &used);
	if (!c.command)
		return EXIT_OK;
	if (used == count && c.typed[0] != '-')
		offer_words(&c, words, count);
	complete_rest(&c, words, count, used);
	return EXIT_OK;
}
