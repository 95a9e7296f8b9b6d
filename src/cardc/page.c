#include "cardc/page.h"

#include <inttypes.h>
#include <stdlib.h>

#include "base/embed.h"
#include "base/utf8.h"

#define STYLE_SHEET "assets/desk/review.css"
#define REASONS_MAX 12 /* listed above the cards left out */

struct page {
	struct buf *b;
	const struct review *v;
	struct region *r;
};

/* Text as HTML, for content and for attributes in double quotes. */
static void put(struct page *p, struct span s)
{
	for (size_t at = 0, len; at < s.n; at += len) {
		uint32_t c = utf8_at(s, at, &len);

		if (c == '&')
			buf_put_text(p->b, "&amp;");
		else if (c == '<')
			buf_put_text(p->b, "&lt;");
		else if (c == '>')
			buf_put_text(p->b, "&gt;");
		else if (c == '"')
			buf_put_text(p->b, "&quot;");
		else if (c < ' ' || (c >= 0x7F && c < 0xA0))
			buf_put_u8(p->b, ' ');
		else {
			char bytes[UTF8_MAX];

			buf_put(p->b, bytes, utf8_put(c, bytes));
		}
	}
}

static void raw(struct page *p, const char *s)
{
	buf_put_text(p->b, s);
}

/* BEFORE and AFTER are markup; nothing where S is empty. */
static void put_between(struct page *p, const char *before, struct span s, const char *after)
{
	if (!s.n)
		return;
	raw(p, before);
	put(p, s);
	raw(p, after);
}

static void put_id(struct page *p, uint64_t id)
{
	put_between(p, "<code>", region_format(p->r, "%016" PRIx64, id), "</code>");
}

static void put_place(struct page *p, const struct review_row *row)
{
	put(p, region_format(p->r, "%s:%" PRIu32, row->article->file->name, row->card->line));
}

static void put_said(struct page *p, const struct review_row *row)
{
	const struct news_card *c = row->card;
	bool quote = c->kind == NEWS_QUOTE;

	put_between(p, quote ? "<p class=said>\xE2\x80\x9C" : "<p class=said>", c->text,
		    quote ? "\xE2\x80\x9D</p>\n" : "</p>\n");
	if (!c->speaker.n)
		return;
	put_between(p, "<p class=who><b>", c->speaker, "</b>");
	put_between(p, ", ", c->role, "");
	raw(p, "</p>\n");
}

static void put_parts(struct page *p, const struct news_card *c)
{
	static const char *const names[NEWS_N_PARTS] = {"made", "news", "speaker", "fresh"};

	raw(p, "<div class=parts>");
	put_between(p, "<strong>", region_format(p->r, "%d", c->score), "</strong>");
	for (size_t i = 0; i < NEWS_N_PARTS; i++) {
		raw(p, region_format(p->r, "<span style=\"--v:%d%%\">%s %d</span>", c->part[i] / 10,
				     names[i], c->part[i])
			       .p);
	}
	raw(p, "</div>\n");
}

static void put_duplicates(struct page *p, const struct review_row *row)
{
	if (!row->duplicates.n)
		return;
	put_between(p,
		    row->card->refused ? "<p class=fine>kept instead: <code>"
				       : "<p class=fine>stands also for <code>",
		    row->duplicates, "</code></p>\n");
}

static void put_figure(struct page *p, const struct review_row *row)
{
	raw(p, region_format(p->r, "<figure id=c%016" PRIx64 ">", row->id).p);
	if (row->picture) {
		raw(p,
		    region_format(p->r,
				  "<img src=\"cards/%s\" width=%d height=%d "
				  "loading=lazy alt=\"",
				  row->picture, (int)p->v->size.width_px, (int)p->v->size.height_px)
			    .p);
		put(p, row->card->text);
		raw(p, "\">");
	}
	raw(p, "<figcaption>\n");
	put_said(p, row);
	put_parts(p, row->card);
	raw(p, "<p class=fine>");
	if (row->state == REVIEW_PINNED)
		raw(p, "<span class=badge>pinned</span>");
	if (row->state == REVIEW_HELD)
		raw(p, "<span class=badge>held</span>");
	if (row->card->edited)
		raw(p, "<span class=badge>edited</span>");
	put_id(p, row->id);
	raw(p, " \xC2\xB7 ");
	put_place(p, row);
	raw(p, "</p>\n");
	put_between(p, "<p class=fine>", row->reason, "</p>\n");
	put_duplicates(p, row);
	put_between(p, "<details class=fine><summary>the paragraph it stands in</summary><p>",
		    row->source, "</p></details>\n");
	raw(p, "</figcaption></figure>\n");
}

