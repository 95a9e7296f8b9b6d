#include "news/stale.h"

#include "news/clause.h"

static const struct token *at(const struct sentence *s, size_t i)
{
	return &s->t->items[s->kept[i]];
}

/* From token I of the main part on: does a weekday or a month say when? */
static bool is_dated_after(const struct sentence *s, size_t i)
{
	for (; i < s->n_body; i++)
		if (at(s, i)->flags & TOKEN_CAPITAL &&
		    (token_has(at(s, i), LEXICON_WEEKDAYS) || token_has(at(s, i), LEXICON_MONTHS)))
			return true;
	return false;
}

/* What is done by appointment, and so may be told of beforehand: "is closing on Friday". */
static bool is_appointed(const struct token *t)
{
	static const char *const words[] = {"closing",	"opening",   "reopening", "moving",
					    "starting", "beginning", "holding",	  "hosting",
					    "offering", "launching", "leaving",	  "joining",
					    "changing", "switching", "taking",	  "getting",
					    "coming",	"returning", "retiring"};

	return CLAUSE_ONE_OF(t, words);
}

/* What goes on for weeks: "is planning", "is suing". */
static bool is_lasting(const struct token *t)
{
	static const char *const words[] = {
		"planning",  "considering", "seeking",	     "suing",	    "joining",
		"expecting", "facing",	    "offering",	     "building",    "hoping",
		"recalling", "hiring",	    "launching",     "selling",	    "buying",
		"expanding", "developing",  "investigating", "introducing", "cutting",
		"warning",   "urging",	    "calling",	     "preparing",   "trying",
		"working",   "helping",	    "using",	     "growing",	    "rising",
		"falling",   "becoming",    "asking",	     "making",	    "doing",
		"losing"};

	return CLAUSE_ONE_OF(t, words);
}

/* "is lavishing", "are now searching": not "is closing on Friday". */
static bool is_progressive(const struct lexicon *l, const struct sentence *s, size_t i)
{
	static const char *const be[] = {"is", "are", "am"};

	if (!CLAUSE_ONE_OF(at(s, i), be))
		return false;
	while (i + 1 < s->n_body && token_is_class(l, at(s, i + 1), "adv"))
		i++;
	return i + 1 < s->n_body && clause_is_ing(at(s, i + 1)) && !is_lasting(at(s, i + 1)) &&
	       !(is_appointed(at(s, i + 1)) && is_dated_after(s, i));
}

static bool is_way(const struct sentence *s, size_t i)
{
	static const char *const whose[] = {"his", "her", "its", "their"};
	static const char *const verbs[] = {"is", "are", "was", "were"};

	return i >= 3 && span_is(at(s, i)->text, "way") && CLAUSE_ONE_OF(at(s, i - 1), whose) &&
	       span_is(at(s, i - 2)->text, "on") && CLAUSE_ONE_OF(at(s, i - 3), verbs);
}

static bool is_soon(const struct sentence *s, size_t i)
{
	static const char *const days[] = {"today", "tonight", "tomorrow"};
	static const char *const spans[] = {"minutes", "hours", "days"};

	return CLAUSE_ONE_OF(at(s, i), days) ||
	       (i > 0 && span_is(at(s, i)->text, "away") && CLAUSE_ONE_OF(at(s, i - 1), spans));
}

static bool says_now(const struct lexicon *l, const struct sentence *s)
{
	static const char *const said[] = {"said", "told", "announced", "reported"};
	bool reported = false;

	for (size_t i = 0; i < s->n_body; i++) {
		reported |= CLAUSE_ONE_OF(at(s, i), said);
		if (is_soon(s, i) || is_way(s, i) || (!reported && is_progressive(l, s, i)))
			return true;
	}
	return false;
}

/* What is over once its undoing has happened: people trapped and brought out, an event announced
 * and called off. */
static bool is_undoing(const struct token *t)
{
	static const char *const words[] = {"rescued", "freed",	    "released", "found",
					    "saved",   "evacuated", "recovered"};

	return CLAUSE_ONE_OF(t, words);
}

static bool is_plight(const struct token *t)
{
	static const char *const words[] = {"trapped",	 "stuck",    "stranded", "missing",
					    "hostage",	 "hostages", "buried",	 "kidnapped",
					    "searching", "abducted"};

	return CLAUSE_ONE_OF(t, words);
}

