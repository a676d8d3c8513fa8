# SPDX-License-Identifier: GPL-2.0-or-later
# Completion of wfpsa for fish. The program itself knows what a word may become.

function __wfpsa_complete
	set -l words (commandline -opc)
	set -l current (commandline -ct)
	set -l program $words[1]
	set -e words[1]
	command $program complete $words "$current" 2>/dev/null
end

complete -c wfpsa -f -a '(__wfpsa_complete)'
