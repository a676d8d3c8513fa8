/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * The formats of Windows: what each writes, from Microsoft's "Format specification syntax: printf
 * and wprintf functions". BOTH rows are written by a narrow and by a wide function, and each text
 * goes to a buffer and to a file. Expected texts are UTF-8.
 */
#include <windows.h>
#include <float.h>
#include <ntdef.h>

#include "formats.h"

/* NaNs, as bits: compilers make others of the macros. */
static double from_bits(UINT64 bits)
{
	double value;

	memcpy(&value, &bits, sizeof(value));
	return value;
}

#define INFINITY_HERE       from_bits(0x7ff0000000000000ULL)
#define NAN_HERE            from_bits(0x7ff8000000000000ULL)
#define INDEFINITE_HERE     from_bits(0xfff8000000000000ULL)
#define SIGNALLING_HERE     from_bits(0x7ff4000000000000ULL)

#define NARROW(format, ...) narrow_row(__LINE__, format, __VA_ARGS__)
#define WIDE(format, ...)   wide_row(__LINE__, L##format, __VA_ARGS__)
#define BOTH(format, ...)   (NARROW(format, __VA_ARGS__), WIDE(format, __VA_ARGS__))
#define REFUSED(format)     (narrow_refused(__LINE__, format), wide_refused(__LINE__, L##format))

/* Signed integers: flags, width, precision. */
static void signed_integers(void)
{
	BOTH("%d", "42", 42);
	BOTH("%i", "-42", -42);
	BOTH("%5d", "   42", 42);
	BOTH("%-5d|", "42   |", 42);
	BOTH("%05d", "00042", 42);
	BOTH("%+d", "+42", 42);
	BOTH("%+d", "-42", -42);
	BOTH("% d", " 42", 42);
	BOTH("% d", "-42", -42);
	BOTH("%+ d", "+42", 42);
	BOTH("%.5d", "00042", 42);
	BOTH("%8.5d", "   00042", 42);
	BOTH("%-8.5d|", "00042   |", 42);
	BOTH("%08.5d", "   00042", 42);
	BOTH("%.0d", "", 0);
	BOTH("%.0d", "7", 7);
	BOTH("%5.0d|", "     |", 0);
	BOTH("%+.0d", "+", 0);
	BOTH("%0-5d|", "42   |", 42);
	BOTH("%#d", "42", 42);
	BOTH("%04.d", "  42", 42);
	BOTH("%d", "-2147483648", INT_MIN);
	BOTH("%d", "2147483647", INT_MAX);
	BOTH("%1d", "12345", 12345);
	BOTH("%+05d", "+0042", 42);
	BOTH("%-+5d|", "+42  |", 42);
}

/* Unsigned integers and bases. */
static void unsigned_integers_and_bases(void)
{
	BOTH("%u", "4294967295", 4294967295U);
	BOTH("%u", "42", 42U);
	BOTH("%x", "ff", 255U);
	BOTH("%X", "FF", 255U);
	BOTH("%#x", "0xff", 255U);
	BOTH("%#X", "0XFF", 255U);
	BOTH("%#x", "0", 0U);
	BOTH("%o", "377", 255U);
	BOTH("%#o", "0377", 255U);
	BOTH("%#o", "0", 0U);
	BOTH("%#.4o", "0377", 255U);
	BOTH("%#.3o", "0377", 255U);
	BOTH("%#.0o", "0", 0U);
	BOTH("%08x", "000000ff", 255U);
	BOTH("%#08x", "0x0000ff", 255U);
	BOTH("%#8x", "    0xff", 255U);
	BOTH("%-#8x|", "0xff    |", 255U);
	BOTH("%.4x", "00ff", 255U);
	BOTH("%#.4x", "0x00ff", 255U);
	BOTH("%#10.4x", "    0x00ff", 255U);
	BOTH("%.0x", "", 0U);
	BOTH("%+u", "42", 42U);
	BOTH("% u", "42", 42U);
	BOTH("%x", "ffffffff", -1);
}

