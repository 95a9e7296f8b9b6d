# keys.awk - the text of --help-config, which the tables of keys print, as man(7) source or, where
# PROFILE is set, as a profile with every key of a board, explained; after roff.awk.
#
# PROFILE is the path of a board's profile: what it sets is set, all else is a comment that shows the
# default.

function settings(    line, section, at) {
	while ((getline line <profile) > 0) {
		if (line ~ /^\[/)
			section = line
		else if (line !~ /^[#;]/ && (at = index(line, "=")))
			value[section, trimmed(substr(line, 1, at - 1))] = trimmed(substr(line, at + 1))
	}
	close(profile)
}

function trimmed(s) {
	gsub(/^ +| +$/, "", s)
	return s
}

function comment(s,    n, i, word, line) {
	n = split(s, word, " ")
	line = "#"
	for (i = 1; i <= n; i++) {
		if (length(line) + 1 + length(word[i]) > 78) {
			print line
			line = "#"
		}
		line = line " " word[i]
	}
	print line
}

function fallback(range) {
	if (!match(range, /\(default: .*\)$/))
		return ""
	range = substr(range, RSTART + 10, RLENGTH - 11)
	return range == "empty" ? "" : range
}

function put_key(key, range, doc,    shown) {
	if (!profile) {
		print ".TP"
		print "\\fB" key "\\fR"
		put(doc)
		print ".br"
		put("Value: " range)
		return
	}
	comment(doc)
	comment(range)
	shown = (section, key) in value ? value[section, key] : fallback(range)
	print ((section, key) in value ? "" : ";") trimmed(key " = " shown)
}

BEGIN {
	if (profile)
		settings()
}

# "Board profile (board/NAME.ini):"
/^[A-Z].*\(.*\):$/ {
	if (profile && n_groups++)
		exit
	if (profile)
		next
	at = index($0, " (")
	print ".SH " toupper(substr($0, 1, at - 1))
	put("In the source: " substr($0, at + 2, length($0) - at - 3) ".")
	next
}

/^\[/ {
	section = $0
	print (profile ? "\n" : ".SS ") section
	next
}

/^  [a-z]/ {
	at = index($0, " = ")
	key = substr($0, 3, at - 3)
	range = substr($0, at + 3)
	next
}

/^      / {
	put_key(key, range, trimmed($0))
}
