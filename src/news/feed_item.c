#include "news/feed_item.h"

#include <string.h>

#include "base/buf.h"
#include "news/feed_date.h"
#include "news/feed_title.h"
#include "news/html.h"
#include "news/langtag.h"

/* So many bytes are no title, but a text in its place: a card shows 90 characters. */
#define TITLE_MAX 2000
/* A name of a source longer than that is a slogan, and no card has room for it. */
#define SOURCE_MAX 80
#define LINK_MAX 2000
/* Lines below an article that lead on to its page have no more bytes. */
#define FURNITURE_MAX 200

static bool ends_cut(struct span s)
{
	static const char *const ends[] = {"\xE2\x80\xA6",	 "...",
					   "[\xE2\x80\xA6]",	 "[...]",
					   "(more\xE2\x80\xA6)", "(more...)"};

	for (size_t i = 0; i < COUNT_OF(ends); i++)
		if (span_ends(s, ends[i]))
			return true;
	return false;
}

/* S up to its last whole sentence; empty where it has none. */
static struct span whole_sentences(struct span s)
{
	static const char *const ends[] = {
		". ", "! ", "? ", ".\" ", ".\xE2\x80\x9D ", ".\xE2\x80\x99 "};

	for (size_t at = s.n; at > 0; at--)
		for (size_t i = 0; i < COUNT_OF(ends); i++)
			if (span_ends(span_cut(s, 0, at), ends[i]))
				return span_trim(span_cut(s, 0, at));
	return span_cut(s, 0, 0);
}

static bool is_furniture(struct span p)
{
	static const char *const starts[] = {"continue reading",  "read more",	  "read the full",
					     "click here to",	  "keep reading", "view original",
					     "read full article", "comments"};

	if (span_starts(p, "The post ") && span_find(p, 0, " appeared first on ") < p.n)
		return true;
	for (size_t i = 0; p.n <= FURNITURE_MAX && i < COUNT_OF(starts); i++)
		if (span_equal_nocase(span_cut(p, 0, strlen(starts[i])), span_of(starts[i])))
			return !span_ends(p, ".") || p.n < 60;
	return false;
}

static struct span first_paragraph(struct span body, size_t from)
{
	return span_cut(body, from, MIN_OF(span_find(body, from, "\n\n"), body.n));
}

/* Appends the paragraphs of BODY that are its own, each behind a blank line. */
static void put_body(struct buf *out, struct span body)
{
	for (size_t at = 0; at < body.n;) {
		size_t end = span_find(body, at, "\n\n");
		struct span p = span_cut(body, at, end);
		bool last = end >= body.n;

		at = MIN_OF(end + 2, body.n);
		if (ends_cut(p) && (last || is_furniture(first_paragraph(body, at))))
			p = whole_sentences(p);
		if (!p.n || is_furniture(p))
			continue;
		if (out->n)
			buf_put_text(out, "\n\n");
		buf_put_span(out, p);
	}
}

/* Without " - Source" at its end. */
static struct span bare_title(struct span title, struct span source)
{
	static const char *const dashes[] = {" - ", " \xE2\x80\x93 ", " \xE2\x80\x94 ", " | "};

	for (size_t i = 0; source.n && i < COUNT_OF(dashes); i++) {
		size_t dash = strlen(dashes[i]);
		size_t at = title.n - MIN_OF(title.n, source.n + dash);

		if (at && span_starts(span_cut(title, at, title.n), dashes[i]) &&
		    span_equal_nocase(span_cut(title, at + dash, title.n), source))
			return span_cut(title, 0, at);
	}
	return title;
}

static void set_date(const struct feed_item *item, struct region *r, struct news_known *k)
{
	struct feed_date d;

	k->date_ms = k->time_ms = INT64_MIN;
	if (!feed_date_read(item->date, &d) && !feed_date_read(item->updated, &d))
		return;
	k->date = feed_date_shown(&d, r);
	k->date_ms = d.midnight_ms;
	k->time_ms = d.utc_ms;
}

static struct span short_line(struct span raw, size_t max, struct region *r)
{
	struct span s = html_one_line(html_clean_plain(span_trim(raw), r), r);

	return s.n <= max ? s : span_cut(s, 0, 0);
}

bool feed_item_make(const struct feed_item *item, const char *name, struct region *r,
		    struct news_file *out)
{
	struct news_known *k;
	struct span body = item->content.n >= item->summary.n ? item->content : item->summary;
	struct buf text;

	if (!item->title.n && !body.n)
		return false;
	k = region_take(r, sizeof *k);
	k->line = item->line;
	k->source = short_line(item->source, SOURCE_MAX, r);
	k->link = short_line(item->link, LINK_MAX, r);
	k->language = langtag_read(item->language, r);
	set_date(item, r, k);
	if (item->title.n <= TITLE_MAX)
		k->title = feed_title_fair(bare_title(item->title, k->source), &k->is_opinion);
	k->is_opinion |= item->is_view;
	if (ends_cut(k->title))
		k->title.n = 0;
	buf_init(&text);
	buf_put_span(&text, k->title);
	put_body(&text, body);
	out->name = name;
	out->bytes = region_copy(r, (struct span){(const char *)text.p, text.n});
	out->known = k;
	k->title = span_cut(out->bytes, 0, k->title.n);
	buf_finish(&text);
	return out->bytes.n > 0;
}
