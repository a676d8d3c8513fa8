/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* What marks the functions of libwfpxwin32 that programs may call. */
#ifndef WIN32_EXPORT_H
#define WIN32_EXPORT_H

#define EXPORT __attribute__((visibility("default")))

#endif
