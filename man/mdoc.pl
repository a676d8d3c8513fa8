# SPDX-License-Identifier: LGPL-2.1-or-later
# Texts of comments, definitions and examples as mdoc(7): for man/manual.

use strict;
use warnings FATAL => 'all';

our ($target, $version, %function, %type);

our @own;       # names on the page that is being made
our %parameter; # of these
our %mentioned; # other pages that it mentions

# A reference to a page, which is also listed under SEE ALSO.
sub refer {
	my ($name, $section) = @_;
	$mentioned{"$name $section"} = 1;
	return "Xr $name $section";
}

sub is_parameter { return $parameter{$_[0]} }

# The macro for a word, or nothing for a plain word.
sub macro_of {
	my ($word) = @_;
	my ($name) = $word =~ /^(\w+)(?:\(\))?$/;
	return refer($name, 3) if $name && $function{$name} && !grep { $_ eq $name } @own;
	return "Fn $name" if $name && ($function{$name} || $name ne $word);
	return refer($1, $2) if $word =~ /^(\w[\w.-]*)\((\d)\)$/;
	return "Fa $1" if $word =~ /^@(\w+)$/;
	return "Fa $word" if $word =~ /^(\w+)(?:->[\w.>-]+)?$/ && is_parameter($1) && $word =~ /[A-Z]|->/;
	return "Vt $word" if $type{$word};
	return "Va $word" if $word =~ /^[A-Z]\w+\.\w+$/;
	return "Dv $word" if $word =~ /^(?:[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+|NULL|TRUE|FALSE|INFINITE)$/;
	return "Pa $word" if $word =~ m{^(?:doc/\w+\.md|\w+\.h)$};
	return;
}

# A plain word; a name is not hyphenated.
sub plain {
	my ($text, $begins_line) = @_;
	$text =~ s/\\/\\e/g;
	$text = "\\%$text" if $text =~ /^\S*(?:[a-z][A-Z]|\w_)/ && $text !~ /\s/;
	return $begins_line ? $text =~ s/^([.'])/\\&$1/r : $text;
}

# A paragraph as lines of mdoc: a sentence begins a line, and a macro has one of its own.
sub prose {
	my @lines;
	my $fresh = 1; # the next word begins a line
	for (split ' ', flat($_[0])) {
		my ($before, $word, $after) = /^(\(?)(.*?)([,.;:)?!]*)$/;
		($word, $after) = ($1, substr $after, length($1) - length $word)
			if "$word$after" =~ /^(\w[\w.-]*\(\d?\))/;
		my $macro = macro_of($word);
		if ($macro) {
			push @lines, join ' ', ".$macro", split //, $after;
			$lines[-1] =~ s/^\.(\w+) /.$1 ( / if $before;
			$fresh = 1;
		} else {
			my $text = plain($_, $fresh);
			if ($fresh || length("$lines[-1] $text") > 79) { push @lines, plain($_, 1) }
			else { $lines[-1] .= " $text" }
			$fresh = /[.!?]\)?$/;
		}
	}
	return join('', map { "$_\n" } @lines);
}

# A text as a sentence, whose first word may be a name.
sub sentence {
	my ($text) = @_;
	my ($first) = $text =~ /^([\w.]*)/;
	$text = ucfirst $text unless $first =~ /[A-Z.]/ || $parameter{$first};
	return $text =~ /[.:]\s*$/ ? $text : $text =~ s/\s*$/./r;
}

sub list {
	return ".Bl -tag -width Ds\n" . join('', @_) . ".El\n";
}

# The description of a parameter, which may end with lines "TAB member: text".
sub about {
	my ($words, @members) = split /^\t(?=\w+: )/m, $_[0];
	my @items = map { /^(\w+): (.*)/s; ".It Va $1\n" . prose(sentence($2)) } @members;
	return prose(sentence($words)) . (@items ? list(@items) : '');
}

# Paragraphs, each of which may end with a table.
sub paragraphs {
	my $text = '';
	for (@_) {
		my ($words, $table) = /^(.*?)(?:^(\t.*))?\z/ms;
		$text .= ".Pp\n" if $text && $words;
		$text .= prose($words) if $words;
		$text .= list(map { ".It Dv $_->[0]\n" . prose($_->[1]) } @{rows($table)}) if $table;
	}
	return $text;
}

sub literal {
	my ($code) = @_;
	$code =~ s/\t/    /g;
	$code =~ s/\s*\z/\n/;
	$code =~ s/\\/\\e/g;
	$code =~ s/^(?=[.'])/\\&/mg;
	return ".Bd -literal -offset 4n\n$code.Ed\n";
}

# A comment in lines that fit a page.
sub comment {
	my ($indent, $text) = @_;
	my @lines;
	push @lines, $1 while length $text > 58 && $text =~ s/^(.{1,58}) //;
	return "$indent/* $text */" unless @lines;
	return join "\n", "$indent/*", (map { "$indent * $_" } @lines, $text), "$indent */";
}

# A definition, with comments above the members where they would make a line too long.
sub definition {
	my ($code) = @_;
	$code =~ s/__extension__ //g;
	$code =~ s/\t/    /g;
	$code =~ s{^( *)/\*\n(.*?)\n *\*/}{comment("$1", flat(join ' ', map { s/^ *\*//r } split /\n/, $2))}msge;
	$code =~ s{^( *)([^\n/]*?) +/\* ([^\n]*) \*/$}{length $& > 68 ? comment($1, $3) . "\n$1$2" : $&}mge;
	$code =~ s{^( *)(\w+) (\*?\w+;)$}{length $& > 68 ? "$1$2\n$1    $3" : $&}mge;
	return literal($code);
}

sub example {
	my ($name) = @_;
	my $code = contents("man/examples/$name.c");
	$code =~ s{^/\* SPDX.*?\*/\n}{};
	$code =~ s{^(/\*.*?\*/)\n}{}s or complain("man/examples/$name.c has no comment");
	my $words = prose(uncomment($1));
	for (split /\n/, $code =~ s/\t/    /gr) {
		complain("man/examples/$name.c: too wide for a page: $_") if length > 68;
	}
	return $words . literal($code);
}

sub head_of {
	my ($name, $section) = @_;
	my ($date) = contents('man/pages') =~ /^date (.*)$/m;
	return <<END;
.\\" SPDX-License-Identifier: LGPL-2.1-or-later
.\\" Made by man/manual: do not change.
.Dd $date
.Dt \U$name\E $section
.Os wfpxfrm $version
END
}

sub see_also {
	delete $mentioned{"$_ 3"} for @own;
	# mandoc wants them in an order without upper and lower case
	my @pages = sort { (split / /, $a)[1] cmp (split / /, $b)[1] || lc $a cmp lc $b } keys %mentioned;
	return ".Sh SEE ALSO\n" . join(" ,\n", map { ".Xr $_" } @pages) . "\n";
}

# Long names leave lines that cannot be adjusted to both margins, of which groff 1.23 warns; each
# section switches that on again.
sub write_page {
	my ($name, $text) = @_;
	$text =~ s/^(\.S[hs] (?!NAME$).*\n)/$1.na\n/mg;
	open my $file, '>', "$target/$name" or die "manual: $target/$name: $!\n";
	print $file $text;
	close $file or die "manual: $target/$name: $!\n";
}

1;
