/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * churn - checks snapshots that are taken while SAs or policies are replaced; "churn -h" says how
 */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "churn.h"

static const char usage[] =
	"usage: churn [-v VARIANT] [-r READING] [-t TUNNELS] [-w WRITERS] [-R READERS]\n"
	"             [-s SECONDS] [-x N] [-B CHANGES] [-b] [-a] [-n LEAST] [-p PERCENT]\n"
	"\n"
	"In an empty network namespace with 192.0.2.1 on an interface: writers replace\n"
	"the SAs or policies of tunnels at full speed, the new ones first, while readers take\n"
	"snapshots.\n"
	"  -v replace   SAs: NEWSA, then DELSA of the former (the default)\n"
	"  -v larval    SAs: ALLOCSPI, UPDSA, then DELSA of the former\n"
	"  -v policies  NEWPOLICY, then DELPOLICY of the former\n"
	"  -v delete    SPIs are reserved while no reader reads, and deleted one by one\n"
	"  -v move      MIGRATE of both SAs of a tunnel; each second writer replaces SAs\n"
	"  -v arrive    policies: MIGRATE to the tunnel, then DELPOLICY of the former\n"
	"  -r sas | contexts | half (of the contexts, by a template)   of the library\n"
	"  -r plain     one dump of the kernel, without the library: must fail\n"
	"  -r held      the same while the writers are held: must not fail\n"
	"  -t -w -R -s  tunnels of each writer (250), writers (1), readers (1), seconds (10)\n"
	"  -x N         of N changes one is an expiry: at once, or for some SAs a second later\n"
	"  -B CHANGES   writers wait until a reader is amid a snapshot, then make so many changes\n"
	"  -b           receive buffers have the kernel's minimum\n"
	"  -a           judge snapshots too that are not marked complete\n"
	"  -n -p        fail below so many complete snapshots (1), so many percent of all (0);\n"
	"               below LEAST it goes on for up to ten times the seconds\n"
	"Exit status: 0 all snapshots are true, 1 some are not, 2 the test failed to run, 3 too "
	"few are complete\n";

struct settings settings = {
	.writers = 1, .tunnels = 250, .readers = 1, .seconds = 10, .least = 1
};
struct writer writers[WRITERS_MAX];
atomic_bool stopping;
atomic_uint deleting;
pthread_barrier_t phase;
pthread_rwlock_t holding;
static uint64_t start;

static atomic_ulong snapshots, complete, rounds, events, shown, refused;
static atomic_uint rounds_most;

void die(const char *what, int error)
{
	fprintf(stderr, "churn: %s: %s\n", what, strerror(error));
	exit(2);
}

static void note(const struct view *view)
{
	unsigned most = atomic_load(&rounds_most);

	atomic_fetch_add(&snapshots, 1);
	atomic_fetch_add(&complete, view->complete);
	atomic_fetch_add(&rounds, view->rounds);
	atomic_fetch_add(&events, view->events);
	atomic_fetch_add(&shown, view->total);
	while (view->rounds > most &&
	       !atomic_compare_exchange_weak(&rounds_most, &most, view->rounds))
		;
}

static void look(struct source *source, struct view *view, struct judge *judge)
{
	take_view(source, view);
	if (!view->refused) {
		note(view);
		judge_view(judge, view);
	} else if (!atomic_fetch_add(&refused, 1)) {
		printf("# a snapshot is refused with code 0x%08x\n", (unsigned)view->refused);
	}
}

/* A slow machine may go on for up to ten times the seconds, until there are enough snapshots. */
bool time_is_up(void)
{
	uint64_t seconds = (boot_time() - start) / 1000000000;

	return seconds >= (atomic_load(&complete) < settings.least ? 10 : 1) * settings.seconds;
}

static void *reader_run(void *unused)
{
	struct source *source = source_open();
	struct judge *judge = judge_open();
	struct view view = { .seen = calloc(all_tunnels(), sizeof(struct seen)) };

	(void)unused;
	if (!view.seen)
		die("reader", ENOMEM);
	if (settings.variant == VARIANT_DELETE) {
		for (;;) {
			pthread_barrier_wait(&phase);
			if (atomic_load(&stopping))
				break;
			while (atomic_load(&deleting))
				look(source, &view, judge);
			pthread_barrier_wait(&phase);
		}
	} else {
		while (!time_is_up())
			look(source, &view, judge);
	}
	free(view.seen);
	judge_close(judge);
	source_close(source);
	return NULL;
}

static int find(const char *name, const char *const *names, int count)
{
	for (int i = 0; i < count; i++)
		if (!strcmp(name, names[i]))
			return i;
	fprintf(stderr, "churn: %s?\n%s", name, usage);
	exit(2);
}

