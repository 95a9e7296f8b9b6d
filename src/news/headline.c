/*
 * The goal is the sentence an editor would print; the means is search: the plan of shorten.h gives
 * at most ten parts that may go and forty places where the main part may end, so all combinations
 * are tried, each is checked by sentence.h, and the best score wins.
 *
 *	score = 1000 - what the cuts cost - distance of the length from the best range
 */
#include "news/headline.h"

#include <string.h>

#include "base/utf8.h"
#include "news/profile.h"
#include "news/sentence.h"
#include "news/shorten.h"
#include "news/stale.h"
#include "news/title.h"
#include "news/token.h"

/* Below this score a shortened lead has lost too much to be worth a card. */
#define SCORE_MIN 700

/* An end that costs as much leaves out part of the news: the lead is better whole, if it fits. */
#define NEWS_COST 40

/* An end that costs no more is the reporter's own: the full stop, or a comma. */
#define NATURAL_COST 10

/* "Ann Lee and Fox": of two people one by surname alone. */
#define MIXED_COST 40

struct maker {
	const struct lexicon *l;
	const struct article *a;
	const struct para *p;
	struct region *r;
	struct tokens t;
	struct shorten_plan plan;
};

struct choice {
	uint16_t kept[SHORTEN_TOKENS_MAX];
	size_t n_body, n;
	int score;
	int end_cost; /* of where it ends */
};

static bool is_cut(const struct shorten_plan *plan, unsigned set, size_t i)
{
	for (size_t k = 0; k < plan->n_cuts; k++) {
		const struct shorten_cut *c = &plan->cuts[k];

		if (set >> k & 1 && ((i >= c->from && i < c->to) || (i >= c->from2 && i < c->to2)))
			return true;
	}
	return false;
}

/* Cuts that overlap would be paid for twice; one that begins after the end is no cut. */
static bool is_sound(const struct shorten_plan *plan, unsigned set, size_t end)
{
	for (size_t k = 0; k < plan->n_cuts; k++) {
		if (!(set >> k & 1))
			continue;
		if (plan->cuts[k].to > end || plan->cuts[k].to2 > end)
			return false;
		for (size_t m = 0; m < k; m++)
			if (set >> m & 1 && plan->cuts[m].from < plan->cuts[k].to &&
			    plan->cuts[k].from < plan->cuts[m].to)
				return false;
	}
	return true;
}

static int cost_of(const struct shorten_plan *plan, unsigned set, const struct shorten_end *end)
{
	int cost = end->cost;
	unsigned names = 0; /* 1: one is kept, 2: one is cut */

	for (size_t k = 0; k < plan->n_cuts; k++) {
		cost += set >> k & 1 ? plan->cuts[k].cost : 0;
		names |= plan->cuts[k].is_first_name && plan->cuts[k].to <= end->at
				 ? 1u << (set >> k & 1)
				 : 0;
	}
	return names == 3 ? cost + MIXED_COST : cost;
}

static void keep(const struct shorten_plan *plan, unsigned set, size_t end, bool said,
		 struct choice *out)
{
	out->n = 0;
	for (size_t i = plan->from; i < end; i++)
		if (!is_cut(plan, set, i))
			out->kept[out->n++] = (uint16_t)i;
	out->n_body = out->n;
	for (size_t i = plan->said_from; said && i < plan->said_to; i++)
		out->kept[out->n++] = (uint16_t)i;
}

/* The article's own spelling of a shouted word, elsewhere in its prose; empty where it has none. */
static struct span own_spelling(const struct maker *m, struct span word)
{
	struct tokens t = {0};

	for (size_t i = 0; i < m->a->n; i++) {
		if (m->a->paras[i].cls != LINE_BODY || &m->a->paras[i] == m->p)
			continue;
		token_split(m->l, m->a->paras[i].text, m->r, &t);
		for (size_t k = 0; k < t.n; k++)
			if (!(t.items[k].flags & (TOKEN_SHOUT | TOKEN_STARTS_SENTENCE)) &&
			    span_equal_nocase(token_stem(&t.items[k]), word))
				return token_stem(&t.items[k]);
	}
	return (struct span){NULL, 0};
}

static bool is_name(const struct lexicon *l, struct span word)
{
	return lexicon_has(l, LEXICON_PLACES, word) || lexicon_has(l, LEXICON_DEMONYMS, word) ||
	       lexicon_has(l, LEXICON_FIRST_NAMES, word) ||
	       lexicon_has(l, LEXICON_ORGANISATIONS, word);
}

static char lower(char c)
{
	return c >= 'A' && c <= 'Z' ? (char)(c + 32) : c;
}

static char upper(char c)
{
	return c >= 'a' && c <= 'z' ? (char)(c - 32) : c;
}

static bool has_vowel(struct span word)
{
	for (size_t i = 0; i < word.n; i++)
		if (span_find(span_of("AEIOU"), 0, (const char[]){word.p[i], 0}) < 5)
			return true;
	return false;
}

