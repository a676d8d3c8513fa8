# SPDX-License-Identifier: LGPL-2.1-or-later
# What ip(8), libnl and the kernel say of SAs, the library says too.

check_PROGRAMS += %D%/whole
%C%_whole_CPPFLAGS = $(PUBLIC_ONLY)
%C%_whole_LDFLAGS = $(UNWRAPPED)
%C%_whole_LDADD = lib/libfwpuclnt.la

TESTS += %D%/agree.test
EXTRA_DIST += %D%/agree.test
