/*
 * The goal is to keep prose and nothing but prose; the obstacle is that every mark of junk is also
 * found in prose: a caption may be a sentence with a full stop, a subheading a whole clause, a
 * paragraph may have lost its full stop. The idea: every paragraph is put to all the evidence of
 * one table, each row with its weights per class, and the sum decides.
 *
 *	8                                   a number alone: number +10
 *	Smoke over the port on FridayCredit: Getty
 *	                                    ends in a credit: caption +7; after a counter: caption
 *+3 The harbour reopens on Monday.      after a counter: caption +3; a full stop: body +3, caption
 *-1; so it is prose
 */
#include "news/lineclass.h"

#include <string.h>

#include "news/credit.h"
#include "news/dateline.h"
#include "news/furniture.h"
#include "news/house.h"
#include "news/writer.h"

/* What is looked at; of evidence that a paragraph gives by itself, only l, para and p are there. */
struct context {
	const struct lexicon *l;
	const struct news_paras *paras;
	const struct profile *profiles;
	const struct echo *echo;
	size_t i;
	const struct para *para;
	const struct profile *p;
};

struct evidence {
	const char *what;
	bool (*holds)(const struct context *c);
	signed char weight[LINE_N_CLASSES];
};

/* The evidence a paragraph gives by itself: bits of profile.looks. */
enum own {
	PROSE,
	NUMBER_ALONE,
	ENDS_IN_CREDIT,
	CREDIT_ALONE,
	NAMES_SIDES,
	FULL_STOP,
	NO_FULL_STOP,
	COLON,
	SEVERAL_SENTENCES,
	SHORT,
	VERY_SHORT,
	LONG,
	QUOTATION,
	HEADLINE_MARKS,
	SINGLE_QUOTES,
	NO_ARTICLES,
	PRESENT,
	PAST,
	POINTS_BACK,
	SIGNS_OFF,
	A_BYLINE,
	INTRODUCES_WRITER,
	A_DATE,
	PAGE_FURNITURE,
	NOTE_ON_ARTICLE,
	SAYS_CAPTION,
	AGENCY_ALONE,
	NAMES_WRITER,
	TELLS_OF_WRITER,
	NAME_ALONE,
	HEADING_MARK,
	N_OWN
};

static bool seen(const struct profile *p, enum own e)
{
	return p->looks >> e & 1;
}

static bool shows(const struct context *c, enum own e)
{
	return seen(c->p, e);
}

/* The profile of the paragraph above; NULL at the start. */
static const struct profile *above(const struct context *c)
{
	return c->i > 0 ? &c->profiles[c->i - 1] : NULL;
}

static const struct profile *below(const struct context *c)
{
	return c->i + 1 < c->paras->n ? &c->profiles[c->i + 1] : NULL;
}

static const struct para *para_at(const struct context *c, size_t i)
{
	return i < c->paras->n ? &c->paras->items[i] : NULL;
}

static const struct para *before(const struct context *c)
{
	return c->i > 0 ? para_at(c, c->i - 1) : NULL;
}

static bool is_number(struct span s)
{
	for (size_t i = 0; i < s.n; i++)
		if (s.p[i] < '0' || s.p[i] > '9')
			return false;
	return s.n > 0 && s.n <= 3;
}

/* The nearest paragraph with a sentence in it, above (-1) or below (+1); NULL where none is near.
 */
static const struct profile *prose_near(const struct context *c, int step)
{
	size_t i = c->i;

	for (int tries = 0; tries < 6; tries++) {
		if ((step < 0 && i == 0) || (step > 0 && i + 1 >= c->paras->n))
			return NULL;
		i = step < 0 ? i - 1 : i + 1;
		if (c->profiles[i].ends_sentence && c->profiles[i].n_words > 6)
			return &c->profiles[i];
	}
	return NULL;
}

static bool number_alone(const struct context *c)
{
	return is_number(c->para->text);
}

