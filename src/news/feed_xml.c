/*
 * What an element means is looked up in one table by its name and its vocabulary, so that
 * media:title or itunes:summary are not taken for the item's own. A field's text is collected as it
 * comes; where elements stand inside it (Atom's xhtml, or a publisher who forgot to escape) they go
 * to html.h as events.
 */
#include "news/feed_xml.h"

#include <stdbool.h>
#include <string.h>

#include <libxml/parser.h>
#include <libxml/parserInternals.h>

#include "base/buf.h"
#include "news/feed_item.h"
#include "news/feed_mend.h"
#include "news/feed_title.h"
#include "news/html.h"

#define PIECE_BYTES 16384
/* Defects of one feed that are reported one by one. */
#define REPORTS_MAX 3

enum field {
	FIELD_TITLE,
	FIELD_SUMMARY,
	FIELD_CONTENT,
	FIELD_DATE,
	FIELD_UPDATED,
	FIELD_LINK,
	FIELD_SOURCE,
	FIELD_LANGUAGE,
	FIELD_CATEGORY,
	FIELD_N,
	FIELD_NONE = FIELD_N,
};

/* The vocabularies, as bits. MAIN: no prefix, or RSS 1.0's own. */
enum { MAIN = 1, DC = 2, CONTENT = 4, ATOM = 8, OTHER = 16 };

static const struct {
	const char *name;
	unsigned spaces;
	enum field field;
} fields[] = {
	{"title", MAIN | ATOM | DC, FIELD_TITLE},  {"description", MAIN | DC, FIELD_SUMMARY},
	{"summary", MAIN | ATOM, FIELD_SUMMARY},   {"encoded", CONTENT, FIELD_CONTENT},
	{"content", MAIN | ATOM, FIELD_CONTENT},   {"pubDate", MAIN, FIELD_DATE},
	{"date", MAIN | DC, FIELD_DATE},	   {"published", MAIN | ATOM, FIELD_DATE},
	{"issued", MAIN | ATOM | DC, FIELD_DATE},  {"created", MAIN | ATOM, FIELD_DATE},
	{"updated", MAIN | ATOM, FIELD_UPDATED},   {"modified", MAIN | ATOM | DC, FIELD_UPDATED},
	{"link", MAIN | ATOM, FIELD_LINK},	   {"source", MAIN | ATOM, FIELD_SOURCE},
	{"language", MAIN | DC, FIELD_LANGUAGE},   {"publisher", DC, FIELD_SOURCE},
	{"category", MAIN | ATOM, FIELD_CATEGORY},
};

/* How the text of a field is meant. */
enum text_kind { TEXT_HTML, TEXT_PLAIN, TEXT_FOREIGN };

struct parser {
	xmlParserCtxtPtr xml;
	const char *name;
	struct region *r;
	struct diag *d;
	feed_sink *sink;
	void *user;
	uint32_t first_line;   /* of what the parser sees, from 0 */
	unsigned depth;	       /* open elements */
	unsigned item_depth;   /* of the item that is open; 0: none */
	unsigned head_depth;   /* of the channel or the feed; 0: none was met yet */
	struct region scratch; /* of the item that is open */
	struct feed_item item;
	struct span feed_title, feed_language; /* in r */
	enum field field;		       /* that is open; FIELD_NONE: none */
	unsigned field_depth;
	enum text_kind kind;
	struct buf text;
	struct html html; /* in use where has_elements */
	bool has_elements, was_cut;
	bool is_atom, is_stopped;
	bool in_source; /* Atom's <source>, whose <title> is meant */
	size_t n_items;
	unsigned n_reports;
};

static uint32_t line_of(const struct parser *p)
{
	int line = xmlSAX2GetLineNumber(p->xml);

	return p->first_line + (uint32_t)MAX_OF(line, 1);
}

static bool holds(const xmlChar *uri, const char *part)
{
	return strstr((const char *)uri, part) != NULL;
}

static unsigned space_of(const xmlChar *prefix, const xmlChar *uri)
{
	struct span p = span_of((const char *)prefix);

	if (p.n == 0)
		return MAIN;
	if (uri ? holds(uri, "purl.org/dc/") : span_is(p, "dc"))
		return DC;
	if (uri ? holds(uri, "modules/content") : span_is(p, "content"))
		return CONTENT;
	if (uri ? holds(uri, "/Atom") || holds(uri, "/atom/ns") : span_is(p, "atom"))
		return ATOM;
	if (uri && (holds(uri, "purl.org/rss/1.0/") || holds(uri, "rdf/simple/0.9")) &&
	    !holds(uri, "modules"))
		return MAIN;
	return OTHER;
}

