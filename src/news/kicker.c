#include "news/kicker.h"

#include "news/dateline.h"
#include "news/token.h"

/* Places told apart in one article; a lead names few. */
#define PLACES_MAX 32

struct place {
	struct span name; /* as shown */
	unsigned n;	  /* mentions */
	bool in_lead;
	bool is_other; /* not the country most news is told from */
};

struct search {
	const struct lexicon *l;
	struct region *r;
	struct place places[PLACES_MAX];
	size_t n;
};

/* "Jordan" in "Michael Jordan" or "Jordan Smith", "Moscow" in "The Moscow Times". */
static bool is_part_of_name(const struct lexicon *l, const struct tokens *t, size_t from, size_t to)
{
	const struct token *before = from > 0 ? &t->items[from - 1] : NULL;
	const struct token *after = to < t->n ? &t->items[to] : NULL;
	bool name_after = after && after->flags & TOKEN_CAPITAL;

	if (before && before->flags & TOKEN_CAPITAL &&
	    lexicon_has(l, LEXICON_FIRST_NAMES, token_stem(before)))
		return true;
	if (name_after && lexicon_has(l, LEXICON_FIRST_NAMES, t->items[from].text))
		return true;
	return name_after && (span_is(after->text, "Times") || span_is(after->text, "Post") ||
			      span_is(after->text, "News"));
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
	struct span name = text_between(t, from, to), shown;

	if (lexicon_value(s->l, LEXICON_DEMONYMS, name, &shown) && shown.n)
		return shown;
	if (!lexicon_value(s->l, LEXICON_PLACES, name, &shown) &&
	    !(lexicon_value(s->l, LEXICON_ORGANISATIONS, name, &shown) && span_is(name, "NATO")))
		return (struct span){NULL, 0};
	return shown.n ? shown : dateline_unshout(s->l, name, s->r);
}

static void count(struct search *s, struct span name, bool in_lead)
{
	size_t i = 0;

	while (i < s->n && !span_equal_nocase(s->places[i].name, name))
		i++;
	if (i == PLACES_MAX)
		return;
	if (i == s->n)
		s->places[s->n++] = (struct place){name, 0, false, !span_is(name, "United States")};
	s->places[i].n++;
	s->places[i].in_lead |= in_lead;
}

static void search_tokens(struct search *s, const struct tokens *t, bool in_lead)
{
	size_t longest = lexicon_longest(s->l, LEXICON_PLACES);

	for (size_t i = 0; i < t->n; i++) {
		if (t->items[i].kind != TOKEN_WORD || !(t->items[i].flags & TOKEN_CAPITAL))
			continue;
		for (size_t n = MIN_OF(longest, t->n - i); n > 0; n--) {
			struct span name = place_of(s, t, i, i + n);

			if (!name.n || is_part_of_name(s->l, t, i, i + n))
				continue;
			count(s, name, in_lead);
			i += n - 1;
			break;
		}
	}
}

static struct span best(const struct search *s)
{
	const struct place *top = NULL;

	for (size_t i = 0; i < s->n; i++) {
		const struct place *p = &s->places[i];

		if (!p->in_lead || p->name.n > KICKER_MAX_BYTES)
			continue;
		if (!top || p->is_other > top->is_other ||
		    (p->is_other == top->is_other && p->n > top->n))
			top = p;
	}
	return top ? top->name : (struct span){NULL, 0};
}

struct span kicker_make(const struct lexicon *l, const struct article *a, struct region *r)
{
	struct search s = {.l = l, .r = r};
	struct span name;

	for (size_t i = 0; i < a->n; i++) {
		bool lead = i == a->lead;
		struct span text = a->paras[i].text;
		struct tokens t = {0};

		if (a->paras[i].cls != LINE_BODY)
			continue;
		token_split(l, lead ? span_cut(text, a->lead_text, text.n) : text, r, &t);
		search_tokens(&s, &t, lead);
	}
	name = best(&s);
	if (!name.n && a->place.n <= KICKER_MAX_BYTES)
		name = a->place;
	return name;
}
