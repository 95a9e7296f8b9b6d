/*
 * Elements become paragraphs by one table and a few pending facts (a break, a space, a prefix),
 * which take effect when the next visible character comes: so empty elements, of which publishers
 * write many, leave nothing behind. A blank line is written as a form feed, which no text has,
 * until the end tells whether block elements made the paragraphs.
 */
#include "news/html.h"

#include <string.h>

#include <libxml/HTMLparser.h>
#include <libxml/parserInternals.h>

#include "base/utf8.h"

#define SOFT_BREAK '\f'
/* Readings of text that was escaped again and again. */
#define READINGS_MAX 3
/* "&CounterClockwiseContourIntegral;" and its 31 letters are HTML's longest. */
#define ENTITY_MAX 32
/* A tag with an address in it ends within so many bytes. */
#define TAG_MAX 2048

enum tag_kind {
	TAG_INLINE,
	TAG_BLOCK,
	TAG_ITEM,
	TAG_HEADING,
	TAG_QUOTE,
	TAG_SKIP,
	TAG_HIDDEN,
	TAG_TABLE
};

static const struct {
	const char *name;
	enum tag_kind kind;
} tags[] = {
	{"p", TAG_BLOCK},	  {"br", TAG_BLOCK},	     {"div", TAG_BLOCK},
	{"a", TAG_INLINE},	  {"b", TAG_INLINE},	     {"i", TAG_INLINE},
	{"em", TAG_INLINE},	  {"strong", TAG_INLINE},    {"span", TAG_INLINE},
	{"u", TAG_INLINE},	  {"s", TAG_HIDDEN},	     {"font", TAG_INLINE},
	{"small", TAG_INLINE},	  {"big", TAG_INLINE},	     {"sub", TAG_INLINE},
	{"sup", TAG_INLINE},	  {"img", TAG_INLINE},	     {"cite", TAG_INLINE},
	{"code", TAG_INLINE},	  {"mark", TAG_INLINE},	     {"abbr", TAG_INLINE},
	{"center", TAG_BLOCK},	  {"time", TAG_INLINE},	     {"wbr", TAG_INLINE},
	{"li", TAG_ITEM},	  {"ul", TAG_BLOCK},	     {"ol", TAG_BLOCK},
	{"dl", TAG_BLOCK},	  {"dt", TAG_BLOCK},	     {"dd", TAG_BLOCK},
	{"h1", TAG_HEADING},	  {"h2", TAG_HEADING},	     {"h3", TAG_HEADING},
	{"h4", TAG_HEADING},	  {"h5", TAG_HEADING},	     {"h6", TAG_HEADING},
	{"q", TAG_QUOTE},	  {"blockquote", TAG_BLOCK}, {"pre", TAG_BLOCK},
	{"tr", TAG_BLOCK},	  {"td", TAG_BLOCK},	     {"th", TAG_BLOCK},
	{"hr", TAG_BLOCK},	  {"section", TAG_BLOCK},    {"article", TAG_BLOCK},
	{"header", TAG_BLOCK},	  {"main", TAG_BLOCK},	     {"address", TAG_BLOCK},
	{"body", TAG_BLOCK},	  {"html", TAG_BLOCK},	     {"aside", TAG_SKIP},
	{"footer", TAG_SKIP},	  {"nav", TAG_SKIP},	     {"script", TAG_HIDDEN},
	{"style", TAG_HIDDEN},	  {"head", TAG_HIDDEN},	     {"noscript", TAG_HIDDEN},
	{"template", TAG_HIDDEN}, {"iframe", TAG_SKIP},	     {"object", TAG_SKIP},
	{"svg", TAG_SKIP},	  {"math", TAG_SKIP},	     {"audio", TAG_SKIP},
	{"video", TAG_SKIP},	  {"form", TAG_SKIP},	     {"button", TAG_SKIP},
	{"select", TAG_SKIP},	  {"textarea", TAG_SKIP},    {"table", TAG_TABLE},
	{"del", TAG_HIDDEN},	  {"strike", TAG_HIDDEN},    {"figure", TAG_SKIP},
	{"figcaption", TAG_SKIP}, {"caption", TAG_SKIP},
};

/* The row of the element NAME; COUNT_OF(tags) where it is not known. */
static size_t find_tag(struct span name)
{
	size_t i = 0;

	while (i < COUNT_OF(tags) && !span_equal_nocase(name, span_of(tags[i].name)))
		i++;
	return i;
}