/* Sizes: long has 32 bits. */
static void sizes(void)
{
	BOTH("%lu", "4000000000", (DWORD)4000000000U);
	BOTH("%ld", "-5", (LONG)-5);
	BOTH("%lx", "ee6b2800", (DWORD)4000000000U);
	BOTH("%08lX", "0000ABCD", (DWORD)0xabcd);
	BOTH("%li", "7", (LONG)7);
	BOTH("%lo", "17", (ULONG)15);
	BOTH("%I32d", "-5", (INT32)-5);
	BOTH("%I32u", "4294967291", (UINT32)-5);
	BOTH("%I32x", "fffffffb", (UINT32)-5);
	BOTH("%I64d", "-81985529216486896", (INT64)0xfedcba9876543210ULL);
	BOTH("%I64u", "18364758544493064720", 0xfedcba9876543210ULL);
	BOTH("%I64x", "fedcba9876543210", 0xfedcba9876543210ULL);
	BOTH("%I64X", "FEDCBA9876543210", 0xfedcba9876543210ULL);
	BOTH("%I64o", "1773345651416625031020", 0xfedcba9876543210ULL);
	BOTH("%I64i", "1", 1LL);
	BOTH("%#I64x", "0xfedcba9876543210", 0xfedcba9876543210ULL);
	BOTH("%020I64u", "18364758544493064720", 0xfedcba9876543210ULL);
	BOTH("%20I64d|", "  -81985529216486896|", (INT64)0xfedcba9876543210ULL);
	BOTH("%lld", "-81985529216486896", (INT64)0xfedcba9876543210ULL);
	BOTH("%llu", "18364758544493064720", 0xfedcba9876543210ULL);
	BOTH("%llx", "fedcba9876543210", 0xfedcba9876543210ULL);
	BOTH("%Iu", "18364758544493064720", (SIZE_T)0xfedcba9876543210ULL);
	BOTH("%Id", "-1", (SSIZE_T)-1);
	BOTH("%Ix", "fedcba9876543210", (SIZE_T)0xfedcba9876543210ULL);
	BOTH("%IX", "FEDCBA9876543210", (SIZE_T)0xfedcba9876543210ULL);
	BOTH("%zu", "18364758544493064720", (size_t)0xfedcba9876543210ULL);
	BOTH("%zd", "-1", (SSIZE_T)-1);
	BOTH("%zx", "fedcba9876543210", (size_t)0xfedcba9876543210ULL);
	BOTH("%td", "-1", (ptrdiff_t)-1);
	BOTH("%jd", "-81985529216486896", (intmax_t)0xfedcba9876543210ULL);
	BOTH("%ju", "18364758544493064720", (uintmax_t)0xfedcba9876543210ULL);
	BOTH("%hd", "-1", 65535);
	BOTH("%hu", "65535", -1);
	BOTH("%hu", "1", 65537);
	BOTH("%hx", "ffff", -1);
	BOTH("%hd", "-32768", 32768);
	BOTH("%hhd", "-1", 255);
	BOTH("%hhu", "255", -1);
	BOTH("%hhx", "ab", 0x1ab);
	BOTH("%hhu", "1", 257);
	BOTH("%u", "1985229328", (UINT32)(0xfedcba9876543210ULL & 0xffffffffU));
}

/* Pointers: sixteen capital digits. */
static void pointers(void)
{
	BOTH("%p", "00007FFE1234ABCD", (void *)(UINT_PTR)0x7ffe1234abcdULL);
	BOTH("%p", "0000000000000000", (void *)NULL);
	BOTH("%p", "FFFFFFFFFFFFFFFF", INVALID_HANDLE_VALUE);
	BOTH("%20p", "    00007FFE1234ABCD", (void *)(UINT_PTR)0x7ffe1234abcdULL);
	BOTH("%-20p|", "00007FFE1234ABCD    |", (void *)(UINT_PTR)0x7ffe1234abcdULL);
	BOTH("%#p", "0X00007FFE1234ABCD", (void *)(UINT_PTR)0x7ffe1234abcdULL);
}

