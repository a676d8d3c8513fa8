/* SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef WFPSA_COMPLETE_H
#define WFPSA_COMPLETE_H

/*
 * wfpsa complete, which the shells' completion calls: prints what the last of the @count words at
 * @words, which the user is typing, may become. The words before it are complete. Each line has a
 * word and, behind a tab, what it means. Nothing is printed where nothing is known or permitted.
 * Returns EXIT_OK.
 */
int complete(char *const *words, int count);

#endif