static enum tag_kind kind_of(const char *name)
{
	size_t i = find_tag(span_of(name));

	return i < COUNT_OF(tags) ? tags[i].kind : TAG_INLINE;
}

void html_init(struct html *h)
{
	memset(h, 0, sizeof *h);
	buf_init(&h->out);
}

static void put_char(struct html *h, const char *utf8, size_t n)
{
	if (h->n_skipped)
		return;
	if (h->out.n && h->at_break) {
		buf_put_text(&h->out, "\n\n");
		h->is_parted = true;
	} else if (h->out.n && h->at_blank) {
		buf_put_u8(&h->out, SOFT_BREAK);
	} else if (h->out.n && h->at_space) {
		buf_put_u8(&h->out, ' ');
	}
	if (h->prefix)
		buf_put_text(&h->out, h->prefix);
	h->prefix = NULL;
	h->at_break = h->at_space = h->at_blank = false;
	h->n_newlines = 0;
	buf_put(&h->out, utf8, n);
}

static void put_space(struct html *h, bool newline)
{
	h->at_space = true;
	h->n_newlines += newline;
	h->at_blank |= h->n_newlines >= 2;
}

static void put_break(struct html *h, const char *prefix)
{
	if (h->n_skipped)
		return;
	h->at_break = true;
	h->prefix = prefix;
}

static void open_table(struct html *h)
{
	if (h->n_tables++ == 0)
		h->table_at = h->out.n;
}

/* Of a table of figures nothing stays. */
static void close_table(struct html *h)
{
	struct span all = {(const char *)h->out.p, h->out.n};
	size_t at = h->table_at, end;
	bool prose = false;

	if (h->n_tables == 0 || --h->n_tables > 0)
		return;
	for (; at < all.n; at = end + 2) {
		while (at < all.n && all.p[at] == '\n')
			at++;
		end = span_find(all, at, "\n\n");
		prose |= end - at >= HTML_TABLE_PROSE;
	}
	if (!prose)
		h->out.n = h->table_at;
}

void html_open(struct html *h, const char *tag)
{
	switch (kind_of(tag)) {
	case TAG_SKIP:
		put_break(h, NULL);
		h->n_skipped++;
		break;
	case TAG_HIDDEN:
		h->n_skipped++;
		break;
	case TAG_TABLE:
		put_break(h, NULL);
		open_table(h);
		break;
	case TAG_BLOCK:
		/* <li><p>one</p></li>: the paragraph is the line's. */
		put_break(h, h->at_break ? h->prefix : NULL);
		break;
	case TAG_ITEM:
		put_break(h, "- ");
		break;
	case TAG_HEADING:
		put_break(h, "## ");
		break;
	case TAG_QUOTE:
		put_char(h, "\xE2\x80\x9C", 3);
		break;
	case TAG_INLINE:
		break;
	}
}

void html_close(struct html *h, const char *tag)
{
	switch (kind_of(tag)) {
	case TAG_SKIP:
	case TAG_HIDDEN:
		h->n_skipped -= h->n_skipped > 0;
		break;
	case TAG_TABLE:
		close_table(h);
		put_break(h, NULL);
		break;
	case TAG_BLOCK:
	case TAG_ITEM:
	case TAG_HEADING:
		put_break(h, NULL);
		break;
	case TAG_QUOTE:
		h->at_space = false;
		put_char(h, "\xE2\x80\x9D", 3);
		break;
	case TAG_INLINE:
		break;
	}
}

/* What browsers show for the control characters U+0080 to U+009F: those of windows-1252
 * (https://encoding.spec.whatwg.org/#windows-1252); 0: nothing. */
static uint32_t of_windows(uint32_t c)
{
	static const uint16_t shown[32] = {0x20AC, 0,	   0x201A, 0x0192, 0x201E, 0x2026, 0x2020,
					   0x2021, 0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0,
					   0x017D, 0,	   0,	   0x2018, 0x2019, 0x201C, 0x201D,
					   0x2022, 0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A,
					   0x0153, 0,	   0x017E, 0x0178};

	return shown[c - 0x80];
}

