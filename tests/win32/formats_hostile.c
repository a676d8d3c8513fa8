/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Formatted text at its limits: many arguments, many threads, last errors of each thread. */
#include <windows.h>
#include <fcntl.h>
#include <pthread.h>
#include <semaphore.h>
#include <signal.h>
#include <unistd.h>

#include "expect.h"

#define SIXTEEN(conversion)                                                                        \
	conversion conversion conversion conversion conversion conversion conversion conversion    \
		conversion conversion conversion conversion conversion conversion conversion       \
			conversion
#define THREADS 8
#define ROUNDS  2000

static void many_arguments_of_mixed_sizes_are_read_in_order(void)
{
	char text[2000], expected[2000] = "";
	int length;

	length = _snprintf(text, sizeof(text), SIXTEEN("%d,%I64u,%hs,%.1f;"),
#define FOUR(n) (n), 5000000000ULL + (n), "s", 0.5 + (n)
			   FOUR(0), FOUR(1), FOUR(2), FOUR(3), FOUR(4), FOUR(5), FOUR(6), FOUR(7),
			   FOUR(8), FOUR(9), FOUR(10), FOUR(11), FOUR(12), FOUR(13), FOUR(14),
			   FOUR(15));
	for (int i = 0; i < 16; i++) {
		char one[100];

		_snprintf(one, sizeof(one), "%d,%I64u,s,%d.5;", i, 5000000000ULL + (unsigned)i, i);
		strcat_s(expected, sizeof(expected), one);
	}
	EXPECT(length == (int)strlen(expected) && !strcmp(text, expected));
}

/* Text without a 0 is read no further than the precision says: the sanitizer would see it. */
static void text_without_an_end_is_read_by_its_precision(void)
{
	char *narrow = malloc(3), text[20];
	wchar_t *wide = malloc(3 * sizeof(*wide)), wide_text[20];

	memcpy(narrow, "abc", 3);
	wmemcpy(wide, L"def", 3);
	EXPECT(_snprintf(text, 20, "%.3s%.*S", narrow, 3, wide) == 6 && !strcmp(text, "abcdef"));
	EXPECT(_snwprintf(wide_text, 20, L"%.3S%.*s", narrow, 3, wide) == 6);
	EXPECT(!wcscmp(wide_text, L"abcdef"));
	free(narrow);
	free(wide);
}

/* A character of several bytes is stored whole or not at all. */
static void a_cut_text_ends_with_a_whole_character(void)
{
	char text[8];

	for (size_t room = 1; room < sizeof(text); room++) {
		memset(text, '#', sizeof(text));
		snprintf(text, room, "%Sx", L"\u20ac\u20ac");
		EXPECT(strlen(text) == (room - 1) / 3 * 3);
		EXPECT(text[room] == '#');
	}
}

static void everything_with_no_room_is_counted(void)
{
	wchar_t wide[1] = { L'#' };

	EXPECT(_snwprintf(NULL, 0, L"%s %d", L"wide", 12) == 7 && _scprintf("%S", L"\u20ac") == 3);
	EXPECT(_snwprintf(wide, 0, L"%d", 1) == -1 && wide[0] == L'#');
	EXPECT(snprintf(NULL, 0, "%1000000s", "x") == 1000000);
	EXPECT(_scprintf("%.3000f", 0.1) == 3002 &&
	       _scprintf("%#.20000Lg", (long double)0.5) > 20000);
	EXPECT(_scprintf("%.2147483647d", 1) == 2147483647 && _scprintf("%2147483647d.", 1) == -1);
}

static void output_to_a_full_device_fails(void)
{
	FILE *full = fopen("/dev/full", "w");

	if (!full)
		return;
	setvbuf(full, NULL, _IONBF, 0);
	errno = 0;
	EXPECT(fprintf(full, "%s", "text") == -1 && errno == ENOSPC);
	EXPECT(fwprintf(full, L"%s", L"text") == -1 && fputws(L"text", full) < 0);
	fclose(full);
}

