#include "news/kicker.h"

#include "news/dateline.h"
#include "news/profile.h"
#include "news/spelling.h"
#include "news/title.h"
#include "news/token.h"

/* Places told apart in one article; a lead names few. */
#define PLACES_MAX 32

#define TABLE(name) (UINT64_C(1) << LEXICON_##name)

/* The tables whose entries tell a place. */
#define TELLING (TABLE(PLACES) | TABLE(DEMONYMS) | TABLE(SEATS))

/* Where a place is named. */
enum rank { RANK_LATER, RANK_EARLY, RANK_LEAD, RANK_HEADLINE };

/* Paragraphs of prose after the lead in which a report says what it is about. */
#define EARLY_PARAS 3

struct place {
	struct span name; /* as shown */
	unsigned n;	  /* mentions */
	unsigned early;	  /* of those at the head of the article; twice where it acts */
	int rank;	  /* the best of enum rank */
};

/* Named so often, and in every third paragraph on average, a place is the article's even if the
 * lead does not name it. */
#define MENTIONS_MIN 4
#define MENTIONS_SHARE 3

/* The same for one that is named right below the lead: twice in few paragraphs, or in every fourth.
 */
#define EARLY_MIN 2
#define EARLY_SHARE 4

struct search {
	const struct lexicon *l;
	struct region *r;
	struct place places[PLACES_MAX];
	size_t n;
	unsigned n_paras; /* of prose, with the headline */
};

/* Does token T, in capitals and right after a place, make a name of both: "Chad Miller", "Moscow
 * Times"? An office does not: "Moscow Mayor". */
static bool makes_name(const struct token *t)
{
	static const uint64_t other = TABLE(ROLES) | TABLE(TITLES) | TABLE(PLACES) |
				      TABLE(INSTITUTIONS) | TABLE(WEEKDAYS) | TABLE(MONTHS);

	return t->kind == TOKEN_WORD && t->flags & TOKEN_CAPITAL &&
	       !(t->stem && t->stem->tables & other);
}

/* "Jordan" in "Michael Jordan" or "Jordan Smith"; a people is never part of a name. */
static bool is_part_of_name(const struct tokens *t, size_t from, size_t to)
{
	const struct token *before = from > 0 ? &t->items[from - 1] : NULL;

	if (token_stem_has(&t->items[from], LEXICON_DEMONYMS))
		return false;
	if (before && before->flags & TOKEN_CAPITAL && token_stem_has(before, LEXICON_FIRST_NAMES))
		return true;
	return to < t->n && !(t->items[to - 1].flags & (TOKEN_POSSESSIVE | TOKEN_SHOUT)) &&
	       makes_name(&t->items[to]);
}

/* Where somebody comes from is not what an article is about: "Sen. Anna Holm of Texas", "Texas Sen.
 * Anna Holm", "who came from Texas". Who acts for the whole place speaks for it: "President of
 * Peru".
 */
