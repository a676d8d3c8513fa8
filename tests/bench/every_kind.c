/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * Stands in place of lib/sadb/kind.c: larval states count as SAs, as a kernel without ESP can hold
 * a million of them. The linker takes this file because it comes before the library.
 */
#include "sadb/kind.h"

enum sa_kind sa_kind(const struct sa *sa)
{
	(void)sa;
	return SA_KIND_SA;
}
