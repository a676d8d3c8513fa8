# SPDX-License-Identifier: LGPL-2.1-or-later
# The tool and the example programs. They use the public headers only, as every program does.

# What makes the text of metrics, in wfpsa and in the exporter.
METRICS_SOURCES = \
	examples/wfpsa/algorithm.c \
	examples/wfpsa/clock.h \
	examples/wfpsa/context_state.c examples/wfpsa/context_state.h \
	examples/wfpsa/format.c examples/wfpsa/format.h \
	examples/wfpsa/metrics.c examples/wfpsa/metrics.h \
	examples/wfpsa/metrics_families.c \
	examples/wfpsa/metrics_text.c examples/wfpsa/metrics_text.h \
	examples/wfpsa/unsafe.c examples/wfpsa/unsafe.h

# Messages and arguments that both have
PROGRAM_SOURCES = \
	examples/wfpsa/errors.c examples/wfpsa/errors.h \
	examples/wfpsa/naming.c examples/wfpsa/naming.h \
	examples/wfpsa/streams.c examples/wfpsa/streams.h

# What judges what becomes of a packet.
JUDGE_SOURCES = \
	examples/wfpsa/counters.c examples/wfpsa/counters.h \
	examples/wfpsa/explain_answer.c \
	examples/wfpsa/explain_counters.c \
	examples/wfpsa/explain_daemon.c \
	examples/wfpsa/explain_facts.h \
	examples/wfpsa/explain_judge.c examples/wfpsa/explain_judge.h \
	examples/wfpsa/explain_match.c examples/wfpsa/explain_match.h \
	examples/wfpsa/explain_packet.c examples/wfpsa/explain_packet.h \
	examples/wfpsa/explain_policy.c \
	examples/wfpsa/explain_sas.c \
	examples/wfpsa/explain_steps.h \
	examples/wfpsa/ike_row.c examples/wfpsa/ike_row.h \
	examples/wfpsa/selector.c examples/wfpsa/selector.h \
	examples/wfpsa/text.c examples/wfpsa/text.h \
	examples/wfpsa/value.c examples/wfpsa/value.h

if WITH_TOOLS
sbin_PROGRAMS += examples/wfpsa/wfpsa
endif
if WITH_EXPORTER
sbin_PROGRAMS += examples/wfpsa-exporter/wfpsa-exporter
endif
examples_wfpsa_exporter_wfpsa_exporter_CPPFLAGS = -I$(srcdir)/examples/wfpsa -I$(srcdir)/include/wfpxfrm
examples_wfpsa_exporter_wfpsa_exporter_CFLAGS = $(AM_CFLAGS) $(MICROHTTPD_CFLAGS)
examples_wfpsa_exporter_wfpsa_exporter_LDADD = lib/libfwpuclnt.la $(MICROHTTPD_LIBS)
examples_wfpsa_exporter_wfpsa_exporter_SOURCES = $(METRICS_SOURCES) $(PROGRAM_SOURCES) \
	examples/wfpsa-exporter/collect.c examples/wfpsa-exporter/collect.h \
	examples/wfpsa-exporter/exporter.c \
	examples/wfpsa-exporter/http.c examples/wfpsa-exporter/http.h \
	examples/wfpsa-exporter/listen.c examples/wfpsa-exporter/listen.h
