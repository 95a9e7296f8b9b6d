#include "news/title.h"

#include <string.h>

#include "news/clause.h"
#include "news/profile.h"

static bool is_label_word(const struct token *t)
{
	static const char *const words[] = {"news",	"newsletter",	"warning",	"notice",
					    "notices",	"update",	"updates",	"bulletin",
					    "week",	"digest",	"information",	"info",
					    "reminder", "alert",	"minutes",	"agenda",
					    "diary",	"announcement", "announcements"};

	return CLAUSE_ONE_OF(t, words);
}

/* The noun at the head of the title stands before its first preposition, mark or number. */
static bool is_headed_by_label(const struct lexicon *l, const struct tokens *t)
{
	size_t i = 0;

	while (i < t->n && t->items[i].kind == TOKEN_WORD &&
	       !token_is_class(l, &t->items[i], "prep"))
		i++;
	return i > 0 && is_label_word(&t->items[i - 1]);
}

static bool is_plural(struct span w)
{
	static const char *const words[] = {"people", "children", "men", "women", "police"};

	for (size_t i = 0; i < COUNT_OF(words); i++)
		if (span_equal_nocase(w, span_of(words[i])))
			return true;
	return w.n > 3 && span_ends(w, "s");
}

/* "close": of a verb whose third person, "closes", is known. */
static bool is_base(const struct lexicon *l, struct span w)
{
	static const char *const ends[] = {"", "s", "es"};
	struct span form;
	char word[32];

	if (w.n + 3 > sizeof word)
		return false;
	memcpy(word, w.p, w.n);
	for (size_t i = 0; i < COUNT_OF(ends); i++) {
		memcpy(word + w.n, ends[i], strlen(ends[i]));
		if (lexicon_value(l, LEXICON_VERBS, (struct span){word, w.n + strlen(ends[i])},
				  &form) &&
		    (i == 0 ? span_is(form, "base") : span_starts(form, "s")))
			return true;
	}
	return false;
}

/* "wins prize", "runs again": a noun in the singular before, something but a preposition after. */
static bool governs(const struct lexicon *l, const struct tokens *t, size_t i)
{
	struct span class;

	return i + 1 < t->n && t->items[i + 1].kind != TOKEN_PUNCT &&
	       !token_is_class(l, &t->items[i + 1], "prep") &&
	       !span_ends(t->items[i - 1].text, "s") &&
	       !lexicon_value(l, LEXICON_FUNCTION, t->items[i - 1].text, &class);
}

/* Is word I, not the first, a verb as headlines use them: "wins", "arrested", "to close", and of
 * several "suffering from"? */
static bool tells(const struct lexicon *l, const struct tokens *t, size_t i)
{
	const struct token *k = &t->items[i];
	struct span form;
	bool verb = token_value(k, LEXICON_VERBS, &form);

	if (k->kind != TOKEN_WORD || k->flags & TOKEN_CAPITAL)
		return false;
	if (profile_is_finite(l, t, i) || (k->text.n > 4 && span_ends(k->text, "ed")))
		return true;
	if (verb && (span_is(form, "ed") || span_is(form, "past")))
		return true;
	if (verb && span_starts(form, "s") && governs(l, t, i))
		return true;
	if (span_is(t->items[i - 1].text, "to"))
		return is_base(l, k->text);
	return i + 1 < t->n && clause_is_ing(k) && is_plural(t->items[i - 1].text);
}

bool title_tells(const struct lexicon *l, const struct tokens *t)
{
	for (size_t i = 1; i < t->n; i++)
		if (tells(l, t, i))
			return true;
	return false;
}

/* Does what stands before token I keep a verb from standing there? "over bets", "Holm's wins",
 * "that works" are none; a comma may close what was told of the subject. */
static bool bars_verb(const struct tokens *t, size_t i)
{
	const struct token *before = &t->items[i - 1];

	if (before->kind == TOKEN_PUNCT)
		return !span_is(before->text, ",") || i < 3;
	return before->kind != TOKEN_WORD || before->flags & TOKEN_POSSESSIVE ||
	       token_has(before, LEXICON_FUNCTION);
}

/* In the singular "derides plan", behind a plural "flock to the fair". */
static bool may_tell(const struct tokens *t, size_t i)
{
	const struct token *k = &t->items[i], *before = &t->items[i - 1];
	bool third = span_ends(k->text, "s") && !span_ends(k->text, "ss");

	if (k->kind != TOKEN_WORD || k->flags & TOKEN_CAPITAL || token_has(k, LEXICON_FUNCTION) ||
	    i + 1 == t->n || span_is(k[1].text, "of") || bars_verb(t, i))
		return false;
	if (third)
		return !span_ends(before->text, "s");
	return before->kind == TOKEN_WORD && is_plural(before->text) && !span_ends(k->text, "al");
}

bool title_may_tell(const struct tokens *t)
{
	for (size_t i = 1; i < t->n; i++)
		if (may_tell(t, i))
			return true;
	return false;
}