/* Floating-point numbers. */
static void floating_point_numbers(void)
{
	BOTH("%f", "3.141593", 3.14159265);
	BOTH("%.2f", "3.14", 3.14159265);
	BOTH("%.0f", "3", 3.14159265);
	BOTH("%#.0f", "3.", 3.14159265);
	BOTH("%8.3f", "   3.142", 3.14159265);
	BOTH("%-8.3f|", "3.142   |", 3.14159265);
	BOTH("%08.3f", "0003.142", 3.14159265);
	BOTH("%+.1f", "+3.1", 3.14159265);
	BOTH("% .1f", " 3.1", 3.14159265);
	BOTH("%.1f", "-3.1", -3.14159265);
	BOTH("%08.1f", "-00003.1", -3.14159265);
	BOTH("%F", "1.500000", 1.5);
	BOTH("%f", "0.000000", 0.0);
	BOTH("%f", "-0.000000", -0.0);
	BOTH("%.20f", "0.10000000000000000555", 0.1);
	BOTH("%.0f", "100000000000000000000", 1e20);
	BOTH("%e", "1.500000e+00", 1.5);
	BOTH("%e", "1.000000e+100", 1e100);
	BOTH("%e", "1.000000e-05", 1e-5);
	BOTH("%E", "1.500000E+00", 1.5);
	BOTH("%.2e", "1.23e+04", 12345.0);
	BOTH("%.0e", "1e+04", 12345.0);
	BOTH("%#.0e", "1.e+04", 12345.0);
	BOTH("%12.2e|", "    1.23e+04|", 12345.0);
	BOTH("%012.2e", "00001.23e+04", 12345.0);
	BOTH("%+e", "+1.500000e+00", 1.5);
	BOTH("%e", "1.797693e+308", DBL_MAX);
	BOTH("%g", "0.1", 0.1);
	BOTH("%g", "100000", 100000.0);
	BOTH("%g", "1e+06", 1000000.0);
	BOTH("%G", "1E+06", 1000000.0);
	BOTH("%g", "0.0001", 0.0001);
	BOTH("%g", "1e-05", 0.00001);
	BOTH("%.3g", "3.14", 3.14159265);
	BOTH("%#g", "1.00000", 1.0);
	BOTH("%10g|", "       0.1|", 0.1);
	BOTH("%010g", "00000000.1", 0.1);
	BOTH("%lf", "1.500000", 1.5);
	BOTH("%Lf", "1.500000", (long double)1.5);
	BOTH("%.3Lg", "3.14", (long double)3.14159265L);
	BOTH("%a", "0x1.8000000000000p+0", 1.5);
	BOTH("%A", "0X1.8000000000000P+0", 1.5);
	BOTH("%.2a", "0x1.80p+0", 1.5);
	BOTH("%.0a", "0x1p+0", 1.0);
	BOTH("%a", "-0x1.0000000000000p-1", -0.5);
	BOTH("%10.1a|", "  0x1.8p+0|", 1.5);
	BOTH("%012.1a", "0x00001.8p+0", 1.5);
	BOTH("%La", "0x1.8000000000000p+0", (long double)1.5);
	BOTH("%f", "inf", INFINITY_HERE);
	BOTH("%f", "-inf", -INFINITY_HERE);
	BOTH("%F", "INF", INFINITY_HERE);
	BOTH("%e", "inf", INFINITY_HERE);
	BOTH("%G", "INF", INFINITY_HERE);
	BOTH("%08f", "     inf", INFINITY_HERE);
	BOTH("%+f", "+inf", INFINITY_HERE);
	BOTH("%f", "nan", NAN_HERE);
	BOTH("%f", "-nan(ind)", INDEFINITE_HERE);
	BOTH("%F", "-NAN(IND)", INDEFINITE_HERE);
	BOTH("%f", "nan(snan)", SIGNALLING_HERE);
	BOTH("%-6f|", "inf   |", INFINITY_HERE);
}

/* Characters. */
static void characters(void)
{
	BOTH("%c", "A", 'A');
	BOTH("%5c|", "    A|", 'A');
	BOTH("%-5c|", "A    |", 'A');
	BOTH("%hc", "A", 'A');
	BOTH("%lc", "A", L'A');
	BOTH("%wc", "A", L'A');
	BOTH("%C", "A", L'A');
	BOTH("%hC", "A", 'A');
	BOTH("%lC", "A", L'A');
	BOTH("%.0c", "A", 'A');
	BOTH("%%", "%");
	BOTH("100%%|", "100%|");
	NARROW("%lc", "\xc3\xa4", 0xe4);
	NARROW("%C", "\xe2\x82\xac", 0x20ac);
	NARROW("%wc", "\xf0\x9f\x98\x80", 0x1f600);
	WIDE("%c", "\xc3\xa4", 0xe4);
	WIDE("%lc", "\xe2\x82\xac", 0x20ac);
	WIDE("%3c|", "  \xe2\x82\xac|", 0x20ac);
	NARROW("%3C|", "  \xe2\x82\xac|", 0x20ac);
}