examples_wfpsa_wfpsa_CPPFLAGS = -I$(srcdir)/include/wfpxfrm
examples_wfpsa_wfpsa_CFLAGS = $(AM_CFLAGS) $(SMARTCOLS_CFLAGS)
examples_wfpsa_wfpsa_LDADD = lib/libfwpuclnt.la $(SMARTCOLS_LIBS)
examples_wfpsa_wfpsa_SOURCES = $(METRICS_SOURCES) $(PROGRAM_SOURCES) $(JUDGE_SOURCES) \
	examples/wfpsa/block.c examples/wfpsa/block.h \
	examples/wfpsa/check.c \
	examples/wfpsa/add.c \
	examples/wfpsa/add_keys.c examples/wfpsa/add_keys.h \
	examples/wfpsa/add_objects.c examples/wfpsa/add_objects.h \
	examples/wfpsa/add_options.c examples/wfpsa/add_options.h \
	examples/wfpsa/add_suite.c examples/wfpsa/add_suite.h \
	examples/wfpsa/check_expect.c examples/wfpsa/check_expect.h \
	examples/wfpsa/check_report.c examples/wfpsa/check_report.h \
	examples/wfpsa/check_thresholds.c examples/wfpsa/check_thresholds.h \
	examples/wfpsa/columns.h \
	examples/wfpsa/command.h \
	examples/wfpsa/commands.c examples/wfpsa/commands.h \
	examples/wfpsa/complete.c examples/wfpsa/complete.h \
	examples/wfpsa/confirm.c examples/wfpsa/confirm.h \
	examples/wfpsa/consequences.c examples/wfpsa/consequences.h \
	examples/wfpsa/context_columns.c examples/wfpsa/context_columns.h \
	examples/wfpsa/context_identity.c \
	examples/wfpsa/context_names.c \
	examples/wfpsa/context_row.c examples/wfpsa/context_row.h \
	examples/wfpsa/context_sas.c \
	examples/wfpsa/context_traffic.c \
	examples/wfpsa/delete_filter.c \
	examples/wfpsa/document.c examples/wfpsa/document.h \
	examples/wfpsa/end.c \
	examples/wfpsa/ended.c examples/wfpsa/ended.h \
	examples/wfpsa/event_columns.c examples/wfpsa/event_row.h \
	examples/wfpsa/event_detail.c \
	examples/wfpsa/event_line.c examples/wfpsa/event_line.h \
	examples/wfpsa/event_types.c examples/wfpsa/event_types.h \
	examples/wfpsa/events.c \
	examples/wfpsa/explain.c \
	examples/wfpsa/explain_gather.c examples/wfpsa/explain_gather.h \
	examples/wfpsa/explain_json.c \
	examples/wfpsa/explain_print.c examples/wfpsa/explain_print.h \
	examples/wfpsa/explain_route.c examples/wfpsa/explain_route.h \
	examples/wfpsa/explain_words.c examples/wfpsa/explain_words.h \
	examples/wfpsa/filter.c examples/wfpsa/filter.h \
	examples/wfpsa/filters.c examples/wfpsa/filters.h \
	examples/wfpsa/filters_columns.c \
	examples/wfpsa/follow.c examples/wfpsa/follow.h \
	examples/wfpsa/ike_columns.c \
	examples/wfpsa/json.c examples/wfpsa/json.h \
	examples/wfpsa/list.c \
	examples/wfpsa/list_columns.c examples/wfpsa/list_columns.h \
	examples/wfpsa/metrics_command.c \
	examples/wfpsa/namespaces.c examples/wfpsa/namespaces.h \
	examples/wfpsa/noun.h \
	examples/wfpsa/noun_contexts.c \
	examples/wfpsa/noun_ike.c \
	examples/wfpsa/noun_sas.c \
	examples/wfpsa/noun_filters.c \
	examples/wfpsa/noun_sessions.c \
	examples/wfpsa/noun_tunnels.c \
	examples/wfpsa/option_table.c examples/wfpsa/option_table.h \
	examples/wfpsa/options.c examples/wfpsa/options.h \
	examples/wfpsa/order.c examples/wfpsa/order.h \
	examples/wfpsa/output.c examples/wfpsa/output.h \
	examples/wfpsa/paragraph.c examples/wfpsa/paragraph.h \
	examples/wfpsa/parse.c examples/wfpsa/parse.h \
	examples/wfpsa/policies.h examples/wfpsa/policy_columns.c \
	examples/wfpsa/read.c \
	examples/wfpsa/record.c examples/wfpsa/record.h \
	examples/wfpsa/replace_file.c examples/wfpsa/replace_file.h \
	examples/wfpsa/sa_columns.c examples/wfpsa/sa_columns.h \
	examples/wfpsa/sa_handling.c \
	examples/wfpsa/sa_identity.c \
	examples/wfpsa/sa_row.c examples/wfpsa/sa_row.h \
	examples/wfpsa/sa_security.c \
	examples/wfpsa/sa_usage.c \
	examples/wfpsa/screen.c examples/wfpsa/screen.h \
	examples/wfpsa/session_columns.c \
	examples/wfpsa/show.c \
	examples/wfpsa/show_filter.c \
	examples/wfpsa/signals.c examples/wfpsa/signals.h \
	examples/wfpsa/stats.c \
	examples/wfpsa/subnet.c examples/wfpsa/subnet.h \
	examples/wfpsa/table.c examples/wfpsa/table.h \
	examples/wfpsa/table_fit.c examples/wfpsa/table_fit.h \
	examples/wfpsa/targets.c examples/wfpsa/targets.h \
	examples/wfpsa/terminate.c \
	examples/wfpsa/terminal.c examples/wfpsa/terminal.h \
	examples/wfpsa/tunnel_columns.c examples/wfpsa/tunnel_row.h \
	examples/wfpsa/watch.c \
	examples/wfpsa/watch_columns.c \
	examples/wfpsa/watch_sample.c examples/wfpsa/watch_sample.h \
	examples/wfpsa/watch_table.c examples/wfpsa/watch_table.h \
	examples/wfpsa/watch_view.c examples/wfpsa/watch_view.h \
	examples/wfpsa/wfpsa.c
