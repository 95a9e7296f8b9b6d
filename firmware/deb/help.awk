# help.awk - the text of --help as man(7) source; after roff.awk.
#
# A help text is, with empty lines between: lines that begin with "Usage:", and what the program is;
# lists, an item a line, indented by two or six, its text two spaces behind and continued further in;
# and paragraphs. A paragraph behind a list that begins "Some words: ..." becomes a section.
# COMMAND, where it is set, is the subcommand whose help it is: one section then, not a page.

function flush_paragraph(    at) {
	if (paragraph == "")
		return
	at = index(paragraph, ": ")
	if (!n_paragraphs++ && !command) {
		summary = paragraph
		sub(/\..*/, "", summary)
		print ".SH NAME"
		put(name " - " tolower(substr(summary, 1, 1)) substr(summary, 2))
		print ".SH SYNOPSIS"
		printf "%s", synopsis
		print ".SH DESCRIPTION"
		put(paragraph)
	} else if (!command && n_lists && at && substr(paragraph, 1, at) !~ /[.,;]/) {
		print ".SH " toupper(substr(paragraph, 1, at - 1))
		put(toupper(substr(paragraph, at + 2, 1)) substr(paragraph, at + 3))
	} else {
		print ".PP"
		put(paragraph)
	}
	paragraph = ""
}

function flush_item() {
	if (item == "")
		return
	print ".TP"
	print marked(item)
	put(text)
	item = ""
	text = ""
}

# A list of commands, or of options, as its first item says.
function open_list(first,    title) {
	if (in_list)
		return
	in_list = 1
	n_lists++
	title = first ~ /^-/ ? "OPTIONS" : "COMMANDS"
	if (!command && !(title in seen))
		print ".SH " title
	seen[title] = 1
}

function flush() {
	flush_paragraph()
	flush_item()
	in_list = 0
	in_usage = 0
}

BEGIN {
	if (command)
		print ".SH " toupper(name " " command)
}

/^$/ {
	flush()
	next
}

/^Usage: / || (in_usage && /^       [a-z]/) {
	sub(/^(Usage:)? */, "")
	line = (in_usage ? ".br\n" : "") marked($0) "\n"
	in_usage = 1
	if (command)
		printf "%s", line
	else
		synopsis = synopsis line
	next
}

/^  (    )?[^ ]/ {
	flush_paragraph()
	flush_item()
	sub(/^ */, "")
	open_list($0)
	item = $0
	if (match(item, /  +/)) {
		text = substr(item, RSTART + RLENGTH)
		item = substr(item, 1, RSTART - 1)
	}
	next
}

/^ / {
	sub(/^ */, "")
	text = text " " $0
	next
}

{
	in_usage = 0
	paragraph = paragraph (paragraph == "" ? "" : " ") $0
}

END {
	flush()
}
