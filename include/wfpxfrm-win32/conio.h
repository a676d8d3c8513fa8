/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Single keys of a terminal. */
#ifndef WFPXFRM_WIN32_CONIO_H
#define WFPXFRM_WIN32_CONIO_H

#include "wfpx_print.h"

WFPX_BEGIN_C

/* Waits for a key and returns it, without and with an echo; EOF at the end of the input. */
int _getch(void) WFPX_WIN32(_getch);
int _getche(void) WFPX_WIN32(_getche);

/* Whether a key waits. */
int _kbhit(void) WFPX_WIN32(_kbhit);

int _putch(int character) WFPX_WIN32(_putch);
int _cprintf(const char *format, ...) WFPX_WIN32(_cprintf);
int _vcprintf(const char *format, va_list list) WFPX_WIN32(_vcprintf);
int _cwprintf(const wchar_t *format, ...) WFPX_WIN32(_cwprintf);
int _vcwprintf(const wchar_t *format, va_list list) WFPX_WIN32(_vcwprintf);

WFPX_END_C

#define _getwch _getch
#define getch   _getch
#define getche  _getche
#define kbhit   _kbhit

#endif