static enum field field_of(const char *name, unsigned space)
{
	for (size_t i = 0; i < COUNT_OF(fields); i++)
		if (fields[i].spaces & space &&
		    span_equal_nocase(span_of(name), span_of(fields[i].name)))
			return fields[i].field;
	return FIELD_NONE;
}

/* The value of attribute NAME of the N given in libxml2's fives; empty where it is not there. */
static struct span attribute(const xmlChar **attributes, int n, const char *name)
{
	for (int i = 0; i < n; i++) {
		const xmlChar **a = attributes + (ptrdiff_t)i * 5;

		if (strcmp((const char *)a[0], name) == 0)
			return (struct span){(const char *)a[3], (size_t)(a[4] - a[3])};
	}
	return (struct span){NULL, 0};
}

static struct span *place_of(struct feed_item *item, enum field f)
{
	struct span *const place[FIELD_N] = {
		[FIELD_TITLE] = &item->title,	  [FIELD_SUMMARY] = &item->summary,
		[FIELD_CONTENT] = &item->content, [FIELD_DATE] = &item->date,
		[FIELD_UPDATED] = &item->updated, [FIELD_LINK] = &item->link,
		[FIELD_SOURCE] = &item->source,	  [FIELD_LANGUAGE] = &item->language,
	};

	return place[f];
}

/* Atom says what its text is; what RSS has is HTML, whatever it says. */
static enum text_kind kind_of(enum field f, struct span type)
{
	bool html = type.n == 0 || span_find(type, 0, "html") < type.n;

	if (span_is(type, "text") || span_is(type, "text/plain"))
		return TEXT_PLAIN;
	if (f == FIELD_CONTENT && !html && span_find(type, 0, "xml") == type.n &&
	    !span_starts(type, "text"))
		return TEXT_FOREIGN;
	return TEXT_HTML;
}

static void open_field(struct parser *p, enum field f, const xmlChar **attributes, int n)
{
	p->field = f;
	p->field_depth = p->depth;
	p->kind = kind_of(f, attribute(attributes, n, "type"));
	p->text.n = 0;
	p->has_elements = p->was_cut = false;
}

/* The text of the field that ends, as its place wants it. */
static struct span field_text(struct parser *p)
{
	struct span raw = {(const char *)p->text.p, p->text.n};
	struct region *r = &p->scratch;

	if (p->has_elements)
		return html_finish(&p->html, r);
	if (p->kind == TEXT_FOREIGN)
		return span_cut(raw, 0, 0);
	if (p->field == FIELD_TITLE || p->field == FIELD_SUMMARY || p->field == FIELD_CONTENT)
		return p->kind == TEXT_PLAIN ? html_clean_plain(raw, r) : html_clean(raw, r);
	return span_trim(region_copy(r, raw));
}

/* The first text of a field stays; of contents the longest. */
static void keep_longer(struct parser *p, struct span text)
{
	struct span *place = place_of(&p->item, p->field);

	if (place->n < text.n && (place->n == 0 || p->field == FIELD_CONTENT))
		*place = text;
}

static void close_field(struct parser *p)
{
	struct span text = field_text(p);

	if (p->was_cut)
		diag_report(p->d, DIAG_WARNING, p->name, line_of(p),
			    "a text of more than %zu bytes: the rest is left out", FEED_FIELD_MAX);
	if (p->field == FIELD_TITLE)
		text = html_one_line(text, &p->scratch);
	if (p->field == FIELD_CATEGORY) {
		p->item.is_view |= p->item_depth && feed_title_is_view(text);
	} else if (p->item_depth == 0) {
		if (p->field == FIELD_TITLE && !p->feed_title.n)
			p->feed_title = region_copy(p->r, text);
		if (p->field == FIELD_LANGUAGE)
			p->feed_language = region_copy(p->r, text);
	} else {
		keep_longer(p, text);
	}
	p->field = FIELD_NONE;
	if (p->item_depth == 0)
		region_finish(&p->scratch);
}

