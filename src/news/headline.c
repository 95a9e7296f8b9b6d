/*
 * The goal is the sentence an editor would print; the means is search: shorten.h says what may be
 * left out and what it costs, search.h finds the best ways, and the first of them that stands alone
 * (sentence.h), says what the lead says and holds when it is read (stale.h) is shown.
 */
#include "news/headline.h"

#include <string.h>

#include "base/utf8.h"
#include "news/casing.h"
#include "news/clause.h"
#include "news/dayphrase.h"
#include "news/profile.h"
#include "news/search.h"
#include "news/sentence.h"
#include "news/shorten.h"
#include "news/stale.h"
#include "news/title.h"
#include "news/token.h"

/* Below this score a shortened lead has lost too much to be worth a card. */
#define SCORE_MIN 600

/* An end that costs as much leaves out part of the news: the lead is better whole, if it fits. */
#define NEWS_COST 40

struct maker {
	const struct lexicon *l;
	const struct article *a;
	const struct para *p;
	struct region *r; /* scratch */
	struct tokens t;
	struct shorten_plan plan;
};

/* All tokens [FROM, TO) as a sentence that nothing was left out of; KEPT has room for them. */
static struct sentence whole_of(const struct tokens *t, size_t from, size_t to, uint16_t *kept)
{
	size_t n = 0;

	for (size_t i = from; i < to; i++)
		kept[n++] = (uint16_t)i;
	return (struct sentence){.t = t, .kept = kept, .n_body = n, .n = n};
}

/* The title without its full stop; empty where it makes no headline. */
static struct span title_text(const struct lexicon *l, const struct article *a, struct span text,
			      struct region *r)
{
	uint16_t kept[SHORTEN_TOKENS_MAX];
	struct tokens t = {0};
	struct sentence s;

	if ((span_ends(text, ".") && !span_ends(text, "..")) || span_ends(text, ";"))
		text.n--;
	token_split(l, text, r, &t);
	if (utf8_count(text) > HEADLINE_MAX || utf8_count(text) < HEADLINE_WHOLE_MIN ||
	    span_ends(text, ":") || t.n > SHORTEN_TOKENS_MAX)
		return (struct span){NULL, 0};
	s = whole_of(&t, 0, t.n, kept);
	return title_fault(&t) || stale_fault(l, a, &s, r) ? (struct span){NULL, 0} : text;
}

/* The evidence of a card is [start, end) of paragraph P. */
static void point_at(const struct para *p, size_t start, size_t end, struct news_card *out)
{
	out->start = start;
	out->end = end;
	out->line = p->line;
	out->source_start = p->start;
	out->source_end = p->start + p->text.n;
}

/* Takes the title RAW of A where it makes a headline; OUT is untouched where not. */
static bool use_title(const struct lexicon *l, const struct article *a, struct span raw,
		      struct region *r, struct news_card *out)
{
	struct span text = title_text(l, a, raw, r);
	char *copy;

	if (!text.n)
		return false;
	copy = region_take(r, text.n);
	for (size_t i = 0; i < text.n; i++)
		copy[i] = span_is_space(text.p[i]) ? ' ' : text.p[i];
	out->text = (struct span){copy, text.n};
	out->refused = NULL;
	out->score = 1000;
	return true;
}

static bool use_line(const struct lexicon *l, const struct article *a, const struct para *p,
		     struct region *r, struct news_card *out)
{
	if (!use_title(l, a, p->text, r, out))
		return false;
	point_at(p, p->start, p->start + out->text.n, out);
	out->rule = "title line, as it stands";
	return true;
}

/* The paragraph that is the known title of A, else the lead it stands for; NULL: neither. */
static const struct para *title_para(const struct article *a)
{
	for (size_t i = 0; i < a->n; i++)
		if (a->paras[i].cls == LINE_TITLE && span_equal(a->paras[i].text, a->title))
			return &a->paras[i];
	return a->lead < a->n ? &a->paras[a->lead] : NULL;
}

static bool use_known(const struct lexicon *l, const struct article *a, struct region *r,
		      struct news_card *out)
{
	const struct para *p = title_para(a);

	if (!p || !use_title(l, a, a->title, r, out))
		return false;
	point_at(p, p->start, p->start + p->text.n, out);
	out->rule = "the publisher's title, as it stands";
	return true;
}

