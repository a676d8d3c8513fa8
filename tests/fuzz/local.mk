# SPDX-License-Identifier: LGPL-2.1-or-later
# "make check" runs the targets over their corpora. "--enable-fuzzers" makes real fuzzers of them:
#
#	../configure --enable-fuzzers --enable-sanitizers CC=clang && make fuzzers
#	tests/fuzz/fuzz_sa -max_total_time=600 -max_len=32768 NEW ../tests/fuzz/sa

FUZZ_CFLAGS = $(AM_CFLAGS) $(MNL_CFLAGS)
FUZZ_LDADD = lib/libcore.la $(MNL_LIBS)

check_PROGRAMS += tests/fuzz/replay_sa tests/fuzz/replay_address tests/fuzz/replay_changes \
	tests/fuzz/replay_events \
	tests/fuzz/replay_session tests/fuzz/replay_vici tests/fuzz/replay_names \
	tests/fuzz/replay_store tests/fuzz/replay_managed
tests_fuzz_replay_sa_SOURCES = tests/fuzz/fuzz.h tests/fuzz/fuzz_sa.c tests/fuzz/replay.c
tests_fuzz_replay_sa_CFLAGS = $(FUZZ_CFLAGS)
tests_fuzz_replay_sa_LDADD = $(FUZZ_LDADD)
tests_fuzz_replay_address_SOURCES = tests/fuzz/fuzz.h tests/fuzz/fuzz_address.c tests/fuzz/replay.c
tests_fuzz_replay_address_CFLAGS = $(FUZZ_CFLAGS)
tests_fuzz_replay_address_LDADD = $(FUZZ_LDADD)
tests_fuzz_replay_changes_SOURCES = tests/fuzz/fuzz.h tests/fuzz/kernel.h tests/fuzz/fuzz_changes.c tests/fuzz/replay.c
tests_fuzz_replay_changes_CFLAGS = $(FUZZ_CFLAGS)
tests_fuzz_replay_changes_LDADD = $(FUZZ_LDADD)
tests_fuzz_replay_events_SOURCES = tests/fuzz/fuzz.h tests/fuzz/kernel.h tests/fuzz/fuzz_events.c tests/fuzz/replay.c
tests_fuzz_replay_events_CFLAGS = $(FUZZ_CFLAGS)
tests_fuzz_replay_events_LDADD = $(FUZZ_LDADD)
tests_fuzz_replay_session_SOURCES = tests/fuzz/fuzz.h tests/fuzz/fuzz_session.c tests/fuzz/replay.c
tests_fuzz_replay_session_CFLAGS = $(FUZZ_CFLAGS)
tests_fuzz_replay_session_LDADD = $(FUZZ_LDADD)
tests_fuzz_replay_vici_SOURCES = tests/fuzz/fuzz.h tests/fuzz/fuzz_vici.c tests/fuzz/replay.c
tests_fuzz_replay_vici_CFLAGS = $(FUZZ_CFLAGS)
tests_fuzz_replay_vici_LDADD = $(FUZZ_LDADD)
tests_fuzz_replay_names_SOURCES = tests/fuzz/fuzz.h tests/fuzz/fuzz_names.c tests/fuzz/replay.c
tests_fuzz_replay_names_CFLAGS = $(FUZZ_CFLAGS)
tests_fuzz_replay_names_LDADD = $(FUZZ_LDADD)
tests_fuzz_replay_managed_SOURCES = tests/fuzz/fuzz.h tests/fuzz/fuzz_managed.c tests/fuzz/replay.c
tests_fuzz_replay_managed_CFLAGS = $(FUZZ_CFLAGS)
tests_fuzz_replay_managed_LDADD = $(FUZZ_LDADD)
tests_fuzz_replay_store_SOURCES = tests/fuzz/fuzz.h tests/fuzz/fuzz_store.c tests/fuzz/replay.c
tests_fuzz_replay_store_CFLAGS = $(FUZZ_CFLAGS)
tests_fuzz_replay_store_LDADD = $(FUZZ_LDADD)
TESTS += tests/fuzz/replay.test
EXTRA_DIST += tests/fuzz/replay.test tests/fuzz/sa tests/fuzz/address tests/fuzz/changes tests/fuzz/events \
	tests/fuzz/session tests/fuzz/vici tests/fuzz/names tests/fuzz/store tests/fuzz/managed

