/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * The file is text, three lines behind a comment:
 *
 *	algorithm AES-GCM-256
 *	sa 192.0.2.1 192.0.2.2 0xc1f00d01 0011...
 *	sa 192.0.2.2 192.0.2.1 0xc1f00d02 8899...
 *
 * Keys are read and written without stdio, whose buffers would keep them.
 */
#include "add_keys.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/random.h>
#include <sys/stat.h>
#include <unistd.h>

#include "errors.h"
#include "format.h"
#include "parse.h"

#define FILE_MAX 4096
#define COMMAND  "add"

#define ABOUT                                                                                      \
	"# Secret keys of two hosts. Copy this file to the other host by a safe way, and delete\n" \
	"# it when both have used it.\n"

struct text {
	char bytes[FILE_MAX + 1];
	size_t length;
};

int keys_make(struct keys *keys)
{
	struct keys_sa *const sas[] = { &keys->in, &keys->out };

	for (unsigned i = 0; i < 2; i++) {
		if (getrandom(&sas[i]->spi, sizeof(sas[i]->spi), 0) != sizeof(sas[i]->spi) ||
		    getrandom(sas[i]->key, sizeof(sas[i]->key), 0) != sizeof(sas[i]->key))
			return fail(COMMAND, "no random numbers: %s", strerror(errno));
		sas[i]->spi |= 0x100; /* lower SPIs are reserved */
	}
	return EXIT_OK;
}

static void append(struct text *to, const char *text)
{
	size_t length = strlen(text);

	if (length > FILE_MAX - to->length)
		return;
	memcpy(to->bytes + to->length, text, length + 1);
	to->length += length;
}

static void append_sa(struct text *to, const WFPX_ADDRESS0 *from, const WFPX_ADDRESS0 *dest,
		      const struct keys_sa *sa, size_t key_size)
{
	char source[ADDRESS_TEXT_SIZE], target[ADDRESS_TEXT_SIZE], spi[32], digits[3];

	format_address(from, source);
	format_address(dest, target);
	snprintf(spi, sizeof(spi), " 0x%08x ", (unsigned)sa->spi);
	append(to, "sa ");
	append(to, source);
	append(to, " ");
	append(to, target);
	append(to, spi);
	for (size_t i = 0; i < key_size; i++) {
		snprintf(digits, sizeof(digits), "%02x", (unsigned)sa->key[i]);
		append(to, digits);
	}
	append(to, "\n");
	explicit_bzero(digits, sizeof(digits));
}

static bool write_all(int fd, const struct text *text)
{
	size_t done = 0;

	while (done < text->length) {
		ssize_t size = write(fd, text->bytes + done, text->length - done);

		if (size < 0 && errno != EINTR)
			return false;
		done += size > 0 ? (size_t)size : 0;
	}
	return !fsync(fd);
}

static int write_new_file(const char *path, const struct text *text)
{
	int fd = open(path, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0600);
	int error;

	if (fd < 0)
		return fail(COMMAND, "%s: %s", path, strerror(errno));
	error = write_all(fd, text) ? 0 : errno;
	if (close(fd) && !error)
		error = errno;
	if (!error)
		return EXIT_OK;
	unlink(path);
	return fail(COMMAND, "%s: %s", path, strerror(error));
}

int keys_write(const struct keys *keys, const char *path, const WFPX_ADDRESS0 *local,
	       const WFPX_ADDRESS0 *peer)
{
	size_t key_size = suite_key_size(&keys->suite);
	struct text text = { .length = 0 };
	int result;

	append(&text, ABOUT "algorithm ");
	append(&text, keys->suite.name);
	append(&text, "\n");
	append_sa(&text, local, peer, &keys->out, key_size);
	append_sa(&text, peer, local, &keys->in, key_size);
	result = write_new_file(path, &text);
	explicit_bzero(&text, sizeof(text));
	return result;
}

/* Returns what is wrong with the file, or NULL. Keys that others have seen are none. */
static const char *check_file(int fd)
{
	struct stat st;

	if (fstat(fd, &st))
		return strerror(errno);
	if (!S_ISREG(st.st_mode))
		return "Not a regular file";
	if (st.st_uid != geteuid() && st.st_uid != 0)
		return "Belongs to another user";
	if (st.st_mode & 077)
		return "Others may read or write it; its mode must be 0600";
	if (st.st_size > FILE_MAX)
		return "Too long for a file of keys";
	return NULL;
}

