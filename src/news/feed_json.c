/*
 * A whole feed as one tree would take ten times its bytes and fall as a whole over one bad comma.
 * So the outer object is walked by hand, twice as a feed's title may stand behind its items, and
 * cJSON gets one value at a time: what was read before a defect stays.
 */
#include "news/feed_json.h"

#include <string.h>

#include <cjson/cJSON.h>

#include "news/feed_item.h"
#include "news/feed_title.h"
#include "news/html.h"

struct walk {
	struct span s;
	size_t at;
	size_t counted_to; /* LINE is the line of this byte */
	uint32_t line;
	const char *name;
	struct region *r;
	struct diag *d;
	feed_sink *sink;
	void *user;
	struct span title, language; /* of the feed */
	size_t items_at;	     /* behind the '[' of the items; 0: not met */
	size_t n_items;
};

static uint32_t line_at(struct walk *w, size_t at)
{
	for (; w->counted_to < at && w->counted_to < w->s.n; w->counted_to++)
		w->line += w->s.p[w->counted_to] == '\n' ||
			   (w->s.p[w->counted_to] == '\r' &&
			    !(w->counted_to + 1 < w->s.n && w->s.p[w->counted_to + 1] == '\n'));
	return w->line;
}

static void skip_space(struct walk *w)
{
	while (w->at < w->s.n && span_is_space(w->s.p[w->at]))
		w->at++;
}

static bool take(struct walk *w, char c)
{
	skip_space(w);
	if (w->at >= w->s.n || w->s.p[w->at] != c)
		return false;
	w->at++;
	return true;
}

/* One value, to be deleted by the caller; w->at moves behind it. NULL where there is none; w->at is
 * then where it goes wrong. */
static cJSON *take_value(struct walk *w)
{
	const char *end = NULL;
	cJSON *v;

	skip_space(w);
	v = cJSON_ParseWithLengthOpts(w->s.p + w->at, w->s.n - w->at, &end, 0);
	if (end)
		w->at = (size_t)(end - w->s.p);
	return v;
}

/* Behind the string that begins at AT. */
static size_t end_of_string(struct span s, size_t at)
{
	for (at++; at < s.n && s.p[at] != '"'; at++)
		at += s.p[at] == '\\';
	return at < s.n ? at + 1 : s.n;
}

/* Moves over an array or object without looking at what is in it. */
static void skip_nest(struct walk *w)
{
	size_t depth = 0;

	while (w->at < w->s.n) {
		char c = w->s.p[w->at];

		if (c == '"') {
			w->at = end_of_string(w->s, w->at);
			continue;
		}
		w->at++;
		depth += c == '[' || c == '{';
		if ((c == ']' || c == '}') && --depth == 0)
			return;
	}
}

static void report(struct walk *w, const char *what)
{
	diag_report(w->d, w->n_items ? DIAG_WARNING : DIAG_ERROR, w->name, line_at(w, w->at),
		    "damaged JSON: %s; %zu item%s read before", what, w->n_items,
		    w->n_items == 1 ? " was" : "s were");
}

static struct span text_of(const cJSON *item, const char *key)
{
	return span_of(cJSON_GetStringValue(cJSON_GetObjectItemCaseSensitive(item, key)));
}

/* The text of KEY, cut between two characters where it is endless. */
static struct span field_of(struct walk *w, const cJSON *item, const char *key, uint32_t line)
{
	struct span s = text_of(item, key);
	size_t end = FEED_FIELD_MAX;

	if (s.n <= end)
		return s;
	while (end > 0 && ((unsigned char)s.p[end] & 0xC0) == 0x80)
		end--;
	diag_report(w->d, DIAG_WARNING, w->name, line,
		    "a text of more than %zu bytes: the rest is left out", FEED_FIELD_MAX);
	return span_cut(s, 0, end);
}

