# SPDX-License-Identifier: LGPL-2.1-or-later
# Stores: transactions, crashes, dynamic sessions.

check_PROGRAMS += %D%/crash %D%/dynamic %D%/faults %D%/hold %D%/orphans %D%/transaction_api %D%/transaction_api_km %D%/transactions
%C%_crash_SOURCES = %D%/crash.c %D%/store_test.c %D%/store_test.h
%C%_crash_CFLAGS = $(AM_CFLAGS) $(MNL_CFLAGS)
%C%_crash_LDADD = lib/libcore.la $(MNL_LIBS)
%C%_dynamic_SOURCES = %D%/dynamic.c %D%/store_test.c %D%/store_test.h
%C%_dynamic_CFLAGS = $(AM_CFLAGS) $(CHECK_CFLAGS) $(MNL_CFLAGS)
%C%_dynamic_LDADD = lib/libcore.la $(CHECK_LIBS) $(MNL_LIBS)
%C%_faults_SOURCES = %D%/faults.c %D%/store_test.c %D%/store_test.h
%C%_faults_CFLAGS = $(AM_CFLAGS) $(MNL_CFLAGS)
%C%_faults_LDFLAGS = $(AM_LDFLAGS) -Wl,--wrap=malloc,--wrap=calloc,--wrap=realloc,--wrap=sendto \
	-Wl,--wrap=recvmsg,--wrap=write,--wrap=read,--wrap=renameat,--wrap=mkdirat,--wrap=openat
%C%_faults_LDADD = lib/libcore.la $(MNL_LIBS)
%C%_hold_SOURCES = %D%/hold.c %D%/store_test.c %D%/store_test.h
%C%_hold_CFLAGS = $(AM_CFLAGS) $(MNL_CFLAGS)
%C%_hold_LDADD = lib/libcore.la $(MNL_LIBS)
%C%_orphans_SOURCES = %D%/orphans.c %D%/store_test.c %D%/store_test.h
%C%_orphans_CFLAGS = $(AM_CFLAGS) $(MNL_CFLAGS)
%C%_orphans_LDADD = lib/libcore.la $(MNL_LIBS)
# These programs take the library's calls of a clock: -export-dynamic.
%C%_transaction_api_CPPFLAGS = $(PUBLIC_ONLY) -D_GNU_SOURCE
%C%_transaction_api_LDFLAGS = $(UNWRAPPED) -export-dynamic
%C%_transaction_api_LDADD = lib/libfwpuclnt.la $(CHECK_LIBS)
%C%_transaction_api_km_SOURCES = %D%/transaction_api.c
%C%_transaction_api_km_CPPFLAGS = $(PUBLIC_ONLY) -D_GNU_SOURCE -DUSE_FWPMK
%C%_transaction_api_km_LDFLAGS = $(UNWRAPPED) -export-dynamic
%C%_transaction_api_km_LDADD = lib/libfwpkclnt.la $(CHECK_LIBS)
%C%_transactions_SOURCES = %D%/transactions.c %D%/store_test.c %D%/store_test.h
%C%_transactions_CFLAGS = $(AM_CFLAGS) $(CHECK_CFLAGS) $(MNL_CFLAGS)
%C%_transactions_LDADD = lib/libcore.la $(CHECK_LIBS) $(MNL_LIBS)

TESTS += %D%/dynamic.test %D%/keeper.test %D%/store.test
EXTRA_DIST += %D%/dynamic.test %D%/keeper.test %D%/store.test