static bool after_counter(const struct context *c)
{
	return above(c) && seen(above(c), NUMBER_ALONE);
}

static bool ends_in_credit(const struct context *c)
{
	return c->p->credit_at < c->para->text.n;
}

static bool credit_alone(const struct context *c)
{
	return c->para->text.n > 0 && c->p->credit_at == 0;
}

/* In brackets, as those that have the picture's description above them. */
static bool above_credit(const struct context *c)
{
	const struct para *next = para_at(c, c->i + 1);

	return next && (span_starts(next->text, "(") || span_starts(next->text, "[")) &&
	       seen(below(c), CREDIT_ALONE);
}

static bool names_sides(const struct context *c)
{
	static const char *const marks[] = {"(L)",     "(R)",	   "(left)",	 "(right)",  "(C)",
					    ", left,", ", right,", ", pictured", "(pictured"};

	return span_has_any(c->para->text, marks, COUNT_OF(marks));
}

static bool full_stop(const struct context *c)
{
	return c->p->ends_sentence;
}

static bool no_full_stop(const struct context *c)
{
	return !c->p->ends_sentence && !c->p->ends_colon && c->p->n_words > 0;
}

static bool ends_in_colon(const struct context *c)
{
	return c->p->ends_colon;
}

static bool several_sentences(const struct context *c)
{
	return c->p->n_sentences > 1 && c->p->n_words > 12;
}

static bool short_line(const struct context *c)
{
	return c->p->n_words <= 12;
}

static bool very_short(const struct context *c)
{
	return c->p->n_words <= 6 && c->p->n_words > 0;
}

static bool long_line(const struct context *c)
{
	return c->p->n_words > 22;
}

static bool has_quotation(const struct context *c)
{
	for (size_t i = 0; i < c->p->tokens.n; i++) {
		const struct token *t = &c->p->tokens.items[i];

		if (t->kind == TOKEN_QUOTE_OPEN && t->style != TOKEN_STYLE_SINGLE)
			return true;
	}
	return false;
}

static bool goes_on_quoting(const struct context *c)
{
	return c->i > 0 && c->profiles[c->i - 1].leaves_open && !c->profiles[c->i - 1].ends_colon &&
	       c->p->ends_sentence;
}

static bool inside_quotation(const struct context *c)
{
	return c->i > 0 && c->i + 1 < c->paras->n && c->profiles[c->i - 1].has_quote &&
	       c->profiles[c->i + 1].opens_quote && !c->p->has_quote;
}

/* "&", a dropped-in "…", a word shouted, a nickname alone: the desk's hand, not the reporter's. */
static bool headline_marks(const struct context *c)
{
	for (size_t i = 0; i < c->p->tokens.n; i++) {
		const struct token *t = &c->p->tokens.items[i];
		bool last = i + 1 == c->p->tokens.n;
		bool name_follows = !last && t[1].flags & TOKEN_CAPITAL;

		if (t->kind != TOKEN_PUNCT && !(t->flags & TOKEN_CAPITAL))
			continue;
		if (span_is(t->text, "&") || (!last && span_is(t->text, "\xE2\x80\xA6")))
			return true;
		if (i > 0 && t->flags & TOKEN_SHOUT && token_stem(t).n > 1 &&
		    !token_stem_has(t, LEXICON_ACRONYMS) && t->text.p[t->text.n - 1] >= 'A' &&
		    t->text.p[t->text.n - 1] <= 'Z')
			return true;
		if (t->flags & TOKEN_CAPITAL && !name_follows &&
		    token_stem_has(t, LEXICON_NICKNAMES))
			return true;
	}
	return false;
}

static bool single_quotes(const struct context *c)
{
	for (size_t i = 0; i < c->p->tokens.n; i++)
		if (c->p->tokens.items[i].kind == TOKEN_QUOTE_OPEN &&
		    c->p->tokens.items[i].style == TOKEN_STYLE_SINGLE)
			return !has_quotation(c);
	return false;
}