static void take_item(struct walk *w, const cJSON *v, uint32_t line)
{
	struct feed_item item = {.line = line, .source = w->title};
	struct news_file text;
	struct region scratch;
	const cJSON *tag;

	region_init(&scratch);
	item.title =
		html_one_line(html_clean_plain(field_of(w, v, "title", line), &scratch), &scratch);
	item.summary = html_clean_plain(field_of(w, v, "summary", line), &scratch);
	item.content = html_clean(field_of(w, v, "content_html", line), &scratch);
	if (!item.content.n)
		item.content = html_clean_plain(field_of(w, v, "content_text", line), &scratch);
	item.date = text_of(v, "date_published");
	item.updated = text_of(v, "date_modified");
	item.language = text_of(v, "language");
	if (!item.language.n)
		item.language = w->language;
	item.link = text_of(v, "url");
	if (!item.link.n)
		item.link = text_of(v, "external_url");
	cJSON_ArrayForEach(tag, cJSON_GetObjectItemCaseSensitive(v, "tags")) item.is_view |=
		feed_title_is_view(span_of(cJSON_GetStringValue(tag)));
	if (feed_item_make(&item, w->name, w->r, &text))
		w->sink(w->user, &text);
	w->n_items++;
	region_finish(&scratch);
}

/* The members of the outer object: the title is kept, the items are only found. */
static void walk_members(struct walk *w)
{
	while (!take(w, '}')) {
		size_t key_at = w->at;
		struct span key;
		cJSON *v;

		if (w->at >= w->s.n || w->s.p[w->at] != '"')
			return;
		w->at = end_of_string(w->s, w->at);
		key = span_cut(w->s, key_at + 1, w->at - 1);
		if (!take(w, ':'))
			return;
		skip_space(w);
		if (span_is(key, "items") && w->at < w->s.n && w->s.p[w->at] == '[') {
			w->items_at = w->at + 1;
			skip_nest(w);
		} else {
			v = take_value(w);
			if (!v)
				return;
			if (span_is(key, "language"))
				w->language = region_copy(w->r, span_of(cJSON_GetStringValue(v)));
			if (span_is(key, "title"))
				w->title = region_copy(w->r, span_of(cJSON_GetStringValue(v)));
			cJSON_Delete(v);
		}
		(void)take(w, ',');
	}
}

/* Is the value at FROM, which cannot be read, one that is cut off? */
static bool is_cut_off(const struct walk *w, size_t from)
{
	struct walk ahead = *w;

	ahead.at = from;
	skip_space(&ahead);
	if (ahead.at < ahead.s.n && (ahead.s.p[ahead.at] == '{' || ahead.s.p[ahead.at] == '['))
		skip_nest(&ahead);
	return ahead.at >= ahead.s.n;
}

static void walk_items(struct walk *w)
{
	w->at = w->items_at;
	while (!take(w, ']')) {
		size_t from = w->at;
		cJSON *v = take_value(w);

		if (!v) {
			report(w, is_cut_off(w, from) ? "it ends early"
						      : "no value where one is wanted");
			return;
		}
		if (cJSON_IsObject(v))
			take_item(w, v, line_at(w, from));
		cJSON_Delete(v);
		skip_space(w);
		if (!take(w, ',') && (w->at >= w->s.n || w->s.p[w->at] != ']')) {
			report(w, w->at < w->s.n ? "no comma between two items" : "it ends early");
			return;
		}
	}
}

enum err feed_json_read(struct span text, const char *name, struct region *r, struct diag *d,
			feed_sink *sink, void *user)
{
	struct walk w = {
		.s = text, .line = 1, .name = name, .r = r, .d = d, .sink = sink, .user = user};
	unsigned errors = d->n_errors;

	if (take(&w, '{'))
		walk_members(&w);
	if (w.items_at) {
		walk_items(&w);
	} else {
		report(&w, "no items are found");
	}
	if (d->n_errors > errors)
		return ERR_SYNTAX;
	if (w.n_items == 0)
		diag_report(d, DIAG_WARNING, name, 0, "a feed without items");
	return ERR_NONE;
}
