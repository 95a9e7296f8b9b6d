#include "news/corpus.h"

#include <string.h>

#include "base/utf8.h"

/* So many defects of one file are reported one by one. */
#define REPORTS_MAX 10

/* The shape of a file is judged by so many of its first bytes. */
#define SHAPE_BYTES ((size_t)1 << 20)

/* As iconv calls it; NULL: what UTF-8 may be. */
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
		return nul[0] > nul[1] ? "UTF-16BE" : "UTF-16LE";
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

static void trim(struct span bytes, struct corpus_line *line)
{
	size_t n;

	while ((n = blank_at(span_cut(bytes, line->start, line->end))) > 0)
		line->start += n;
	while ((n = blank_before(span_cut(bytes, line->start, line->end))) > 0)
		line->end -= n;
}

/* The first END in [C->at, TO), else TO. SEARCHED tells how far was looked before: no byte is
 * looked at twice, nor any behind the line. */
static size_t first_end(const struct corpus *c, char end, size_t to, size_t *searched)
{
	size_t from = MAX_OF(c->at, *searched);
	const char *hit;

	if (from >= to)
		return to;
	hit = memchr(c->file->bytes.p + from, end, to - from);
	*searched = hit ? (size_t)(hit - c->file->bytes.p) : to;
	return *searched;
}

