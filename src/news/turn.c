#include "news/turn.h"

#include "base/base.h"

/* How many tokens of the sentence that turns may stand before its verb of saying. */
enum { REACH = 24 };

static bool is_turn(const struct token *t)
{
	static const char *const turns[] = {"but",    "however", "yet",	  "although",
					    "though", "unless",	 "except"};

	for (size_t i = 0; i < COUNT_OF(turns); i++)
		if (reading_is(t, turns[i]))
			return true;
	return false;
}

/* The quotation's next words, or those of the next quotation that belongs to it. */
static const struct token *next_words(const struct displayable *d, size_t end)
{
	if (end < d->q->close)
		return reading_token(d->g, d->q->para, end);
	if (d->next && (d->next->para == d->q->para || d->next->continues))
		return reading_token(d->g, d->next->para, d->next->open + 1);
	return NULL;
}

/* Moves to the first token of the sentence behind the quotation and its attribution, in this
 * paragraph or the next of the body; false where there is none. */
static bool next_sentence(const struct displayable *d, size_t *para, size_t *i)
{
	const struct token *t;

	*para = d->q->para;
	*i = d->q->close + 1;
	if (d->s->is_after && d->s->para == d->q->para)
		*i = MAX_OF(*i, d->s->to);
	while ((t = reading_token(d->g, *para, *i)) != NULL && !(t->flags & TOKEN_STARTS_SENTENCE))
		++*i;
	if (t)
		return true;
	*i = 0;
	do
		++*para;
	while (*para < d->g->a->n && d->g->a->paras[*para].cls != LINE_BODY);
	return reading_token(d->g, *para, 0) != NULL;
}

static bool is_pronoun(const struct token *t)
{
	return reading_is(t, "he") || reading_is(t, "she") || reading_is(t, "they") ||
	       reading_is(t, "it");
}

/* Do the words from token I on, quotations aside, say that the speaker goes on speaking? */
static bool speaks_on(const struct displayable *d, size_t para, size_t i)
{
	bool same = false;

	for (size_t k = 0; k < REACH; k++, i++) {
		const struct token *t = reading_token(d->g, para, i);
		const struct name_mention *m;

		if (!t)
			return false;
		if (t->flags & TOKEN_IN_QUOTE)
			continue;
		m = names_covering(d->names, para, i);
		if (m && m->who != d->s->who && !same)
			return false;
		same = same || m || is_pronoun(t);
		if (same && reading_in(d->g, t, LEXICON_CUES, NULL))
			return true;
		if (t->flags & TOKEN_ENDS_SENTENCE)
			return false;
	}
	return false;
}

/* "She later apologised", "withdrew the remark": does the sentence at token I, about the speaker,
 * say that the words were taken back? */
static bool is_taken_back(const struct displayable *d, size_t para, size_t i)
{
	static const char *const verbs[] = {"apologised", "apologized", "retracted",
					    "recanted",	  "disavowed",	"backtracked"};
	static const char *const withdraws[] = {"withdrew", "withdrawn", "deleted", "corrected"};
	static const char *const words[] = {"remark",  "remarks",   "comment", "comments", "claim",
					    "claims",  "statement", "words",   "post",	   "tweet",
					    "message", "it",	    "them"};
	bool same = false, withdrew = false;

	for (size_t k = 0; k < REACH; k++, i++) {
		const struct token *t = reading_token(d->g, para, i);
		const struct name_mention *m = t ? names_covering(d->names, para, i) : NULL;

		if (!t || t->kind == TOKEN_QUOTE_OPEN || (m && m->who != d->s->who && !same))
			return false;
		same = same || m || is_pronoun(t);
		withdrew = withdrew || READING_IS_ANY(t, withdraws);
		if ((same && READING_IS_ANY(t, verbs)) || (withdrew && READING_IS_ANY(t, words)))
			return true;
		if (t->flags & TOKEN_ENDS_SENTENCE)
			return false;
	}
	return false;
}

bool turn_follows(const struct displayable *d, size_t end)
{
	const struct token *t = next_words(d, end);
	size_t para, i;

	if (t && is_turn(t))
		return true;
	if (!next_sentence(d, &para, &i))
		return false;
	if (is_taken_back(d, para, i))
		return true;
	if (reading_token(d->g, para, i)->kind == TOKEN_QUOTE_OPEN)
		i++;
	t = reading_token(d->g, para, i);
	return t && is_turn(t) && speaks_on(d, para, i + 1);
}
