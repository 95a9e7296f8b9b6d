#include "news/feed_mend.h"

#include <stdbool.h>
#include <stdio.h>
#include <string.h>

#include <libxml/HTMLparser.h>

#include "base/base.h"

/* The longest thing one step writes. */
#define STEP_MAX 16
#define ENTITY_MAX 32

/* Does a line end at AT: LF, CR LF or CR? Of CR LF the LF ends it. */
static bool ends_line(struct span s, size_t at)
{
	return s.p[at] == '\n' || (s.p[at] == '\r' && !(at + 1 < s.n && s.p[at + 1] == '\n'));
}

void feed_mend_init(struct feed_mend *m, struct span in, const char *name, struct diag *d)
{
	*m = (struct feed_mend){.in = in, .line = 1, .name = name, .d = d};
	/* What stands above goes; who counts lines begins with this one. */
	while (m->at < in.n && span_is_space(in.p[m->at]))
		m->line += ends_line(in, m->at++);
}

static void report(struct feed_mend *m, enum feed_mend_defect defect)
{
	static const char *const what[FEED_MEND_N] = {
		[FEED_MEND_AMP] = "a '&' that is not written &amp;",
		[FEED_MEND_LESS] = "a '<' that is not written &lt;",
		[FEED_MEND_ENTITY] = "an entity of HTML that XML does not know",
		[FEED_MEND_CONTROL] = "a control character",
		[FEED_MEND_TAG] = "a tag with too many attributes",
	};

	if (m->n_defects[defect]++ == 0)
		diag_report(m->d, DIAG_WARNING, m->name, m->line,
			    "damaged XML, mended: %s (told once a file)", what[defect]);
}

