/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "sa.h"

#include <linux/udp.h>

#include "uapi.h"

_Static_assert((int)SA_MODE_TRANSPORT == XFRM_MODE_TRANSPORT, "");
_Static_assert((int)SA_MODE_TUNNEL == XFRM_MODE_TUNNEL, "");
_Static_assert((int)SA_FLAG_NOPMTUDISC == XFRM_STATE_NOPMTUDISC, "");
_Static_assert((int)SA_FLAG_ESN == XFRM_STATE_ESN, "");
_Static_assert((int)SA_FLAG_WILDRECV == XFRM_STATE_WILDRECV, "");
_Static_assert((int)SA_DIR_IN == XFRM_SA_DIR_IN, "");
_Static_assert((int)SA_DIR_OUT == XFRM_SA_DIR_OUT, "");
_Static_assert((int)SA_OFFLOAD_INBOUND == XFRM_OFFLOAD_INBOUND, "");
_Static_assert((int)SA_ENCAP_ESPINUDP == UDP_ENCAP_ESPINUDP, "");
_Static_assert((int)SA_ENCAP_ESPINUDP_NON_IKE == UDP_ENCAP_ESPINUDP_NON_IKE, "");

const struct sa_extra sa_no_extra;