static void put_table_row(struct page *p, const struct review_row *row)
{
	raw(p, "<tr><td>");
	put_said(p, row);
	put_between(p, "</td><td class=why>", row->reason, "");
	put_duplicates(p, row);
	raw(p, "</td><td class=id>");
	put_id(p, row->id);
	put(p, region_format(p->r, " line %" PRIu32, row->card->line));
	put_between(p, ", score ", row->score, "");
	raw(p, "</td></tr>\n");
}

/* What the article is called here: its headline, shown or not, else its lead's beginning. */
static void put_heading(struct page *p, const struct review_row *rows, size_t n)
{
	const struct article *a = rows->article;
	const struct news_card *name = rows->card;

	for (size_t i = n; i-- > 0;)
		if (rows[i].card->kind == NEWS_HEADLINE && rows[i].card->text.n)
			name = rows[i].card;
	put_between(p, "<span class=kicker>", a->kicker, "</span>");
	put_between(p, name->refused ? "<i>" : "<span>", name->text,
		    name->refused ? "</i>" : "</span>");
}

static void put_about(struct page *p, const struct article *a)
{
	const struct span parts[] = {a->source, a->place, a->date};

	raw(p, "<p class=about>");
	for (size_t i = 0; i < COUNT_OF(parts); i++)
		put_between(p, "", parts[i], " \xC2\xB7 ");
	put(p, span_of(a->file->name));
	raw(p, a->opinion ? " \xC2\xB7 opinion</p>\n" : "</p>\n");
}

enum part { PART_WALL, PART_DESK, PART_OUT, N_PARTS };

static enum part part_of(enum review_state state)
{
	if (state == REVIEW_REFUSED)
		return PART_OUT;
	return state == REVIEW_DESK ? PART_DESK : PART_WALL;
}

/* The rows [FROM, TO) are one article's; those of PART, if any. */
static void put_article(struct page *p, size_t from, size_t to, enum part part)
{
	const struct review_row *rows = p->v->rows;
	size_t n = 0;

	for (size_t i = from; i < to; i++)
		n += part_of(rows[i].state) == part;
	if (!n || !rows[from].article)
		return;
	raw(p, "<article>\n<h3>");
	put_heading(p, &rows[from], to - from);
	raw(p, "</h3>\n");
	put_about(p, rows[from].article);
	raw(p, part == PART_WALL ? "<div class=wall>\n" : "<table>\n");
	for (size_t i = from; i < to; i++) {
		if (part_of(rows[i].state) != part)
			continue;
		if (part == PART_WALL)
			put_figure(p, &rows[i]);
		else
			put_table_row(p, &rows[i]);
	}
	raw(p, part == PART_WALL ? "</div>\n</article>\n" : "</table>\n</article>\n");
}

static void put_articles(struct page *p, enum part part)
{
	size_t from = 0;

	for (size_t i = 1; i <= p->v->n; i++) {
		if (i < p->v->n && p->v->rows[i].article == p->v->rows[from].article)
			continue;
		put_article(p, from, i, part);
		from = i;
	}
}

struct reason {
	struct span text;
	size_t n;
};

static int by_text(const void *a, const void *b)
{
	const struct reason *x = a, *y = b;

	return span_compare(x->text, y->text);
}

static int by_count(const void *a, const void *b)
{
	const struct reason *x = a, *y = b;

	if (x->n != y->n)
		return x->n < y->n ? 1 : -1;
	return span_compare(x->text, y->text);
}

/* "duplicate of card at a.txt:9" counts as "duplicate of card". */
static struct span kind_of(struct span reason)
{
	size_t colon = span_find(reason, 0, ": "), at = span_find(reason, 0, " at ");
	bool has_line = reason.n && reason.p[reason.n - 1] >= '0' && reason.p[reason.n - 1] <= '9';

	return span_cut(reason, 0, MIN_OF(colon, has_line ? at : reason.n));
}