/* Forms that are no noun as often: "Wins", "Reveals", "Arrested", not "Talks", "Plans". */
static bool tells_in_capitals(const struct lexicon *l, const struct tokens *t, size_t i)
{
	struct span form;

	if (t->items[i].kind != TOKEN_WORD || t->items[i].flags & TOKEN_POSSESSIVE)
		return false;
	if (token_is_class(l, &t->items[i], "aux"))
		return true;
	if (span_equal_nocase(t->items[i - 1].text, span_of("to")))
		return is_base(l, t->items[i].text);
	return lexicon_value(l, LEXICON_VERBS, t->items[i].text, &form) &&
	       (span_is(form, "s") || span_is(form, "ed") || span_is(form, "past"));
}

bool title_tells_in_capitals(const struct lexicon *l, const struct tokens *t)
{
	static const char *const openers[] = {"That", "Who", "Which", "Where"};
	bool open = false;

	for (size_t i = 1; i < t->n; i++) {
		bool tells = tells_in_capitals(l, t, i);

		if (tells && !open)
			return true;
		open = CLAUSE_ONE_OF(&t->items[i], openers) || (open && !tells);
	}
	return false;
}

static bool is_bait(const struct token *t)
{
	static const char *const words[] = {
		"look",	  "watch", "wow", "boom", "busted",	      "bombshell",
		"here's", "how",   "why", "what", "here\xE2\x80\x99s"};

	return CLAUSE_ONE_OF(t, words);
}

/* "Something", "This Senator": what happened or who did it is kept back. */
static bool keeps_back(const struct tokens *t, size_t i)
{
	static const char *const vague[] = {"something", "someone", "somebody"};
	static const char *const times[] = {"week",    "month",	    "year",    "summer", "winter",
					    "spring",  "autumn",    "weekend", "season", "morning",
					    "evening", "afternoon", "century", "decade", "fall"};

	if (t->items[i].flags & TOKEN_IN_QUOTE)
		return false;
	if (span_equal_nocase(t->items[i].text, span_of("this")))
		return i + 1 == t->n || !CLAUSE_ONE_OF(&t->items[i + 1], times);
	return CLAUSE_ONE_OF(&t->items[i], vague);
}

/* "4 Words", "1 Thing" */
static bool is_words(const struct token *t)
{
	static const char *const words[] = {"Word", "Words", "Thing", "Things"};

	for (size_t i = 0; i < COUNT_OF(words); i++)
		if (span_is(t->text, words[i]))
			return true;
	return false;
}

/* "Just Gave", "Look At", "Going To HATE": a voice that sells. */
static bool sells(const struct tokens *t, size_t i)
{
	const struct token *k = &t->items[i], *next = k + 1;
	struct span form;

	if (i + 1 == t->n)
		return false;
	if (span_is(k->text, "Just"))
		return span_ends(next->text, "ed") ||
		       (token_value(next, LEXICON_VERBS, &form) && !span_is(form, "base"));
	if (span_is(k->text, "Instantly") || (k->kind == TOKEN_NUMBER && is_words(next)) ||
	    span_ends(k->text, "-Word"))
		return true;
	if (span_is(k->text, "Look"))
		return span_equal_nocase(next->text, span_of("at"));
	return span_is(k->text, "Going") && span_equal_nocase(next->text, span_of("to")) &&
	       i + 2 < t->n && t->items[i + 2].flags & TOKEN_SHOUT;
}

const char *title_fault(const struct tokens *t)
{
	const struct token *first = &t->items[0], *last = &t->items[t->n - 1];
	struct span form;

	if (!t->n)
		return "a title without words";
	if (span_is(last->text, "?"))
		return "a title that asks";
	if (token_value(first, LEXICON_VERBS, &form) && span_is(form, "s"))
		return "a title that does not say who";
	if (span_starts(last->text, "..") || span_starts(last->text, "\xE2\x80\xA6") ||
	    (t->n > 1 && span_starts(last[-1].text, "\xE2\x80\xA6")) || is_bait(first))
		return "a title that teases";
	for (size_t i = 0; i < t->n; i++)
		if (keeps_back(t, i) || sells(t, i))
			return "a title that teases";
	if (first->kind == TOKEN_QUOTE_OPEN && last->kind == TOKEN_QUOTE_CLOSE)
		return "a quotation, and nobody says whose";
	return NULL;
}

enum title_kind title_kind_of(const struct lexicon *l, struct span text, struct region *r)
{
	struct tokens t = {0};

	if (!text.n)
		return TITLE_NONE;
	token_split(l, text, r, &t);
	if (title_tells(l, &t))
		return TITLE_NEWS;
	return is_headed_by_label(l, &t) ? TITLE_LABEL : TITLE_VERBLESS;
}

bool title_is_known(const struct article *a, struct span card)
{
	return card.n && (span_equal(a->title, card) ||
			  (a->title.n == card.n + 1 && span_ends(a->title, ".") &&
			   span_equal(span_cut(a->title, 0, card.n), card)));
}

enum title_kind title_above(const struct lexicon *l, const struct article *a, struct region *r,
			    const struct para **out)
{
	size_t at = 0;

	while (at < a->lead && a->paras[at].cls != LINE_TITLE)
		at++;
	if (at == a->lead)
		return TITLE_NONE;
	*out = &a->paras[at];
	return title_kind_of(l, a->paras[at].text, r);
}
