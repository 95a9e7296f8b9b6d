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

#include "news/looks.h"

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
	signed char weight[LINE_N_CLASSES];
};

/* Evidence of what stands around; a look (looks.h) is what the paragraph is by itself. */
struct surrounding {
	struct evidence evidence;
	bool (*holds)(const struct context *c);
};

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

static bool after_counter(const struct context *c)
{
	return above(c) && looks_has(above(c), LOOK_NUMBER_ALONE);
}

/* In brackets, as those that have the picture's description above them. */
static bool above_credit(const struct context *c)
{
	const struct para *next = para_at(c, c->i + 1);

	return next && (span_starts(next->text, "(") || span_starts(next->text, "[")) &&
	       looks_has(below(c), LOOK_CREDIT_ALONE);
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

static bool after_own_voice(const struct context *c)
{
	size_t voice = 0;

	for (size_t back = 1; back <= 20 && back <= c->i; back++)
		voice += c->profiles[c->i - back].n_voice > 0;
	return voice >= 3 && !c->p->n_voice;
}

static bool agency_below_picture(const struct context *c)
{
	return looks_has(c->p, LOOK_AGENCY_ALONE) && before(c) &&
	       (before(c)->cls == LINE_CAPTION || before(c)->cls == LINE_NUMBER);
}

static bool name_below_title(const struct context *c)
{
	return looks_has(c->p, LOOK_NAME_ALONE) && before(c) &&
	       (before(c)->cls == LINE_TITLE || before(c)->cls == LINE_STANDFIRST ||
		before(c)->cls == LINE_BYLINE);
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
	return below(c) && (looks_has(below(c), LOOK_A_BYLINE) || looks_has(below(c), LOOK_A_DATE));
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
static const struct evidence own[LOOK_N] = {
	[LOOK_PROSE] = {"prose is what there is most of",
			{BODY = 2, [LINE_STANDFIRST] = -99, [LINE_BAD] = -99}},
	[LOOK_NUMBER_ALONE] = {"a number alone", {NUMBER = 12}},
	[LOOK_ENDS_IN_CREDIT] = {"ends in a credit", {CAPTION = 9}},
	[LOOK_CREDIT_ALONE] = {"a credit alone", {CAPTION = 6}},
	[LOOK_NAMES_SIDES] = {"says who stands where", {CAPTION = 3}},
	[LOOK_FULL_STOP] = {"ends as a sentence",
			    {BODY = 3, TITLE = -6, SUBHEAD = -8, TEASER = -6, CAPTION = -1}},
	[LOOK_NO_FULL_STOP] = {"no full stop",
			       {BODY = -2, TITLE = 1, SUBHEAD = 1, TEASER = 1, CAPTION = 2}},
	[LOOK_COLON] = {"a colon at its end", {BODY = 2, TEASER = -3, SUBHEAD = -2}},
	[LOOK_SEVERAL_SENTENCES] = {"several sentences",
				    {BODY = 2, CAPTION = -1, SUBHEAD = -4, TITLE = -4}},
	[LOOK_SHORT] = {"short", {SUBHEAD = 2, TITLE = 1, TEASER = -1}},
	[LOOK_VERY_SHORT] = {"very short", {SUBHEAD = 2, TEASER = -1}},
	[LOOK_LONG] = {"long", {BODY = 2, SUBHEAD = -6, TITLE = -4, TEASER = -3}},
	[LOOK_QUOTATION] = {"has a quotation",
			    {BODY = 3, CAPTION = -1, TEASER = -2, PULL = -2, SUBHEAD = -2}},
	[LOOK_HEADLINE_MARKS] = {"marks of a headline", {TEASER = 3, TITLE = 1, BODY = -1}},
	[LOOK_SINGLE_QUOTES] = {"single quotation marks only", {TEASER = 1, TITLE = 1}},
	[LOOK_NO_ARTICLES] = {"no articles", {TEASER = 2, TITLE = 1}},
	[LOOK_PRESENT] = {"its verb is in the present", {TEASER = 1, TITLE = 1, CAPTION = 1}},
	[LOOK_PAST] = {"its verb is in the past", {BODY = 2}},
	[LOOK_POINTS_BACK] = {"begins by pointing back",
			      {BODY = 3, TITLE = -3, SUBHEAD = -2, TEASER = -2}},
	[LOOK_SIGNS_OFF] = {"a sign-off", {BYLINE = 9}},
	[LOOK_A_BYLINE] = {"a byline", {BYLINE = 9}},
	[LOOK_INTRODUCES_WRITER] = {"introduces a writer", {BYLINE = 6}},
	[LOOK_A_DATE] = {"a date alone", {BYLINE = 9}},
	[LOOK_PAGE_FURNITURE] = {"page furniture", {TEASER = 20}},
	[LOOK_NOTE_ON_ARTICLE] = {"a note on the article", {BYLINE = 20}},
	[LOOK_SAYS_CAPTION] = {"says that it is a caption", {CAPTION = 12}},
	[LOOK_AGENCY_ALONE] = {"an agency alone", {BYLINE = 12}},
	[LOOK_NAMES_WRITER] = {"a name with a trade", {BYLINE = 10}},
	[LOOK_TELLS_OF_WRITER] = {"tells of a writer", {BYLINE = 12}},
	[LOOK_HEADING_MARK] = {"a heading mark", {TITLE = 10, SUBHEAD = 9}},
	[LOOK_NAME_ALONE] = {"a name alone", {0}},
};

/* What stands around it says the rest. */
static const struct surrounding around[] = {
	{{"after a gallery counter", {CAPTION = 4, SUBHEAD = -4, TEASER = -3}}, after_counter},
	{{"stands above a credit", {CAPTION = 9}}, above_credit},
	{{"goes on with an open quotation", {BODY = 4}}, goes_on_quoting},
	{{"stands in the middle of a quotation", {TEASER = 2, SUBHEAD = 1}}, inside_quotation},
	{{"stands between prose", {SUBHEAD = 1, TITLE = -3}}, between_prose},
	{{"no prose below", {SUBHEAD = -4, TITLE = -4}}, before_no_prose},
	{{"repeats a quotation without its marks", {PULL = 11}}, echoes_quotation},
	{{"below a pull quote", {PULL = 9}}, below_pull_quote},
	{{"after an author's own voice", {BYLINE = 5}}, after_own_voice},
	{{"an agency below a picture", {CAPTION = 14}}, agency_below_picture},
	{{"a name below a title", {BYLINE = 12}}, name_below_title},
	{{"a lower heading mark", {SUBHEAD = 3}}, lower_heading},
	{{"first of its file", {TITLE = 6, SUBHEAD = -4, TEASER = -4}}, starts_file},
	{{"after a sign-off", {TITLE = 5}}, after_signoff},
	{{"above a byline or a date", {TITLE = 7, SUBHEAD = -4}}, above_byline},
	{{"below a title", {TITLE = -5, SUBHEAD = -2}}, below_title},
};

/* A sign-off in its own right, not only a writer named in prose. */
static bool is_weak_byline(const struct context *c)
{
	static const enum look strong[] = {
		LOOK_SIGNS_OFF,	   LOOK_A_BYLINE,     LOOK_A_DATE,	   LOOK_NOTE_ON_ARTICLE,
		LOOK_AGENCY_ALONE, LOOK_NAMES_WRITER, LOOK_TELLS_OF_WRITER};

	for (size_t i = 0; i < COUNT_OF(strong); i++)
		if (looks_has(c->p, strong[i]))
			return false;
	return !name_below_title(c) &&
	       !(looks_has(c->p, LOOK_INTRODUCES_WRITER) && after_own_voice(c));
}

static void add(const struct evidence *v, int sum[LINE_N_CLASSES])
{
	for (size_t k = 0; k < LINE_N_CLASSES; k++)
		sum[k] += v->weight[k];
}

/* The class of a paragraph; in *HELD what stands around it is evidence of. */
static enum line_class judge(const struct context *c, uint64_t *held)
{
	int sum[LINE_N_CLASSES] = {0};
	enum line_class best = LINE_BODY;

	*held = 0;
	for (size_t i = 0; i < LOOK_N; i++)
		if (looks_has(c->p, (enum look)i))
			add(&own[i], sum);
	for (size_t i = 0; i < COUNT_OF(around); i++)
		if (around[i].holds(c)) {
			*held |= UINT64_C(1) << i;
			add(&around[i].evidence, sum);
		}
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

/* The two heaviest pieces of evidence for a class. */
struct heaviest {
	const struct evidence *first, *second;
};

static void compare(const struct evidence *v, enum line_class cls, struct heaviest *h)
{
	if (v->weight[cls] <= 0)
		return;
	if (!h->first || v->weight[cls] > h->first->weight[cls]) {
		h->second = h->first;
		h->first = v;
	} else if (!h->second || v->weight[cls] > h->second->weight[cls]) {
		h->second = v;
	}
}

/* The evidence for CLS, heaviest two, in words. */
static const char *reason(enum line_class cls, const struct profile *p, uint64_t held,
			  struct region *r)
{
	struct heaviest h = {NULL, NULL};

	for (size_t i = 0; i < LOOK_N; i++)
		if (looks_has(p, (enum look)i))
			compare(&own[i], cls, &h);
	for (size_t i = 0; i < COUNT_OF(around); i++)
		if (held >> i & 1)
			compare(&around[i].evidence, cls, &h);
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
		p->why = reason(p->cls, c.p, held, r);
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