/* The first token of prose, after the dateline. */
static size_t first_token(const struct maker *m)
{
	size_t i = 0;

	while (i < m->t.n && m->t.items[i].start < m->a->lead_text)
		i++;
	return i;
}

static struct sentence sentence_of(const struct maker *m, const struct search_way *w)
{
	return (struct sentence){.t = &m->t,
				 .kept = w->kept,
				 .n_body = w->n_body,
				 .n = w->n,
				 .tags = m->plan.tags,
				 .verb = m->plan.verb,
				 .lead_to = m->plan.body_to,
				 .cut_at_end = w->cuts_at_end};
}

/* NULL where W may be shown. */
static const char *fault_of(const struct maker *m, const struct search_way *w)
{
	struct sentence s = sentence_of(m, w);
	size_t length = casing_length(&m->t, w);
	const char *fault = NULL;

	if (w->is_loss)
		return "the lead cannot be shortened without loss";
	if (length > HEADLINE_MAX || length < HEADLINE_MIN || w->score < SCORE_MIN)
		return "the lead cannot be brought to the length of a headline";
	fault = sentence_fault(m->l, &s);
	return fault ? fault : stale_fault(m->l, m->a, &s, m->r);
}

/* Is the sentence all that the article says? What a feed gives of an article is never all. */
static bool is_alone(const struct maker *m)
{
	size_t n = 0;

	for (size_t i = 0; i < m->a->n; i++)
		n += m->a->paras[i].cls == LINE_BODY;
	return n == 1 && m->t.n > 0 && !m->a->file->known &&
	       m->plan.to + 1u >= m->t.n - (m->t.items[m->t.n - 1].kind == TOKEN_PUNCT);
}

/* A sentence that fits is no worse than what was printed, if it stands alone. Of a notice it is
 * enough that it points at nothing outside. LONGEST in code points. */
static bool use_whole(const struct maker *m, bool notice, size_t longest, struct search_way *out)
{
	struct sentence s = whole_of(&m->t, m->plan.from, m->plan.to, out->kept);
	const char *fault;
	size_t length;

	s.tags = m->plan.tags;
	s.verb = m->plan.verb;
	s.lead_to = m->plan.body_to;
	out->n = out->n_body = s.n;
	out->score = SCORE_MIN;
	length = casing_length(&m->t, out);
	fault = notice ? sentence_points(m->l, &s) : sentence_fault(m->l, &s);
	return length <= longest && length >= HEADLINE_WHOLE_MIN && !fault &&
	       !stale_fault(m->l, m->a, &s, m->r);
}

/* The best that can be made of the lead, for whoever reads the refusals: the first way that stands
 * alone, else the first. */
static void use_best(const struct maker *m, const struct search_found *found,
		     struct search_way *out)
{
	for (size_t i = 0; i < found->n; i++) {
		struct sentence s = sentence_of(m, &found->ways[i]);

		if (!sentence_fault(m->l, &s)) {
			*out = found->ways[i];
			return;
		}
	}
	*out = found->ways[0];
}

/* A lead that is written as a title is: as it stands, or not at all. */
static const char *choose_title(const struct maker *m, struct search_way *best)
{
	struct sentence s = whole_of(&m->t, m->plan.from, m->plan.to, best->kept);
	const char *fault;
	size_t length;

	best->n = best->n_body = s.n;
	best->score = SCORE_MIN;
	length = casing_length(&m->t, best);
	if (length > HEADLINE_MAX || length < HEADLINE_WHOLE_MIN || m->plan.to + 1u < m->t.n)
		return "a title that is no headline: too short or too long";
	fault = title_fault(&m->t);
	if (fault)
		return fault;
	if (!title_tells_in_capitals(m->l, &m->t))
		return "a title that does not tell what happened";
	fault = sentence_points(m->l, &s);
	return fault ? fault : stale_fault(m->l, m->a, &s, m->r);
}

/* The wall's headline in *BEST, or why there is none. */
static const char *choose_for_wall(const struct maker *m, struct search_way *best)
{
	struct search_found found;
	const char *why = NULL;

	search_run(&m->plan, &m->t, COST_WALL, m->r, &found);
	for (size_t i = 0; i < found.n; i++) {
		const char *fault = fault_of(m, &found.ways[i]);

		why = why ? why : fault;
		if (fault)
			continue;
		if (found.ways[i].end_cost < NEWS_COST || !use_whole(m, false, HEADLINE_MAX, best))
			*best = found.ways[i];
		return NULL;
	}
	return use_whole(m, false, HEADLINE_MAX, best) ? NULL : why;
}