/* Spaces of any width, and the ends of lines and paragraphs. */
static bool is_wide_space(uint32_t c)
{
	return c == 0xA0 || c == 0x1680 || (c >= 0x2000 && c <= 0x200A) || c == 0x2028 ||
	       c == 0x2029 || c == 0x202F || c == 0x205F || c == 0x3000;
}

static bool is_invisible(uint32_t c)
{
	return c < 0x20 || c == 0x7F || c == 0xAD || c == 0x200B || c == 0xFEFF || c == 0x2060;
}

static void put_code_point(struct html *h, uint32_t c)
{
	char utf8[UTF8_MAX];

	if (c >= 0x80 && c < 0xA0)
		c = of_windows(c);
	if (c < 0x20 ? c == '\t' || c == '\n' || c == '\r' || c == '\f' || c == '\v'
		     : c == ' ' || is_wide_space(c))
		put_space(h, c == '\n');
	else if (!is_invisible(c))
		put_char(h, utf8, utf8_put(c, utf8));
}

void html_text(struct html *h, struct span utf8)
{
	if (h->n_skipped)
		return;
	for (size_t at = 0, len; at < utf8.n; at += len)
		put_code_point(h, utf8_at(utf8, at, &len));
}

struct span html_finish(struct html *h, struct region *r)
{
	bool soft = !h->is_parted;
	char *out = region_take(r, h->out.n * 2 + 1);
	size_t n = 0;

	for (size_t i = 0; i < h->out.n; i++) {
		char c = (char)h->out.p[i];

		if (c != SOFT_BREAK) {
			out[n++] = c;
		} else if (!soft) {
			out[n++] = ' ';
		} else {
			out[n++] = '\n';
			out[n++] = '\n';
		}
	}
	buf_finish(&h->out);
	return (struct span){out, n};
}

/* libxml2's events. */

struct reading {
	struct html html;
	htmlParserCtxtPtr parser;
	unsigned depth, hidden_at; /* HIDDEN_AT: of an element that is not shown; 0: none */
};

/* Does the page not show it: hidden, style="display: none"? */
static bool is_hidden(const xmlChar **attributes)
{
	for (; attributes && attributes[0]; attributes += 2) {
		const char *value = (const char *)attributes[1];

		if (strcmp((const char *)attributes[0], "hidden") == 0)
			return true;
		if (value && strcmp((const char *)attributes[0], "style") == 0 &&
		    (strstr(value, "display:none") || strstr(value, "display: none")))
			return true;
	}
	return false;
}

static void on_open(void *user, const xmlChar *name, const xmlChar **attributes)
{
	struct reading *rd = user;

	if (++rd->depth > HTML_DEPTH_MAX)
		xmlStopParser(rd->parser);
	else
		html_open(&rd->html, (const char *)name);
	if (!rd->hidden_at && is_hidden(attributes)) {
		rd->hidden_at = rd->depth;
		rd->html.n_skipped++;
	}
}

static void on_close(void *user, const xmlChar *name)
{
	struct reading *rd = user;

	if (rd->hidden_at && rd->depth == rd->hidden_at) {
		rd->hidden_at = 0;
		rd->html.n_skipped -= rd->html.n_skipped > 0;
	}
	rd->depth -= rd->depth > 0;
	html_close(&rd->html, (const char *)name);
}

static void on_text(void *user, const xmlChar *text, int n)
{
	struct reading *rd = user;

	html_text(&rd->html, (struct span){(const char *)text, (size_t)n});
}

