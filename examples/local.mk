# SPDX-License-Identifier: LGPL-2.1-or-later
# The tool and the teaching programs. They know the library as every program does: by its headers.

sbin_PROGRAMS += examples/wfpsa/wfpsa
examples_wfpsa_wfpsa_CPPFLAGS = -I$(srcdir)/include/wfpxfrm
examples_wfpsa_wfpsa_CFLAGS = $(AM_CFLAGS) $(SMARTCOLS_CFLAGS) $(JSON_CFLAGS)
examples_wfpsa_wfpsa_LDADD = lib/libfwpuclnt.la $(SMARTCOLS_LIBS) $(JSON_LIBS)
examples_wfpsa_wfpsa_SOURCES = \
	examples/wfpsa/algorithm.c \
	examples/wfpsa/errors.c examples/wfpsa/errors.h \
	examples/wfpsa/format.c examples/wfpsa/format.h \
	examples/wfpsa/json.c examples/wfpsa/json.h \
	examples/wfpsa/list_columns.c examples/wfpsa/list_columns.h \
	examples/wfpsa/list_sas.c \
	examples/wfpsa/options.c examples/wfpsa/options.h \
	examples/wfpsa/sa_columns.c examples/wfpsa/sa_columns.h \
	examples/wfpsa/sa_fields.h \
	examples/wfpsa/sa_handling.c \
	examples/wfpsa/sa_identity.c \
	examples/wfpsa/sa_security.c \
	examples/wfpsa/sa_usage.c \
	examples/wfpsa/table.c examples/wfpsa/table.h \
	examples/wfpsa/value.c examples/wfpsa/value.h \
	examples/wfpsa/wfpsa.c examples/wfpsa/wfpsa.h
dist_man_MANS += man/wfpsa.8

noinst_PROGRAMS += examples/sa_enum
examples_sa_enum_SOURCES = examples/sa_enum.c
examples_sa_enum_CPPFLAGS = -I$(srcdir)/include/wfpxfrm
examples_sa_enum_LDADD = lib/libfwpuclnt.la
