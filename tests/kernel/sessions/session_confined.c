/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * session_confined HOW [SERVER] - opens a session without a key, then one with a key, then lists
 * sessions, in a process that is restricted in the way HOW says. Prints the results, how many
 * sessions of its own the list has, and "open". Then waits to be killed.
 *
 *	HOW: free (not restricted); fsize (files have at most 0 bytes); fsize-100 (files have at
 *	most 100 bytes, so there is room for a claim but not for a name); ignored, pending (as
 *	fsize, with SIGXFSZ ignored, or blocked and pending); memfd, memfd-unknown (no memory
 *	files); diag (no
 *	NETLINK_SOCK_DIAG sockets); descriptors (three are left, for the sockets)
 */
#include <errno.h>
#include <linux/filter.h>
#include <linux/netlink.h>
#include <linux/seccomp.h>
#include <locale.h>
#include <signal.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <unistd.h>
#include <wchar.h>

#include "fwpmu.h"

#if __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__
#define LOW_WORD 4
#else
#define LOW_WORD 0
#endif

#define LOAD(at)       BPF_STMT(BPF_LD | BPF_W | BPF_ABS, at)
#define LOAD_NUMBER    LOAD(offsetof(struct seccomp_data, nr))
#define LOAD_ARG(n)    LOAD(offsetof(struct seccomp_data, args[n]) + LOW_WORD)
#define UNLESS(x, far) BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, x, 0, far)
#define RETURN(x)      BPF_STMT(BPF_RET | BPF_K, x)

static void confine(struct sock_filter *filter, size_t count)
{
	const struct sock_fprog program = { (unsigned short)count, filter };

	if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) ||
	    prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &program)) {
		perror("seccomp");
		exit(77);
	}
}

static void forbid_memory_files(unsigned error)
{
	struct sock_filter filter[] = {
		LOAD_NUMBER,
		UNLESS(SYS_memfd_create, 1),
		RETURN(SECCOMP_RET_ERRNO | error),
		RETURN(SECCOMP_RET_ALLOW),
	};

	confine(filter, sizeof(filter) / sizeof(filter[0]));
}

static void forbid_diag(void)
{
	struct sock_filter filter[] = {
		LOAD_NUMBER,
		UNLESS(SYS_socket, 5),
		LOAD_ARG(0),
		UNLESS(AF_NETLINK, 3),
		LOAD_ARG(2),
		UNLESS(NETLINK_SOCK_DIAG, 1),
		RETURN(SECCOMP_RET_ERRNO | EACCES),
		RETURN(SECCOMP_RET_ALLOW),
	};

	confine(filter, sizeof(filter) / sizeof(filter[0]));
}

static void limit(__rlimit_resource_t what, rlim_t value)
{
	struct rlimit now;

	getrlimit(what, &now);
	now.rlim_cur = value;
	setrlimit(what, &now);
}

static sigset_t beyond(void)
{
	sigset_t set;

	sigemptyset(&set);
	sigaddset(&set, SIGXFSZ);
	return set;
}

static void confine_as(const char *how)
{
	sigset_t set = beyond();

	if (!strcmp(how, "ignored"))
		signal(SIGXFSZ, SIG_IGN);
	if (!strcmp(how, "pending")) {
		sigprocmask(SIG_BLOCK, &set, NULL);
		raise(SIGXFSZ);
	}
	if (!strcmp(how, "fsize") || !strcmp(how, "ignored") || !strcmp(how, "pending"))
		limit(RLIMIT_FSIZE, 0);
	else if (!strcmp(how, "fsize-100"))
		limit(RLIMIT_FSIZE, 100);
	else if (!strcmp(how, "memfd"))
		forbid_memory_files(EPERM);
	else if (!strcmp(how, "memfd-unknown"))
		forbid_memory_files(ENOSYS);
	else if (!strcmp(how, "diag"))
		forbid_diag();
}

/* Lowers the limit, so that the process can open only so many more descriptors. */
static void leave(int count)
{
	int last = dup(0);

	close(last);
	limit(RLIMIT_NOFILE, (rlim_t)(last + count));
}

static wchar_t name[] = L"confined, and with a name that makes the record longer", server[100];

static DWORD open_one(UINT32 key, HANDLE *ret)
{
	const FWPM_SESSION0 session = { .sessionKey = { key, 0, 0, { 0 } },
					.displayData = { .name = name } };

	return FwpmEngineOpen0(server[0] ? server : NULL, 10, NULL, &session, ret);
}

static DWORD count_own(HANDLE engine, int *ret)
{
	FWPM_SESSION0 **entries = NULL;
	UINT32 count = 0;
	HANDLE snapshot;
	DWORD result = FwpmSessionCreateEnumHandle0(engine, NULL, &snapshot);

	if (!result)
		result = FwpmSessionEnum0(engine, snapshot, 1000, &entries, &count);
	for (UINT32 i = 0; i < count; i++)
		*ret += entries[i]->processId == (DWORD)getpid() && entries[i]->displayData.name &&
			!wcscmp(entries[i]->displayData.name, name);
	return result;
}

/* Whether the signal mask and the pending signals are as before the calls. */
static void check_signal(int expected)
{
	sigset_t mask, pending;

	sigprocmask(SIG_BLOCK, NULL, &mask);
	sigpending(&pending);
	if (sigismember(&mask, SIGXFSZ) != expected || sigismember(&pending, SIGXFSZ) != expected)
		printf("SIGXFSZ is blocked: %d, pending: %d\n", sigismember(&mask, SIGXFSZ),
		       sigismember(&pending, SIGXFSZ));
}

int main(int argc, char **argv)
{
	DWORD keyless, keyed, listed;
	HANDLE engine = NULL, other;
	int own = 0;

	if (argc < 2)
		return 2;
	setlocale(LC_CTYPE, "C.UTF-8");
	if (argc > 2)
		mbstowcs(server, argv[2], 99);
	confine_as(argv[1]);
	if (!strcmp(argv[1], "descriptors"))
		leave(3);
	keyless = open_one(0, &engine);
	keyed = open_one(4711, &other);
	if (!strcmp(argv[1], "descriptors"))
		leave(20);
	listed = count_own(engine, &own);
	limit(RLIMIT_FSIZE, RLIM_INFINITY); /* as stdout may be a file */
	printf("keyless 0x%x, keyed 0x%x, list 0x%x with %d of its own\n", (unsigned)keyless,
	       (unsigned)keyed, (unsigned)listed, own);
	check_signal(!strcmp(argv[1], "pending"));
	printf("open\n");
	fflush(stdout);
	for (;;)
		pause();
}
