#include "news/segment.h"

#include "news/boundary.h"
#include "news/dateline.h"
#include "news/opening.h"
#include "news/spelling.h"
#include "news/standfirst.h"

/* Words shared with what follows, in thousandths, by which a caption goes with the article below.
 */
#define CAPTION_BELOW 250
/* Lines between the top of a headline and the lead; the words of the shortest. */
#define HEAD_LINES 3
#define TITLE_WORDS 4
/* Paragraphs of a file that may well be one report. */
#define REPORT_MAX 60

/* The topmost of the lines right above LEAD that were its headline and standfirst; LEAD: none. */
static size_t head_of(const struct scan *c, size_t lead)
{
	size_t top = lead;

	for (size_t i = lead; i > c->start + 1 && i + HEAD_LINES > lead; i--) {
		enum line_class cls = c->paras->items[i - 1].cls;
		bool long_heading =
			cls == LINE_SUBHEADING && c->profiles[i - 1].n_words >= TITLE_WORDS;

		if ((cls != LINE_BODY && !long_heading) || !opening_belongs_below(c, i - 1, lead))
			break;
		if (long_heading || opening_is_headline(c, i - 1))
			top = i - 1;
	}
	return top;
}

/* Does the caption or link above I share its words with the paragraphs below it? */
static bool goes_with(const struct scan *c, size_t i, size_t n)
{
	return cohesion_between(c->cohesion, i - 1, i, scan_block_end(c, i, n)) >= CAPTION_BELOW;
}

/* A caption alone above a dateline, or one that shares its words with the lead below it, came with
 * the article below; a caption after a gallery counter with the one above. A title or a subheading
 * right above a boundary belongs below it; a link, or a line above its title, where they share
 * their words with what is below. */
static size_t pull_up(struct scan *c, size_t i)
{
	i = head_of(c, i);
	while (i > c->start + 1) {
		struct para *p = &c->paras->items[i - 1];
		bool counted = i >= 2 && c->paras->items[i - 2].cls == LINE_NUMBER;

		bool is_title = p->cls == LINE_SUBHEADING && p[1].cls != LINE_TITLE;

		if (is_title ||
		    ((p->cls == LINE_TEASER || p->cls == LINE_SUBHEADING) && goes_with(c, i, 3))) {
			p->cls = LINE_TITLE;
			p->why = "stands above the start of an article";
		} else if (p->cls != LINE_TITLE &&
			   (p->cls != LINE_CAPTION || counted || !goes_with(c, i, 2))) {
			break;
		}
		i--;
	}
	return i;
}

static void set_dateline(const struct scan *c, struct article *a)
{
	const struct para *lead = &a->paras[a->lead];
	size_t at = (size_t)(lead - c->paras->items);
	struct dateline d;

	if (!dateline_read(c->l, lead->text, &c->profiles[at].tokens, c->region, &d)) {
		for (size_t i = 0; i < a->lead; i++)
			if (a->paras[i].cls == LINE_BYLINE &&
			    dateline_read_date(c->l, &c->profiles[at - a->lead + i].tokens,
					       c->region, &d)) {
				a->date = d.date;
				a->date_ms = d.date_ms;
			}
		return;
	}
	a->place = d.place;
	a->date = d.date;
	a->date_ms = d.date_ms;
	a->source = d.source;
	a->lead_text = d.text_at;
}

/* "X writes for the Associated Press": the agency a sign-off names. */
static struct span agency_in(const struct lexicon *l, const struct tokens *t, struct region *r)
{
	size_t longest = lexicon_longest(l, LEXICON_AGENCIES);

	for (size_t i = 0; i < t->n; i++) {
		for (size_t n = MIN_OF(longest, t->n - i); n > 0; n--) {
			struct span raw = {t->items[i].text.p,
					   t->items[i + n - 1].end - t->items[i].start};
			struct span name = spelling_single_spaced(r, raw);

			if (t->items[i].flags & TOKEN_CAPITAL &&
			    lexicon_has(l, LEXICON_AGENCIES, name))
				return name;
		}
	}
	return (struct span){NULL, 0};
}

/* A line on what the author used to be names papers that this report is not from. */
static bool names_source(struct span byline)
{
	static const char *const forms[] = {"writes for", "contributed", "eporting by",
					    "This article"};

	for (size_t i = 0; i < COUNT_OF(forms); i++)
		if (span_find(byline, 0, forms[i]) < byline.n)
			return true;
	return span_equal_nocase(span_cut(byline, 0, 3), span_of("by "));
}

static void set_source(const struct scan *c, struct article *a, size_t first)
{
	for (size_t i = 0; i < a->n && !a->source.n; i++)
		if (a->paras[i].cls == LINE_BYLINE && names_source(a->paras[i].text))
			a->source = agency_in(c->l, &c->profiles[first + i].tokens, c->region);
}

