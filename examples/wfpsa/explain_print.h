/* SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef WFPSA_EXPLAIN_PRINT_H
#define WFPSA_EXPLAIN_PRINT_H

#include "explain_judge.h"
#include "json.h"

/* What was asked, and what became of it. */
struct explanation {
	const char *target; /* the operand */
	const struct facts *facts;
	struct packet packet;
	struct route route;
	struct judgement judgement;
};

/* Prints an explanation to stdout as text. */
void explanation_print(const struct explanation *explanation);

/* Writes it as an object. */
void explanation_put(struct json *json, const struct explanation *explanation);

#endif