static void drop_field(struct parser *p)
{
	if (p->field != FIELD_NONE && p->has_elements)
		(void)html_finish(&p->html, &p->scratch);
	p->field = FIELD_NONE;
}

static void close_item(struct parser *p)
{
	struct news_file text;

	drop_field(p);
	if (!p->item.source.n)
		p->item.source = p->feed_title;
	if (!p->item.language.n)
		p->item.language = p->feed_language;
	if (feed_item_make(&p->item, p->name, p->r, &text))
		p->sink(p->user, &text);
	p->n_items++;
	p->item_depth = 0;
	p->in_source = false;
	region_finish(&p->scratch);
}

static void open_item(struct parser *p)
{
	if (p->item_depth) /* its end was lost */
		close_item(p);
	drop_field(p);
	memset(&p->item, 0, sizeof p->item);
	p->item.line = line_of(p);
	p->item_depth = p->depth;
}

static void take_link(struct parser *p, const xmlChar **attributes, int n)
{
	struct span href = attribute(attributes, n, "href");
	struct span rel = attribute(attributes, n, "rel");

	if (p->item_depth && href.n && !p->item.link.n && (rel.n == 0 || span_is(rel, "alternate")))
		p->item.link = region_copy(&p->scratch, href);
}

/* xml:lang. Of the elements around the items the innermost has the last word, of an item and what
 * it holds the outermost. */
static void take_language(struct parser *p, const xmlChar **attributes, int n)
{
	struct span language = attribute(attributes, n, "lang");

	if (language.n == 0)
		return;
	if (!p->item_depth)
		p->feed_language = region_copy(p->r, language);
	else if (!p->item.language.n)
		p->item.language = region_copy(&p->scratch, language);
}

/* Does an element here belong to the item, or to the head of the feed? */
static bool is_direct(const struct parser *p)
{
	if (p->item_depth)
		return p->depth == p->item_depth + 1 + p->in_source;
	return p->head_depth && p->depth == p->head_depth + 1;
}

static void open_head(struct parser *p, const char *local)
{
	bool is_atom = strcmp(local, "feed") == 0;

	if (p->head_depth || !(is_atom || strcmp(local, "channel") == 0))
		return;
	p->head_depth = p->depth;
	p->is_atom = is_atom;
}

/* An element inside a field: the field is not escaped. */
static void open_inside(struct parser *p, const char *local)
{
	if (!p->has_elements) {
		html_init(&p->html);
		html_text(&p->html, (struct span){(const char *)p->text.p, p->text.n});
	}
	p->has_elements = true;
	html_open(&p->html, local);
}

static void stop(struct parser *p)
{
	if (p->is_stopped)
		return;
	p->is_stopped = true;
	p->n_reports++;
	diag_report(p->d, DIAG_WARNING, p->name, line_of(p),
		    "damaged XML: elements nested deeper than %d; the rest is left out",
		    FEED_DEPTH_MAX);
	xmlStopParser(p->xml);
}

static void on_open(void *user, const xmlChar *name, const xmlChar *prefix, const xmlChar *uri,
		    int n_namespaces, const xmlChar **namespaces, int n, int n_defaulted,
		    const xmlChar **attributes)
{
	struct parser *p = user;
	const char *local = (const char *)name;
	unsigned space = space_of(prefix, uri);
	enum field f;

	(void)n_namespaces, (void)namespaces, (void)n_defaulted;
	if (++p->depth > FEED_DEPTH_MAX) {
		stop(p);
		return;
	}
	if ((strcmp(local, "item") == 0 || strcmp(local, "entry") == 0) && space & (MAIN | ATOM)) {
		open_item(p);
		take_language(p, attributes, n);
		return;
	}
	if (p->field != FIELD_NONE) {
		open_inside(p, local);
		return;
	}
	open_head(p, local);
	take_language(p, attributes, n);
	f = is_direct(p) ? field_of(local, space) : FIELD_NONE;
	if (p->in_source)
		f = f == FIELD_TITLE ? FIELD_SOURCE : FIELD_NONE;
	if (f == FIELD_CATEGORY && p->item_depth)
		p->item.is_view |= feed_title_is_view(attribute(attributes, n, "term"));
	if (f == FIELD_LINK)
		take_link(p, attributes, n);
	if (f == FIELD_SOURCE && p->is_atom && !p->in_source)
		p->in_source = p->item_depth > 0;
	if (f != FIELD_NONE && (!p->in_source || p->depth > p->item_depth + 1))
		open_field(p, f, attributes, n);
}

