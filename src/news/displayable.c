#include "news/displayable.h"

#include "news/leaning.h"
#include "news/need.h"
#include "news/occasion.h"
#include "news/pronoun.h"
#include "news/turn.h"

/* The class of the phrase at token I in the table of standalone words; empty: none. */
static struct span standalone(const struct displayable *d, size_t i)
{
	struct span value = {NULL, 0};

	reading_phrase(d->g, d->q->para, i, LEXICON_STANDALONE, &value);
	return value;
}

static bool is_stop(const struct token *t)
{
	return reading_is(t, ".") || reading_is(t, "!") || reading_is(t, "?");
}

/* Does a sentence begin at token FIRST? */
static bool starts_sentence(const struct displayable *d, size_t first)
{
	const struct token *t = displayable_at(d, first);
	const struct token *mark = displayable_at(d, d->q->open), *lead;

	if (!t || !(t->flags & TOKEN_CAPITAL || t->kind == TOKEN_NUMBER))
		return false;
	if (first > d->q->open + 1)
		return true;
	if (d->q->open == 0 || mark->flags & TOKEN_STARTS_SENTENCE)
		return true;
	lead = displayable_at(d, d->q->open - 1);
	if (lead->kind == TOKEN_PUNCT)
		return true;
	return reading_in(d->g, lead, LEXICON_CUES, NULL);
}

/* Does the sentence that reaches the closing mark end there, as far as the text goes on? */
static bool ends_at_mark(const struct displayable *d)
{
	const struct token *last = displayable_at(d, d->q->close - 1);
	const struct token *next = displayable_at(d, d->q->close + 1);
	const struct token *open = d->next ? displayable_at(d, d->next->open + 1) : NULL;
	bool goes_on = d->next && d->next->para == d->q->para && d->s->is_after && open &&
		       !(displayable_at(d, d->next->open)->flags & TOKEN_STARTS_SENTENCE) &&
		       !(open->flags & TOKEN_CAPITAL);
	struct span value;

	if (last && last->kind == TOKEN_QUOTE_CLOSE)
		last = displayable_at(d, d->q->close - 2);
	if (is_stop(last))
		return !goes_on || !(next && d->s->is_after);
	if (!displayable_at(d, d->q->close) || goes_on)
		return false;
	if (d->s->is_after)
		return true;
	if (!next || is_stop(next))
		return true;
	return reading_is(next, "and") &&
	       reading_phrase(d->g, d->q->para, d->q->close + 2, LEXICON_CUES, &value) > 0;
}

/* "Trump's playing": the 's is a verb's. */
static bool contracts_verb(const struct token *next)
{
	static const char *const words[] = {"been", "got", "not", "a", "an", "the"};

	return next && (READING_IS_ANY(next, words) ||
			(next->kind == TOKEN_WORD && span_ends(next->text, "ing")));
}

static bool is_verb(const struct displayable *d, size_t i)
{
	const struct token *t = displayable_at(d, i);

	if (t->kind != TOKEN_WORD)
		return false;
	if (t->flags & TOKEN_POSSESSIVE && contracts_verb(displayable_at(d, i + 1)))
		return true;
	return displayable_is_class(d, i, "aux") || displayable_is_class(d, i, "neg") ||
	       displayable_in(d, i, LEXICON_VERBS) || displayable_in(d, i, LEXICON_CUES) ||
	       (t->text.n > 4 && span_ends(t->text, "ed") && !reading_is(t, "greed") &&
		!(t->flags & TOKEN_CAPITAL));
}

static bool has_verb(const struct displayable *d, size_t first, size_t end)
{
	for (size_t i = first; i < end; i++)
		if (is_verb(d, i) &&
		    !span_equal_nocase(displayable_at(d, i)->text, span_of("never")) &&
		    !reading_is(displayable_at(d, i), "no") &&
		    !reading_is(displayable_at(d, i), "not"))
			return true;
	return false;
}

/* "the biggest", "the most", but not "the interest". */
static bool is_superlative(const struct token *t)
{
	static const char *const nouns[] = {"forest",  "interest", "request", "protest",
					    "contest", "harvest",  "west",    "guest"};

	return t && t->kind == TOKEN_WORD && !READING_IS_ANY(t, nouns) &&
	       ((t->text.n > 4 && span_ends(t->text, "est")) || reading_is(t, "worst") ||
		reading_is(t, "most"));
}