static void parse(int argc, char **argv)
{
	static const char *const variants[] = { "replace", "larval", "policies",
						"delete",  "move",   "arrive" };
	static const char *const readings[] = { "sas", "contexts", "half", "plain", "held" };
	int option;

	while ((option = getopt(argc, argv, "v:r:t:w:R:s:x:B:ban:p:h")) != -1) {
		unsigned number = optarg ? (unsigned)strtoul(optarg, NULL, 10) : 0;

		switch (option) {
		case 'v':
			settings.variant = (enum variant)find(optarg, variants, 6);
			break;
		case 'r':
			settings.reading = (enum reading)find(optarg, readings, 5);
			break;
		case 't':
			settings.tunnels = number;
			break;
		case 'w':
			settings.writers = number;
			break;
		case 'R':
			settings.readers = number;
			break;
		case 's':
			settings.seconds = number;
			break;
		case 'x':
			settings.expiry = number;
			break;
		case 'B':
			settings.burst = number;
			break;
		case 'b':
			settings.small_buffer = true;
			break;
		case 'a':
			settings.judge_all = true;
			break;
		case 'n':
			settings.least = number;
			break;
		case 'p':
			settings.percent = number;
			break;
		default:
			fputs(usage, option == 'h' ? stdout : stderr);
			exit(option == 'h' ? 0 : 2);
		}
	}
	if (optind < argc || !settings.tunnels || !settings.writers || !settings.readers ||
	    settings.writers > WRITERS_MAX || settings.readers > READERS_MAX ||
	    (settings.expiry && settings.variant == VARIANT_DELETE)) {
		fputs(usage, stderr);
		exit(2);
	}
}

static void prepare(void)
{
	pthread_rwlockattr_t attributes;

	/* Without this, a reader could wait for ever, as the writers take the lock in turns. */
	pthread_rwlockattr_init(&attributes);
	pthread_rwlockattr_setkind_np(&attributes, PTHREAD_RWLOCK_PREFER_WRITER_NONRECURSIVE_NP);
	pthread_rwlock_init(&holding, &attributes);
	pthread_barrier_init(&phase, NULL, settings.writers + settings.readers);
	for (unsigned w = 0; w < settings.writers; w++) {
		writer_prepare(&writers[w], w);
		writer_fill(&writers[w]);
	}
}

static uint64_t changes(void)
{
	uint64_t sum = 0;

	for (unsigned w = 0; w < settings.writers; w++)
		sum += atomic_load(&writers[w].done);
	return sum;
}

static void run(void)
{
	pthread_t readers[READERS_MAX];

	start = boot_time();
	for (unsigned w = 0; w < settings.writers; w++)
		if (pthread_create(&writers[w].thread, NULL, writer_run, &writers[w]))
			die("writer", EAGAIN);
	for (unsigned r = 0; r < settings.readers; r++)
		if (pthread_create(&readers[r], NULL, reader_run, NULL))
			die("reader", EAGAIN);
	for (unsigned r = 0; r < settings.readers; r++)
		pthread_join(readers[r], NULL);
	atomic_store(&stopping, true);
	for (unsigned w = 0; w < settings.writers; w++) {
		sem_post(&writers[w].burst_wanted);
		pthread_join(writers[w].thread, NULL);
		requests_close(writers[w].requests);
	}
}

int main(int argc, char **argv)
{
	uint64_t made;
	double seconds, all;
	unsigned long whole;

	parse(argc, argv);
	prepare();
	made = changes();
	run();
	seconds = (double)(boot_time() - start) / 1e9;
	made = changes() - made;
	all = snapshots ? (double)snapshots : 1;
	whole = atomic_load(&complete);
	printf("# %.1f s, %u writers of %u tunnels: %llu changes, %.0f a second", seconds,
	       settings.writers, settings.tunnels, (unsigned long long)made,
	       (double)made / seconds);
	if (settings.burst)
		printf(", in %lu bursts", bursts_made());
	printf("\n# %lu snapshots of %.0f entries, %lu complete (%.2f %%), %.3f rounds (at most "
	       "%u) "
	       "and %.1f events each\n",
	       atomic_load(&snapshots), (double)shown / all, whole, 100 * (double)whole / all,
	       (double)rounds / all, atomic_load(&rounds_most), (double)events / all);
	if (judges_report())
		return 1;
	if (refused) {
		printf("# %lu snapshots were refused\n", atomic_load(&refused));
		return 2;
	}
	if (settings.burst && !bursts_made())
		die("no burst", ENODATA);
	return whole < settings.least || (double)whole * 100 < (double)settings.percent * all ? 3
											      : 0;
}
