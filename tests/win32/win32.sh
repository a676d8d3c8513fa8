# SPDX-License-Identifier: LGPL-2.1-or-later
# shellcheck shell=sh
# What the tests of the headers for Windows sources share: folders, compilers, and TAP.

top=$(cd "${srcdir:-.}" && pwd) && [ -d "$top/include/wfpxfrm-win32" ] || exit 1
# shellcheck disable=SC2034 # the tests use it
includes="-I$top/include/wfpxfrm-win32 -I$top/include/wfpxfrm"
work=$(mktemp -d) || exit 1
trap 'rm -rf "$work"' EXIT
trap 'exit 1' HUP INT TERM
count=0 failed=0

# accepts WHAT COMMAND...: the command must succeed and print nothing
accepts() {
	what=$1
	shift
	count=$((count + 1))
	if "$@" >"$work/said" 2>&1 && [ ! -s "$work/said" ]; then
		echo "ok $count - $what"
	else
		echo "not ok $count - $what"
		sed 's/^/# /;20q' "$work/said"
		failed=1
	fi
}

# The compilers that are there: $CC first, each once.
compilers() {
	seen=
	for compiler in "$@"; do
		[ -n "$compiler" ] || continue
		command -v "${compiler%% *}" >/dev/null || continue
		case "$seen" in *"|$compiler|"*) continue ;; esac
		seen="$seen|$compiler|"
		echo "$compiler"
	done
}

done_testing() {
	echo "1..$count"
	exit $failed
}
