/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "option_table.h"

#include <stdio.h>

#include "command.h"
#include "filter.h"

#define ENDING     (OPTIONS_END | OPTIONS_TERMINATE)
#define NAMING     (OPTIONS_SHOW | ENDING | OPTIONS_REKEY)
#define OF_IKE     (OPTIONS_LIST_IKE | OPTIONS_TERMINATE)
#define CONTEXTS   (OPTIONS_LIST_CONTEXTS | OPTIONS_SHOW | OPTIONS_END | OPTIONS_REKEY)
#define OF_SAS     (CONTEXTS | OPTIONS_LIST_SAS)
#define LIST       OPTIONS_LIST
#define TUNNELS    OPTIONS_LIST_TUNNELS
#define READING    (OPTIONS_LIST_CONTEXTS | OPTIONS_LIST_SAS | OPTIONS_SHOW | TUNNELS)
#define STATS      OPTIONS_STATS
#define METRICS    OPTIONS_METRICS
#define CHECK      OPTIONS_CHECK
#define EXPLAIN    OPTIONS_EXPLAIN
#define WATCH      OPTIONS_WATCH
#define EVENTS     OPTIONS_EVENTS
#define RUNNING    (WATCH | EVENTS)
#define ROWS       (LIST | RUNNING)
#define ADD        OPTIONS_ADD
#define OF_FILTERS (OPTIONS_SHOW_FILTER | OPTIONS_DELETE_FILTER)
#define ALL        (LIST | NAMING | ADD | OF_FILTERS | STATS | METRICS | CHECK | EXPLAIN | RUNNING)

#define FILTER(id) OPTION_FILTER + (id)

