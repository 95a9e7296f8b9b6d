#include "news/cue.h"

static const struct cue none = {0, 0, false, false, false, false};

/* "a statement", "his claims", "Counsel" are nouns, and so is a word right before a verb of saying
 * that can be nothing else: "the court report said". */
static bool is_noun(const struct passage *p, size_t i)
{
	const struct token *t = passage_at(p, i), *prev = i ? passage_at(p, i - 1) : NULL;

	if (t->flags & TOKEN_CAPITAL && !(t->flags & TOKEN_STARTS_SENTENCE))
		return true;
	if (passage_is(p, i + 1, "said") || passage_is(p, i + 1, "says"))
		return true;
	return prev && (passage_is_class(p, i - 1, "art") || passage_is_class(p, i - 1, "det") ||
			prev->flags & TOKEN_POSSESSIVE || passage_is_whose(p, i - 1) ||
			passage_is(p, i - 1, "to"));
}

struct cue cue_at(const struct passage *p, size_t i)
{
	const struct token *t = passage_at(p, i);
	struct cue c = {i, i, false, false, false, false};
	struct span value = {NULL, 0};

	if (!t || t->kind != TOKEN_WORD || t->flags & TOKEN_IN_QUOTE)
		return none;
	if (reading_is(t, "according") && passage_is(p, i + 1, "to"))
		return (struct cue){i, i + 2, true, true, false, false};
	if (is_noun(p, i))
		return none;
	c.end = i + reading_phrase(p->g, p->para, i, LEXICON_CUES, &value);
	c.found = c.end > i;
	c.denies = span_is(value, "not");
	c.gerund = c.found && span_ends(t->text, "ing");
	return c;
}

struct cue cue_first(const struct passage *p, size_t from, size_t to)
{
	for (size_t i = from; i < to; i++) {
		struct cue c = cue_at(p, i);

		if (c.found)
			return c;
	}
	return none;
}

struct cue cue_last(const struct passage *p, size_t from, size_t to)
{
	for (size_t i = to; i-- > from;) {
		struct cue c = cue_at(p, i);

		if (c.found && c.end <= to)
			return c;
	}
	return none;
}

/* Does the verb tell, with "was" before it, what its subject heard? */
static bool has_hearer(const struct token *verb)
{
	static const char *const verbs[] = {
		"accused",  "advised",	 "asked",      "assured", "begged",  "branded",
		"called",   "cautioned", "credited",   "cited",	  "dubbed",  "informed",
		"lectured", "described", "instructed", "ordered", "praised", "quizzed",
		"rebuked",  "reminded",	 "questioned", "thanked", "teased",  "told",
		"urged",    "warned",	 "welcomed"};

	return READING_IS_ANY(verb, verbs);
}

static enum cue_state state_of_group(const struct passage *p, size_t from, const struct cue *cue)
{
	static const char *const modals[] = {"can",  "could", "may",	"might", "must",
					     "will", "would", "should", "shall", "ought"};
	static const char *const passives[] = {"was", "were", "been", "being", "is", "are"};

	for (size_t i = cue->first; i > from; i--) {
		const struct token *t = passage_at(p, i - 1);

		if (passage_is_class(p, i - 1, "neg"))
			return CUE_DENIED;
		if (READING_IS_ANY(t, modals))
			return CUE_MAYBE;
		if (READING_IS_ANY(t, passives) && has_hearer(passage_at(p, cue->first)))
			return CUE_HEARD;
		if (!passage_is_beside_verb(p, i - 1))
			break;
	}
	return CUE_SAID;
}

/* Does the subject at token FROM do something else before the verb of saying, so that the words are
 * another's: "Ann Lee heard the mayor say", "the mayor believes the minister said"? */
static bool acts_otherwise(const struct passage *p, size_t from, size_t cue)
{
	const struct name_mention *m = names_starting(p->names, p->para, from);
	size_t i = from;

	if (m && p->names->items[m->who].kind == NAME_PERSON)
		i = m->end;
	else if (passage_pronoun(p, from))
		i = from + 1;
	if (i > from && passage_at(p, i - 1)->flags & TOKEN_POSSESSIVE)
		return false;
	while (i > from && i < cue && passage_is_beside_verb(p, i))
		i++;
	return i > from && i < cue && passage_at(p, i)->kind == TOKEN_WORD &&
	       !passage_is_class(p, i, "prep") && !passage_is_class(p, i, "rel") &&
	       !passage_is_class(p, i, "conj") && !passage_is_class(p, i, "sub");
}

/* "Ann Lee imagined Peter Holm saying": words that are told of. "with Peter Holm saying" and "Peter
 * Holm, saying" are his own. */
static bool is_told_of(const struct passage *p, size_t from, const struct cue *cue)
{
	const struct name_mention *m = names_ending(p->names, p->para, cue->first);

	return cue->gerund && m && m->outer > from &&
	       passage_at(p, m->outer - 1)->kind == TOKEN_WORD &&
	       !passage_is_class(p, m->outer - 1, "prep") &&
	       !passage_is_class(p, m->outer - 1, "conj") &&
	       !passage_is_class(p, m->outer - 1, "sub");
}

/* "In her novel, Ann Lee writes": a figure's words. */
static bool is_fiction(const struct passage *p, size_t from)
{
	static const char *const works[] = {"novel", "poem",   "song",	"play",
					    "film",  "satire", "sitcom"};

	if (!reading_is(passage_at(p, from), "in"))
		return false;
	for (size_t i = from + 1; i < from + 5 && passage_at(p, i); i++)
		if (READING_IS_ANY(passage_at(p, i), works))
			return true;
	return false;
}

enum cue_state cue_state_after(const struct passage *p, size_t from, const struct cue *cue)
{
	enum cue_state state;

	if (cue->first == from)
		return CUE_SAID;
	state = cue->denies ? CUE_DENIED : state_of_group(p, from, cue);
	return state == CUE_SAID && acts_otherwise(p, from, cue->first) ? CUE_TOLD_OF : state;
}

enum cue_state cue_state_before(const struct passage *p, size_t from, const struct cue *cue)
{
	if (cue->according)
		return CUE_SAID;
	if (is_told_of(p, from, cue))
		return CUE_TOLD_OF;
	if (is_fiction(p, from))
		return CUE_FICTION;
	return state_of_group(p, from, cue);
}

const char *cue_reason(enum cue_state state)
{
	static const char *const reasons[] = {
		[CUE_SAID] = NULL,
		[CUE_DENIED] = "the attribution denies that it was said",
		[CUE_HEARD] = "who is named beside it heard it",
		[CUE_MAYBE] = "the attribution does not tell that it was said",
		[CUE_TOLD_OF] = "the words are told of, not said",
		[CUE_FICTION] = "from a work of fiction, perhaps",
	};

	return reasons[state];
}
