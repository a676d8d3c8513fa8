/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * keys - looks for keys in the memory of a program that enumerates SAs
 *
 *	keys install FILE	installs SAs with random keys, and writes the keys to FILE, masked
 *	keys search FILE	enumerates, then looks for any 8 bytes of any key in its own memory
 *	keys plant FILE		leaves 8 bytes of a key in memory first, which the search must find
 *	keys create		makes SAs with random keys by the API, wipes its own copy, and
 *searches keys createplant	the same, and leaves 8 bytes of a key in memory
 *
 * The search itself never has a key in memory: it unmasks one byte at a time. Exit status of a
 * search: 0 nothing was found, 1 something was found, 2 the search failed.
 */
#include <fcntl.h>
#include <netinet/in.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/random.h>
#include <unistd.h>

#include "fwpmu.h"
#include "install.h"
#include "wfpxfrm.h"

#define KEYS    4
#define KEY_MAX 64
#define RUN     8
#define CHUNK   65536

/* Bytes of the keys of AES-GCM, AES-CBC, HMAC-SHA-256 and, on an AH SA, HMAC-SHA-512 */
static const unsigned key_bytes[KEYS] = { 36, 32, 32, 64 };

static uint8_t keys[KEYS][KEY_MAX]; /* masked, except in "keys install" */

static uint8_t mask(unsigned key, size_t i)
{
	return (uint8_t)(0xa5 ^ key * 29 ^ i * 71);
}

static void toggle_mask(void)
{
	for (unsigned k = 0; k < KEYS; k++)
		for (size_t i = 0; i < KEY_MAX; i++)
			keys[k][i] ^= mask(k, i);
}

static int move_keys(const char *name, int flags)
{
	int fd = open(name, flags | O_CLOEXEC, 0600);
	ssize_t moved;

	if (fd < 0)
		return 2;
	moved = flags & O_CREAT ? write(fd, keys, sizeof(keys)) : read(fd, keys, sizeof(keys));
	close(fd);
	return moved == sizeof(keys) ? 0 : 2;
}

static struct install_sa numbered(uint32_t i, uint8_t proto)
{
	struct install_sa sa = install_numbered(i);

	sa.proto = proto;
	memset(&sa.aead, 0, sizeof(sa.aead));
	return sa;
}

static int install(const char *name)
{
	struct installer *installer = installer_open();
	struct install_sa gcm = numbered(0, IPPROTO_ESP), cbc = numbered(1, IPPROTO_ESP),
			  ah = numbered(2, IPPROTO_AH);
	int status;

	if (getrandom(keys, sizeof(keys), 0) != sizeof(keys))
		return 2;
	gcm.aead = (struct install_algorithm){ "rfc4106(gcm(aes))", keys[0], key_bytes[0], 128 };
	cbc.cipher = (struct install_algorithm){ "cbc(aes)", keys[1], key_bytes[1], 0 };
	cbc.auth = (struct install_algorithm){ "hmac(sha256)", keys[2], key_bytes[2], 128 };
	ah.auth = (struct install_algorithm){ "hmac(sha512)", keys[3], key_bytes[3], 256 };
	installer_add(installer, &gcm);
	installer_add(installer, &cbc);
	installer_add(installer, &ah);
	installer_close(installer);
	toggle_mask();
	status = move_keys(name, O_WRONLY | O_CREAT | O_TRUNC);
	return status;
}

static bool is_key(const uint8_t *bytes, unsigned key, size_t at)
{
	size_t i;

	for (i = 0; i < RUN && (bytes[i] ^ mask(key, at + i)) == keys[key][at + i]; i++)
		;
	return i == RUN;
}

/*
 * For each value of a byte, the keys in which a run begins with it: most bytes need one comparison.
 */
static uint8_t begins[256];

static void prepare(void)
{
	for (unsigned k = 0; k < KEYS; k++)
		for (size_t i = 0; i + RUN <= key_bytes[k]; i++)
			begins[keys[k][i] ^ mask(k, i)] |= (uint8_t)(1u << k);
}

static unsigned count_in(const uint8_t *bytes, size_t size, uintptr_t address)
{
	unsigned found = 0;

	for (size_t b = 0; b + RUN <= size; b++) {
		for (unsigned k = 0; begins[bytes[b]] && k < KEYS; k++)
			for (size_t i = 0; i + RUN <= key_bytes[k]; i++)
				if (is_key(bytes + b, k, i)) {
					printf("# key %u, byte %zu, at %#lx\n", k, i,
					       (unsigned long)(address + b));
					found++;
				}
	}
	return found;
}

static uint8_t chunk[CHUNK];