EXTRA_PROGRAMS += tests/fuzz/record
tests_fuzz_record_SOURCES = tests/fuzz/record.c
tests_fuzz_record_CFLAGS = $(FUZZ_CFLAGS)
tests_fuzz_record_LDADD = $(MNL_LIBS)

if FUZZERS
EXTRA_PROGRAMS += tests/fuzz/fuzz_sa tests/fuzz/fuzz_address tests/fuzz/fuzz_changes \
	tests/fuzz/fuzz_events \
	tests/fuzz/fuzz_session tests/fuzz/fuzz_vici tests/fuzz/fuzz_names tests/fuzz/fuzz_store tests/fuzz/fuzz_managed
tests_fuzz_fuzz_sa_SOURCES = tests/fuzz/fuzz.h tests/fuzz/fuzz_sa.c
tests_fuzz_fuzz_sa_CFLAGS = $(FUZZ_CFLAGS) -fsanitize=fuzzer
tests_fuzz_fuzz_sa_LDADD = $(FUZZ_LDADD)
tests_fuzz_fuzz_address_SOURCES = tests/fuzz/fuzz.h tests/fuzz/fuzz_address.c
tests_fuzz_fuzz_address_CFLAGS = $(FUZZ_CFLAGS) -fsanitize=fuzzer
tests_fuzz_fuzz_address_LDADD = $(FUZZ_LDADD)
tests_fuzz_fuzz_changes_SOURCES = tests/fuzz/fuzz.h tests/fuzz/kernel.h tests/fuzz/fuzz_changes.c
tests_fuzz_fuzz_changes_CFLAGS = $(FUZZ_CFLAGS) -fsanitize=fuzzer
tests_fuzz_fuzz_changes_LDADD = $(FUZZ_LDADD)
tests_fuzz_fuzz_events_SOURCES = tests/fuzz/fuzz.h tests/fuzz/kernel.h tests/fuzz/fuzz_events.c
tests_fuzz_fuzz_events_CFLAGS = $(FUZZ_CFLAGS) -fsanitize=fuzzer
tests_fuzz_fuzz_events_LDADD = $(FUZZ_LDADD)
tests_fuzz_fuzz_session_SOURCES = tests/fuzz/fuzz.h tests/fuzz/fuzz_session.c
tests_fuzz_fuzz_session_CFLAGS = $(FUZZ_CFLAGS) -fsanitize=fuzzer
tests_fuzz_fuzz_session_LDADD = $(FUZZ_LDADD)
tests_fuzz_fuzz_vici_SOURCES = tests/fuzz/fuzz.h tests/fuzz/fuzz_vici.c
tests_fuzz_fuzz_vici_CFLAGS = $(FUZZ_CFLAGS) -fsanitize=fuzzer
tests_fuzz_fuzz_vici_LDADD = $(FUZZ_LDADD)
tests_fuzz_fuzz_names_SOURCES = tests/fuzz/fuzz.h tests/fuzz/fuzz_names.c
tests_fuzz_fuzz_names_CFLAGS = $(FUZZ_CFLAGS) -fsanitize=fuzzer
tests_fuzz_fuzz_names_LDADD = $(FUZZ_LDADD)
tests_fuzz_fuzz_managed_SOURCES = tests/fuzz/fuzz.h tests/fuzz/fuzz_managed.c
tests_fuzz_fuzz_managed_CFLAGS = $(FUZZ_CFLAGS) -fsanitize=fuzzer
tests_fuzz_fuzz_managed_LDADD = $(FUZZ_LDADD)
tests_fuzz_fuzz_store_SOURCES = tests/fuzz/fuzz.h tests/fuzz/fuzz_store.c
tests_fuzz_fuzz_store_CFLAGS = $(FUZZ_CFLAGS) -fsanitize=fuzzer
tests_fuzz_fuzz_store_LDADD = $(FUZZ_LDADD)

fuzzers: tests/fuzz/fuzz_sa$(EXEEXT) tests/fuzz/fuzz_address$(EXEEXT) tests/fuzz/fuzz_changes$(EXEEXT) \
	tests/fuzz/fuzz_events$(EXEEXT) \
	tests/fuzz/fuzz_session$(EXEEXT) tests/fuzz/fuzz_vici$(EXEEXT) tests/fuzz/fuzz_names$(EXEEXT) \
	tests/fuzz/fuzz_store$(EXEEXT) tests/fuzz/fuzz_managed$(EXEEXT)
endif
