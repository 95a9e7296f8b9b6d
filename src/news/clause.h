/*
 * clause.h - host only: what single words and marks do in a sentence that is being shortened.
 *
 * Shared by shorten.h, attribution.h, ending.h and what they ask. Looks at one token, or from one
 * to the next comma; never cuts.
 */
#ifndef NEWS_CLAUSE_H
#define NEWS_CLAUSE_H

#include <stdbool.h>
#include <stddef.h>

#include "news/grammar.h"
#include "news/shorten.h"

/* A sentence and the plan that is being made for it. */
struct clause {
	const struct lexicon *l;
	const struct article *a;
	const struct tokens *t;
	struct region *r; /* scratch */
	struct shorten_plan *plan;
	size_t start; /* of the main clause, what leads up to it passed over */
	size_t verb;  /* its finite verb; plan->body_to where none was found */
	size_t after; /* behind its verb group */
};

/* The new cut of tokens [FROM, TO), which costs what the table says of COST; NULL where the plan
 * has no room or nothing would be cut. */
struct shorten_cut *clause_cut(const struct clause *p, size_t from, size_t to, enum cost cost,
			       const char *what);

uint8_t clause_tag(const struct clause *p, size_t i);

/* Of a verb, whatever its form. */
bool clause_is_verb(uint8_t tag);

const struct token *clause_at(const struct clause *p, size_t i);

bool clause_is_one_of(const struct token *t, const char *const *words, size_t n);
#define CLAUSE_ONE_OF(token, words) clause_is_one_of(token, words, COUNT_OF(words))

bool clause_is_comma(const struct token *t);

/* A hyphen is a dash only with space before it: "short- and long-range" has none. */
bool clause_is_dash(const struct token *t);

/* Words that hold a claim in place: what follows limits it or takes it back ("unless", "not"). */
bool clause_is_sticky(const struct clause *p, const struct token *t);

/* A verb of saying that can have a subject: "said", not "saying". */
bool clause_is_cue(const struct token *t);

/* A participle in -ing. */
bool clause_is_ing(const struct token *t);

/* A past tense or participle. */
bool clause_is_past(const struct token *t);

/* Do the tokens [FROM, TO) hold a word that limits the claim, or a year? Then a headline
 * is another claim without them. */
bool clause_is_loss(const struct clause *p, size_t from, size_t to);

/* "Friday", not "Friday's". */
bool clause_is_day(const struct token *t);

/* "2014": what happened then is told as background. */
bool clause_is_year(const struct token *t);

/* Opens a clause or phrase that says when or why, or what happened besides: "after", "amid". */
bool clause_is_circumstance(const struct token *t);

/* The first comma or dash at or after token I; TO where there is none. */
size_t clause_next_break(const struct clause *p, size_t i, size_t to);

bool clause_has_finite(const struct clause *p, size_t from, size_t to);

#endif