/* Is STEM, in capitals, a word somebody shouted? A short one nobody knows may be initials. */
static bool is_shout(const struct lexicon *l, struct span stem)
{
	struct span value;

	if (stem.n < 2 || lexicon_has(l, LEXICON_ACRONYMS, stem))
		return false;
	return (stem.n > 4 && has_vowel(stem)) || is_name(l, stem) ||
	       lexicon_value(l, LEXICON_FUNCTION, stem, &value) ||
	       lexicon_has(l, LEXICON_VERBS, stem) || lexicon_has(l, LEXICON_CUES, stem);
}

/* Writes token T to OUT: as it stands, or out of its capitals where the lead shouts it. */
static size_t put_token(const struct maker *m, const struct token *t, char *out)
{
	struct span stem = token_stem(t), own;

	memcpy(out, t->text.p, t->text.n);
	if (!(t->flags & TOKEN_SHOUT) || !is_shout(m->l, stem))
		return t->text.n;
	own = own_spelling(m, stem);
	for (size_t i = 0; i < t->text.n; i++)
		out[i] = lower(out[i]);
	if (own.n)
		memcpy(out, own.p, own.n);
	else if (is_name(m->l, stem))
		out[0] = upper(out[0]);
	return t->text.n;
}

/* Does white space stand before kept token I in the headline? */
static bool has_space(const struct maker *m, const struct choice *c, size_t i)
{
	size_t before = c->kept[i - 1], here = c->kept[i];
	const struct token *t = &m->t.items[here];

	if (t->kind == TOKEN_PUNCT && !span_is(t->text, "(") && !span_is(t->text, "[") &&
	    !(t->flags & TOKEN_SPACE))
		return false;
	if (before + 1 == here)
		return t->flags & TOKEN_SPACE;
	return t->kind != TOKEN_QUOTE_CLOSE;
}

static struct span write_text(const struct maker *m, const struct choice *c)
{
	size_t room = m->p->text.n + c->n + 3, n = 0;
	char *out = region_take(m->r, room);

	for (size_t i = 0; i < c->n; i++) {
		if (i == c->n_body)
			out[n++] = ',';
		if (i > 0 && (i == c->n_body || has_space(m, c, i)))
			out[n++] = ' ';
		n += put_token(m, &m->t.items[c->kept[i]], out + n);
	}
	if (n)
		out[0] = upper(out[0]);
	return (struct span){out, n};
}

/* The length as shown, without writing it. */
static size_t length_of(const struct maker *m, const struct choice *c)
{
	size_t n = c->n > c->n_body;

	for (size_t i = 0; i < c->n; i++) {
		n += utf8_count(m->t.items[c->kept[i]].text);
		n += i > 0 && (i == c->n_body || has_space(m, c, i));
	}
	return n;
}

static int score_of(const struct maker *m, const struct choice *c, int cost)
{
	int length = (int)length_of(m, c);
	int score = 1000 - cost;

	if (length > HEADLINE_MAX || length < HEADLINE_MIN)
		return 0;
	if (length > HEADLINE_BEST_MAX)
		score -= (length - HEADLINE_BEST_MAX) * 2;
	if (length < HEADLINE_BEST_MIN)
		score -= (HEADLINE_BEST_MIN - length) * 8;
	return score;
}

/* Why no way of shortening did; the reason of the least shortened one. */
static const char *search(const struct maker *m, struct choice *best)
{
	const struct shorten_plan *plan = &m->plan;
	const char *why = "the lead cannot be shortened without loss";
	struct choice c;

	best->score = 0;
	for (size_t e = 0; e < plan->n_ends; e++) {
		for (unsigned set = 0; set < 1u << plan->n_cuts; set++) {
			struct sentence s = {&m->t, c.kept, 0, 0, false};
			const char *fault;

			if (!is_sound(plan, set, plan->ends[e].at))
				continue;
			keep(plan, set, plan->ends[e].at, plan->said_needed, &c);
			c.end_cost = plan->ends[e].cost;
			c.score = score_of(m, &c, cost_of(plan, set, &plan->ends[e]));
			if (c.score <= best->score || c.score < SCORE_MIN)
				continue;
			s.n_body = c.n_body;
			s.n = c.n;
			s.cut_at_end = plan->ends[e].cost > NATURAL_COST;
			fault = sentence_fault(m->l, &s);
			if (!fault)
				fault = stale_fault(m->l, m->a, &s, m->r);
			if (!fault)
				*best = c;
			else if (!best->score && set == 0)
				why = fault;
		}
	}
	return best->score ? NULL : why;
}

/* All tokens [FROM, TO) as a sentence that nothing was left out of; KEPT has room for them. */
static struct sentence whole_of(const struct tokens *t, size_t from, size_t to, uint16_t *kept)
{
	size_t n = 0;

