/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "create.h"

#include <netinet/in.h>

#include "base/status.h"
#include "xfrm/state_add.h"

static struct new_sa with_protocol(const struct new_sa *sa, uint8_t proto, uint32_t spi)
{
	struct new_sa other = *sa;

	other.proto = proto;
	other.spi = spi;
	return other;
}

/* Returns FWP_E_NOT_FOUND if there is none. */
static uint32_t look(struct netlink *netlink, const struct new_sa *sa, uint8_t proto, uint32_t spi,
		     bool *ret_larval)
{
	const struct new_sa wanted = with_protocol(sa, proto, spi);

	return state_look(netlink, &wanted, ret_larval);
}

/* How often to ask for an SPI until one comes that AH does not have either. */
#define SPI_TRIES 8

/*
 * If the wanted number is taken, the kernel answers ENOENT and leaves a larval state without an
 * SPI, which the next request between the same hosts takes over (xfrm_user_alloc_spi(), Linux 6.1).
 */
uint32_t create_reserve_spi(struct netlink *netlink, const struct new_sa *sa, uint32_t wanted,
			    uint32_t *ret)
{
	uint32_t status = state_reserve(netlink, sa, wanted, wanted, ret);

	for (int tries = 0; tries < SPI_TRIES; tries++) {
		struct new_sa reserved;
		uint32_t ah;
		bool larval;

		if (status == ERROR_FILE_NOT_FOUND || tries)
			status = state_reserve(netlink, sa, SPI_MIN, UINT32_MAX, ret);
		if (status == ERROR_FILE_NOT_FOUND)
			continue;
		if (status)
			return status;
		ah = look(netlink, sa, IPPROTO_AH, *ret, &larval);
		if (ah == FWP_E_NOT_FOUND)
			return ERROR_SUCCESS;
		reserved = with_protocol(sa, IPPROTO_ESP, *ret);
		create_release_spi(netlink, &reserved);
		if (ah)
			return ah;
	}
	return ERROR_NOT_ENOUGH_MEMORY;
}

uint32_t create_check_spi(struct netlink *netlink, const struct new_sa *sa)
{
	bool larval;
	uint32_t status = look(netlink, sa, IPPROTO_ESP, sa->spi, &larval);

	if (status == FWP_E_NOT_FOUND)
		status = look(netlink, sa, IPPROTO_AH, sa->spi, &larval);
	if (status == FWP_E_NOT_FOUND)
		return ERROR_SUCCESS;
	return status ? status : FWP_E_ALREADY_EXISTS;
}

void create_release_spi(struct netlink *netlink, const struct new_sa *sa)
{
	const struct new_sa esp = with_protocol(sa, IPPROTO_ESP, sa->spi);
	bool larval = false;

	if (!state_look(netlink, &esp, &larval) && larval)
		state_remove(netlink, &esp);
}

/*
 * Fills the reservation if it is there. It may end at any moment, and a stranger's state may have
 * its SPI then, which an update would change.
 */
static uint32_t fill_reserved(struct netlink *netlink, const struct new_sa *sa)
{
	uint32_t status = ERROR_GEN_FAILURE;

	for (int tries = 0; tries < 3; tries++) {
		bool larval = false;
		uint32_t found = state_look(netlink, sa, &larval);

		if (found && found != FWP_E_NOT_FOUND)
			return found;
		if (!found && !larval)
			return FWP_E_ALREADY_EXISTS;
		status = state_add(netlink, sa, !found);
		if (status != FWP_E_NOT_FOUND && status != FWP_E_ALREADY_EXISTS)
			break;
	}
	return status;
}

static uint32_t install_first(struct netlink *netlink, const struct new_sa *sa, bool reserved)
{
	uint32_t status;

	if (!reserved)
		return state_add(netlink, sa, false);
	if (sa->proto == IPPROTO_ESP)
		return fill_reserved(netlink, sa);
	status = state_add(netlink, sa, false);
	if (!status)
		create_release_spi(netlink, sa);
	return status;
}

uint32_t create_install(struct netlink *netlink, const struct new_sa *sas, size_t count,
			bool reserved)
{
	uint32_t status = ERROR_SUCCESS;
	size_t done = 0;

	while (!status && done < count) {
		status = done ? state_add(netlink, &sas[done], false)
			      : install_first(netlink, &sas[0], reserved);
		done += !status;
	}
	if (status)
		create_remove(netlink, sas, done);
	return status;
}

void create_remove(struct netlink *netlink, const struct new_sa *sas, size_t count)
{
	for (size_t i = 0; i < count; i++)
		state_remove(netlink, &sas[i]);
}