/* Text: the width of s is that of the format, S has the other. */
static void text(void)
{
	NARROW("%s", "text", "text");
	WIDE("%s", "text", L"text");
	NARROW("%S", "text", L"text");
	WIDE("%S", "text", "text");
	NARROW("%10s|", "      text|", "text");
	WIDE("%10s|", "      text|", L"text");
	NARROW("%10S|", "      text|", L"text");
	WIDE("%10S|", "      text|", "text");
	NARROW("%-10s|", "text      |", "text");
	WIDE("%-10s|", "text      |", L"text");
	NARROW("%-10S|", "text      |", L"text");
	WIDE("%-10S|", "text      |", "text");
	NARROW("%.2s", "te", "text");
	WIDE("%.2s", "te", L"text");
	NARROW("%.2S", "te", L"text");
	WIDE("%.2S", "te", "text");
	NARROW("%10.2s|", "        te|", "text");
	WIDE("%10.2s|", "        te|", L"text");
	NARROW("%10.2S|", "        te|", L"text");
	WIDE("%10.2S|", "        te|", "text");
	NARROW("%-6.2s|", "te    |", "text");
	WIDE("%-6.2s|", "te    |", L"text");
	NARROW("%-6.2S|", "te    |", L"text");
	WIDE("%-6.2S|", "te    |", "text");
	NARROW("%.0s|", "|", "text");
	WIDE("%.0s|", "|", L"text");
	NARROW("%.0S|", "|", L"text");
	WIDE("%.0S|", "|", "text");
	NARROW("%.10s", "text", "text");
	WIDE("%.10s", "text", L"text");
	NARROW("%.10S", "text", L"text");
	WIDE("%.10S", "text", "text");
	NARROW("%2s", "text", "text");
	WIDE("%2s", "text", L"text");
	NARROW("%2S", "text", L"text");
	WIDE("%2S", "text", "text");
	NARROW("%06s", "00text", "text");
	WIDE("%06s", "00text", L"text");
	NARROW("%06S", "00text", L"text");
	WIDE("%06S", "00text", "text");
	NARROW("[%s]", "[text]", "text");
	WIDE("[%s]", "[text]", L"text");
	NARROW("[%S]", "[text]", L"text");
	WIDE("[%S]", "[text]", "text");
	NARROW("%.s|", "|", "text");
	WIDE("%.s|", "|", L"text");
	NARROW("%.S|", "|", L"text");
	WIDE("%.S|", "|", "text");
	BOTH("%hs", "text", "text");
	BOTH("%hS", "text", "text");
	BOTH("%ls", "text", L"text");
	BOTH("%lS", "text", L"text");
	BOTH("%ws", "text", L"text");
	BOTH("%wS", "text", L"text");
	BOTH("%-8hs|", "text    |", "text");
	BOTH("%8ls|", "    text|", L"text");
	BOTH("%.3ws", "tex", L"text");
	BOTH("%*hs|", "    text|", 8, "text");
	BOTH("%-*ls|", "text    |", 8, L"text");
	BOTH("%*hs|", "text    |", -8, "text");
	BOTH("%.*hs|", "te|", 2, "text");
	BOTH("%.*ls|", "text|", -1, L"text");
	BOTH("%*.*hs|", "    te|", 6, 2, "text");
	BOTH("%-*.*ls|", "te    |", 6, 2, L"text");
	BOTH("%*.*hs|", "text  |", -6, -2, "text");
	NARROW("%s", "(null)", (char *)NULL);
	WIDE("%s", "(null)", (wchar_t *)NULL);
	NARROW("%S", "(null)", (wchar_t *)NULL);
	WIDE("%S", "(null)", (char *)NULL);
	BOTH("%hs", "(null)", (char *)NULL);
	BOTH("%ls", "(null)", (wchar_t *)NULL);
	BOTH("%10hs|", "    (null)|", (char *)NULL);
	BOTH("%.3hs", "(nu", (char *)NULL);
}

