/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* The mode of a file. Text is UTF-8 whatever the mode is, so there is nothing to set. */
#ifndef WFPXFRM_WIN32_IO_H
#define WFPXFRM_WIN32_IO_H

#include "wfpx_crt.h"

#include <unistd.h>

#define _isatty isatty

#endif
