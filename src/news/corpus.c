#include "news/corpus.h"

#include <string.h>

#include "base/utf8.h"

/* So many defects of one file are reported one by one. */
#define REPORTS_MAX 10

struct line {
	size_t start, end; /* trimmed, into the file; equal where blank */
	uint32_t number;
	bool after_page; /* a form feed stood before it */
};

struct lines {
	struct line *items;
	size_t n, max;
};

struct reader {
	const struct news_file *file;
	struct region *region;
	struct diag *diag;
	struct news_paras *out;
	size_t n_bad;
};

static const char *foreign_encoding(struct span b)
{
	static const char le32[] = {(char)0xFF, (char)0xFE, 0, 0};
	size_t n = MIN_OF(b.n, 4096);
	size_t nul[2] = {0, 0};

	if (b.n >= 4 && memcmp(b.p, le32, sizeof le32) == 0)
		return "UTF-32";
	if (b.n >= 2 && (memcmp(b.p, "\xFF\xFE", 2) == 0 || memcmp(b.p, "\xFE\xFF", 2) == 0))
		return "UTF-16";
	for (size_t i = 0; i < n; i++)
		nul[i & 1] += b.p[i] == '\0';
	/* Latin text in UTF-16 has a NUL in nearly every second place, and none in the others. */
	if (n >= 8 && MAX_OF(nul[0], nul[1]) * 10 >= n * 3 && MIN_OF(nul[0], nul[1]) * 10 <= n)
		return "UTF-16 without a byte order mark";
	return NULL;
}

/* Bytes of white space at the start of S: ASCII, or U+00A0, U+200B, U+FEFF, which scrapes leave. */
static size_t blank_at(struct span s)
{
	static const char *const wide[] = {"\xC2\xA0", "\xE2\x80\x8B", "\xEF\xBB\xBF"};

	if (s.n && span_is_space(s.p[0]))
		return 1;
	for (size_t i = 0; i < COUNT_OF(wide); i++)
		if (span_starts(s, wide[i]))
			return strlen(wide[i]);
	return 0;
}

static size_t blank_before(struct span s)
{
	for (size_t n = 1; n <= 3 && n <= s.n; n++)
		if (blank_at(span_cut(s, s.n - n, s.n)) == n)
			return n;
	return 0;
}

static struct line trim(struct span bytes, size_t start, size_t end)
{
	struct line line = {start, end, 0, false};
	size_t n;

	while ((n = blank_at(span_cut(bytes, line.start, line.end))) > 0)
		line.start += n;
	while ((n = blank_before(span_cut(bytes, line.start, line.end))) > 0)
		line.end -= n;
	return line;
}

static void split(struct span bytes, struct region *r, struct lines *out)
{
	uint32_t number = 1;
	bool page = false;

	for (size_t i = 0; i < bytes.n;) {
		size_t end = i;
		struct line line;

		while (end < bytes.n && !memchr("\n\r\f", bytes.p[end], 3))
			end++;
		line = trim(bytes, i, end);
		line.number = number;
		line.after_page = page;
		REGION_PUSH(r, out, line);
		page = end < bytes.n && bytes.p[end] == '\f';
		if (end + 1 < bytes.n && bytes.p[end] == '\r' && bytes.p[end + 1] == '\n')
			end++;
		number += !page;
		i = end + 1;
	}
}

/* Does the text end as a sentence does, closing marks aside? A colon counts: a list may follow. */
static bool ends_sentence(struct span s)
{
	static const char *const closing[] = {"\"", "'", ")", "]", "\xE2\x80\x99", "\xE2\x80\x9D"};
	bool again = true;

	while (again) {
		again = false;
		for (size_t i = 0; i < COUNT_OF(closing) && !again; i++) {
			again = s.n > 0 && span_ends(s, closing[i]);
			if (again)
				s = span_cut(s, 0, s.n - strlen(closing[i]));
		}
	}
	return s.n > 0 && (memchr(".!?:", s.p[s.n - 1], 4) != NULL || span_ends(s, "\xE2\x80\xA6"));
}

static struct span text_of(const struct reader *rd, const struct line *l)
{
	return span_cut(rd->file->bytes, l->start, l->end);
}

static bool touches_next(const struct lines *lines, size_t i)
{
	return i + 1 < lines->n && lines->items[i].end > lines->items[i].start &&
	       lines->items[i + 1].end > lines->items[i + 1].start &&
	       !lines->items[i + 1].after_page;
}

