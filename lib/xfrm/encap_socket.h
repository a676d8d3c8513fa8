/* SPDX-License-Identifier: LGPL-2.1-or-later */
#ifndef XFRM_ENCAP_SOCKET_H
#define XFRM_ENCAP_SOCKET_H

/*
 * Lets the UDP socket @fd take ESP out of the packets that it receives, unless it does already, and
 * exempts its own packets from policies: an inbound policy for all traffic between two hosts would
 * drop the packets before ESP is taken out of them. Failures are ignored.
 */
void encap_socket_prepare(int fd);

#endif