/* Text that is not ASCII is UTF-8 where it is narrow. */
static void text_that_is_not_ascii_is_utf_where_it_is_narrow(void)
{
	static const wchar_t pair[] = { 0xd83d, 0xde00, 0 }, lone[] = { 0xd83d, 0 };

	NARROW("%S", "\xc3\xa4\xe2\x82\xac", L"\u00e4\u20ac");
	WIDE("%s", "\xc3\xa4\xe2\x82\xac", L"\u00e4\u20ac");
	WIDE("%S", "\xc3\xa4\xe2\x82\xac", "\xc3\xa4\xe2\x82\xac");
	NARROW("%s", "\xc3\xa4", "\xc3\xa4");
	NARROW("%.1S", "\xc3\xa4", L"\u00e4\u20ac");
	WIDE("%.1S", "\xc3\xa4", "\xc3\xa4\xe2\x82\xac");
	NARROW("%4S|", "  \xc3\xa4\xe2\x82\xac|", L"\u00e4\u20ac");
	WIDE("%4S|", "  \xc3\xa4\xe2\x82\xac|", "\xc3\xa4\xe2\x82\xac");
	NARROW("%S", "\xf0\x9f\x98\x80", L"\U0001f600");
	NARROW("%S", "\xf0\x9f\x98\x80", pair);
	NARROW("%S|", "\xef\xbf\xbd|", lone);
	WIDE("%S|", "\xef\xbf\xbdx|",
	     "\xff"
	     "x");
	WIDE("%hs|", "\xef\xbf\xbd\xef\xbf\xbd|", "\xc3\xc3");
}

/* Counted strings. */
static void counted_strings(void)
{
	static char narrow[] = "text, and more";
	static WCHAR wide[] = L"text, and more";
	ANSI_STRING ansi = { 4, sizeof(narrow), narrow }, no_ansi = { 0, 0, NULL };
	UNICODE_STRING unicode = { 4 * sizeof(WCHAR), sizeof(wide), wide },
		       no_unicode = { 0, 0, NULL };

	BOTH("%Z", "text", &ansi);
	BOTH("%hZ", "text", &ansi);
	BOTH("%wZ", "text", &unicode);
	BOTH("%lZ", "text", &unicode);
	BOTH("%10Z|", "      text|", &ansi);
	BOTH("%-10wZ|", "text      |", &unicode);
	BOTH("%.2wZ", "te", &unicode);
	BOTH("%.2Z", "te", &ansi);
	BOTH("%wZ", "(null)", &no_unicode);
	BOTH("%Z", "(null)", &no_ansi);
	BOTH("%Z", "(null)", (ANSI_STRING *)NULL);
}

/* Several conversions. */
static void several_conversions(void)
{
	BOTH("%d %hs %I64u %ls %x", "1 a 2 b ff", 1, "a", 2ULL, L"b", 255U);
	BOTH("%*d|%-*d|", "    1|2    |", 5, 1, 5, 2);
	BOTH("%.*f", "3.142", 3, 3.14159265);
	BOTH("%0*f", "3.000000", 5, 3.0);
	BOTH("%0*d", "00003", 5, 3);
	BOTH("no conversion", "no conversion");
	BOTH("", "");
	BOTH("%08lx-%04x-%04x", "0123abcd-00ef-0001", (DWORD)0x123abcd, 0xefU, 1U);
	BOTH("%hs%hs%hs", "abc", "a", "b", "c");
	BOTH("%d%%", "50%", 50);
	BOTH("%lu.%lu.%lu.%lu", "192.0.2.1", (DWORD)192, (DWORD)0, (DWORD)2, (DWORD)1);
}

/* A % that nothing meaningful follows: nothing is written. */
static void refused(void)
{
	REFUSED("%");
	REFUSED("%y");
	REFUSED("%5");
	REFUSED("%-");
	REFUSED("%n");
	REFUSED("%hn");
	REFUSED("%I64n");
	REFUSED("%lln");
	REFUSED("%1$d");
	REFUSED("%ld%");
	REFUSED("%.");
	REFUSED("%I65d");
	REFUSED("%wd");
	REFUSED("%Ls");
	REFUSED("%zs");
	REFUSED("%lls");
	REFUSED("%k");
	REFUSED("%5%");
	REFUSED("%99999999999d");
	REFUSED("%.99999999999d");
	REFUSED("% ");
	REFUSED("%d%n");
	REFUSED("%llc");
	REFUSED("%Lp0%q");
	REFUSED("%I32s");
	REFUSED("%hf");
}

int main(void)
{
	signed_integers();
	unsigned_integers_and_bases();
	sizes();
	pointers();
	floating_point_numbers();
	characters();
	text();
	text_that_is_not_ascii_is_utf_where_it_is_narrow();
	counted_strings();
	several_conversions();
	refused();
	return formats_done();
}