static void put_reasons(struct page *p)
{
	struct reason *list = region_take_array(p->r, p->v->n, sizeof *list);
	size_t n = 0, kinds = 0;

	for (size_t i = 0; i < p->v->n; i++)
		if (p->v->rows[i].state == REVIEW_REFUSED)
			list[n++] = (struct reason){kind_of(p->v->rows[i].reason), 1};
	qsort(list, n, sizeof *list, by_text);
	for (size_t i = 0; i < n; i++)
		if (kinds && span_equal(list[kinds - 1].text, list[i].text))
			list[kinds - 1].n++;
		else
			list[kinds++] = list[i];
	qsort(list, kinds, sizeof *list, by_count);
	raw(p, "<ul class=reasons>\n");
	for (size_t i = 0; i < MIN_OF(kinds, (size_t)REASONS_MAX); i++) {
		put_between(p, "<li><b>", region_format(p->r, "%zu", list[i].n), "</b> ");
		put_between(p, "<span>", list[i].text, "</span></li>\n");
	}
	raw(p, "</ul>\n");
}

static void put_link(struct page *p, size_t page, const char *text)
{
	if (page < 1 || page > p->v->n_pages)
		return;
	raw(p, region_format(p->r, " <a href=\"%s\">%s</a>", review_page_name(page, p->r), text).p);
}

/* Where one page would be too much for a browser. */
static void put_pages(struct page *p)
{
	const struct review *v = p->v;

	if (v->n_pages < 2)
		return;
	raw(p, region_format(p->r,
			     "<p>They are more than one page holds. This is page %zu of %zu, with "
			     "%zu of them; the articles follow one another as in the corpus. The "
			     "table has all.",
			     v->page, v->n_pages, v->n)
		       .p);
	put_link(p, v->page - 1, "The page before");
	put_link(p, v->page + 1, "The next page");
	raw(p, "</p>\n");
}

static void put_head(struct page *p)
{
	struct span css = {NULL, 0};

	(void)embed_find(STYLE_SHEET, &css);
	raw(p, "<!DOCTYPE html>\n<html lang=en>\n<head>\n<meta charset=utf-8>\n"
	       "<meta name=viewport content=\"width=device-width, initial-scale=1\">\n"
	       "<title>Review of the cards</title>\n<style>\n");
	buf_put_span(p->b, css);
	raw(p, "</style>\n</head>\n<body>\n<header class=top>\n<h1>Review of the cards</h1>\n<p>");
	put(p,
	    region_format(p->r,
			  "%zu candidates from %zu articles. What stands here is what the wall "
			  "shows, and why the rest is not there. To change it, put a card\xE2\x80"
			  "\x99s id into ",
			  p->v->n_candidates, p->v->n_articles));
	put_between(p, "<code>", span_of(p->v->desk_file), "</code>");
	raw(p, " under [pin], [exclude], [edit] or [hold], and compile again.</p>\n");
	put_pages(p);
	raw(p, "</header>\n");
}

struct section {
	const char *id, *title, *about;
	size_t n;
};

static void put_nav(struct page *p, const struct section *sections)
{
	raw(p, "<nav><ul>\n");
	for (size_t i = 0; i < N_PARTS; i++)
		raw(p, region_format(p->r, "<li><a href=\"#%s\">%s</a> <b>%zu</b></li>\n",
				     sections[i].id, sections[i].title, sections[i].n)
			       .p);
	raw(p, "<li><a href=\"#\">All</a></li>\n<li><a href=\"review.tsv\">As a table</a></li>\n"
	       "</ul></nav>\n");
}

void page_put(struct buf *b, const struct review *v, struct region *r)
{
	struct page p = {b, v, r};
	const struct section sections[N_PARTS] = {
		{"shown", "On the wall", "As the player draws them, by article.",
		 v->count[REVIEW_SHOWN] + v->count[REVIEW_PINNED] + v->count[REVIEW_HELD]},
		{"desk", "Set aside at the desk", "Taken out by the desk file.",
		 v->count[REVIEW_DESK]},
		{"refused", "Left out", "Found in the text and not shown. The commonest reasons:",
		 v->count[REVIEW_REFUSED]},
	};

	put_head(&p);
	put_nav(&p, sections);
	raw(&p, "<main>\n");
	for (int i = 0; i < N_PARTS; i++) {
		raw(&p,
		    region_format(r, "<section id=%s>\n<h2>%s</h2>\n<p>%s</p>\n", sections[i].id,
				  sections[i].title, sections[i].n ? sections[i].about : "None.")
			    .p);
		if (i == PART_OUT && sections[i].n)
			put_reasons(&p);
		put_articles(&p, (enum part)i);
		raw(&p, "</section>\n");
	}
	raw(&p, "</main>\n</body>\n</html>\n");
}
