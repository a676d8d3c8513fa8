/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "ike_daemon.h"

#include <string.h>
#include <time.h>

#include "netlink/sockets.h"

static uint64_t now(void)
{
	struct timespec time;

	clock_gettime(CLOCK_MONOTONIC, &time);
	return (uint64_t)time.tv_sec * 1000u + (uint64_t)time.tv_nsec / 1000000u;
}

/* Another thread may be naming another socket. */
static uint32_t choose_socket(struct engine *engine, struct ike_question *question)
{
	bool silent;

	pthread_mutex_lock(&engine->ike_lock);
	memcpy(question->path, engine->ike_socket, sizeof(question->path));
	silent = ike_silence_expected(&engine->ike_silence, now(), question->daemon.limit);
	pthread_mutex_unlock(&engine->ike_lock);
	if (question->path[0])
		question->daemon.path = question->path;
	return silent ? FWP_E_TIMEOUT : ERROR_SUCCESS;
}

uint32_t ike_question_begin(struct engine *engine, uint32_t limit, struct ike_question *ret)
{
	uint32_t status;

	ret->daemon = (struct vici_daemon){ .limit = limit };
	status = choose_socket(engine, ret);
	return status ? status : netlink_namespace_inode(engine->netlink, &ret->daemon.netns);
}

/* If the session has another socket meanwhile, this answer says nothing of that one's daemon. */
uint32_t ike_question_end(struct engine *engine, const struct ike_question *question,
			  uint32_t status)
{
	pthread_mutex_lock(&engine->ike_lock);
	if (!strcmp(engine->ike_socket, question->path))
		ike_silence_note(&engine->ike_silence, now(), question->daemon.limit, status);
	pthread_mutex_unlock(&engine->ike_lock);
	return status;
}

void engine_set_ike_socket(struct engine *engine, const char path[VICI_PATH_MAX + 1])
{
	pthread_mutex_lock(&engine->ike_lock);
	memcpy(engine->ike_socket, path, sizeof(engine->ike_socket));
	engine->ike_silence = (struct ike_silence){ 0 };
	pthread_mutex_unlock(&engine->ike_lock);
}