/* Headlines leave out "a" and "the"; prose has one in about every twelve words. */
static bool no_articles(const struct context *c)
{
	return c->p->n_words >= 8 && c->p->n_articles * 12 < c->p->n_words;
}

static bool present_verb(const struct context *c)
{
	return span_is(c->p->verb_form, "s") || span_is(c->p->verb_form, "base");
}

static bool past_verb(const struct context *c)
{
	return span_is(c->p->verb_form, "past") || span_is(c->p->verb_form, "ed");
}

static bool begins_by_pointing(const struct context *c)
{
	static const char *const words[] = {"he",    "she", "they", "his",    "her",
					    "their", "its", "this", "these",  "but",
					    "it",    "we",  "i",    "however"};

	return c->p->tokens.n > 0 &&
	       span_is_any_nocase(c->p->tokens.items[0].text, words, COUNT_OF(words));
}

static bool between_prose(const struct context *c)
{
	return prose_near(c, -1) && prose_near(c, 1) && !after_counter(c);
}

static bool before_no_prose(const struct context *c)
{
	return !prose_near(c, 1);
}

static bool echoes_quotation(const struct context *c)
{
	return !c->p->has_quote && !goes_on_quoting(c) &&
	       echo_is_heard(c->echo, c->i, LINECLASS_PULL_REACH);
}

static bool below_pull_quote(const struct context *c)
{
	return before(c) && before(c)->cls == LINE_PULLQUOTE && c->p->n_words <= 10 &&
	       c->profiles[c->i - 1].n_words > 10;
}

static bool signs_off(const struct context *c)
{
	return writer_signs_off(c->para->text);
}

static bool is_byline(const struct context *c)
{
	return writer_is_byline(c->para->text, c->p);
}

static bool introduces_writer(const struct context *c)
{
	return writer_is_introduced(c->para->text, c->p);
}

static bool names_writer(const struct context *c)
{
	return writer_is_named_with_trade(c->para->text, c->p);
}

static bool tells_of_writer(const struct context *c)
{
	return writer_is_told_of(c->para->text, c->p);
}

static bool is_date(const struct context *c)
{
	return writer_is_date(c->p);
}

static bool after_own_voice(const struct context *c)
{
	size_t voice = 0;

	for (size_t back = 1; back <= 20 && back <= c->i; back++)
		voice += c->profiles[c->i - back].n_voice > 0;
	return voice >= 3 && !c->p->n_voice;
}

static bool page_furniture(const struct context *c)
{
	return c->p->is_furniture;
}

static bool note_on_article(const struct context *c)
{
	return furniture_is_note(c->para->text);
}

static bool says_caption(const struct context *c)
{
	return credit_is_caption(c->para->text);
}

/* "Reuters", "Agence France-Presse": below a picture its credit, elsewhere the source. */
static bool agency_alone(const struct context *c)
{
	return c->p->n_words <= 4 && lexicon_has(c->l, LEXICON_AGENCIES, c->para->text);
}

static bool agency_below_picture(const struct context *c)
{
	return shows(c, AGENCY_ALONE) && before(c) &&
	       (before(c)->cls == LINE_CAPTION || before(c)->cls == LINE_NUMBER);
}

static bool name_alone(const struct context *c)
{
	return writer_is_named_alone(c->p);
}

static bool name_below_title(const struct context *c)
{
	return shows(c, NAME_ALONE) && before(c) &&
	       (before(c)->cls == LINE_TITLE || before(c)->cls == LINE_STANDFIRST ||
		before(c)->cls == LINE_BYLINE);
}

static bool heading_mark(const struct context *c)
{
	return span_starts(c->para->text, "#") && c->p->n_words > 0;
}

static bool lower_heading(const struct context *c)
{
	return span_starts(c->para->text, "##") && before(c) != NULL;
}

static bool starts_file(const struct context *c)
{
	return c->i == 0 && prose_near(c, 1);
}