/* A wide stream, such as one that std::wcout has used, gets wide characters. */
static void a_stream_that_is_wide_already_is_written_to(void)
{
	FILE *file = tmpfile();
	char text[20] = "";

	fwide(file, 1);
	EXPECT(fprintf(file, "%d %S", 1, L"wide") == 6 && fputws(L"!", file) >= 0);
	fflush(file);
	lseek(fileno(file), 0, SEEK_SET);
	EXPECT(read(fileno(file), text, sizeof(text) - 1) == 7 && !strcmp(text, "1 wide!"));
	fclose(file);
}

static FILE *shared;

/*
 * With musl, a thread that writes to a stream is not cancelled (__stdio_write() is no cancellation
 * point), so the stream cannot stay locked.
 */
#ifdef __GLIBC__
static void *write_for_ever(void *argument)
{
	sem_t *begun = argument;

	for (int i = 0;; i++) {
		fprintf(shared, "%0100d %S\n", i, L"text");
		if (!i)
			sem_post(begun);
	}
	return NULL;
}

/* The pipe is full, so that the thread waits within a write. */
static void a_cancelled_writer_leaves_the_file_unlocked(void)
{
	pthread_t thread;
	sem_t begun;
	int ends[2];

	sem_init(&begun, 0, 0);
	EXPECT(pipe(ends) == 0);
	shared = fdopen(ends[1], "w");
	setvbuf(shared, NULL, _IONBF, 0);
	pthread_create(&thread, NULL, write_for_ever, &begun);
	sem_wait(&begun);
	pthread_cancel(thread);
	pthread_join(thread, NULL);
	EXPECT(ftrylockfile(shared) == 0);
	if (failures)
		_exit(failures); /* closing it would wait for ever */
	close(ends[0]);
	signal(SIGPIPE, SIG_IGN);
	fclose(shared);
}
#endif

static int wrong_errors;

static void *write_lines(void *argument)
{
	DWORD number = *(DWORD *)argument;

	for (int i = 0; i < ROUNDS; i++) {
		SetLastError(number);
		fwprintf(shared, L"%s %lu %S\n", L"line", number, "end");
		if (GetLastError() != number)
			__atomic_add_fetch(&wrong_errors, 1, __ATOMIC_RELAXED);
	}
	return NULL;
}

static void threads_write_whole_lines_and_have_their_own_last_error(void)
{
	pthread_t threads[THREADS];
	DWORD numbers[THREADS];
	wchar_t line[40];
	int lines = 0;

	shared = tmpfile();
	for (DWORD i = 0; i < THREADS; i++) {
		numbers[i] = i;
		pthread_create(&threads[i], NULL, write_lines, &numbers[i]);
	}
	for (int i = 0; i < THREADS; i++)
		pthread_join(threads[i], NULL);
	rewind(shared);
	for (; fgetws(line, 40, shared); lines++)
		EXPECT(wcslen(line) == 11 && !wcsncmp(line, L"line ", 5) &&
		       !wcscmp(line + 6, L" end\n"));
	EXPECT(lines == THREADS * ROUNDS && wrong_errors == 0);
	fclose(shared);
}

/* Runs a test and prints its result. */
#define RUN(test)                                                                                  \
	do {                                                                                       \
		int before = failures;                                                             \
                                                                                                   \
		test();                                                                            \
		printf("%s %d - %s\n", failures == before ? "ok" : "not ok", ++count, #test);      \
	} while (0)

int main(void)
{
	int count = 0;

	RUN(many_arguments_of_mixed_sizes_are_read_in_order);
	RUN(text_without_an_end_is_read_by_its_precision);
	RUN(a_cut_text_ends_with_a_whole_character);
	RUN(everything_with_no_room_is_counted);
	RUN(output_to_a_full_device_fails);
	RUN(a_stream_that_is_wide_already_is_written_to);
#ifdef __GLIBC__
	RUN(a_cancelled_writer_leaves_the_file_unlocked);
#endif
	RUN(threads_write_whole_lines_and_have_their_own_last_error);
	printf("1..%d\n", count);
	return failures;
}