/* Leaves out the chunk itself, which holds a copy of what was read. */
static unsigned search_mapping(int memory, uintptr_t from, uintptr_t to, size_t *searched)
{
	uintptr_t own = (uintptr_t)chunk;
	unsigned found = 0;
	ssize_t size;

	for (uintptr_t at = from; to > at;
	     at += (uintptr_t)size > RUN ? (uintptr_t)size - RUN + 1 : 1) {
		size_t want = to - at < CHUNK ? to - at : CHUNK;

		if (at < own && at + want > own)
			want = own - at;
		if (at >= own && at < own + CHUNK) {
			size = CHUNK;
			continue;
		}
		size = pread(memory, chunk, want, (off_t)at);
		if (size <= 0)
			return found;
		found += count_in(chunk, (size_t)size, at);
		*searched += (size_t)size;
	}
	return found;
}

/* Searches each mapping that can be read and written: data, heap with freed memory, stacks. */
static unsigned search(const char *when)
{
	FILE *maps = fopen("/proc/self/maps", "re");
	int memory = open("/proc/self/mem", O_RDONLY | O_CLOEXEC);
	unsigned long from, to;
	unsigned found = 0;
	size_t searched = 0;
	char line[512], rights[8];

	if (!maps || memory < 0)
		exit(2);
	while (fgets(line, sizeof(line), maps))
		if (sscanf(line, "%lx-%lx %7s", &from, &to, rights) == 3 &&
		    !strncmp(rights, "rw", 2))
			found += search_mapping(memory, from, to, &searched);
	fclose(maps);
	close(memory);
	printf("# %s: %zu KiB searched, %u found\n", when, searched / 1024, found);
	if (!searched)
		exit(2);
	return found;
}

static void check(DWORD result)
{
	if (!result)
		return;
	fprintf(stderr, "keys: error 0x%08x\n", (unsigned)result);
	exit(2);
}

/* Reads all SAs by each function. The last page is not freed, so that it is searched too. */
static void enumerate(HANDLE engine, HANDLE handle[3], WFPX_SA_DETAILS0 ***wfpx)
{
	IPSEC_SA_DETAILS0 **zero;
	IPSEC_SA_DETAILS1 **one;
	UINT32 count[3];

	for (int i = 0; i < 3; i++)
		check(IPsecSaCreateEnumHandle0(engine, NULL, &handle[i]));
	check(IPsecSaEnum0(engine, handle[0], 100, &zero, &count[0]));
	check(IPsecSaEnum1(engine, handle[1], 100, &one, &count[1]));
	check(WfpxSaEnum0(engine, handle[2], 100, wfpx, &count[2]));
	for (int i = 0; i < 3; i++)
		if (count[i] != 3)
			exit(2);
	FwpmFreeMemory0((void **)&zero);
	FwpmFreeMemory0((void **)&one);
}

/* Puts eight bytes from the middle of the CBC key, unmasked, into memory and frees that. */
static void plant(void)
{
	volatile uint8_t *heap = malloc(256);

	if (!heap)
		exit(2);
	for (size_t i = 0; i < RUN; i++)
		heap[100 + i] = keys[1][11 + i] ^ mask(1, 11 + i);
	free((void *)heap);
}

static int enumerate_and_search(const char *name, bool planted)
{
	WFPX_SA_DETAILS0 **wfpx;
	HANDLE engine, handle[3];
	unsigned found;

	if (move_keys(name, O_RDONLY))
		return 2;
	prepare();
	check(FwpmEngineOpen0(NULL, RPC_C_AUTHN_WINNT, NULL, NULL, &engine));
	enumerate(engine, handle, &wfpx);
	if (planted)
		plant();
	found = search("with the enumerations open");
	for (int i = 0; i < 3; i++)
		check(IPsecSaDestroyEnumHandle0(engine, handle[i]));
	check(FwpmEngineClose0(engine));
	FwpmFreeMemory0((void **)&wfpx);
	found += search("after all is closed");
	return found ? 1 : 0;
}

static UINT64 add_filter(HANDLE engine, bool out)
{
	static wchar_t name[] = L"keys";
	FWPM_FILTER_CONDITION0 peer = { .fieldKey = FWPM_CONDITION_IP_REMOTE_ADDRESS };
	FWPM_FILTER0 filter = { .displayData.name = name,
				.numFilterConditions = 1,
				.filterCondition = &peer };
	UINT64 id;

	peer.conditionValue.type = FWP_UINT32;
	peer.conditionValue.uint32 = 0xc0000202;
	filter.layerKey = out ? FWPM_LAYER_OUTBOUND_TRANSPORT_V4 : FWPM_LAYER_INBOUND_TRANSPORT_V4;
	filter.action.type = FWP_ACTION_CALLOUT_TERMINATING;
	filter.action.calloutKey = out ? FWPM_CALLOUT_IPSEC_OUTBOUND_TRANSPORT_V4
				       : FWPM_CALLOUT_IPSEC_INBOUND_TRANSPORT_V4;
	check(FwpmFilterAdd0(engine, &filter, NULL, &id));
	return id;
}