/* "This is the biggest order in our history": what "this" is, the sentence says itself, and right
 * behind the lead it is the article's news. "This is the hardest part" does not say. */
static bool names_its_kind(const struct displayable *d, size_t i)
{
	static const char *const vague[] = {"thing", "part", "time", "way",
					    "point", "bit",  "step", "question"};
	size_t noun = i + 4, n_body = 0;

	if (d->g->a->lead >= d->g->a->n || !reading_is(displayable_at(d, i), "this") ||
	    !reading_is(displayable_at(d, i + 1), "is") ||
	    !(reading_is(displayable_at(d, i + 2), "the") ||
	      reading_is(displayable_at(d, i + 2), "our")) ||
	    !is_superlative(displayable_at(d, i + 3)))
		return false;
	if (reading_is(displayable_at(d, i + 3), "most"))
		noun++;
	for (size_t p = d->g->a->lead; p < d->q->para; p++)
		n_body += d->g->a->paras[p].cls == LINE_BODY;
	return n_body <= 1 && displayable_at(d, noun) &&
	       displayable_at(d, noun)->kind == TOKEN_WORD &&
	       !displayable_in(d, noun, LEXICON_FUNCTION) &&
	       !READING_IS_ANY(displayable_at(d, noun), vague);
}

/* "this", "that meeting", "those": pointing words that point out of the run. */
static const char *check_pointer(const struct displayable *d, size_t i, size_t first, bool is_first)
{
	static const char *const near_words[] = {"this", "these", "those"};
	const struct token *t = displayable_at(d, i);
	bool points = READING_IS_ANY(t, near_words);

	if (reading_begins(t, "that") && t->kind == TOKEN_WORD)
		points = i == first || (i == first + 1 && displayable_is_class(d, first, "aux")) ||
			 displayable_is_class(d, i - 1, "prep") || t->text.n > 4;
	if (!points)
		return NULL;
	if (!is_first && (displayable_at(d, i)->flags & TOKEN_STARTS_SENTENCE ||
			  displayable_at(d, i - 1)->kind == TOKEN_PUNCT))
		return NULL;
	if (reading_in(d->g, displayable_at(d, i + 1), LEXICON_STANDALONE, "deictic"))
		return NULL;
	if (names_its_kind(d, i))
		return NULL;
	if (reading_is(t, "those") && (reading_is(displayable_at(d, i + 1), "who") ||
				       reading_is(displayable_at(d, i + 1), "of")))
		return NULL;
	return "points at something outside it";
}

static const char *check_there(const struct displayable *d, size_t i, bool is_first)
{
	const struct token *t = displayable_at(d, i);

	if (reading_is(t, "such") && is_first && !reading_is(displayable_at(d, i + 1), "a") &&
	    !reading_is(displayable_at(d, i + 1), "as"))
		return "\"such\" points at something outside it";
	if (reading_is(t, "there") && is_first && !displayable_is_class(d, i + 1, "aux") &&
	    !displayable_is_class(d, i + 1, "neg") && !displayable_is_class(d, i - 1, "neg") &&
	    !displayable_is_class(d, i - 1, "aux"))
		return "\"there\" points at a place outside it";
	return NULL;
}

/* "get some switched", "to the benefit of both", "one way or the other": of what? */
static const char *check_quantity(const struct displayable *d, size_t i,
				  const struct pronoun_known *k)
{
	static const char *const words[] = {"some",   "both",	 "any",	    "each",
					    "either", "neither", "several", "few"};
	const struct token *next = displayable_at(d, i + 1);

	if (span_is(standalone(d, i), "dangling") && !k->later)
		return "refers to something outside it";
	if (!READING_IS_ANY(displayable_at(d, i), words) || k->many || k->persons > 1)
		return NULL;
	if (!next || next->kind == TOKEN_PUNCT || next->kind == TOKEN_QUOTE_CLOSE ||
	    (next->kind == TOKEN_WORD && span_ends(next->text, "ed")))
		return "refers to something outside it";
	return NULL;
}

/* "The conversation was frank": a plain noun with "the", before its verb, that nothing explains.
 * "The good news is that ..." explains itself. */
