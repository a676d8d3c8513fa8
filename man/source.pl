# SPDX-License-Identifier: LGPL-2.1-or-later
# What the headers and lib/base/codes.def say: for man/manual.

use strict;
use warnings FATAL => 'all';

our $source; # the top of the source tree
our $wrong = 0;

# Notes that the source contradicts itself or is incomplete.
sub complain { warn "manual: @_\n"; $wrong = 1; return }

sub contents {
	my ($name) = @_;
	open my $file, '<', "$source/$name" or die "manual: $name: $!\n";
	local $/;
	return scalar <$file>;
}

our %header = map { $_ => contents("include/wfpxfrm/$_.h") }
	qw(fwpmu fwpmk wfpxfrm fwptypes fwpmtypes ipsectypes iketypes winerror ntstatus);
our ($version) = $header{wfpxfrm} =~ /WFPXFRM_VERSION_TEXT\s+"(.*?)"/;
our %function; # by name: header, comment, declaration
our %kernel_mode; # what fwpmk.h has, by name
our %type;     # structs and enumerations by name: comment, code

# The text of a comment without its stars.
sub uncomment {
	my ($text) = @_;
	$text =~ s{^/\*[ \t]*\n?|[ \t\n]*\*/$}{}g;
	$text =~ s{^ ?\*(?: |(?=\t)|$)}{}mg;
	return $text;
}

sub read_functions {
	my ($name, $into) = @_;
	while ($header{$name} =~ m{(/\*(?:(?!\*/).)*\*/)\n([^\n;#/]*?)\b(?:WINAPI|NTAPI) (\w+)\(([^;]*)\);}sg) {
		my ($comment, $result, $function, $parameters) = (uncomment($1), $2, $3, $4);
		$parameters =~ s/\s+/ /g;
		$result =~ s/\s+$//;
		$into->{$function} = { header => $name, name => $function, result => $result,
			parameters => [$parameters eq 'void' ? () : split /, /, $parameters],
			%{understand($function, $comment)} };
	}
}

# The parts of a function's comment: purpose, about (each parameter), text and linux (paragraphs),
# codes (rows of code and text), after (paragraphs behind the codes), returned (when no code is),
# document.
sub understand {
	my ($function, $comment) = @_;
	my %of = (about => {}, text => [], linux => [], codes => [], after => []);
	my ($head, @paragraphs) = split /\n\n+/, $comment;

	($of{purpose}) = $head =~ s/^\Q$function\E - ([^\n]*)\n?// ? $1 : complain("$function: no purpose");
	$of{about}{$1} = $2 while $head =~ /^@(\w+): (.*?)(?=^@|\z)/msg;
	for (@paragraphs) {
		if (s/^Linux: //) { push @{$of{linux}}, $_ }
		elsif (s/^Document: //) { $of{document} = flat($_) }
		elsif (s/^Returns\n//) {
			my @lines = split /\n/;
			push @{$of{after}}, pop @lines while @lines && $lines[-1] !~ /^\t/;
			$of{after} = [join ' ', reverse @{$of{after}}] if @{$of{after}};
			$of{codes} = rows(join "\n", @lines);
		}
		elsif (s/^Returns the codes of (\w+)\.$//) { $of{codes_of} = $1 }
		elsif (/^Returns/) { $of{returned} = flat($_) }
		else { push @{$of{text}}, $_ }
	}
	return \%of;
}

sub flat { my ($text) = @_; $text =~ s/\s+/ /g; $text =~ s/^ | $//g; return $text }

# The rows "TAB name TABS text", which lines with two tabs or more continue.
sub rows {
	my @rows;
	for (split /\n/, $_[0]) {
		if (/^\t([^\t]+)\t+(.*)/) { push @rows, [$1, $2] }
		elsif (/^\t\t+(.*)/ && @rows) { $rows[-1][1] .= " $1" }
		else { complain("no row of a table: $_") }
	}
	return \@rows;
}

sub read_types {
	for my $text (values %header) {
		while ($text =~ m{(?:(/\*(?:(?!\*/).)*\*/)\n)?typedef (?:struct|enum) \w+( WFPX_ENUM_INT)? (\{.*?\n\}) (\w+);}sg) {
			my ($comment, $enum, $body, $name) = ($1, $2, $3, $4);
			$type{$name} = { comment => uncomment($comment // ''),
				code => 'typedef ' . ($enum ? 'enum ' : 'struct ') . "$body $name;" };
		}
		while ($text =~ m{(/\*(?:(?!\*/).)*\*/)\nstruct (\w+)_ (\{.*?\n\});}sg) {
			$type{$2} = { comment => uncomment($1), code => "typedef struct $3 $2;" };
		}
	}
}

# The paragraphs in the comment at the top of a header.
sub top_of {
	my ($comment) = $header{$_[0]} =~ m{\*/\n(/\*.*?\*/)}s;
	return split /\n\n+/, uncomment($comment);
}

# Codes that the header names once for many functions: rows by function.
our %shared;
sub read_shared {
	for (top_of('fwpmu')) {
		my ($names, $table) = /^(.*? can return)\n(\t.*)/s or next;
		my $rows = rows($table);
		push @{$shared{$_}}, @$rows for $names =~ /\b((?:Fwpm|IPsec|Wfpx)\w+\d)\b/g;
	}
}

our (@codes, %nt, %meaning);
sub read_codes {
	my $text = contents('lib/base/codes.def');
	$text =~ s{/\*.*?\*/}{}sg;
	while ($text =~ /^(FWP_)?CODE\((\w+),\s*(?:(\w+),\s*)?((?:"[^"]*"\s*)+)\)/mg) {
		my ($fwp, $code, $nt, $text) = ($1, $2, $3, $4);
		($code, $nt) = ("FWP_E_$code", "STATUS_FWP_$code") if $fwp;
		$text =~ s/"\s*"//g;
		push @codes, $code;
		($nt{$code}, $meaning{$code}) = ($nt, flat($text =~ s/"//gr));
	}
}

# The codes that a function's comment has, or the one that it refers to, as rows of code and text.
sub own_codes {
	my ($f) = @_;
	my $from = $f->{codes_of} ? $function{$f->{codes_of}} : $f;
	return map { [$_->[0] =~ s/ .*//r, $_->[1]] } @{$from->{codes}};
}

# The same with the codes that the header names once for many functions.
sub codes_of {
	my ($f) = @_;
	my @rows = own_codes($f);
	for my $shared (@{$shared{$f->{name}} || []}) {
		my ($same) = grep { $_->[0] eq $shared->[0] } @rows;
		if ($same) { $same->[1] .= "; or $shared->[1]" }
		else { push @rows, $shared }
	}
	return @rows;
}

1;
