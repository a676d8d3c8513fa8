/* SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef WFPSA_WFPSA_H
#define WFPSA_WFPSA_H

void print_version(void);

/*
 * What the verbs do. argv[0] is what getopt puts before its complaints, the options follow. Each
 * writes its result to stdout, or one line to stderr, and returns an enum exit_code.
 */
int list_sas(int argc, char **argv);

#endif