static const char *check_definite(const struct displayable *d, size_t first, size_t end)
{
	if (!reading_is(displayable_at(d, first), "the"))
		return NULL;
	for (size_t i = first + 1; i < end && i < first + 8; i++) {
		const struct token *t = displayable_at(d, i);

		if (i > first + 1 && reading_is(t, ","))
			return "begins with something the reader does not know";
		if (t->flags & TOKEN_CAPITAL || t->kind != TOKEN_WORD ||
		    displayable_is_class(d, i, "prep") || displayable_is_class(d, i, "art") ||
		    displayable_is_class(d, i, "rel") ||
		    (standalone(d, i).n && !span_is(standalone(d, i), "told")))
			return NULL;
		if (reading_is(t, "is") && reading_is(displayable_at(d, i + 1), "that") &&
		    !span_is(standalone(d, i - 1), "told"))
			return NULL;
		if (i > first + 1 && is_verb(d, i))
			return "begins with something the reader does not know";
	}
	return NULL;
}

static const char *check_opening(const struct displayable *d, size_t first)
{
	struct span cls = standalone(d, first);

	if (span_is(cls, "opener"))
		return "ties on to what was said before";
	if (span_is(cls, "interjection") && reading_is(displayable_at(d, first + 1), ","))
		return "ties on to what was said before";
	if (span_is(cls, "greeting"))
		return "courtesy, no news";
	if (span_is(cls, "comment"))
		return "comments on what was said before";
	for (size_t i = first; i < first + 5 && displayable_at(d, i); i++)
		if (reading_is(displayable_at(d, i), "also") ||
		    reading_is(displayable_at(d, i), "however"))
			return "ties on to what was said before";
	return NULL;
}

static const char *check_references(const struct displayable *d, size_t first, size_t end)
{
	struct pronoun_known k = {0};
	bool is_first = true;

	for (size_t i = first; i < end; i++) {
		const char *broken = pronoun_check(d, i, end, &k);

		if (!broken)
			broken = check_pointer(d, i, first, is_first);
		if (!broken)
			broken = check_there(d, i, is_first);
		if (!broken)
			broken = check_quantity(d, i, &k);
		if (broken)
			return broken;
		pronoun_learn(d, i, &k);
		is_first = !k.later;
	}
	return NULL;
}

/* "I", said by a ministry: the words are somebody's of whom the article speaks. */
static bool says_i_for_a_body(const struct displayable *d, size_t first, size_t end)
{
	static const char *const words[] = {"my", "me", "myself"};

	if (d->s->who == NAMES_NONE || d->names->items[d->s->who].kind != NAME_BODY)
		return false;
	for (size_t i = first; i < end; i++)
		if (reading_begins(displayable_at(d, i), "I") ||
		    READING_IS_ANY(displayable_at(d, i), words))
			return true;
	return false;
}

static const char *check_marks(const struct displayable *d, size_t first, size_t end)
{
	size_t open = 0, close = 0, brackets = 0;

	for (size_t i = first; i < end; i++) {
		const struct token *t = displayable_at(d, i);

		open += t->kind == TOKEN_QUOTE_OPEN;
		close += t->kind == TOKEN_QUOTE_CLOSE;
		if (t->kind == TOKEN_QUOTE_OPEN && i > first &&
		    displayable_at(d, i - 1)->kind == TOKEN_PUNCT)
			return "retells what somebody said";
		brackets += reading_is(t, "[") || reading_is(t, "]");
		if (reading_is(t, "sic") || reading_is(t, "...") || reading_is(t, "\xE2\x80\xA6"))
			return "something is left out of it";
	}
	if (open != close || brackets % 2)
		return "its inner marks are not balanced";
	return brackets > 2 ? "more of it is an editor's than a speaker's" : NULL;
}

/* "Reopening the bridge to let a ship be moored": begins with a gerund, and every verb behind it
 * may be a participle or an infinitive. */
static bool is_gerund_alone(const struct displayable *d, size_t first, size_t end)
{
	if (!span_ends(displayable_at(d, first)->text, "ing"))
		return false;
	for (size_t i = first + 1; i < end; i++)
		if (is_verb(d, i) && !reading_is(displayable_at(d, i - 1), "to") &&
		    !span_ends(displayable_at(d, i)->text, "ed") &&
		    !displayable_is_class(d, i, "neg"))
			return false;
	return true;
}

static size_t count_words(const struct displayable *d, size_t first, size_t end)
{
	size_t n = 0;

	for (size_t i = first; i < end; i++)
		n += displayable_at(d, i)->kind == TOKEN_WORD ||
		     displayable_at(d, i)->kind == TOKEN_NUMBER;
	return n;
}