	for (size_t i = from; i < to; i++)
		kept[n++] = (uint16_t)i;
	return (struct sentence){t, kept, n, n, false};
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
	return stale_fault(l, a, &s, r) ? (struct span){NULL, 0} : text;
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

static void use_choice(const struct maker *m, const struct choice *c, struct news_card *out)
{
	bool whole = c->n == (size_t)(m->plan.to - m->plan.from);

	out->text = write_text(m, c);
	out->start = m->p->start + m->t.items[c->kept[0]].start;
	out->end = m->p->start + m->t.items[c->kept[c->n - 1]].end;
	out->score = c->score;
	out->rule = whole	       ? "lead, whole"
		    : c->n > c->n_body ? "lead, shortened, with who said it"
				       : "lead, shortened at clause and phrase boundaries";
}

/* Is the sentence all that the article says: a notice? */
static bool is_notice(const struct maker *m)
{
	size_t n = 0;

	for (size_t i = 0; i < m->a->n; i++)
		n += m->a->paras[i].cls == LINE_BODY;
	return n == 1 && m->t.n > 0 &&
	       m->plan.to + 1u >= m->t.n - (m->t.items[m->t.n - 1].kind == TOKEN_PUNCT);
}

/* A sentence that fits is no worse than what was printed, if it stands alone. Of a notice it is
 * enough that it points at nothing outside. */
static bool use_whole(const struct maker *m, struct choice *out)
{
	struct sentence s = whole_of(&m->t, m->plan.from, m->plan.to, out->kept);
	const char *fault;
	size_t length;

	out->n = out->n_body = s.n;
	out->score = SCORE_MIN;
	length = length_of(m, out);
	fault = is_notice(m) ? sentence_points(m->l, &s) : sentence_fault(m->l, &s);
	return length <= HEADLINE_WHOLE_MAX && length >= HEADLINE_WHOLE_MIN && !fault &&
	       !stale_fault(m->l, m->a, &s, m->r);
}

static const char *choose(const struct maker *m, struct choice *best)
{
	struct choice whole;
	const char *why;

	if (is_notice(m) && use_whole(m, best))
		return NULL;
	why = search(m, best);
	if (!why && best->end_cost < NEWS_COST)
		return NULL;
	if (!use_whole(m, &whole))
		return why;
	*best = whole;
	return NULL;
}

/* The first verb is in the present and no verb of saying: "the firm operates in the north". */
static bool tells_a_state(const struct maker *m, const struct profile *lead)
{
	struct span form;

	for (size_t i = 1; i < lead->tokens.n; i++) {
		const struct token *t = &lead->tokens.items[i];

		if (!profile_is_finite(m->l, &lead->tokens, i) ||
		    (lexicon_value(m->l, LEXICON_VERBS, t->text, &form) && span_is(form, "ed") &&
		     !lexicon_has(m->l, LEXICON_CUES, t->text)))
			continue;
		if (token_is_class(m->l, t, "aux"))
			continue;
		return lexicon_value(m->l, LEXICON_VERBS, t->text, &form) &&
		       span_starts(form, "s") && !lexicon_has(m->l, LEXICON_CUES, t->text);
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
	if (i == m->a->n)
		return false;
	profile_make(m->l, m->p, m->r, &lead);
	profile_make(m->l, &m->a->paras[i], m->r, &next);
	if (!next.people.n || next.people.items[0].is_full || next.people.items[0].is_titled ||
	    !tells_a_state(m, &lead))
		return false;
	first = next.people.items[0].surname;
	return span_equal(token_stem(&next.tokens.items[0]), first) &&
	       !is_introduced(m, next.people.items[0].key, &lead);
}

static void use_lead(const struct lexicon *l, const struct article *a, struct region *r,
		     struct news_card *out)
{
	struct maker m = {.l = l, .a = a, .p = &a->paras[a->lead], .r = r};
	struct choice best;

	token_split(l, m.p->text, r, &m.t);
	out->text = m.p->text;
	out->start = out->source_start = m.p->start;
	out->end = out->source_end = m.p->start + m.p->text.n;
	out->line = m.p->line;
	out->rule = "lead";
	if (a->opinion)
		out->refused = "opinion: the author's view is no news";
	else if (begins_in_the_middle(&m))
		out->refused = "the article begins in the middle";
	else if (!shorten_plan(l, a, &m.t, first_token(&m), r, &m.plan))
		out->refused = "the lead's first sentence is too long or too short";
	else
		out->refused = choose(&m, &best);
	if (!out->refused)
		use_choice(&m, &best, out);
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

/* A title of the kind WANTED: the known one, else the line above the lead. */
static bool use_titles(const struct lexicon *l, const struct article *a, enum title_kind wanted,
		       struct region *r, struct news_card *out)
{
	const struct para *line;

	if (a->opinion)
		return false;
	if (title_kind_of(l, a->title, r) == wanted && use_known(l, a, r, out))
		return true;
	return title_above(l, a, r, &line) == wanted && use_line(l, a, line, r, out);
}

bool headline_make(const struct lexicon *l, const struct article *a, struct region *r,
		   struct news_card *out)
{
	struct news_card card = {.kind = NEWS_HEADLINE, .article = a->id};

	if (a->lead >= a->n && !title_para(a))
		return false;
	if (!use_titles(l, a, TITLE_NEWS, r, &card))
		use_rest(l, a, r, &card);
	if (card.refused)
		(void)use_titles(l, a, TITLE_VERBLESS, r, &card);
	*out = card;
	return true;
}
