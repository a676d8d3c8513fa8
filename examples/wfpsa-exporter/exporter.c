/* SPDX-License-Identifier: GPL-2.0-or-later */
/* wfpsa-exporter - metrics of IPsec tunnels for Prometheus, over HTTP */
#include <errno.h>
#include <getopt.h>
#include <locale.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/signalfd.h>
#include <unistd.h>

#include "collect.h"
#include "errors.h"
#include "http.h"
#include "listen.h"
#include "naming.h"
#include "streams.h"

#define ADDRESS "127.0.0.1:9814" /* who wants others to read it says so */
#define GO_ON   (-1)             /* no exit code has this value */

const char program_name[] = "wfpsa-exporter";

/* What the user asked for. */
struct arguments {
	const char *address; /* NULL: not given */
	struct naming naming;
};

static int print_help(void)
{
	puts("Usage: wfpsa-exporter [options]\n"
	     "\n"
	     "Serve metrics of the IPsec tunnels of this network namespace over HTTP.\n"
	     "\n"
	     "  --listen ADDRESS:PORT    listen there; " ADDRESS " by default\n"
	     "  --names FILE             names file in place of /etc/wfpxfrm/names\n"
	     "  --ike-socket PATH        vici socket of the IKE daemon\n"
	     "  -h, --help               this text\n"
	     "  -V, --version            the version\n"
	     "\n"
	     "It takes CAP_NET_ADMIN. See wfpsa-exporter(8).");
	return EXIT_OK;
}

static int apply_option(int option, const char *argument, struct arguments *ret)
{
	switch (option) {
	case 'l':
		ret->address = argument;
		return GO_ON;
	case 'n':
		ret->naming.file = argument;
		return GO_ON;
	case 'i':
		ret->naming.ike_socket = argument;
		return GO_ON;
	case 'h':
		return print_help();
	case 'V':
		puts("wfpsa-exporter (wfpxfrm) " PACKAGE_VERSION);
		return EXIT_OK;
	default: /* getopt_long() has printed a message */
		return EXIT_USAGE;
	}
}

static int parse_arguments(int argc, char **argv, struct arguments *ret)
{
	static const struct option options[] = {
		{ "listen", required_argument, NULL, 'l' },
		{ "names", required_argument, NULL, 'n' },
		{ "ike-socket", required_argument, NULL, 'i' },
		{ "help", no_argument, NULL, 'h' },
		{ "version", no_argument, NULL, 'V' },
		{ 0 },
	};
	int option, result = GO_ON;

	while (result == GO_ON && (option = getopt_long(argc, argv, "hV", options, NULL)) != -1)
		result = apply_option(option, optarg, ret);
	if (result == GO_ON && optind < argc)
		result = fail_usage("", "unexpected argument: %s", argv[optind]);
	return result;
}

/* Opens the socket that systemd has passed, or that the arguments ask for. */
static int open_listener(const struct arguments *arguments, int *ret)
{
	const char *address = arguments->address ? arguments->address : ADDRESS;
	int passed = sockets_passed();

	if (passed && arguments->address)
		return fail_usage("", "--listen, and a socket of systemd");
	if (passed > 1)
		return fail_usage("", "systemd has passed %d sockets; one is wanted", passed);
	*ret = passed ? listen_passed() : listen_at(address);
	if (*ret >= 0)
		return EXIT_OK;
	if (errno == EINVAL && !passed)
		return fail_usage("", "--listen wants ADDRESS:PORT: '%s'", address);
	return fail("", "%s: %s", passed ? "the socket of systemd" : address, strerror(errno));
}

static int open_session(const struct arguments *arguments, HANDLE *ret)
{
	static wchar_t name[] = L"wfpsa-exporter"; /* that a list of sessions shows */
	const FWPM_SESSION0 session = { .displayData.name = name };
	DWORD status = FwpmEngineOpen0(NULL, RPC_C_AUTHN_DEFAULT, NULL, &session, ret);
	int result;

	if (status)
		return fail_status("", NULL, status);
	result = engine_set_naming("", &arguments->naming, *ret);
	if (result != EXIT_OK)
		FwpmEngineClose0(*ret);
	return result;
}

/* Serves until a signal asks for the end. */
static int serve(struct collector *collector, struct http *http, int signals)
{
	struct pollfd waiting[] = { { .fd = signals, .events = POLLIN },
				    { .events = POLLIN },
				    { .fd = http_descriptor(http), .events = POLLIN } };
	DWORD status =
		WfpxEventGetDescriptor0(collector->engine, collector->events, &waiting[1].fd);

	while (!status) {
		if (poll(waiting, 3, http_timeout(http)) < 0 && errno != EINTR)
			return fail("", "poll: %s", strerror(errno));
		if (waiting[0].revents)
			return EXIT_OK;
		if (waiting[1].revents)
			status = collector_follow(collector);
		http_run(http);
	}
	return fail_status("", NULL, status);
}

static int run_collector(struct collector *collector, int listener, int signals)
{
	const struct http_source source = { .text = collect_text, .from = collector };
	struct http *http = http_open(listener, &source);
	int result;

	if (!http) {
		close(listener);
		return fail("", "the HTTP server does not start");
	}
	result = serve(collector, http, signals);
	http_close(http);
	return result;
}

/* The kernel is asked before a client can, so that a service without the right does not start. */
static int run(const struct arguments *arguments, int signals)
{
	struct collector collector;
	HANDLE engine;
	int listener = -1, result = open_session(arguments, &engine);
	DWORD status;

	if (result != EXIT_OK)
		return result;
	status = collector_begin(&collector, engine);
	result = status ? fail_status("", NULL, status) : open_listener(arguments, &listener);
	if (result == EXIT_OK)
		result = run_collector(&collector, listener, signals);
	if (!status)
		collector_done(&collector);
	FwpmEngineClose0(engine);
	return result;
}

/* A descriptor that is readable once a signal asks for the end. */
static int open_signals(void)
{
	sigset_t set;

	signal(SIGPIPE, SIG_IGN);
	sigemptyset(&set);
	sigaddset(&set, SIGTERM);
	sigaddset(&set, SIGINT);
	if (sigprocmask(SIG_BLOCK, &set, NULL) < 0)
		return -1;
	return signalfd(-1, &set, SFD_CLOEXEC | SFD_NONBLOCK);
}

int main(int argc, char **argv)
{
	struct arguments arguments = { 0 };
	int result, signals;

	occupy_standard_streams();
	setlocale(LC_CTYPE, "C.UTF-8"); /* of names */
	result = parse_arguments(argc, argv, &arguments);
	if (result != GO_ON)
		return fflush(stdout) ? EXIT_RUNTIME : result;
	signals = open_signals();
	if (signals < 0)
		return fail("", "signalfd: %s", strerror(errno));
	result = run(&arguments, signals);
	close(signals);
	return result;
}
