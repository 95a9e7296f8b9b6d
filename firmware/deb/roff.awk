# roff.awk - plain text as man(7) source: what help.awk and keys.awk share.

# What roff or a terminal would make something else of. A dash stays a hyphen but in options, paths
# and figures, which people copy; quotation marks stay straight, an apostrophe within a word does not.
function escaped_word(w) {
	gsub(/\\/, "\\e", w)
	if (w ~ /^[("'\[]*[-\/]|[0-9]/)
		gsub(/-/, "\\-", w)
	gsub(/~/, "\\(ti", w)
	gsub(/\^/, "\\(ha", w)
	gsub(/`/, "\\(ga", w)
	sub(/^'/, "\\(aq", w)
	while (match(w, /'($|[^A-Za-z])/))
		w = substr(w, 1, RSTART - 1) "\\(aq" substr(w, RSTART + 1)
	return w
}

# A paragraph, in lines of at most 78 bytes.
function put(text,    n, i, word, line, w) {
	n = split(text, word, " ")
	line = ""
	for (i = 1; i <= n; i++) {
		w = escaped_word(word[i])
		if (line == "")
			line = w ~ /^[.']/ ? "\\&" w : w
		else if (length(line) + 1 + length(w) <= 78)
			line = line " " w
		else {
			print line
			line = w ~ /^[.']/ ? "\\&" w : w
		}
	}
	if (line != "")
		print line
}

# A command line or an option: what is typed bold, what stands for something italic; what is in
# round brackets is a remark.
function marked(s,    out, token) {
	out = ""
	while (match(s, /\([^)]*\)|-*[a-z][a-z-]*|[A-Z][A-Za-z]*/)) {
		token = substr(s, RSTART, RLENGTH)
		out = out substr(s, 1, RSTART - 1)
		s = substr(s, RSTART + RLENGTH)
		if (token ~ /^\(/) {
			out = out token
			continue
		}
		out = out (token ~ /^[A-Z]/ ? "\\fI" : "\\fB")
		gsub(/-/, "\\-", token)
		out = out token "\\fR"
	}
	return out s
}