static void on_close(void *user, const xmlChar *name, const xmlChar *prefix, const xmlChar *uri)
{
	struct parser *p = user;

	(void)prefix, (void)uri;
	if (p->field != FIELD_NONE && p->depth == p->field_depth)
		close_field(p);
	else if (p->field != FIELD_NONE && p->has_elements)
		html_close(&p->html, (const char *)name);
	if (p->in_source && p->depth == p->item_depth + 1)
		p->in_source = false;
	if (p->item_depth && p->depth == p->item_depth)
		close_item(p);
	p->depth -= p->depth > 0;
}

static void on_text(void *user, const xmlChar *text, int n)
{
	struct parser *p = user;
	struct span s = {(const char *)text, (size_t)n};

	if (p->field == FIELD_NONE)
		return;
	/* What follows is left out, too, or words would touch that did not. */
	if (p->was_cut || p->text.n + s.n > FEED_FIELD_MAX) {
		p->was_cut = true;
		return;
	}
	buf_put_span(&p->text, s);
	if (p->has_elements)
		html_text(&p->html, s);
}

static void on_error(void *user, xmlErrorPtr e)
{
	struct parser *p = user;
	struct span message = span_trim(span_of(e->message));

	/* An undeclared prefix is none of our business. */
	if (e->domain == XML_FROM_NAMESPACE || e->level < XML_ERR_ERROR ||
	    p->n_reports++ >= REPORTS_MAX)
		return;
	diag_report(p->d, DIAG_WARNING, p->name, p->first_line + (uint32_t)MAX_OF(e->line, 1),
		    "damaged XML: %.*s", (int)MIN_OF(message.n, (size_t)200), message.p);
}

static xmlParserCtxtPtr create(struct parser *p)
{
	xmlSAXHandler sax = {.startElementNs = on_open,
			     .endElementNs = on_close,
			     .characters = on_text,
			     .ignorableWhitespace = on_text,
			     .serror = on_error,
			     .initialized = XML_SAX2_MAGIC};
	xmlParserCtxtPtr xml = xmlCreatePushParserCtxt(&sax, p, NULL, 0, NULL);

	if (!xml)
		return NULL;
	xmlCtxtUseOptions(xml, XML_PARSE_RECOVER | XML_PARSE_NONET | XML_PARSE_IGNORE_ENC |
				       XML_PARSE_NOENT);
	xmlSwitchEncoding(xml, XML_CHAR_ENCODING_UTF8);
	return xml;
}

static void parse(struct parser *p, struct feed_mend *m)
{
	char piece[PIECE_BYTES];
	size_t n;

	while (!p->is_stopped && (n = feed_mend_next(m, piece, sizeof piece)) > 0)
		(void)xmlParseChunk(p->xml, piece, (int)n, 0);
	if (!p->is_stopped)
		(void)xmlParseChunk(p->xml, piece, 0, 1);
}

static enum err judge(const struct parser *p)
{
	if (p->n_reports > REPORTS_MAX)
		diag_report(p->d, DIAG_WARNING, p->name, 0, "damaged XML: %u more such places",
			    p->n_reports - REPORTS_MAX);
	if (p->n_items)
		return ERR_NONE;
	diag_report(p->d, p->n_reports ? DIAG_ERROR : DIAG_WARNING, p->name, 0,
		    p->n_reports ? "no item of the feed can be read" : "a feed without items");
	return p->n_reports ? ERR_SYNTAX : ERR_NONE;
}

enum err feed_xml_read(struct span text, const char *name, struct region *r, struct diag *d,
		       feed_sink *sink, void *user)
{
	struct parser p = {
		.name = name, .r = r, .d = d, .sink = sink, .user = user, .field = FIELD_NONE};
	struct feed_mend mend;

	feed_mend_init(&mend, text, name, d);
	p.first_line = mend.line - 1;
	region_init(&p.scratch);
	buf_init(&p.text);
	p.xml = create(&p);
	if (!p.xml)
		return ERR_MEMORY;
	parse(&p, &mend);
	drop_field(&p);
	xmlFreeParserCtxt(p.xml);
	buf_finish(&p.text);
	region_finish(&p.scratch);
	return judge(&p);
}
