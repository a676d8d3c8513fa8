# SPDX-License-Identifier: LGPL-2.1-or-later
# What packagers rely on: the tarball, and the build of the libraries alone.

TESTS += %D%/alone.test %D%/bootstrap.test %D%/debian.test %D%/dist.test %D%/install.test %D%/manual.test %D%/musl.test \
	%D%/port.test
EXTRA_DIST += %D%/alone.test %D%/bootstrap.test %D%/debian.test %D%/dist.test %D%/install.test %D%/manual.test %D%/musl.test \
	%D%/port.test
