/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * Protects all IPv4 packets between this host and a peer with ESP, by keys that both have.
 *
 *	cc sa_context_create.c $(pkg-config --cflags --libs fwpuclnt)
 *	(umask 077; head -c 40 /dev/urandom >keys)	and bring the file to the peer
 *	./a.out 192.0.2.1 192.0.2.2 keys	here, and with the addresses exchanged at the peer
 *
 * Run it as root. It prints the SPI that the peer must send with, and reads the one that the peer's
 * own program prints. To undo all, delete the filters: wfpsa list filters, wfpsa delete filter.
 */
#include <arpa/inet.h>
#include <fcntl.h>
#include <fwpmu.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>
#include <wfpxfrm.h>
#include <windows.h>

static IPSEC_TRAFFIC1 traffic; /* in both directions local is this host */

/* The file has the key from the lower address to the higher one, and the key for the way back. */
static int read_keys(const char *name, UINT8 keys[40])
{
	int fd = open(name, O_RDONLY | O_CLOEXEC);
	struct stat state;

	if (fd < 0 || fstat(fd, &state) || state.st_mode & 077 || read(fd, keys, 40) != 40) {
		fprintf(stderr, "%s: needs 40 bytes, and a mode of 0600\n", name);
		return 0;
	}
	return close(fd) == 0;
}

static DWORD add_filter(HANDLE engine, const GUID *layer, const GUID *callout, UINT64 *id)
{
	static wchar_t name[] = L"ESP to the peer";
	FWPM_FILTER_CONDITION0 hosts[2] = { { .fieldKey = FWPM_CONDITION_IP_LOCAL_ADDRESS },
					    { .fieldKey = FWPM_CONDITION_IP_REMOTE_ADDRESS } };
	FWPM_FILTER0 filter = { .displayData.name = name, .layerKey = *layer };

	hosts[0].conditionValue.type = hosts[1].conditionValue.type = FWP_UINT32;
	hosts[0].conditionValue.uint32 = traffic.localV4Address;
	hosts[1].conditionValue.uint32 = traffic.remoteV4Address;
	filter.numFilterConditions = 2;
	filter.filterCondition = hosts;
	filter.action.type = FWP_ACTION_CALLOUT_TERMINATING;
	filter.action.calloutKey = *callout;
	return FwpmFilterAdd0(engine, &filter, NULL, id);
}

/* AES-GCM: the key of 16 bytes and a salt of 4 are one, and it is given twice. */
static DWORD add_sa(HANDLE engine, UINT64 id, int inbound, UINT32 spi, UINT8 *key)
{
	FWP_BYTE_BLOB blob = { 20, key };
	IPSEC_SA_AUTH_AND_CIPHER_INFORMATION0 gcm = {
		.saCipherInformation = { { IPSEC_CIPHER_TRANSFORM_ID_GCM_AES_128, NULL }, blob },
		.saAuthInformation = { { IPSEC_AUTH_TRANSFORM_ID_GCM_AES_128, NULL }, blob },
	};
	IPSEC_SA0 sa = { .spi = spi, .saTransformType = IPSEC_TRANSFORM_ESP_AUTH_AND_CIPHER };
	IPSEC_SA_BUNDLE1 bundle = { .numSAs = 1, .saList = &sa };

	sa.espAuthAndCipherInformation = &gcm;
	bundle.lifetime.lifetimeSeconds = 8 * 3600;
	return inbound ? IPsecSaContextAddInbound1(engine, id, &bundle)
		       : IPsecSaContextAddOutbound1(engine, id, &bundle);
}

static DWORD create(HANDLE engine, UINT8 keys[40])
{
	int lower = traffic.localV4Address < traffic.remoteV4Address;
	UINT8 *out_key = lower ? keys : keys + 20, *in_key = lower ? keys + 20 : keys;
	IPSEC_GETSPI1 inbound = { .inboundIpsecTraffic = traffic };
	UINT32 spi, peer_spi;
	DWORD result;
	UINT64 id;

	result = add_filter(engine, &FWPM_LAYER_OUTBOUND_TRANSPORT_V4,
			    &FWPM_CALLOUT_IPSEC_OUTBOUND_TRANSPORT_V4, &traffic.ipsecFilterId);
	if (!result)
		result = add_filter(engine, &FWPM_LAYER_INBOUND_TRANSPORT_V4,
				    &FWPM_CALLOUT_IPSEC_INBOUND_TRANSPORT_V4,
				    &inbound.inboundIpsecTraffic.ipsecFilterId);
	if (!result)
		result = IPsecSaContextCreate1(engine, &traffic, NULL, NULL, &id);
	if (!result)
		result = IPsecSaContextGetSpi1(engine, id, &inbound, &spi);
	if (!result)
		result = add_sa(engine, id, 1, spi, in_key);
	if (result)
		return result;
	printf("0x%x\n", spi);
	fflush(stdout);
	return scanf("%x", &peer_spi) == 1 ? add_sa(engine, id, 0, peer_spi, out_key)
					   : ERROR_INVALID_PARAMETER;
}

int main(int argc, char **argv)
{
	struct in_addr local, remote;
	HANDLE engine;
	UINT8 keys[40];
	DWORD result;

	if (argc != 4 || !inet_pton(AF_INET, argv[1], &local) ||
	    !inet_pton(AF_INET, argv[2], &remote) || !read_keys(argv[3], keys))
		return 2;
	traffic.localV4Address = ntohl(local.s_addr);
	traffic.remoteV4Address = ntohl(remote.s_addr);
	result = FwpmEngineOpen0(NULL, RPC_C_AUTHN_DEFAULT, NULL, NULL, &engine);
	if (!result)
		result = create(engine, keys);
	explicit_bzero(keys, sizeof(keys));
	fprintf(stderr, "%s\n", WfpxErrorText0(result));
	return result ? 1 : FwpmEngineClose0(engine) != ERROR_SUCCESS;
}