/* Adds AES-256 with HMAC-SHA-256. The keys are in clear for the length of the call only. */
static void add_bundle(HANDLE engine, UINT64 id, UINT32 spi, bool in)
{
	static uint8_t clear[2][KEY_MAX];
	IPSEC_SA_AUTH_AND_CIPHER_INFORMATION0 both = { 0 };
	IPSEC_SA0 sa = { .spi = spi, .saTransformType = IPSEC_TRANSFORM_ESP_AUTH_AND_CIPHER };
	IPSEC_SA_BUNDLE1 bundle = { .numSAs = 1, .saList = &sa };
	DWORD result;

	for (unsigned k = 0; k < 2; k++)
		for (size_t i = 0; i < KEY_MAX; i++)
			clear[k][i] = keys[k + 1][i] ^ mask(k + 1, i);
	sa.espAuthAndCipherInformation = &both;
	both.saCipherInformation.cipherTransform.cipherTransformId =
		IPSEC_CIPHER_TRANSFORM_ID_AES_256;
	both.saAuthInformation.authTransform.authTransformId =
		IPSEC_AUTH_TRANSFORM_ID_HMAC_SHA_256_128;
	both.saCipherInformation.cipherKey = (FWP_BYTE_BLOB){ key_bytes[1], clear[0] };
	both.saAuthInformation.authKey = (FWP_BYTE_BLOB){ key_bytes[2], clear[1] };
	result = in ? IPsecSaContextAddInbound1(engine, id, &bundle)
		    : IPsecSaContextAddOutbound1(engine, id, &bundle);
	explicit_bzero(clear, sizeof(clear));
	check(result);
}

/* An update with another state in the place of each SA reads the keys from the kernel. */
static void encapsulate(HANDLE engine, UINT64 id)
{
	static IPSEC_V4_UDP_ENCAPSULATION0 ports = { 4500, 4500 };
	IPSEC_SA_CONTEXT1 *context;

	check(IPsecSaContextGetById1(engine, id, &context));
	context->inboundSa->udpEncapsulation = context->outboundSa->udpEncapsulation = &ports;
	check(IPsecSaContextUpdate0(engine, IPSEC_SA_DETAILS_UPDATE_UDP_ENCAPSULATION, context));
	FwpmFreeMemory0((void **)&context);
}

static int create_and_search(bool planted)
{
	IPSEC_TRAFFIC1 traffic = { .localV4Address = 0xc0000201, .remoteV4Address = 0xc0000202 };
	IPSEC_GETSPI1 inbound;
	unsigned found;
	HANDLE engine;
	UINT32 spi;
	UINT64 id;

	if (getrandom(keys, sizeof(keys), 0) != sizeof(keys))
		return 2;
	prepare(); /* random bytes are as good with a mask as without */
	check(FwpmEngineOpen0(NULL, RPC_C_AUTHN_WINNT, NULL, NULL, &engine));
	traffic.ipsecFilterId = add_filter(engine, true);
	check(IPsecSaContextCreate1(engine, &traffic, NULL, NULL, &id));
	traffic.ipsecFilterId = add_filter(engine, false);
	inbound = (IPSEC_GETSPI1){ .inboundIpsecTraffic = traffic };
	check(IPsecSaContextGetSpi1(engine, id, &inbound, &spi));
	add_bundle(engine, id, spi, true);
	add_bundle(engine, id, 0x1000, false);
	if (planted)
		plant();
	found = search("after two SAs were added");
	encapsulate(engine, id);
	found += search("after both were replaced");
	check(FwpmEngineClose0(engine));
	return found + search("after the session was closed") ? 1 : 0;
}

int main(int argc, char **argv)
{
#ifdef __SANITIZE_ADDRESS__
	fprintf(stderr,
		"keys: not with the address sanitizer, whose memory is too large to search\n");
	return 77;
#endif
	if (argc == 2 && !strncmp(argv[1], "create", 6))
		return create_and_search(!strcmp(argv[1], "createplant"));
	if (argc != 3)
		return 2;
	if (!strcmp(argv[1], "install"))
		return install(argv[2]);
	return enumerate_and_search(argv[2], !strcmp(argv[1], "plant"));
}
