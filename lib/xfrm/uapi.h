/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * The kernel's XFRM interface up to Linux 6.18, also where the system's linux/xfrm.h is older.
 *
 * Newer names are macros with the kernel's numbers, which never change. Where the system's header
 * has enumerators with these names, the macros replace them with the same values.
 */
#ifndef XFRM_UAPI_H
#define XFRM_UAPI_H

#include <linux/netlink.h>
#include <linux/xfrm.h>

#define XFRMA_SA_DIR                 33 /* u8, Linux 6.10 */
#define XFRMA_NAT_KEEPALIVE_INTERVAL 34 /* u32, 6.11 */
#define XFRMA_SA_PCPU                35 /* u32, 6.13 */
#define XFRMA_IPTFS_DROP_TIME        36 /* u32, 6.14, as the five below */
#define XFRMA_IPTFS_REORDER_WINDOW   37 /* u16 */
#define XFRMA_IPTFS_DONT_FRAG        38 /* flag, no payload */
#define XFRMA_IPTFS_INIT_DELAY       39 /* u32 */
#define XFRMA_IPTFS_MAX_QSIZE        40 /* u32 */
#define XFRMA_IPTFS_PKT_SIZE         41 /* u32 */

#define XFRM_SA_DIR_IN               1
#define XFRM_SA_DIR_OUT              2

#define XFRM_MODE_IPTFS              5

#endif