static bool after_signoff(const struct context *c)
{
	return c->i > 1 && before(c)->cls == LINE_BYLINE && para_at(c, c->i - 2)->cls == LINE_BODY;
}

static bool below_title(const struct context *c)
{
	return before(c) && before(c)->cls == LINE_TITLE;
}

static bool above_byline(const struct context *c)
{
	return below(c) && (seen(below(c), A_BYLINE) || seen(below(c), A_DATE));
}

static bool always(const struct context *c)
{
	return c != NULL;
}

#define BODY [LINE_BODY]
#define TITLE [LINE_TITLE]
#define NUMBER [LINE_NUMBER]
#define CAPTION [LINE_CAPTION]
#define TEASER [LINE_TEASER]
#define SUBHEAD [LINE_SUBHEADING]
#define PULL [LINE_PULLQUOTE]
#define BYLINE [LINE_BYLINE]

/* Weights were set by hand on one raw scrape of 573 lines and a set of fixtures; what matters is
 * their order: a certain mark (8 and more) outweighs any two likely ones (3 to 5), which outweigh
 * tendencies (1, 2). LINE_STANDFIRST and LINE_BAD are never given here. */
static const struct evidence own[N_OWN] = {
	[PROSE] = {"prose is what there is most of",
		   always,
		   {BODY = 2, [LINE_STANDFIRST] = -99, [LINE_BAD] = -99}},
	[NUMBER_ALONE] = {"a number alone", number_alone, {NUMBER = 12}},
	[ENDS_IN_CREDIT] = {"ends in a credit", ends_in_credit, {CAPTION = 9}},
	[CREDIT_ALONE] = {"a credit alone", credit_alone, {CAPTION = 6}},
	[NAMES_SIDES] = {"says who stands where", names_sides, {CAPTION = 3}},
	[FULL_STOP] = {"ends as a sentence",
		       full_stop,
		       {BODY = 3, TITLE = -6, SUBHEAD = -8, TEASER = -6, CAPTION = -1}},
	[NO_FULL_STOP] = {"no full stop",
			  no_full_stop,
			  {BODY = -2, TITLE = 1, SUBHEAD = 1, TEASER = 1, CAPTION = 2}},
	[COLON] = {"a colon at its end", ends_in_colon, {BODY = 2, TEASER = -3, SUBHEAD = -2}},
	[SEVERAL_SENTENCES] = {"several sentences",
			       several_sentences,
			       {BODY = 2, CAPTION = -1, SUBHEAD = -4, TITLE = -4}},
	[SHORT] = {"short", short_line, {SUBHEAD = 2, TITLE = 1, TEASER = -1}},
	[VERY_SHORT] = {"very short", very_short, {SUBHEAD = 2, TEASER = -1}},
	[LONG] = {"long", long_line, {BODY = 2, SUBHEAD = -6, TITLE = -4, TEASER = -3}},
	[QUOTATION] = {"has a quotation",
		       has_quotation,
		       {BODY = 3, CAPTION = -1, TEASER = -2, PULL = -2, SUBHEAD = -2}},
	[HEADLINE_MARKS] = {"marks of a headline",
			    headline_marks,
			    {TEASER = 3, TITLE = 1, BODY = -1}},
	[SINGLE_QUOTES] = {"single quotation marks only", single_quotes, {TEASER = 1, TITLE = 1}},
	[NO_ARTICLES] = {"no articles", no_articles, {TEASER = 2, TITLE = 1}},
	[PRESENT] = {"its verb is in the present",
		     present_verb,
		     {TEASER = 1, TITLE = 1, CAPTION = 1}},
	[PAST] = {"its verb is in the past", past_verb, {BODY = 2}},
	[POINTS_BACK] = {"begins by pointing back",
			 begins_by_pointing,
			 {BODY = 3, TITLE = -3, SUBHEAD = -2, TEASER = -2}},
	[SIGNS_OFF] = {"a sign-off", signs_off, {BYLINE = 9}},
	[A_BYLINE] = {"a byline", is_byline, {BYLINE = 9}},
	[INTRODUCES_WRITER] = {"introduces a writer", introduces_writer, {BYLINE = 6}},
	[A_DATE] = {"a date alone", is_date, {BYLINE = 9}},
	[PAGE_FURNITURE] = {"page furniture", page_furniture, {TEASER = 20}},
	[NOTE_ON_ARTICLE] = {"a note on the article", note_on_article, {BYLINE = 20}},
	[SAYS_CAPTION] = {"says that it is a caption", says_caption, {CAPTION = 12}},
	[AGENCY_ALONE] = {"an agency alone", agency_alone, {BYLINE = 12}},
	[NAMES_WRITER] = {"a name with a trade", names_writer, {BYLINE = 10}},
	[TELLS_OF_WRITER] = {"tells of a writer", tells_of_writer, {BYLINE = 12}},
	[HEADING_MARK] = {"a heading mark", heading_mark, {TITLE = 10, SUBHEAD = 9}},
	[NAME_ALONE] = {"a name alone", name_alone, {0}},
};