const struct option_info option_table[] = {
	{ 'J', 'J', 'j', "json", NULL, "print JSON: everything, or the columns of -o", LIST },
	{ 'J', 'J', 'j', "json", NULL, "print JSON",
	  NAMING | STATS | EXPLAIN | OPTIONS_SHOW_FILTER },
	{ 'J', 'J', 'j', "json", NULL, "print JSON, an object on each line", RUNNING },
	{ OPTION_INTERVAL, 'd', 0, "interval", "SECONDS", "time between two looks; 2", WATCH },
	{ OPTION_COUNT, 'n', 0, "count", "N", "end after so many looks", WATCH },
	{ OPTION_BATCH, 0, 0, "batch", NULL, "print tables on a terminal, too", WATCH },
	{ OPTION_TYPES, 0, 0, "types", "LIST", "these events; +EVENT,... adds to the default",
	  EVENTS },
	{ OPTION_FOLLOW, 'f', 0, "follow", NULL, "go on until a signal; the default", EVENTS },
	{ OPTION_COUNT, 'n', 0, "count", "N", "end after so many events", EVENTS },
	{ OPTION_TIMEOUT, 0, 0, "timeout", "SECONDS", "end after this time", EVENTS },
	{ 'o', 'o', 0, "output", "LIST", "these columns; +COLUMN,... adds to the default; all",
	  ROWS },
	{ OPTION_EXPECT, 0, 0, "expect", "FILE", "each line of FILE is an EXPECTED", CHECK },
	{ OPTION_EXPECTED, 0, 0, "names", "[=FILE]", "all names of the names file are expected",
	  CHECK },
	{ 'w', 'w', 0, "warning", "LIST", "warn where a tunnel is beyond one of these", CHECK },
	{ 'c', 'c', 0, "critical", "LIST", "the same as a critical state", CHECK },
	{ OPTION_WEAK, 0, 0, "weak", NULL, "warn of SAs without integrity, window or limit",
	  CHECK },
	{ OPTION_FILE, 0, 0, "output", "FILE", "write to this file, in one step", METRICS },
	{ OPTION_SORT, 0, 0, "sort", "COLUMN", "sort by a column; -COLUMN: the other way",
	  LIST | WATCH },
	{ 'H', 'H', 0, "list-columns", NULL, "list the columns and what they show", ROWS },
	{ 'n', 'n', 0, "noheadings", NULL, "no line of headings", LIST | STATS },
	{ OPTION_NOHEADINGS, 0, 0, "noheadings", NULL, "no line of headings", WATCH },
	{ 'r', 'r', 0, "raw", NULL, "one blank between columns, blanks within as \\x20", ROWS },
	{ OPTION_COLOR, 0, 0, "color", "[=WHEN]", "colours: auto (on a terminal), always, never",
	  ROWS },
	{ 'b', 'b', 0, "bytes", NULL, "exact numbers of bytes", READING | STATS | RUNNING },
	{ FILTER(FILTER_STATE), 's', 0, "state", "STATE,...",
	  "up, rekeying, draining, half, down, larval", CONTEXTS | TUNNELS | WATCH },
	{ FILTER(FILTER_NAME), 0, 0, "name", "NAME", "with this name, connection or child",
	  CONTEXTS | OF_IKE | TUNNELS | RUNNING },
	{ FILTER(FILTER_LOCAL), 0, 0, "local", "ADDR[/LEN]", "with such an address at this end",
	  OF_SAS | OF_IKE | TUNNELS | RUNNING },
	{ FILTER(FILTER_PEER), 0, 0, "peer", "ADDR[/LEN]", "with such an address at the other end",
	  OF_SAS | OF_IKE | TUNNELS | RUNNING },
	{ FILTER(FILTER_SPI), 0, 0, "spi", "SPI", "with this SPI", OF_SAS },
	{ FILTER(FILTER_REQID), 0, 0, "reqid", "N", "with this reqid", OF_SAS | TUNNELS | WATCH },
	{ FILTER(FILTER_MARK), 0, 0, "mark", "VALUE[/MASK]", "with this mark", OF_SAS | TUNNELS },
	{ FILTER(FILTER_IF_ID), 0, 0, "if-id", "N", "with this XFRM interface id",
	  OF_SAS | TUNNELS | WATCH },
	{ OPTION_FROM, 0, 0, "from", "ADDRESS", "source of the packets", EXPLAIN },
	{ FILTER(FILTER_MARK), 0, 0, "mark", "VALUE", "mark of the packets", EXPLAIN },
	{ FILTER(FILTER_IF_ID), 0, 0, "if-id", "N", "id of their XFRM interface", EXPLAIN },
	{ FILTER(FILTER_IPV4), '4', 0, "ipv4", NULL, "between IPv4 addresses only",
	  OF_SAS | OF_IKE | TUNNELS | WATCH },
	{ FILTER(FILTER_IPV6), '6', 0, "ipv6", NULL, "between IPv6 addresses only",
	  OF_SAS | OF_IKE | TUNNELS | WATCH },
	{ FILTER(FILTER_DIRECTION), 'd', 0, "direction", "in|out", "of one direction only",
	  OPTIONS_LIST_SAS },
	{ OPTION_NEW_KEYS, 0, 0, "new-keys", "FILE", "make keys, and write them to this new file",
	  ADD },
	{ OPTION_KEYS, 0, 0, "keys", "FILE", "use the keys of this file, which the peer has made",
	  ADD },
	{ OPTION_ALGORITHM, 0, 0, "algorithm", "NAME", "for new keys; AES-GCM-256", ADD },
	{ OPTION_LOCAL_NET, 0, 0, "local-net", "NET", "tunnel mode: the network at this end", ADD },
	{ OPTION_PEER_NET, 0, 0, "peer-net", "NET", "tunnel mode: the network at the other end",
	  ADD },
	{ OPTION_PROTOCOL, 0, 0, "protocol", "PROTO", "only this protocol: tcp, udp, a number",
	  ADD },
	{ OPTION_LOCAL_PORT, 0, 0, "local-port", "PORT", "only with this port at this end", ADD },
	{ OPTION_PEER_PORT, 0, 0, "peer-port", "PORT", "only with this port at the other end",
	  ADD },
	{ OPTION_ENCAP, 0, 0, "encap", "PORT[,PORT]", "ESP in UDP: local port, peer's port", ADD },
	{ OPTION_LIFETIME, 0, 0, "lifetime", "SECONDS", "the SAs end after this time", ADD },
	{ OPTION_LABEL, 0, 0, "name", "TEXT", "name of the filters; the two addresses", ADD },
	{ 'y', 'y', 0, "yes", NULL, "ask no questions", ENDING | OPTIONS_DELETE_FILTER },
	{ OPTION_ALL, 0, 0, "all", NULL, "all that an id or the filters mean, if several",
	  ENDING | OPTIONS_REKEY },
	{ OPTION_ALL, 'a', 0, "all", NULL, "counters that are 0, too", STATS },
	{ OPTION_FORCE, 0, 0, "force", NULL, "end contexts whose SAs were paired by order, too",
	  OPTIONS_END },
	{ OPTION_DRY_RUN, 0, 0, "dry-run", NULL, "say what would be done, and do nothing",
	  ENDING | OPTIONS_REKEY },
	{ 'N', 'N', 0, "netns", "NETNS", "of another network namespace: name, path, pid; all",
	  LIST },
	{ 'N', 'N', 0, "netns", "NETNS", "of another network namespace: name, path or pid",
	  NAMING | STATS | METRICS | CHECK | EXPLAIN | RUNNING | ADD | OF_FILTERS },
	{ OPTION_NAMES, 0, 0, "names", "FILE", "names file in place of /etc/wfpxfrm/names",
	  CONTEXTS | TUNNELS | METRICS | EXPLAIN | RUNNING },
	{ OPTION_IKE_SOCKET, 0, 0, "ike-socket", "PATH", "vici socket of the IKE daemon",
	  CONTEXTS | OF_IKE | TUNNELS | METRICS | CHECK | EXPLAIN | RUNNING },
	{ 'h', 'h', 0, "help", NULL, "this text", ALL },
	{ 'V', 'V', 0, "version", NULL, "the version", ALL },
};

const size_t option_table_count = sizeof(option_table) / sizeof(option_table[0]);

const char *option_name(int value)
{
	for (size_t i = 0; i < option_table_count; i++)
		if (option_table[i].value == value)
			return option_table[i].name;
	return "";
}

static void print_one(const struct option_info *info)
{
	char letters[16] = "", text[64];

	if (info->letter)
		snprintf(letters, sizeof(letters), "-%c, ", info->letter);
	if (info->synonym)
		snprintf(letters, sizeof(letters), "-%c, -%c, ", info->letter, info->synonym);
	snprintf(text, sizeof(text), "%s--%s%s%s", letters, info->name,
		 info->argument && info->argument[0] != '[' ? " " : "",
		 info->argument ? info->argument : "");
	printf("  %-24s %s\n", text, info->help);
}

void option_table_print(unsigned set)
{
	for (size_t i = 0; i < option_table_count; i++)
		if (option_table[i].commands & set)
			print_one(&option_table[i]);
}