if WITH_EXPORTER
dist_man_MANS += man/wfpsa-exporter.8
dist_systemdunit_DATA += examples/wfpsa-exporter/wfpsa-exporter.socket
nodist_systemdunit_DATA += examples/wfpsa-exporter/wfpsa-exporter.service
endif
EXTRA_DIST += examples/wfpsa-exporter/wfpsa-exporter.service.in man/wfpsa-exporter.8
CLEANFILES += examples/wfpsa-exporter/wfpsa-exporter.service
examples/wfpsa-exporter/wfpsa-exporter.service: examples/wfpsa-exporter/wfpsa-exporter.service.in
	$(AM_V_GEN)sed 's,[@]sbindir[@],$(sbindir),' \
		$(srcdir)/examples/wfpsa-exporter/wfpsa-exporter.service.in >$@.new
	$(AM_V_at)mv $@.new $@

if WITH_TOOLS
dist_man_MANS += man/wfpsa.8

wfpxfrmdatadir = $(datadir)/wfpxfrm
dist_wfpxfrmdata_DATA = examples/wfpsa/wfpsa.schema.json \
	examples/wfpsa-exporter/alerts.yml examples/wfpsa-exporter/dashboard.json

# The shells look in these folders.
bashcompletiondir = $(datadir)/bash-completion/completions
dist_bashcompletion_DATA = examples/wfpsa/completion/wfpsa
zshcompletiondir = $(datadir)/zsh/site-functions
dist_zshcompletion_DATA = examples/wfpsa/completion/_wfpsa
fishcompletiondir = $(datadir)/fish/vendor_completions.d
dist_fishcompletion_DATA = examples/wfpsa/completion/wfpsa.fish
endif

noinst_PROGRAMS += examples/sa_enum
examples_sa_enum_SOURCES = examples/sa_enum.c
examples_sa_enum_CPPFLAGS = -I$(srcdir)/include/wfpxfrm
examples_sa_enum_LDADD = lib/libfwpuclnt.la

noinst_PROGRAMS += examples/sa_context_enum
examples_sa_context_enum_SOURCES = examples/sa_context_enum.c
examples_sa_context_enum_CPPFLAGS = -I$(srcdir)/include/wfpxfrm
examples_sa_context_enum_LDADD = lib/libfwpuclnt.la

noinst_PROGRAMS += examples/sa_context_create
examples_sa_context_create_SOURCES = examples/sa_context_create.c
examples_sa_context_create_CPPFLAGS = -I$(srcdir)/include/wfpxfrm
examples_sa_context_create_LDADD = lib/libfwpuclnt.la

noinst_PROGRAMS += examples/sa_context_expire
examples_sa_context_expire_SOURCES = examples/sa_context_expire.c
examples_sa_context_expire_CPPFLAGS = -I$(srcdir)/include/wfpxfrm
examples_sa_context_expire_LDADD = lib/libfwpuclnt.la

noinst_PROGRAMS += examples/session_enum
examples_session_enum_SOURCES = examples/session_enum.c
examples_session_enum_CPPFLAGS = -I$(srcdir)/include/wfpxfrm
examples_session_enum_LDADD = lib/libfwpuclnt.la

noinst_PROGRAMS += examples/ike_sa_enum
examples_ike_sa_enum_SOURCES = examples/ike_sa_enum.c
examples_ike_sa_enum_CPPFLAGS = -I$(srcdir)/include/wfpxfrm
examples_ike_sa_enum_LDADD = lib/libfwpuclnt.la

noinst_PROGRAMS += examples/tunnels
examples_tunnels_SOURCES = examples/tunnels.c
examples_tunnels_CPPFLAGS = -I$(srcdir)/include/wfpxfrm
examples_tunnels_LDADD = lib/libfwpuclnt.la

# Programs that are written for Windows.
PORT_CPPFLAGS = -I$(srcdir)/include/wfpxfrm-win32 -I$(srcdir)/include/wfpxfrm -DUNICODE -D_UNICODE
# Windows declares no wmain() either.
PORT_CFLAGS = $(AM_CFLAGS) -Wno-missing-prototypes
PORT_LIBS = lib/libwfpxwmain.a lib/libwfpxwin32.la lib/libfwpuclnt.la

noinst_PROGRAMS += examples/port/contexts
examples_port_contexts_SOURCES = examples/port/contexts.c
examples_port_contexts_CPPFLAGS = $(PORT_CPPFLAGS)
examples_port_contexts_CFLAGS = $(PORT_CFLAGS)
examples_port_contexts_LDADD = $(PORT_LIBS)

noinst_PROGRAMS += examples/port/sessions
examples_port_sessions_SOURCES = examples/port/sessions.c
examples_port_sessions_CPPFLAGS = $(PORT_CPPFLAGS)
examples_port_sessions_CFLAGS = $(PORT_CFLAGS)
examples_port_sessions_LDADD = $(PORT_LIBS)