/* What stands around it says the rest. */
static const struct evidence around[] = {
	{"after a gallery counter", after_counter, {CAPTION = 4, SUBHEAD = -4, TEASER = -3}},
	{"stands above a credit", above_credit, {CAPTION = 9}},
	{"goes on with an open quotation", goes_on_quoting, {BODY = 4}},
	{"stands in the middle of a quotation", inside_quotation, {TEASER = 2, SUBHEAD = 1}},
	{"stands between prose", between_prose, {SUBHEAD = 1, TITLE = -3}},
	{"no prose below", before_no_prose, {SUBHEAD = -4, TITLE = -4}},
	{"repeats a quotation without its marks", echoes_quotation, {PULL = 11}},
	{"below a pull quote", below_pull_quote, {PULL = 9}},
	{"after an author's own voice", after_own_voice, {BYLINE = 5}},
	{"an agency below a picture", agency_below_picture, {CAPTION = 14}},
	{"a name below a title", name_below_title, {BYLINE = 12}},
	{"a lower heading mark", lower_heading, {SUBHEAD = 3}},
	{"first of its file", starts_file, {TITLE = 6, SUBHEAD = -4, TEASER = -4}},
	{"after a sign-off", after_signoff, {TITLE = 5}},
	{"above a byline or a date", above_byline, {TITLE = 7, SUBHEAD = -4}},
	{"below a title", below_title, {TITLE = -5, SUBHEAD = -2}},
};

/* A sign-off in its own right, not only a writer named in prose. */
static bool is_weak_byline(const struct context *c)
{
	static const enum own strong[] = {SIGNS_OFF,	   A_BYLINE,	 A_DATE,
					  NOTE_ON_ARTICLE, AGENCY_ALONE, NAMES_WRITER,
					  TELLS_OF_WRITER};

	for (size_t i = 0; i < COUNT_OF(strong); i++)
		if (shows(c, strong[i]))
			return false;
	return !name_below_title(c) && !(shows(c, INTRODUCES_WRITER) && after_own_voice(c));
}

/* Adds the weights of the evidence of ROWS that HELD has. */
static void add(const struct evidence *rows, size_t n, uint64_t held, int sum[LINE_N_CLASSES])
{
	for (size_t e = 0; e < n; e++)
		for (size_t k = 0; held >> e & 1 && k < LINE_N_CLASSES; k++)
			sum[k] += rows[e].weight[k];
}

/* The class of a paragraph; in *HELD what stands around it is evidence of. */
static enum line_class judge(const struct context *c, uint64_t *held)
{
	int sum[LINE_N_CLASSES] = {0};
	enum line_class best = LINE_BODY;