/* The line at C->at, into *OUT; false at the end of the file. */
static bool take_line(struct corpus *c, struct corpus_line *out)
{
	static const char ends[3] = {'\n', '\r', '\f'};
	struct span bytes = c->file->bytes;
	size_t end = bytes.n;

	if (c->at >= bytes.n)
		return false;
	for (size_t i = 0; i < COUNT_OF(ends); i++)
		end = first_end(c, ends[i], end, &c->searched[i]);
	*out = (struct corpus_line){c->at, end, c->number, c->page};
	trim(bytes, out);
	c->page = end < bytes.n && bytes.p[end] == '\f';
	if (end + 1 < bytes.n && bytes.p[end] == '\r' && bytes.p[end + 1] == '\n')
		end++;
	c->number += !c->page;
	c->at = end + 1;
	return true;
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

static struct span text_of(const struct corpus *c, const struct corpus_line *l)
{
	return span_cut(c->file->bytes, l->start, l->end);
}

static bool touch(const struct corpus_line *a, const struct corpus_line *b)
{
	return a->end > a->start && b->end > b->start && !b->after_page;
}

/* What the first lines of a file say of its shape. */
struct shape {
	size_t width, touching, joined;
	bool set_off; /* a blank line stands between others */
};

/* One look at the pairs of lines of C, a copy. WIDTH is known in the second look alone. */
static void look(struct corpus c, size_t width, struct shape *s)
{
	struct corpus_line line, next;
	bool more = take_line(&c, &line), first = true;

	for (; more && c.at < SHAPE_BYTES; line = next, first = false) {
		struct span text = text_of(&c, &line);

		more = take_line(&c, &next);
		s->set_off |= text.n == 0 && !first && more;
		if (!more || !touch(&line, &next))
			continue;
		if (text.n <= CORPUS_WRAP_MAX)
			s->width = MAX_OF(s->width, text.n);
		s->touching++;
		s->joined +=
			text.n <= CORPUS_WRAP_MAX && text.n * 2 >= width && !ends_sentence(text);
	}
}

static bool is_wrapped(const struct corpus *c)
{
	struct shape first = {0}, second = {0};

	look(*c, 0, &first);
	if (!first.set_off || first.width < CORPUS_WRAP_MIN || first.touching < 2)
		return false;
	look(*c, first.width, &second);
	return second.joined * 5 >= second.touching * 3;
}

#define NOT_UTF8 "not UTF-8"

/* Why the text cannot be used; NULL where it can. */
static const char *defect(struct span s, size_t *at)
{
	if (s.n > CORPUS_PARA_MAX_BYTES) {
		*at = CORPUS_PARA_MAX_BYTES;
		return "too long for a paragraph";
	}
	*at = utf8_check(s);
	if (*at < s.n)
		return NOT_UTF8;
	for (*at = 0; *at < s.n; ++*at)
		if (s.p[*at] == '\0')
			return "a NUL byte";
	return NULL;
}

static void report_bad(struct corpus *rd, const struct para *p, size_t at)
{
	rd->n_bad++;
	if (rd->n_bad > REPORTS_MAX)
		return;
	diag_report(rd->diag, DIAG_WARNING, rd->file->name, p->line,
		    "paragraph of %zu bytes left out: %s at its byte %zu%s", p->text.n, p->why,
		    at + 1,
		    rd->n_bad == 1 && strcmp(p->why, NOT_UTF8) == 0
			    ? " (if it is Windows-1252: iconv -f WINDOWS-1252 -t UTF-8)"
			    : "");
}

static void add(struct corpus *c, const struct corpus_line *first, size_t end, struct region *r,
		struct news_paras *out)
{
	struct para p = {.text = span_cut(c->file->bytes, first->start, end),
			 .start = first->start,
			 .line = c->file->known ? c->file->known->line : first->number,
			 .after_blank = c->after_blank || first->after_page,
			 .cls = LINE_BODY,
			 .why = "not classed yet"};
	size_t at;
	const char *bad = defect(p.text, &at);

	if (bad) {
		p.cls = LINE_BAD;
		p.why = bad;
		/* A window may begin before what was read already. */
		if (first->start >= c->reported)
			report_bad(c, &p, at);
	}
	c->reported = MAX_OF(c->reported, first->start + 1);
	REGION_PUSH(r, out, p);
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

static bool joins(const struct corpus *c, const struct corpus_line *a, const struct corpus_line *b)
{
	return touch(a, b) && !stands_alone(text_of(c, a)) && !stands_alone(text_of(c, b));
}

static void forget_ends(struct corpus *c)
{
	memset(c->searched, 0, sizeof c->searched);
}

enum err corpus_open(struct corpus *c, const struct news_file *file, struct diag *d)
{
	const char *encoding = foreign_encoding(file->bytes);

	if (encoding) {
		diag_report(d, DIAG_ERROR, file->name, 0,
			    "this is %s; convert it to UTF-8 (iconv -f %s -t UTF-8)", encoding,
			    encoding);
		return ERR_UNSUPPORTED;
	}
	*c = (struct corpus){.file = file, .diag = d, .number = 1, .after_blank = true};
	forget_ends(c);
	c->wrapped = is_wrapped(c);
	return ERR_NONE;
}

/* The paragraph that begins at C->at, blank lines passed; false at the end of the file. */
static bool take_para(struct corpus *c, struct region *r, struct news_paras *out)
{
	struct corpus_line first, last;

	do {
		if (!take_line(c, &first))
			return false;
		c->after_blank |= first.end == first.start;
	} while (first.end == first.start);
	last = first;
	while (c->wrapped) {
		struct corpus after = *c;
		struct corpus_line next;

		if (!take_line(&after, &next) || !joins(c, &last, &next))
			break;
		last = next;
		*c = after;
	}
	add(c, &first, last.end, r, out);
	c->after_blank = false;
	return true;
}

bool corpus_next(struct corpus *c, size_t bytes, size_t paras_min, size_t paras_max,
		 struct region *r, struct news_paras *out)
{
	size_t from = c->at;
	bool more = true;

	for (size_t n = 0; more && n < paras_max && (n < paras_min || c->at - from < bytes); n++)
		more = take_para(c, r, out);
	return more;
}

void corpus_seek(struct corpus *c, const struct para *p)
{
	const char *bytes = c->file->bytes.p;

	c->at = p->start;
	/* The number signs of a heading, which lineclass.h cuts off, keep a line apart. */
	while (c->at > 0 && !memchr("\n\r\f", bytes[c->at - 1], 3))
		c->at--;
	c->number = p->line;
	c->after_blank = p->after_blank;
	c->page = false;
	forget_ends(c);
}

void corpus_close(struct corpus *c)
{
	if (c->n_bad > REPORTS_MAX)
		diag_report(c->diag, DIAG_WARNING, c->file->name, 0,
			    "%zu more paragraphs left out for such defects",
			    c->n_bad - REPORTS_MAX);
	if (c->reported == 0)
		diag_report(c->diag, DIAG_WARNING, c->file->name, 0, "no text in this file");
}

enum err corpus_read(const struct news_file *file, struct region *r, struct diag *d,
		     struct news_paras *out)
{
	struct corpus c;
	enum err e = corpus_open(&c, file, d);

	if (e)
		return e;
	corpus_next(&c, SIZE_MAX, 0, SIZE_MAX, r, out);
	corpus_close(&c);
	return ERR_NONE;
}