static bool is_wrapped(const struct reader *rd, const struct lines *lines)
{
	size_t width = 0, touching = 0, joined = 0;
	bool set_off = false;

	for (size_t i = 0; i < lines->n; i++) {
		size_t n = lines->items[i].end - lines->items[i].start;

		set_off |= n == 0 && i > 0 && i + 1 < lines->n;
		if (n <= CORPUS_WRAP_MAX && touches_next(lines, i))
			width = MAX_OF(width, n);
	}
	for (size_t i = 0; i < lines->n; i++) {
		struct span s = text_of(rd, &lines->items[i]);

		if (!touches_next(lines, i))
			continue;
		touching++;
		joined += s.n <= CORPUS_WRAP_MAX && s.n * 2 >= width && !ends_sentence(s);
	}
	return set_off && width >= CORPUS_WRAP_MIN && touching >= 2 && joined * 5 >= touching * 3;
}

/* Why the text cannot be used; NULL where it can. */
static const char *defect(struct span s, size_t *at)
{
	if (s.n > CORPUS_PARA_MAX_BYTES) {
		*at = CORPUS_PARA_MAX_BYTES;
		return "too long for a paragraph";
	}
	*at = utf8_check(s);
	if (*at < s.n)
		return "not UTF-8";
	for (*at = 0; *at < s.n; ++*at)
		if (s.p[*at] == '\0')
			return "a NUL byte";
	return NULL;
}

static void report_bad(struct reader *rd, const struct para *p, size_t at)
{
	rd->n_bad++;
	if (rd->n_bad > REPORTS_MAX)
		return;
	diag_report(rd->diag, DIAG_WARNING, rd->file->name, p->line,
		    "paragraph of %zu bytes left out: %s at its byte %zu", p->text.n, p->why,
		    at + 1);
}

static void add(struct reader *rd, const struct line *first, size_t end, bool after_blank)
{
	const struct news_known *known = rd->file->known;
	struct para p = {.text = span_cut(rd->file->bytes, first->start, end),
			 .start = first->start,
			 .line = known ? known->line : first->number,
			 .after_blank = after_blank,
			 .cls = LINE_BODY,
			 .why = "not classed yet"};
	size_t at;
	const char *bad = defect(p.text, &at);

	if (bad) {
		p.cls = LINE_BAD;
		p.why = bad;
		report_bad(rd, &p, at);
	}
	REGION_PUSH(rd->region, rd->out, p);
}

/* A line that is a paragraph of its own also where lines are broken at a width: a Markdown heading,
 * or a number alone. */
static bool stands_alone(struct span s)
{
	size_t digits = 0;

	while (digits < s.n && s.p[digits] >= '0' && s.p[digits] <= '9')
		digits++;
	return span_starts(s, "#") || (digits > 0 && digits == s.n);
}

static bool joins_next(const struct reader *rd, const struct lines *lines, size_t i)
{
	return touches_next(lines, i) && !stands_alone(text_of(rd, &lines->items[i])) &&
	       !stands_alone(text_of(rd, &lines->items[i + 1]));
}

static void gather(struct reader *rd, const struct lines *lines)
{
	bool wrapped = is_wrapped(rd, lines);
	bool after_blank = true;

	for (size_t i = 0; i < lines->n; i++) {
		const struct line *first = &lines->items[i];

		if (first->end == first->start) {
			after_blank = true;
			continue;
		}
		while (wrapped && joins_next(rd, lines, i))
			i++;
		add(rd, first, lines->items[i].end, after_blank || first->after_page);
		after_blank = false;
	}
}

enum err corpus_read(const struct news_file *file, struct region *r, struct diag *d,
		     struct news_paras *out)
{
	struct reader rd = {file, r, d, out, 0};
	struct lines lines = {0};
	size_t n_before = out->n;
	const char *encoding = foreign_encoding(file->bytes);

	if (encoding) {
		diag_report(d, DIAG_ERROR, file->name, 0,
			    "this is %s; convert it to UTF-8 (iconv -t UTF-8)", encoding);
		return ERR_UNSUPPORTED;
	}
	split(file->bytes, r, &lines);
	gather(&rd, &lines);
	if (rd.n_bad > REPORTS_MAX)
		diag_report(d, DIAG_WARNING, file->name, 0,
			    "%zu more paragraphs left out for such defects",
			    rd.n_bad - REPORTS_MAX);
	if (out->n == n_before)
		diag_report(d, DIAG_WARNING, file->name, 0, "no text in this file");
	return ERR_NONE;
}