	*held = 0;
	for (size_t e = 0; e < COUNT_OF(around); e++)
		*held |= (uint64_t)around[e].holds(c) << e;
	add(own, N_OWN, c->p->looks, sum);
	add(around, COUNT_OF(around), *held, sum);
	if (sum[LINE_BYLINE] > sum[LINE_BODY] && is_weak_byline(c))
		sum[LINE_BYLINE] = -99;
	for (size_t k = 0; k < LINE_N_CLASSES; k++)
		if (sum[k] > sum[best])
			best = (enum line_class)k;
	return best;
}

/* "A; B". */
static const char *both(const char *a, const char *b, struct region *r)
{
	size_t n_a = strlen(a), n_b = strlen(b);
	char *s = region_take(r, n_a + n_b + 3);

	memcpy(s, a, n_a);
	memcpy(s + n_a, "; ", 2);
	memcpy(s + n_a + 2, b, n_b);
	return s;
}

/* The two heaviest rows for a class. */
struct heaviest {
	const struct evidence *first, *second;
};

static void find_heaviest(const struct evidence *rows, size_t n, uint64_t held, enum line_class cls,
			  struct heaviest *h)
{
	for (size_t e = 0; e < n; e++) {
		const struct evidence *v = &rows[e];

		if (!(held >> e & 1) || v->weight[cls] <= 0)
			continue;
		if (!h->first || v->weight[cls] > h->first->weight[cls]) {
			h->second = h->first;
			h->first = v;
		} else if (!h->second || v->weight[cls] > h->second->weight[cls]) {
			h->second = v;
		}
	}
}

/* The evidence for CLS, heaviest two, in words. */
static const char *reason(enum line_class cls, uint64_t looks, uint64_t held, struct region *r)
{
	struct heaviest h = {NULL, NULL};

	find_heaviest(own, N_OWN, looks, cls, &h);
	find_heaviest(around, COUNT_OF(around), held, cls, &h);
	if (!h.first)
		return "nothing speaks for another class";
	return h.second ? both(h.first->what, h.second->what, r) : h.first->what;
}

static void strip_heading(struct para *p)
{
	size_t n = 0;

	while (n < p->text.n && (p->text.p[n] == '#' || span_is_space(p->text.p[n])))
		n++;
	p->text = span_cut(p->text, n, p->text.n);
	p->start += n;
	p->tokens = NULL;
}

void lineclass_look(const struct lexicon *l, const struct para *para, struct region *r,
		    struct profile *p)
{
	const struct context c = {.l = l, .para = para, .p = p};
	uint64_t looks = 0;
	struct dateline d;

	if (para->cls == LINE_BAD)
		return;
	p->is_furniture = furniture_is_page(para->text);
	p->credit_at = credit_find(l, para->text);
	for (size_t e = 0; e < N_OWN; e++)
		looks |= (uint64_t)own[e].holds(&c) << e;
	p->looks = looks;
	p->forms = house_forms(para->text);
	p->has_dateline = dateline_read(l, para->text, &p->tokens, r, &d);
}

void lineclass_mark_some(const struct lexicon *l, struct news_paras *paras,
			 const struct profile *profiles, const struct echo *echo, size_t from,
			 size_t to, struct region *r)
{
	struct context c = {l, paras, profiles, echo, 0, NULL, NULL};
	uint64_t held;

	for (c.i = from; c.i < to; c.i++) {
		struct para *p = &paras->items[c.i];

		if (p->cls == LINE_BAD)
			continue;
		c.para = p;
		c.p = &profiles[c.i];
		p->cls = judge(&c, &held);
		p->why = reason(p->cls, c.p->looks, held, r);
		if (span_starts(p->text, "#") &&
		    (p->cls == LINE_TITLE || p->cls == LINE_SUBHEADING))
			strip_heading(p);
	}
}

void lineclass_mark(const struct lexicon *l, struct news_paras *paras,
		    const struct profile *profiles, struct region *r)
{
	lineclass_mark_some(l, paras, profiles, echo_create(profiles, paras->n, r), 0, paras->n, r);
}
