/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "ending.h"

#include <libmnl/libmnl.h>
#include <linux/xfrm.h>
#include <netinet/in.h>

#include "install.h"

#define OTHERS 20

static const uint8_t key[32] = { 4, 5, 6 };

static struct install_sa ah_of(struct install_sa sa)
{
	sa.proto = IPPROTO_AH;
	sa.aead = (struct install_algorithm){ 0 };
	sa.auth = (struct install_algorithm){ "hmac(sha256)", key, sizeof(key), 128 };
	return sa;
}

static void flush(void)
{
	_Alignas(8) char buffer[4096];
	struct mnl_socket *socket = mnl_socket_open(NETLINK_XFRM);
	struct nlmsghdr *request = mnl_nlmsg_put_header(buffer);
	struct xfrm_usersa_flush *body = mnl_nlmsg_put_extra_header(request, sizeof(*body));

	request->nlmsg_type = XFRM_MSG_FLUSHSA;
	request->nlmsg_flags = NLM_F_REQUEST | NLM_F_ACK;
	body->proto = 255; /* IPSEC_PROTO_ANY */
	if (!socket || mnl_socket_bind(socket, 0, MNL_SOCKET_AUTOPID) < 0 ||
	    mnl_socket_sendto(socket, request, request->nlmsg_len) < 0 ||
	    mnl_socket_recvfrom(socket, buffer, sizeof(buffer)) < 0)
		complain("the SAs cannot be removed");
	mnl_socket_close(socket);
}

void ending_install(void)
{
	struct installer *installer;

	flush();
	installer = installer_open();
	for (uint32_t i = 0; i < OTHERS + 2; i++) {
		struct install_sa sa = install_numbered(i), ah = ah_of(sa);

		installer_add(installer, &sa);
		if (i < 2)
			installer_add(installer, &ah);
	}
	installer_close(installer);
}

static WFPX_SA_DETAILS0 **read_sas(UINT32 *ret_count)
{
	WFPX_SA_DETAILS0 **entries = NULL;
	HANDLE engine, handle;

	*ret_count = 0;
	if (scenario_open(&scenarios[0], &engine) ||
	    IPsecSaCreateEnumHandle0(engine, NULL, &handle) ||
	    WfpxSaEnum0(engine, handle, 0xffffffff, &entries, ret_count))
		complain("no SAs");
	FwpmEngineClose0(engine);
	return entries;
}

const char *ending_fault(bool later)
{
	WFPX_SA_DETAILS0 **entries;
	const char *fault = NULL;
	UINT32 count, inbound = 0;

	entries = read_sas(&count);
	for (UINT32 i = 0; i < count; i++)
		for (UINT32 j = 0; j < entries[i]->numSAs; j++) {
			const WFPX_SA0 *sa = entries[i]->saList[j];

			if (sa->spi == INSTALL_FIRST_SPI + 1)
				fault = sa->protocol == IPPROTO_AH ? "an outbound AH SA is left"
								   : "an outbound SA is left";
			if (sa->spi != INSTALL_FIRST_SPI)
				continue;
			inbound++;
			if (!later)
				fault = sa->protocol == IPPROTO_AH ? "an inbound AH SA is left"
								   : "an inbound SA is left";
			else if (!sa->useTime || sa->limits.hardUseSeconds == WFPX_UNLIMITED)
				fault = "an inbound SA has no limit";
		}
	FwpmFreeMemory0((void **)&entries);
	if (later && inbound != 2)
		return "an inbound SA is gone";
	return fault;
}

UINT64 ending_id(void)
{
	IPSEC_SA_CONTEXT0 **entries = NULL;
	HANDLE engine, handle;
	UINT32 count = 0;
	UINT64 id = 0;

	if (scenario_open(&scenarios[0], &engine) ||
	    IPsecSaContextCreateEnumHandle0(engine, NULL, &handle) ||
	    IPsecSaContextEnum0(engine, handle, 0xffffffff, &entries, &count))
		complain("no contexts");
	for (UINT32 i = 0; i < count; i++)
		if (entries[i]->inboundSa && entries[i]->inboundSa->saBundle.numSAs == 2)
			id = entries[i]->saContextId;
	FwpmFreeMemory0((void **)&entries);
	FwpmEngineClose0(engine);
	return id;
}
