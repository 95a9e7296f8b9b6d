#include "news/markdown.h"

#include <string.h>

#include "base/base.h"
#include "news/html.h"

/* Links within links, at most: ![a](b) in [..](..). */
#define PASSES_MAX 3

/* Bytes of the mark LINE begins with: "## ", "> ", "- ", "3. "; 0: none. */
static size_t start_mark(struct span line)
{
	size_t n = 0;

	while (n < line.n && line.p[n] == '#')
		n++;
	if (n)
		return n <= 6 && (n == line.n || line.p[n] == ' ') ? n : 0;
	if (line.n >= 2 && memchr("-*+>", line.p[0], 4) && line.p[1] == ' ')
		return 2;
	while (n < line.n && n < 3 && line.p[n] >= '0' && line.p[n] <= '9')
		n++;
	return n && n + 1 < line.n && (line.p[n] == '.' || line.p[n] == ')') && line.p[n + 1] == ' '
		       ? n + 2
		       : 0;
}

bool markdown_stands_alone(struct span line)
{
	return start_mark(span_trim(line)) > 0;
}

/* Where the ']' or ')' stands that answers the bracket at AT; s.n: nowhere. */
static size_t closing(struct span s, size_t at)
{
	char open = s.p[at], close = open == '[' ? ']' : ')';
	size_t depth = 0;

	for (; at < s.n; at++) {
		if (s.p[at] == '\\') {
			at++;
			continue;
		}
		depth += s.p[at] == open;
		if (s.p[at] == close && --depth == 0)
			return at;
	}
	return s.n;
}

/* S with [text](address) as text, and pictures gone. */
static struct span without_links(struct span s, struct region *r)
{
	char *out = region_take(r, s.n + 1);
	size_t n = 0;

	for (size_t i = 0; i < s.n; i++) {
		bool picture = s.p[i] == '!' && i + 1 < s.n && s.p[i + 1] == '[';
		size_t from = i + picture, to, end;

		if (s.p[from] != '[' || (to = closing(s, from)) + 1 >= s.n || s.p[to + 1] != '(' ||
		    (end = closing(s, to + 1)) == s.n) {
			out[n++] = s.p[i];
			continue;
		}
		if (!picture) {
			memcpy(out + n, s.p + from + 1, to - from - 1);
			n += to - from - 1;
		}
		i = end;
	}
	return (struct span){out, n};
}

static bool is_word_byte(const struct span s, size_t at)
{
	unsigned char c = at < s.n ? (unsigned char)s.p[at] : ' ';

	return c >= 0x80 || (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') ||
	       (c >= 'a' && c <= 'z');
}

/* Does the run of N marks at AT open or close emphasis? Between two letters, or between two spaces,
 * it is a sign. */
static bool is_emphasis(struct span s, size_t at, size_t n)
{
	bool word_before = at > 0 && is_word_byte(s, at - 1);
	bool space_before = at == 0 || span_is_space(s.p[at - 1]);
	bool space_after = at + n >= s.n || span_is_space(s.p[at + n]);

	return !(word_before && is_word_byte(s, at + n)) && !(space_before && space_after);
}

/* Is there another run of the mark at AT that answers it? "5* hotel" has none. */
static bool is_answered(struct span s, size_t at, size_t n)
{
	for (size_t i = 0; i < s.n; i++)
		if (s.p[i] == s.p[at] && (i < at || i >= at + n) && (i == 0 || s.p[i - 1] != '\\'))
			return true;
	return false;
}

static struct span without_emphasis(struct span s, struct region *r)
{
	char *out = region_take(r, s.n + 1);
	size_t n = 0;

	for (size_t i = 0; i < s.n;) {
		size_t run = 1;

		if (s.p[i] == '\\' && i + 1 < s.n && memchr("\\*_`[]()#>!~+-.", s.p[i + 1], 15)) {
			out[n++] = s.p[i + 1];
			i += 2;
			continue;
		}
		while (i + run < s.n && s.p[i + run] == s.p[i])
			run++;
		if (memchr("*_`~", s.p[i], 4) && run <= 3 && is_answered(s, i, run) &&
		    is_emphasis(s, i, run)) {
			i += run;
			continue;
		}
		out[n++] = s.p[i++];
	}
	return (struct span){out, n};
}

struct span markdown_clean_line(struct span line, struct region *r)
{
	struct span s = span_trim(line);
	size_t mark;

	while ((mark = start_mark(s)) > 0)
		s = span_trim(span_cut(s, mark, s.n));
	for (int i = 0; i < PASSES_MAX; i++)
		s = without_links(s, r);
	s = without_emphasis(s, r);
	return html_one_line(html_clean_plain(s, r), r);
}