bool displayable_is_sentence(const struct displayable *d)
{
	size_t first = d->q->open + 1, end = first;

	while (end < d->q->close && !(displayable_at(d, end)->flags & TOKEN_ENDS_SENTENCE))
		end++;
	return starts_sentence(d, first) && ends_at_mark(d) && has_verb(d, first, end);
}

const char *displayable_run(const struct displayable *d, size_t first, size_t end, int *need)
{
	size_t sentence = first;
	const char *broken;
	int weight;

	if (!starts_sentence(d, first))
		return "does not begin like a sentence";
	if (end == d->q->close ? !ends_at_mark(d)
			       : !(displayable_at(d, end - 1)->flags & TOKEN_ENDS_SENTENCE))
		return "does not end like a sentence";
	if (count_words(d, first, end) < DISPLAYABLE_WORDS_MIN)
		return "too few words to say anything";
	while (sentence < end && !(displayable_at(d, sentence)->flags & TOKEN_ENDS_SENTENCE))
		sentence++;
	if (!has_verb(d, first, sentence) || is_gerund_alone(d, first, sentence))
		return "has no finite verb";
	broken = check_marks(d, first, end);
	if (!broken && says_i_for_a_body(d, first, end))
		broken = "a body does not say \"I\"";
	if (!broken)
		broken = check_opening(d, first);
	if (!broken)
		broken = check_definite(d, first, end);
	if (!broken)
		broken = check_references(d, first, end);
	if (!broken)
		broken = leaning_check(d->g, d->q->para, first, end);
	if (!broken && occasion_needs_date(d->g, d->q->para, first, end))
		broken = "speaks of a day that the card cannot tell";
	if (!broken && end < d->q->close && reading_is(displayable_at(d, end - 1), "?"))
		broken = "asks what its speaker is about to answer";
	if (!broken && turn_follows(d, end))
		broken = "qualified by what follows";
	if (broken)
		return broken;
	weight = need_weigh(d, first, end);
	if (need)
		*need = weight;
	return weight > NEED_MAX ? "needs its article" : NULL;
}

const char *displayable_context(const struct displayable *d)
{
	const struct lexicon *l = d->g->l;
	bool is_body = d->s->who != NAMES_NONE && d->names->items[d->s->who].kind == NAME_BODY;

	if (d->g->a->opinion)
		return "from an opinion piece";
	if (lexicon_has(l, LEXICON_AGENCIES, d->s->name))
		return "a report's words, and nobody's";
	if (!is_body && (lexicon_has(l, LEXICON_PLACES, d->s->name) ||
			 lexicon_has(l, LEXICON_DEMONYMS, d->s->name)))
		return "its speaker's name would be read as a country";
	return occasion_check(d->g, d->q, d->s);
}

/* 150 where a card reads at a glance, less for shorter and longer. */
static int length_worth(size_t length)
{
	if (length < 60)
		return 150 - (int)(60 - length) * 4;
	if (length <= 160)
		return 150;
	return 150 - (int)(length - 160) * 3 / 2;
}

/* What a tenth of a nat of need.h costs a run: between two that pass, no more than what a name's
 * office is worth. */
enum { NEED_WORTH = 3 };

int displayable_score(const struct displayable *d, size_t first, size_t end, size_t length,
		      int need)
{
	static const char *const strong[] = {"must",  "never", "will",	 "cannot", "war",
					     "peace", "need",  "should", "always", "first"};
	static const char *const weak[] = {"maybe", "perhaps",	"probably",
					   "guess", "somewhat", "kind"};
	int score = 300 + length_worth(length) + d->s->confidence / 10, force = 0;

	for (size_t i = first; i < end; i++) {
		const struct token *t = displayable_at(d, i);

		force += READING_IS_ANY(t, strong) ? 20 : 0;
		force -= READING_IS_ANY(t, weak) ? 30 : 0;
		force -= reading_begins(t, "it") || reading_begins(t, "this") ? 15 : 0;
	}
	score += MAX_OF(-90, MIN_OF(force, 60));
	if (d->s->who != NAMES_NONE) {
		const struct name *e = &d->names->items[d->s->who];

		score += (int)MIN_OF(e->n, 10) * 10 + (e->role.n ? 60 : 0);
	}
	score -= need * NEED_WORTH;
	score += first == d->q->open + 1 ? 40 : 0;
	score += end == d->q->close ? 20 : 0;
	return MAX_OF(0, MIN_OF(score, 1000));
}
