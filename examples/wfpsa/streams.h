/* SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef WFPSA_STREAMS_H
#define WFPSA_STREAMS_H

/*
 * If a standard stream is closed, the next file or socket to be opened would get its descriptor,
 * and messages would be written to that. So /dev/null takes the place of a closed stream.
 */
void occupy_standard_streams(void);

#endif