/* The author's voice in a quarter of the prose, or in a tenth with a line on who the author is. */
static bool is_opinion(const struct scan *c, const struct article *a, size_t first)
{
	size_t n = 0, voiced = 0;
	bool writer = false;

	for (size_t i = 0; i < a->n; i++) {
		const struct profile *p = &c->profiles[first + i];

		if (a->paras[i].cls == LINE_BYLINE && a->paras[i].text.n > 60)
			writer = true;
		if (a->paras[i].cls != LINE_BODY)
			continue;
		n++;
		voiced += p->n_voice > 0 && !p->opens_quote;
	}
	return voiced >= 2 && (voiced * 4 >= n || (writer && voiced * 10 >= n));
}

/* "- a line of a list" */
static bool is_item(struct span s)
{
	return span_starts(s, "- ") || span_starts(s, "* ") || span_starts(s, "\xE2\x80\xA2");
}

/* The first prose, a list only where there is nothing else. */
static size_t first_prose(const struct article *a)
{
	size_t item = a->n;

	for (size_t i = 0; i < a->n; i++) {
		if (a->paras[i].cls != LINE_BODY)
			continue;
		if (!is_item(a->paras[i].text))
			return i;
		item = MIN_OF(item, i);
	}
	return item;
}

static void mark_standfirst(struct scan *c, size_t first, struct article *a)
{
	struct para *p = &c->paras->items[first + a->lead];

	if (!standfirst_is_at(c, first + a->lead))
		return;
	p->cls = LINE_STANDFIRST;
	p->why = "told more fully by the paragraph after it";
	a->lead = first_prose(a);
}

/* What the publisher says apart from the text; a dateline's own date and agency go before. */
static void use_known(const struct news_known *known, struct article *a)
{
	a->title = known->title;
	a->opinion |= known->is_opinion;
	if (a->date_ms == INT64_MIN && known->date_ms != INT64_MIN) {
		a->date = known->date;
		a->date_ms = known->date_ms;
	}
	if (!a->source.n)
		a->source = known->source;
}

static void finish(struct scan *c, const struct news_file *file, size_t end, const char *why,
		   struct news_articles *out)
{
	struct article a = {.id = (uint32_t)out->n + 1,
			    .file = file,
			    .paras = &c->paras->items[c->start],
			    .n = end - c->start,
			    .why = why,
			    .date_ms = INT64_MIN};

	a.lead = first_prose(&a);
	if (a.lead == a.n && !(file->known && file->known->title.n))
		return;
	if (a.lead < a.n)
		mark_standfirst(c, c->start, &a);
	if (a.lead < a.n)
		set_dateline(c, &a);
	set_source(c, &a, c->start);
	a.opinion = is_opinion(c, &a, c->start);
	if (file->known)
		use_known(file->known, &a);
	REGION_PUSH(c->region, out, a);
}

size_t segment_cut_some(struct segment_window *w, struct region *r, struct news_articles *out)
{
	struct scan c;
	const char *next_why = w->why;

	if (w->paras->n == 0)
		return 0;
	scan_init(&c, w->l, w->paras, w->profiles, w->echo, r);
	c.is_short = w->from == 0 && !w->goes_on && w->paras->n <= REPORT_MAX;
	scan_begin(&c, w->from);
	for (c.i = w->from; c.i < w->to; c.i++) {
		c.p = &w->profiles[c.i];
		if (boundary_is_at(&c, &next_why)) {
			size_t start = pull_up(&c, c.i);

			finish(&c, w->file, start, w->why, out);
			scan_begin(&c, start);
			w->why = next_why;
		}
		scan_take(&c);
	}
	if (!w->goes_on || c.start == w->from) {
		finish(&c, w->file, w->to, w->why, out);
		w->why = "the article before it is longer than any";
		return w->to;
	}
	return c.start;
}

void segment_cut(const struct lexicon *l, const struct news_file *file, struct news_paras *paras,
		 const struct profile *profiles, struct region *r, struct news_articles *out)
{
	struct segment_window w = {.l = l,
				   .file = file,
				   .paras = paras,
				   .profiles = profiles,
				   .echo = echo_create(profiles, paras->n, r),
				   .to = paras->n,
				   .why = "the file begins"};

	segment_cut_some(&w, r, out);
}

void segment_whole(const struct lexicon *l, const struct news_file *file, struct news_paras *paras,
		   const struct profile *profiles, struct region *r, struct news_articles *out)
{
	struct scan c;

	if (paras->n == 0)
		return;
	scan_init(&c, l, paras, profiles, echo_create(profiles, paras->n, r), r);
	if (file->known && file->known->title.n) {
		paras->items[0].cls = LINE_TITLE;
		paras->items[0].text = file->known->title; /* "#" and all */
		paras->items[0].start = 0;
		paras->items[0].tokens = NULL;
		paras->items[0].why = "the title the feed gives";
	}
	for (c.i = 0; c.i < paras->n; c.i++) {
		c.p = &profiles[c.i];
		scan_take(&c);
	}
	finish(&c, file, paras->n, "the file is one article", out);
}
