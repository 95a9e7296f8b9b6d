#include "news/kicker.h"

#include "news/dateline.h"
#include "news/spelling.h"
#include "news/title.h"
#include "news/token.h"

/* Places told apart in one article; a lead names few. */
#define PLACES_MAX 32

struct place {
	struct span name; /* as shown */
	unsigned n;	  /* mentions */
	int rank;	  /* 3: in the headline, 2: in the lead, 1: elsewhere */
};

/* Named so often, and in every third paragraph on average, a place is the article's even if the
 * lead does not name it. */
#define MENTIONS_MIN 4

struct search {
	const struct lexicon *l;
	struct region *r;
	struct tokens tokens; /* of the text at hand */
	struct place places[PLACES_MAX];
	size_t n;
	unsigned n_paras; /* of prose */
};

/* Does token T, in capitals and right after a place, make a name of both: "Chad Miller", "Moscow
 * Times"? An office does not: "Moscow Mayor". */
static bool makes_name(const struct lexicon *l, const struct token *t)
{
	struct span w = token_stem(t);

	return t->kind == TOKEN_WORD && t->flags & TOKEN_CAPITAL &&
	       !lexicon_has(l, LEXICON_ROLES, w) && !lexicon_has(l, LEXICON_TITLES, w) &&
	       !lexicon_has(l, LEXICON_PLACES, w) && !lexicon_has(l, LEXICON_INSTITUTIONS, w) &&
	       !lexicon_has(l, LEXICON_WEEKDAYS, w) && !lexicon_has(l, LEXICON_MONTHS, w);
}

/* "Jordan" in "Michael Jordan" or "Jordan Smith"; a people is never part of a name. */
static bool is_part_of_name(const struct lexicon *l, const struct tokens *t, size_t from, size_t to)
{
	const struct token *before = from > 0 ? &t->items[from - 1] : NULL;

	if (lexicon_has(l, LEXICON_DEMONYMS, token_stem(&t->items[from])))
		return false;
	if (before && before->flags & TOKEN_CAPITAL &&
	    lexicon_has(l, LEXICON_FIRST_NAMES, token_stem(before)))
		return true;
	return to < t->n && !(t->items[to - 1].flags & (TOKEN_POSSESSIVE | TOKEN_SHOUT)) &&
	       makes_name(l, &t->items[to]);
}

static struct span text_between(const struct tokens *t, size_t from, size_t to)
{
	struct span last = token_stem(&t->items[to - 1]);

	return (struct span){t->items[from].text.p,
			     (size_t)(last.p + last.n - t->items[from].text.p)};
}

/* The place that tokens [FROM, TO) name, as shown; empty where they name none. */
static struct span place_of(const struct search *s, const struct tokens *t, size_t from, size_t to)
{
	struct span name = spelling_single_spaced(s->r, text_between(t, from, to)), shown;

	if (lexicon_value(s->l, LEXICON_DEMONYMS, name, &shown) && shown.n)
		return shown;
	if (lexicon_value(s->l, LEXICON_SEATS, name, &shown) && shown.n)
		return shown;
	if (!lexicon_value(s->l, LEXICON_PLACES, name, &shown))
		return (struct span){NULL, 0};
	return shown.n ? shown : dateline_unshout(s->l, name, s->r);
}

static void count(struct search *s, struct span name, int rank)
{
	size_t i = 0;

	while (i < s->n && !span_equal_nocase(s->places[i].name, name))
		i++;
	if (i == PLACES_MAX)
		return;
	if (i == s->n)
		s->places[s->n++] = (struct place){name, 0, 0};
	s->places[i].n++;
	s->places[i].rank = MAX_OF(s->places[i].rank, rank);
}

static void search_tokens(struct search *s, const struct tokens *t, int rank)
{
	size_t longest =
		MAX_OF(lexicon_longest(s->l, LEXICON_PLACES), lexicon_longest(s->l, LEXICON_SEATS));

	for (size_t i = 0; i < t->n; i++) {
		if (t->items[i].kind != TOKEN_WORD || !(t->items[i].flags & TOKEN_CAPITAL))
			continue;
		for (size_t n = MIN_OF(longest, t->n - i); n > 0; n--) {
			struct span name = place_of(s, t, i, i + n);

			if (!name.n || is_part_of_name(s->l, t, i, i + n))
				continue;
			count(s, name, rank);
			i += n - 1;
			break;
		}
	}
}

static bool is_better(const struct place *p, const struct place *top)
{
	bool home = span_is(p->name, "United States");
	bool top_home = span_is(top->name, "United States");

	if (home != top_home)
		return top_home;
	return p->rank != top->rank ? p->rank > top->rank : p->n > top->n;
}

static struct span best(const struct search *s)
{
	const struct place *top = NULL;

	for (size_t i = 0; i < s->n; i++) {
		const struct place *p = &s->places[i];

		if (p->name.n > KICKER_MAX_BYTES ||
		    (p->rank < 2 && (p->n < MENTIONS_MIN || p->n * 3 < s->n_paras)))
			continue;
		if (!top || is_better(p, top))
			top = p;
	}
	return top ? top->name : (struct span){NULL, 0};
}

static void search_text(struct search *s, struct span text, int rank)
{
	token_split(s->l, text, s->r, &s->tokens);
	search_tokens(s, &s->tokens, rank);
	s->n_paras++;
}

/* The title, where it is a label and not the headline itself. */
static struct span label_above(const struct lexicon *l, const struct article *a,
			       struct span headline, struct region *r)
{
	const struct para *title;
	enum title_kind kind = title_above(l, a, r, &title);

	if ((kind != TITLE_LABEL && kind != TITLE_VERBLESS) || title->text.n > KICKER_MAX_BYTES ||
	    span_equal(title->text, headline))
		return (struct span){NULL, 0};
	return title->text;
}

struct span kicker_make(const struct lexicon *l, const struct article *a, struct span headline,
			struct region *r)
{
	struct search s = {.l = l, .r = r};
	struct span name = label_above(l, a, headline, r);

	if (name.n)
		return name;
	search_text(&s, headline, 3);
	for (size_t i = 0; i < a->n; i++) {
		struct span text = a->paras[i].text;

		if (i == a->lead)
			search_text(&s, span_cut(text, a->lead_text, text.n), 2);
		else if (a->paras[i].cls == LINE_BODY)
			search_text(&s, text, 1);
	}
	name = best(&s);
	if (!name.n && a->place.n <= KICKER_MAX_BYTES)
		name = a->place;
	return name;
}