static bool is_name_char(char c)
{
	return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

static bool is_xml_char(unsigned long c)
{
	return c == '\t' || c == '\n' || c == '\r' || (c >= 0x20 && c < 0xD800) ||
	       (c >= 0xE000 && c < 0xFFFE) || (c >= 0x10000 && c < 0x110000);
}

/* The value of "#8217" or "#x2019"; 0 where it is none that XML allows. */
static unsigned long value_of(const char *name)
{
	unsigned long base = name[1] == 'x' || name[1] == 'X' ? 16 : 10, v = 0;
	const char *p = name + (base == 16 ? 2 : 1);

	if (!*p)
		return 0;
	for (; *p && v < 0x110000; p++) {
		char c = *p >= 'a' ? (char)(*p - 32) : *p;
		unsigned long digit = (unsigned long)(c >= 'A' ? c - 'A' + 10 : c - '0');

		if (digit >= base)
			return 0;
		v = v * base + digit;
	}
	return is_xml_char(v) ? v : 0;
}

static bool is_xml_name(const char *name)
{
	static const char *const names[] = {"amp", "lt", "gt", "quot", "apos"};

	for (size_t i = 0; i < COUNT_OF(names); i++)
		if (strcmp(name, names[i]) == 0)
			return true;
	return false;
}

/* The name between the '&' at AT and its ';', in NAME; false where there is none. */
static bool entity_name(struct span s, size_t at, char name[ENTITY_MAX])
{
	size_t n = 0;

	for (at++; at < s.n && n < ENTITY_MAX - 1; at++, n++) {
		if (!is_name_char(s.p[at]) && !(n == 0 && s.p[at] == '#'))
			break;
		name[n] = s.p[at];
	}
	name[n] = 0;
	return n > 0 && at < s.n && s.p[at] == ';';
}

static size_t put(char *out, const char *text)
{
	size_t n = strlen(text);

	memcpy(out, text, n);
	return n;
}

/* What the '&' at m->at becomes. */
static size_t take_amp(struct feed_mend *m, char *out)
{
	char name[ENTITY_MAX];
	const htmlEntityDesc *html;

	if (!entity_name(m->in, m->at, name)) {
		report(m, FEED_MEND_AMP);
		m->at++;
		return put(out, "&amp;");
	}
	if (is_xml_name(name) || (name[0] == '#' && value_of(name))) {
		*out = m->in.p[m->at++];
		return 1;
	}
	html = htmlEntityLookup((const xmlChar *)name);
	if (name[0] != '#' && !html) {
		report(m, FEED_MEND_AMP);
		m->at++;
		return put(out, "&amp;");
	}
	report(m, html ? FEED_MEND_ENTITY : FEED_MEND_CONTROL);
	m->at += strlen(name) + 2;
	if (!html)
		return put(out, " ");
	return (size_t)snprintf(out, STEP_MAX, "&#%u;", html->value);
}

/* Behind the document type at AT: it ends with the '>' outside its brackets and quotation marks. */
static size_t end_of_doctype(struct span s, size_t at)
{
	bool inside = false;
	char quote = 0;

	for (; at < s.n; at++) {
		char c = s.p[at];

		if (quote) {
			quote = c == quote ? 0 : quote;
		} else if (c == '"' || c == '\'') {
			quote = c;
		} else if (c == '[' || c == ']') {
			inside = c == '[';
		} else if (c == '>' && !inside) {
			return at + 1;
		}
	}
	return s.n;
}

static bool starts_at(struct span s, size_t at, const char *text)
{
	return span_starts(span_cut(s, at, at + strlen(text)), text);
}

/* An instruction ends with "?>", or, where its publisher forgot, with '>' or before the next tag.
 */
static size_t end_of_instruction(struct span s, size_t at)
{
	struct span head = span_cut(s, 0, span_find(s, at + 1, "<"));
	size_t end = span_find(head, at, "?>");

	if (end < head.n)
		return end + 2;
	return MIN_OF(span_find(head, at, ">") + 1, head.n);
}

size_t feed_mend_aside_end(struct span s, size_t at)
{
	if (starts_at(s, at, "<!--"))
		return MIN_OF(span_find(s, at + 4, "-->") + 3, s.n);
	if (starts_at(s, at, "<?"))
		return end_of_instruction(s, at);
	return starts_at(s, at, "<!") ? end_of_doctype(s, at) : at;
}

/* Of a CDATA section at m->at the content is text from here on. */
static bool enter_cdata(struct feed_mend *m)
{
	static const char start[] = "<![CDATA[";

	if (!starts_at(m->in, m->at, start))
		return false;
	m->at += strlen(start);
	m->text_to = span_find(m->in, m->at, "]]>");
	return true;
}

/* What the '<' at m->at becomes. */
static size_t take_less(struct feed_mend *m, char *out)
{
	unsigned char next = m->at + 1 < m->in.n ? (unsigned char)m->in.p[m->at + 1] : 0;

	if (enter_cdata(m))
		return 0;
	m->dropped_to = feed_mend_aside_end(m->in, m->at);
	if (m->dropped_to > m->at)
		return 0;
	m->at++;
	if (next == '/' || next == '_' || next == ':' || next >= 0x80 ||
	    (is_name_char((char)next) && !(next >= '0' && next <= '9'))) {
		*out = '<';
		m->in_tag = true;
		m->n_equals = 0;
		return 1;
	}
	report(m, FEED_MEND_LESS);
	return put(out, "&lt;");
}

/* Copies one byte, or a blank for what XML does not allow: control characters, U+FFFE, U+FFFF. */
static size_t take_char(struct feed_mend *m, char *out)
{
	unsigned char c = (unsigned char)m->in.p[m->at];

	if (c == 0xEF &&
	    (starts_at(m->in, m->at, "\xEF\xBF\xBE") || starts_at(m->in, m->at, "\xEF\xBF\xBF"))) {
		report(m, FEED_MEND_CONTROL);
		m->at += 3;
		return put(out, " ");
	}
	if (!is_xml_char(c)) {
		report(m, FEED_MEND_CONTROL);
		c = ' ';
	}
	if (ends_line(m->in, m->at)) {
		m->line++;
		c = '\n'; /* the parser counts no other */
	}
	m->at++;
	*out = (char)c;
	return 1;
}

/* Of what is dropped the line ends stay. */
static size_t drop_char(struct feed_mend *m, char *out)
{
	bool is_end = ends_line(m->in, m->at++);

	*out = '\n';
	m->line += is_end;
	return is_end;
}

/* One byte of a CDATA section, escaped. */
static size_t escape_char(struct feed_mend *m, char *out)
{
	char c = m->in.p[m->at];

	if (c != '&' && c != '<' && c != '>')
		return take_char(m, out);
	m->at++;
	return put(out, c == '&' ? "&amp;" : c == '<' ? "&lt;" : "&gt;");
}

/* Watches a tag go by; one that never ends is cut short. */
static void watch_tag(struct feed_mend *m, char c)
{
	m->in_tag = c != '>';
	m->n_equals += c == '=';
	if (m->n_equals <= FEED_MEND_EQUALS_MAX)
		return;
	report(m, FEED_MEND_TAG);
	m->dropped_to = span_find(m->in, m->at, ">");
	m->in_tag = false;
}

static size_t take_next(struct feed_mend *m, char *out)
{
	char c = m->in.p[m->at];

	if (m->in_tag)
		watch_tag(m, c);

	if (m->at < m->dropped_to)
		return drop_char(m, out);
	if (m->at < m->text_to)
		return escape_char(m, out);
	if (c == '&')
		return take_amp(m, out);
	return c == '<' ? take_less(m, out) : take_char(m, out);
}

size_t feed_mend_next(struct feed_mend *m, char *out, size_t max)
{
	size_t n = 0;

	while (m->at < m->in.n && n + STEP_MAX < max) {
		n += take_next(m, out + n);
		if (m->at == m->text_to && m->text_to) {
			m->dropped_to = MIN_OF(m->at + strlen("]]>"), m->in.n);
			m->text_to = 0;
		}
	}
	return n;
}
