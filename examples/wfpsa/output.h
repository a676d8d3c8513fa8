/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Writing to stdout for commands that run until a signal ends them: at once, and in such a way that
 * a reader who does not read keeps no signal from ending the program.
 */
#ifndef WFPSA_OUTPUT_H
#define WFPSA_OUTPUT_H

#include <stdbool.h>
#include <stddef.h>

/*
 * Writes the @length bytes at @text. After a signal that is to end the program, what is begun is
 * still written if the reader takes it within a second. Returns false if not all was written.
 */
bool output_write(const char *text, size_t length);

/*
 * What the program ends with after output_write() has returned false: EXIT_OK if a signal was the
 * reason; else EXIT_RUNTIME, after a message on stderr that begins with @command, or without it if
 * the reader has left.
 */
int output_failed(const char *command);

/*
 * Ends the program as a write would that finds no reader, if @revents, which poll(2) has set for
 * stdout, says that nobody reads any more. Returns whether that is so, where SIGPIPE is ignored.
 */
bool output_has_no_reader(short revents);

#endif