static bool is_cancelling(const struct tokens *t, size_t i)
{
	static const char *const words[] = {"cancelled", "canceled", "postponed", "scrapped"};

	return CLAUSE_ONE_OF(&t->items[i], words) ||
	       (span_is(t->items[i].text, "called") && i + 1 < t->n &&
		span_is(t->items[i + 1].text, "off"));
}

/* "had been rescued", "were found": not "to be rescued", "could not be found". */
static bool has_happened(const struct lexicon *l, const struct tokens *t, size_t i)
{
	static const char *const been[] = {"was", "were", "been"};
	static const char *const open[] = {"will", "would",  "could", "can",  "to",
					   "be",   "should", "until", "once", "if"};
	bool happened = false;

	for (size_t back = 1; back <= 4 && back <= i; back++) {
		const struct token *k = &t->items[i - back];

		if (CLAUSE_ONE_OF(k, open) || token_is_class(l, k, "neg"))
			return false;
		happened |= CLAUSE_ONE_OF(k, been);
		if (k->kind == TOKEN_PUNCT)
			break;
	}
	return happened;
}

/* Does token K of T name what the headline tells of? */
static bool is_named(const struct sentence *s, const struct token *k)
{
	struct span class;

	if (k->kind == TOKEN_PUNCT || k->text.n < 3 || token_value(k, LEXICON_FUNCTION, &class) ||
	    token_stem_has(k, LEXICON_PLACES))
		return false;
	for (size_t i = 0; i < s->n_body; i++)
		if (span_equal_nocase(at(s, i)->text, k->text))
			return true;
	return false;
}

/* Are all of them meant in the sentence around token I, not "two of the miners"? */
static bool means_all(const struct sentence *s, const struct tokens *t, size_t i)
{
	static const char *const all[] = {"all", "both", "everyone", "everybody", "every"};
	size_t from = i;
	bool named = false, whole = false, some = false;

	while (from > 0 && !(t->items[from].flags & TOKEN_STARTS_SENTENCE))
		from--;
	for (size_t k = from; k < i; k++) {
		bool is_all = CLAUSE_ONE_OF(&t->items[k], all);

		whole |= is_all;
		named |= is_named(s, &t->items[k]);
		some |= k > from && span_is(t->items[k].text, "of") &&
			!CLAUSE_ONE_OF(&t->items[k - 1], all);
		whole |= k > from && span_equal_nocase(t->items[k - 1].text, span_of("the")) &&
			 is_named(s, &t->items[k]);
	}
	return named && whole && !some;
}

static bool is_undone_in(const struct lexicon *l, const struct sentence *s, const struct tokens *t,
			 bool plight)
{
	for (size_t i = 1; i < t->n; i++)
		if (((plight && is_undoing(&t->items[i])) || is_cancelling(t, i)) &&
		    !(t->items[i].flags & TOKEN_IN_QUOTE) && has_happened(l, t, i) &&
		    means_all(s, t, i))
			return true;
	return false;
}

/* Could the paragraph tell of an undoing at all? Bytes are sooner compared than words split. */
static bool may_undo(struct span text, bool plight)
{
	static const char *const cancelled[] = {"cancel", "postponed", "scrapped", "called"};
	static const char *const undone[] = {"rescued", "freed",     "released", "found",
					     "saved",	"evacuated", "recovered"};

	for (size_t i = 0; i < COUNT_OF(cancelled); i++)
		if (span_find(text, 0, cancelled[i]) < text.n)
			return true;
	for (size_t i = 0; plight && i < COUNT_OF(undone); i++)
		if (span_find(text, 0, undone[i]) < text.n)
			return true;
	return false;
}

static bool is_over(const struct lexicon *l, const struct article *a, const struct sentence *s,
		    struct region *r)
{
	struct tokens t;
	bool plight = false;

	for (size_t i = 0; i < s->n_body; i++) {
		plight |= is_plight(at(s, i));
		if (is_undoing(at(s, i)) || is_cancelling(s->t, s->kept[i]))
			return false;
	}
	for (size_t i = a->lead + 1; i < a->n; i++) {
		if (a->paras[i].cls != LINE_BODY || !may_undo(a->paras[i].text, plight))
			continue;
		t = token_of_para(l, &a->paras[i], r);
		if (is_undone_in(l, s, &t, plight))
			return true;
	}
	return false;
}

const char *stale_fault(const struct lexicon *l, const struct article *a, const struct sentence *s,
			struct region *r)
{
	if (!a->date.n && says_now(l, s))
		return "tells of an hour, and the article has no date";
	return is_over(l, a, s, r) ? "the article says later that this is over" : NULL;
}