/* The first word behind the lead's sentence: of its own paragraph, else of the next one. */
static const struct token *word_behind(const struct maker *m, struct tokens *next)
{
	for (size_t i = m->plan.to; i < m->t.n; i++)
		if (m->t.items[i].kind == TOKEN_WORD)
			return &m->t.items[i];
	for (size_t i = (size_t)(m->p - m->a->paras) + 1; i < m->a->n; i++) {
		if (m->a->paras[i].cls != LINE_BODY)
			continue;
		token_split(m->l, span_cut(m->a->paras[i].text, 0, 40), m->r, next);
		return next->n ? &next->items[0] : NULL;
	}
	return NULL;
}

/* "Ann Lee led for months. But then ...": the news is what comes behind. */
static bool is_foil(const struct maker *m)
{
	static const char *const turns[] = {"but", "yet", "however", "nevertheless", "instead"};
	struct tokens next = {NULL, 0, 0};
	const struct token *t = word_behind(m, &next);

	return t && clause_is_one_of(t, turns, COUNT_OF(turns));
}

/* Why nothing may be shown; *BEST is set in any case. A sentence with no article around it is asked
 * for its gist, shown or not. */
static const char *choose(const struct maker *m, struct search_way *best)
{
	bool lone = is_alone(m);
	bool notice = lone && !dayphrase_is_told_as_past(m->l, &m->t, m->plan.from, m->plan.to);
	struct search_found found;
	struct search_way whole = {.n = 0};
	const char *why;

	if (notice && use_whole(m, true, HEADLINE_MAX, best))
		return NULL;
	if (m->plan.is_title && !lone)
		return choose_title(m, best);
	if (!lone)
		why = is_foil(m) ? "the next sentence takes it back" : choose_for_wall(m, best);
	else
		why = NULL;
	if (!lone && !why)
		return NULL;
	search_run(&m->plan, &m->t, COST_GIST, m->r, &found);
	use_best(m, &found, best);
	if (lone)
		why = fault_of(m, best);
	if (!why || !lone ||
	    !(use_whole(m, false, HEADLINE_MAX, &whole) ||
	      (notice && use_whole(m, true, HEADLINE_WHOLE_MAX, &whole))))
		return why;
	*best = whole;
	return NULL;
}

static void use_way(const struct maker *m, const struct search_way *w, struct region *r,
		    struct news_card *out)
{
	bool whole = w->n == (size_t)(m->plan.to - m->plan.from);

	out->text = casing_write(m->l, m->a, &m->t, w, r);
	out->start = m->p->start + m->t.items[w->kept[0]].start;
	out->end = m->p->start + m->t.items[w->kept[w->n - 1]].end;
	out->score = w->score < 0 ? 0 : w->score > 1000 ? 1000 : w->score;
	out->rule = whole	       ? "lead, whole"
		    : w->n > w->n_body ? "lead, shortened, with who said it"
				       : "lead, shortened at clause and phrase boundaries";
}

/* The first verb is in the present and no verb of saying: "the firm operates in the north". */
static bool tells_a_state(const struct maker *m)
{
	struct span form;

	for (size_t i = 1; i < m->t.n; i++) {
		const struct token *t = &m->t.items[i];

		if (!profile_is_finite(m->l, &m->t, i) ||
		    (token_value(t, LEXICON_VERBS, &form) && span_is(form, "ed") &&
		     !token_has(t, LEXICON_CUES)))
			continue;
		if (token_is_class(m->l, t, "aux"))
			continue;
		return token_value(t, LEXICON_VERBS, &form) && span_starts(form, "s") &&
		       !token_has(t, LEXICON_CUES);
	}
	return false;
}