static bool is_letter(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/* MARKUP up to its first tag with too many attributes: with so many blanks or quotations that
 * nothing quotes. */
static struct span without_monsters(struct span markup)
{
	size_t tag = 0, n = 0;
	bool inside = false;
	char quote = 0;

	for (size_t i = 0; i + 1 < markup.n; i++) {
		char c = markup.p[i];

		if (!inside && c == '<' && is_letter(markup.p[i + 1])) {
			inside = true;
			tag = i;
			n = 0;
		} else if (inside && quote) {
			quote = c == quote ? 0 : quote;
		} else if (inside) {
			quote = c == '"' || c == '\'' ? c : 0;
			inside = c != '>';
			n += quote || span_is_space(c) || c == '/';
			if (n > 2 * HTML_ATTRIBUTES_MAX)
				return span_cut(markup, 0, tag);
		}
	}
	return markup;
}

static struct span read_once(struct span markup, struct region *r)
{
	htmlSAXHandler sax = {.startElement = on_open,
			      .endElement = on_close,
			      .characters = on_text,
			      .ignorableWhitespace = on_text};
	struct reading rd = {.depth = 0};

	html_init(&rd.html);
	markup = without_monsters(markup);
	if (markup.n == 0 || markup.n > INT32_MAX)
		return html_finish(&rd.html, r);
	rd.parser = htmlCreateMemoryParserCtxt(markup.p, (int)markup.n);
	if (rd.parser) {
		htmlCtxtUseOptions(rd.parser, HTML_PARSE_NONET | HTML_PARSE_NOERROR |
						      HTML_PARSE_NOWARNING | HTML_PARSE_IGNORE_ENC);
		/* Known, so that no guess is made from the first bytes. */
		rd.parser->encoding = xmlStrdup((const xmlChar *)"UTF-8");
		xmlSwitchEncoding(rd.parser, XML_CHAR_ENCODING_UTF8);
		*rd.parser->sax = sax;
		rd.parser->userData = &rd;
		htmlParseDocument(rd.parser);
		htmlFreeParserCtxt(rd.parser);
	}
	return html_finish(&rd.html, r);
}

static bool is_alnum(char c)
{
	return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/* Does an entity stand at the '&' at AT: "&amp;", "&#8217;"? */
static bool is_entity_at(struct span s, size_t at)
{
	char name[ENTITY_MAX + 1] = {0};
	size_t n = 0;

	for (at++; at + n < s.n && n < ENTITY_MAX; n++) {
		if (!is_alnum(s.p[at + n]) && !(n == 0 && s.p[at] == '#'))
			break;
		name[n] = s.p[at + n];
	}
	if (n < 2 || at + n >= s.n || s.p[at + n] != ';')
		return false;
	return name[0] == '#' || htmlEntityLookup((const xmlChar *)name) != NULL;
}

/* Does a tag of the table stand at the '<' at AT? */
static bool is_tag_at(struct span s, size_t at)
{
	size_t from = at + 1, to;

	if (from < s.n && s.p[from] == '/')
		from++;
	for (to = from; to < s.n && to < from + ENTITY_MAX && is_alnum(s.p[to]); to++)
		;
	if (to == s.n || find_tag(span_cut(s, from, to)) == COUNT_OF(tags))
		return false;
	s = span_cut(s, 0, to + TAG_MAX);
	return (span_is_space(s.p[to]) || s.p[to] == '>' || s.p[to] == '/') &&
	       span_find(s, to, ">") < s.n;
}

static bool is_marked_up(struct span s)
{
	for (size_t i = 0; i < s.n; i++)
		if ((s.p[i] == '&' && is_entity_at(s, i)) || (s.p[i] == '<' && is_tag_at(s, i)))
			return true;
	return false;
}

/* TEXT read once more, paragraph by paragraph, as those it has are real. */
static struct span read_again(struct span text, struct region *r)
{
	struct buf out;
	struct span copy;

	buf_init(&out);
	for (size_t at = 0; at < text.n;) {
		size_t end = span_find(text, at, "\n\n");
		struct span para = read_once(span_cut(text, at, end), r);

		if (para.n && out.n)
			buf_put_text(&out, "\n\n");
		buf_put_span(&out, para);
		at = MIN_OF(end + 2, text.n);
	}
	copy = region_copy(r, (struct span){(const char *)out.p, out.n});
	buf_finish(&out);
	return copy;
}

struct span html_clean(struct span markup, struct region *r)
{
	struct span s = read_once(markup, r);

	for (int i = 1; i < READINGS_MAX && is_marked_up(s); i++)
		s = read_again(s, r);
	return s;
}

struct span html_clean_plain(struct span text, struct region *r)
{
	struct html h;

	if (is_marked_up(text))
		return html_clean(text, r);
	html_init(&h);
	html_text(&h, text);
	return html_finish(&h, r);
}

struct span html_one_line(struct span s, struct region *r)
{
	char *out = region_take(r, s.n + 1);
	size_t n = 0;

	for (size_t i = 0; i < s.n; i++)
		if (s.p[i] != '\n')
			out[n++] = s.p[i];
		else if (n && out[n - 1] != ' ')
			out[n++] = ' ';
	return (struct span){out, n};
}
