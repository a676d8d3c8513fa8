# SPDX-License-Identifier: LGPL-2.1-or-later
# Subscriptions: arguments, a picture kept by events alone, and subscribers that come and go.

check_PROGRAMS += %D%/event_api %D%/event_api_km %D%/follow %D%/subscribers
%C%_event_api_CPPFLAGS = $(PUBLIC_ONLY)
%C%_event_api_LDFLAGS = $(UNWRAPPED)
%C%_event_api_LDADD = lib/libfwpuclnt.la tests/common/libinstall.la $(MNL_LIBS) $(CHECK_LIBS)
%C%_event_api_km_SOURCES = %D%/event_api.c
%C%_event_api_km_CPPFLAGS = $(PUBLIC_ONLY) -DUSE_FWPMK
%C%_event_api_km_LDFLAGS = $(UNWRAPPED)
%C%_event_api_km_LDADD = lib/libfwpkclnt.la tests/common/libinstall.la $(MNL_LIBS) $(CHECK_LIBS)
%C%_follow_CPPFLAGS = $(PUBLIC_ONLY)
%C%_follow_LDFLAGS = $(UNWRAPPED)
%C%_follow_LDADD = lib/libfwpuclnt.la tests/common/libinstall.la $(MNL_LIBS)
%C%_subscribers_CPPFLAGS = $(PUBLIC_ONLY)
%C%_subscribers_LDFLAGS = $(UNWRAPPED)
%C%_subscribers_LDADD = lib/libfwpuclnt.la

TESTS += %D%/events.test %D%/subscribers.test
EXTRA_DIST += %D%/events.test %D%/subscribers.test
