/* SPDX-License-Identifier: LGPL-2.1-or-later */
#ifndef TESTS_INTEROP_IKE_RAW_H
#define TESTS_INTEROP_IKE_RAW_H

#include <fwpmu.h>
#include <wfpxfrm.h>

/* Prints an IKE SA as swanctl does, with T for times. */
void print_raw(const WFPX_IKE_SA0 *sa);

/* Prints the connection, and how this host and the peer have authenticated. */
void print_methods(const WFPX_IKE_SA0 *sa);

#endif