/* Is the person of KEY named in full anywhere, or at all in the lead? */
static bool is_introduced(const struct maker *m, uint64_t key, const struct profile *lead)
{
	for (size_t i = 0; i < lead->people.n; i++)
		if (lead->people.items[i].key == key)
			return true;
	for (size_t i = 0; i < m->a->n; i++) {
		struct profile p;

		if (m->a->paras[i].cls != LINE_BODY)
			continue;
		profile_make(m->l, &m->a->paras[i], m->r, &p);
		for (size_t k = 0; k < p.people.n; k++)
			if (p.people.items[k].key == key && p.people.items[k].is_full)
				return true;
	}
	return false;
}

/* A report that lost its beginning: its first paragraph tells how things stand, not what happened,
 * and the next speaks of somebody by a surname that is introduced nowhere. */
static bool begins_in_the_middle(const struct maker *m)
{
	struct profile lead, next;
	size_t i = m->a->lead + 1;
	struct span first;

	while (i < m->a->n && m->a->paras[i].cls != LINE_BODY)
		i++;
	if (i == m->a->n || !tells_a_state(m))
		return false;
	profile_make(m->l, m->p, m->r, &lead);
	profile_make(m->l, &m->a->paras[i], m->r, &next);
	if (!next.people.n || next.people.items[0].is_full || next.people.items[0].is_titled)
		return false;
	first = next.people.items[0].surname;
	return span_equal(token_stem(&next.tokens.items[0]), first) &&
	       !is_introduced(m, next.people.items[0].key, &lead);
}

static void use_lead(const struct lexicon *l, const struct article *a, struct region *r,
		     struct news_card *out)
{
	struct region scratch;
	struct maker m = {.l = l, .a = a, .p = &a->paras[a->lead], .r = &scratch};
	struct search_way best = {.n = 0};

	region_init(&scratch);
	m.t = token_of_para(l, m.p, &scratch);
	out->text = m.p->text;
	point_at(m.p, m.p->start, m.p->start + m.p->text.n, out);
	out->rule = "lead";
	if (!shorten_plan(l, a, &m.t, first_token(&m), &scratch, &m.plan))
		out->refused = "the lead's first sentence is too long or too short";
	else
		out->refused = choose(&m, &best);
	if (best.n)
		use_way(&m, &best, r, out);
	if (a->opinion)
		out->refused = "opinion: the author's view is no news";
	else if (begins_in_the_middle(&m))
		out->refused = "the article begins in the middle";
	region_finish(&scratch);
}

/* What is left where no title tells news: the lead, or the refusal of a title that stands alone. */
static void use_rest(const struct lexicon *l, const struct article *a, struct region *r,
		     struct news_card *out)
{
	const struct para *p = title_para(a);

	if (a->lead < a->n) {
		use_lead(l, a, r, out);
		return;
	}
	out->text = p->text;
	point_at(p, p->start, p->start + p->text.n, out);
	out->rule = "title without text";
	out->refused = "no text, and a title that does not tell what happened";
}

/* A title that tells what happened: the known one, else the line above the lead. */
static bool use_titles(const struct lexicon *l, const struct article *a, struct region *r,
		       struct news_card *out)
{
	const struct para *line;

	if (a->opinion)
		return false;
	if (title_kind_of(l, a->title, r) == TITLE_NEWS && use_known(l, a, r, out))
		return true;
	return title_above(l, a, r, &line) == TITLE_NEWS && use_line(l, a, line, r, out);
}

/* A publisher's own title may do without a verb that we know, as it does in another language; a
 * line of a text only where one may be hidden in it, or it is a label. */
static bool use_verbless(const struct lexicon *l, const struct article *a, struct region *r,
			 struct news_card *out)
{
	const struct para *line;
	struct tokens t = {NULL, 0, 0};

	if (a->opinion)
		return false;
	if (title_kind_of(l, a->title, r) == TITLE_VERBLESS && use_known(l, a, r, out))
		return true;
	if (title_above(l, a, r, &line) != TITLE_VERBLESS)
		return false;
	token_split(l, line->text, r, &t);
	return title_may_tell(&t) && use_line(l, a, line, r, out);
}

bool headline_make(const struct lexicon *l, const struct article *a, struct region *r,
		   struct news_card *out)
{
	struct news_card card = {.kind = NEWS_HEADLINE, .article = a->id};

	if (a->lead >= a->n && !title_para(a))
		return false;
	if (!use_titles(l, a, r, &card))
		use_rest(l, a, r, &card);
	if (card.refused)
		(void)use_verbless(l, a, r, &card);
	*out = card;
	return true;
}