static bool is_origin(const struct tokens *t, size_t from, size_t to)
{
	static const char *const members[] = {
		"sen",	       "rep",		"gov",	    "senator", "representative",
		"congressman", "congresswoman", "delegate", "sens",    "reps"};
	struct span w;

	if (from >= 1 && span_is(t->items[from - 1].text, "from"))
		return true;
	if (from >= 2 && span_is(t->items[from - 1].text, "of") &&
	    t->items[from - 2].flags & TOKEN_CAPITAL &&
	    !(t->items[from - 2].flags & TOKEN_STARTS_SENTENCE)) {
		const struct lexeme *office = t->items[from - 2].stem;

		return !(office &&
			 office->tables & (TABLE(ROLES) | TABLE(TITLES) | TABLE(INSTITUTIONS)));
	}
	w = to < t->n ? token_stem(&t->items[to]) : (struct span){NULL, 0};
	for (size_t i = 0; i < COUNT_OF(members); i++)
		if (span_equal_nocase(w, span_of(members[i])))
			return true;
	return false;
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

static void count(struct search *s, struct span name, enum rank rank, unsigned weight)
{
	size_t i = 0;

	while (i < s->n && !span_equal_nocase(s->places[i].name, name))
		i++;
	if (i == PLACES_MAX)
		return;
	if (i == s->n)
		s->places[s->n++] = (struct place){name, 0, 0, RANK_LATER};
	s->places[i].n++;
	s->places[i].early += rank > RANK_LATER ? weight : 0;
	s->places[i].rank = MAX_OF(s->places[i].rank, (int)rank);
}

/* Does the place [FROM, TO) act in its sentence: "Peru must pay", "The Finnish envoy said"? */
static bool acts(const struct search *s, const struct tokens *t, size_t from, size_t to)
{
	for (size_t i = from, back = 0; back < 2; back++, i--)
		if (t->items[i].flags & TOKEN_STARTS_SENTENCE || i == 0)
			return true;
	return to < t->n && profile_is_finite(s->l, t, to);
}

/* A place of a circumstance, "while on a visit to Peru", is not what the sentence is about. */
static bool opens_circumstance(const struct token *t)
{
	return span_is(t->text, "while") || span_is(t->text, "during");
}

/* Of how many words a place may be that begins with token T: most words begin none. */
static size_t words_from(const struct search *s, const struct token *t)
{
	if (t->kind != TOKEN_WORD || !(t->flags & TOKEN_CAPITAL))
		return 0;
	if (t->whole && t->whole->begins & TELLING)
		return MAX_OF(lexicon_longest(s->l, LEXICON_PLACES),
			      lexicon_longest(s->l, LEXICON_SEATS));
	return t->stem && t->stem->tables & TELLING;
}

/* Counts the place that begins at token I; returns how many tokens it takes, one where none does.
 */
static size_t search_at(struct search *s, const struct tokens *t, size_t i, enum rank rank)
{
	for (size_t n = MIN_OF(words_from(s, &t->items[i]), t->n - i); n > 0; n--) {
		struct span name = place_of(s, t, i, i + n);

		if (!name.n || is_part_of_name(t, i, i + n))
			continue;
		if (!is_origin(t, i, i + n))
			count(s, name, rank, acts(s, t, i, i + n) ? 2 : 1);
		return n;
	}
	return 1;
}

static void search_tokens(struct search *s, const struct tokens *t, enum rank rank)
{
	for (size_t i = 0; i < t->n; i += search_at(s, t, i, rank))
		if (rank == RANK_LEAD && opens_circumstance(&t->items[i]))
			rank = RANK_LATER;
	s->n_paras++;
}

/* Named too seldom for where it is named: in a lead once and without acting, below it twice or in
 * few paragraphs, further down as MENTIONS_MIN says. A wrong kicker is worse than none. */
static bool is_passing(const struct place *p, unsigned n_paras)
{
	switch (p->rank) {
	case RANK_HEADLINE:
		return false;
	case RANK_LEAD:
		return p->n < 2 && p->early < 2;
	case RANK_EARLY:
		return p->n < EARLY_MIN ||
		       p->n * (p->n > EARLY_MIN ? EARLY_SHARE : MENTIONS_SHARE) < n_paras;
	default:
		return p->n < MENTIONS_MIN || p->n * MENTIONS_SHARE < n_paras;
	}
}

static bool is_better(const struct place *p, const struct place *top)
{
	bool home = span_is(p->name, "United States");
	bool top_home = span_is(top->name, "United States");

	if (home != top_home && (home ? p : top)->rank - (home ? top : p)->rank < 2)
		return top_home;
	if (p->rank != top->rank)
		return p->rank > top->rank;
	if (p->early != top->early)
		return p->early > top->early;
	return p->rank != RANK_EARLY && p->n > top->n;
}

/* A headline of so many places lists them: none is what it is about. */
#define LIST_MIN 3

static bool is_list(const struct search *s)
{
	size_t n = 0;

	for (size_t i = 0; i < s->n; i++)
		n += s->places[i].rank == RANK_HEADLINE &&
		     !span_is(s->places[i].name, "United States");
	return n >= LIST_MIN;
}

/* Does the headline name one place alone, so that nothing further down can count for more? */
static bool is_settled(const struct search *s)
{
	size_t n = 0;

	for (size_t i = 0; i < s->n; i++)
		n += s->places[i].rank == RANK_HEADLINE;
	return n == 1 && s->places[0].rank == RANK_HEADLINE &&
	       !span_is(s->places[0].name, "United States") &&
	       s->places[0].name.n <= KICKER_MAX_BYTES;
}

static struct span best(const struct search *s)
{
	const struct place *top = NULL;

	if (is_list(s))
		return (struct span){NULL, 0};

	for (size_t i = 0; i < s->n; i++) {
		const struct place *p = &s->places[i];

		if (p->name.n > KICKER_MAX_BYTES || is_passing(p, s->n_paras))
			continue;
		if (!top || is_better(p, top))
			top = p;
	}
	return top ? top->name : (struct span){NULL, 0};
}

static void search_text(struct search *s, struct span text, enum rank rank)
{
	struct tokens t = {NULL, 0, 0};

	token_split(s->l, text, s->r, &t);
	search_tokens(s, &t, rank);
}

/* The paragraph from byte FROM on, where its dateline ends. */
static void search_para(struct search *s, const struct para *p, size_t from, enum rank rank)
{
	struct tokens t = token_of_para(s->l, p, s->r);

	while (t.n && t.items->start < from) {
		t.items++;
		t.n--;
	}
	search_tokens(s, &t, rank);
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
	search_text(&s, headline, RANK_HEADLINE);
	for (size_t i = 0; i < a->n && !is_settled(&s); i++) {
		if (i == a->lead)
			search_para(&s, &a->paras[i], a->lead_text, RANK_LEAD);
		else if (a->paras[i].cls == LINE_BODY)
			search_para(&s, &a->paras[i], 0,
				    s.n_paras < EARLY_PARAS + 2 ? RANK_EARLY : RANK_LATER);
	}
	name = best(&s);
	if (!name.n && a->place.n <= KICKER_MAX_BYTES)
		name = a->place;
	return name;
}