static const char *read_open_file(int fd, struct text *ret)
{
	const char *wrong = check_file(fd);

	ret->length = 0;
	while (!wrong && ret->length < FILE_MAX) {
		ssize_t size = read(fd, ret->bytes + ret->length, FILE_MAX - ret->length);

		if (size < 0 && errno != EINTR)
			wrong = strerror(errno);
		if (!size)
			break;
		ret->length += size > 0 ? (size_t)size : 0;
	}
	ret->bytes[ret->length] = '\0';
	if (!wrong && strlen(ret->bytes) != ret->length)
		wrong = "Not a file of keys";
	return wrong;
}

/* Cuts the next word off *text; at the end of the line it is empty. */
static char *next_word(char **text)
{
	char *word = *text + strspn(*text, " \t\r");
	char *end = word + strcspn(word, " \t\r");

	*text = end + (*end != '\0');
	*end = '\0';
	return word;
}

static bool parse_key(const char *digits, UINT8 *ret, size_t size)
{
	if (strlen(digits) != 2 * size || strspn(digits, "0123456789abcdefABCDEF") != 2 * size)
		return false;
	for (size_t i = 0; i < size; i++) {
		unsigned byte;

		if (sscanf(digits + 2 * i, "%2x", &byte) != 1)
			return false;
		ret[i] = (UINT8)byte;
	}
	return true;
}

static bool is_same_address(const char *text, const WFPX_ADDRESS0 *address)
{
	struct prefix prefix;

	return !strchr(text, '/') && parse_prefix(text, &prefix) && prefix_has(&prefix, address);
}

/* What has been read of a file so far. */
struct key_reading {
	const WFPX_ADDRESS0 *local, *peer;
	struct keys *keys;
	bool algorithm, in, out;
};

static const char *take_sa(struct key_reading *reading, char *rest)
{
	const char *source = next_word(&rest), *target = next_word(&rest);
	const char *spi = next_word(&rest), *key = next_word(&rest);
	bool out =
		is_same_address(source, reading->local) && is_same_address(target, reading->peer);
	bool in = is_same_address(source, reading->peer) && is_same_address(target, reading->local);
	struct keys_sa *sa = out ? &reading->keys->out : &reading->keys->in;

	if (!out && !in)
		return "It has the keys of other hosts";
	if (!reading->algorithm || (out ? reading->out : reading->in) ||
	    !parse_u32(spi, &sa->spi) ||
	    !parse_key(key, sa->key, suite_key_size(&reading->keys->suite)))
		return "Not a file of keys";
	reading->out |= out;
	reading->in |= in;
	return NULL;
}

static const char *take_line(struct key_reading *reading, char *line)
{
	const char *word = next_word(&line);

	if (!*word || *word == '#')
		return NULL;
	if (!strcmp(word, "sa"))
		return take_sa(reading, line);
	if (strcmp(word, "algorithm") != 0 || reading->algorithm)
		return "Not a file of keys";
	reading->algorithm = suite_parse(next_word(&line), &reading->keys->suite);
	return reading->algorithm ? NULL : "It has an unknown algorithm";
}

static const char *parse_file(struct key_reading *reading, char *text)
{
	const char *wrong = NULL;

	while (*text && !wrong) {
		char *end = text + strcspn(text, "\n");
		char *next = end + (*end != '\0');

		*end = '\0';
		wrong = take_line(reading, text);
		text = next;
	}
	if (!wrong && !(reading->in && reading->out))
		wrong = "Not a file of keys";
	return wrong;
}

int keys_read(const char *path, const WFPX_ADDRESS0 *local, const WFPX_ADDRESS0 *peer,
	      struct keys *ret)
{
	struct key_reading reading = { .local = local, .peer = peer, .keys = ret };
	int fd = open(path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC);
	struct text text;
	const char *wrong;

	if (fd < 0)
		return fail(COMMAND, "%s: %s", path, strerror(errno));
	wrong = read_open_file(fd, &text);
	close(fd);
	if (!wrong)
		wrong = parse_file(&reading, text.bytes);
	explicit_bzero(&text, sizeof(text));
	return wrong ? fail(COMMAND, "%s: %s", path, wrong) : EXIT_OK;
}

void keys_wipe(struct keys *keys)
{
	explicit_bzero(keys, sizeof(*keys));
}
