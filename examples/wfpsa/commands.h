/* SPDX-License-Identifier: GPL-2.0-or-later */
/* All commands, in one table, from which the help and the completion are made. */
#ifndef WFPSA_COMMANDS_H
#define WFPSA_COMMANDS_H

#include <stddef.h>

#include "command.h"

extern const struct command commands[]; /* the first is what runs where no command is typed */
extern const size_t commands_count;

/*
 * Finds the command that the first of the @count words at @words name: a verb, a verb and an
 * object, an object alone, or nothing, before an option too. *@used is the number of these words.
 * Returns NULL if a word is unknown, with *@used the number of words before the unknown one.
 */
const struct command *commands_find(char *const *words, int count, int *used);

/*
 * Writes the words that may stand behind the @count words at @words, with blanks between, to @ret:
 * verbs, or the objects of a verb. Cut off at @size.
 */
void commands_next_words(char *const *words, int count, char *ret, size_t size);

/* Prints the help of the program to stdout. */
void commands_print_help(void);

#endif
