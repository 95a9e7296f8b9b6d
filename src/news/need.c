#include "news/need.h"

#include <stdint.h>

#include "base/base.h"
#include "news/grammar.h"

/* A longer run is weighed by its beginning; a card holds fewer. */
enum { TOKENS_MAX = 256 };

/* So often one kind of evidence counts. */
enum { TIMES_MAX = 2 };

/* Back to which body paragraph "the donation" may have been told of. */
enum { TOLD_PARAS = 4 };

/* Fewer words say little; so many are enough to say what they speak of. */
enum { WORDS_SHORT = 12, WORDS_LONG = 20, WORDS_VERY_LONG = 30 };

/* So often an article names whom it is about. */
enum { NAMED_OFTEN = 8 };

/* Fewer nouns leave open what it is about. */
enum { NOUNS_THIN = 4, NOUNS_VERY_THIN = 2 };

enum evidence {
	EVENT,	    /* "the donation", "the review": mostly told of before (standalone.txt, told) */
	TOLD,	    /* "the ferry", of which the article spoke shortly before */
	ANCHORED,   /* "the paint on it": the noun has a complement, and still a "the" */
	FIRST_NAME, /* "Rick", whose surname the run does not give */
	FIRST_FIRST, /* and begins with it */
	SAME,	     /* "the same", "as good": as what? */
	COMPARED,    /* "better": than what? */
	DUAL,	     /* "both", "either", "the other": of which two? */
	PAST,	     /* tells of something past, and not when */
	PAST_VERB,
	HERE,	  /* "here", "there" */
	VAGUE,	  /* "something", "the thing" */
	ELLIPSIS, /* "there have been", "I did" */
	YOU,
	YOUR, /* begins "your": to somebody's face */
	I,    /* and nobody is named */
	THERE_IS,
	THINK, /* begins "I think" */
	QUESTION,
	IF,	/* begins "if", "when": mostly true of anything */
	PLURAL, /* begins with a bare noun: "Bridges need paint" */
	NAME,	/* begins with a name */
	STRONG, /* "must", "should" */
	HE,	/* "he", "her": somebody whom the run named */
	SHORT,	/* and without a name */
	LONG,
	THIN,	     /* in nouns and names */
	BRACKET,     /* an editor's word */
	AFTER_QUOTE, /* behind another quotation of the paragraph */
	N_EVIDENCE,
};

/* A logistic model (tenths of a nat), fitted by gradient descent with a small penalty on 849 cards
 * of newspaper articles that were read one by one, then rounded. Fitted on seven eighths it puts a
 * card that leans behind one that stands alone in 77 of 100 pairs of the rest. */
static const int8_t weights[N_EVIDENCE] = {
	[EVENT] = 11,  [TOLD] = 2,     [ANCHORED] = 1, [FIRST_NAME] = 5,  [FIRST_FIRST] = 2,
	[SAME] = 9,    [COMPARED] = 5, [DUAL] = 9,     [PAST] = 6,	  [PAST_VERB] = 3,
	[HERE] = 8,    [VAGUE] = 5,    [ELLIPSIS] = 2, [YOU] = 3,	  [YOUR] = 6,
	[I] = 5,       [THERE_IS] = 6, [THINK] = 2,    [QUESTION] = 5,	  [IF] = -7,
	[PLURAL] = -3, [NAME] = -7,    [STRONG] = -3,  [HE] = -3,	  [SHORT] = 5,
	[LONG] = -2,   [THIN] = 5,     [BRACKET] = 5,  [AFTER_QUOTE] = 2,
};
enum { WEIGHT_START = -14 };

struct run {
	const struct displayable *d;
	size_t first, end;
	size_t sentence; /* where the first sentence ends */
	uint8_t tags[TOKENS_MAX];
	uint8_t times[N_EVIDENCE];
};

static const struct token *at(const struct run *run, size_t i)
{
	return reading_token(run->d->g, run->d->q->para, i);
}

static bool is(const struct run *run, size_t i, const char *word)
{
	return reading_is(at(run, i), word);
}

static bool in_class(const struct run *run, size_t i, const char *cls)
{
	const struct token *t = at(run, i);

	return t && token_is_class(run->d->g->l, t, cls);
}

static bool in_table(const struct run *run, size_t i, enum lexicon_table table)
{
	return reading_in(run->d->g, at(run, i), table, NULL);
}

static bool standalone_is(const struct run *run, size_t i, const char *cls)
{
	struct span value = {NULL, 0};

	reading_phrase(run->d->g, run->d->q->para, i, LEXICON_STANDALONE, &value);
	return span_is(value, cls);
}

static uint8_t tag(const struct run *run, size_t i)
{
	return i >= run->first && i < run->end ? run->tags[i - run->first] : (uint8_t)GRAMMAR_MARK;
}

static void note(struct run *run, enum evidence e, bool holds)
{
	if (holds && run->times[e] < TIMES_MAX)
		run->times[e]++;
}

/* Is it WORD, or WORD with an apostrophe: "it", "it's"? */
static bool begins(const struct run *run, size_t i, const char *word)
{
	return reading_begins(at(run, i), word);
}

static size_t sentence_start(const struct run *run, size_t i)
{
	while (i > run->first && !(at(run, i - 1)->flags & TOKEN_ENDS_SENTENCE))
		i--;
	return i;
}

static size_t sentence_end(const struct run *run, size_t i)
{
	while (i < run->end && !(at(run, i)->flags & TOKEN_ENDS_SENTENCE))
		i++;
	return MIN_OF(i + 1, run->end);
}

/* Does one of N words follow token I in its sentence, no more than REACH behind it? */
static bool is_followed(const struct run *run, size_t i, const char *const *words, size_t n,
			size_t reach)
{
	size_t end = sentence_end(run, i);

	for (size_t k = i + 1; k < end && k <= i + reach; k++)
		if (reading_is_any(at(run, k), words, n))
			return true;
	return false;
}
#define IS_FOLLOWED(run, i, words, reach) is_followed(run, i, words, COUNT_OF(words), reach)

/* A noun and its plural, give or take. */
static bool same_noun(struct span a, struct span b)
{
	size_t n = b.n - (b.n > 3 && span_ends(b, "s"));

	return a.n >= n && a.n <= n + 2 && span_equal_nocase(span_cut(a, 0, n), span_cut(b, 0, n));
}

/* Does the noun at token I stand in tokens [FROM, TO) of paragraph PARA? */
static bool stands_in(const struct run *run, size_t i, size_t para, size_t from, size_t to)
{
	struct span noun = token_stem(at(run, i));

	for (size_t k = from; k < to; k++) {
		const struct token *t = reading_token(run->d->g, para, k);

		if (t->kind == TOKEN_WORD && same_noun(token_stem(t), noun))
			return true;
	}
	return false;
}

/* Did the article speak of the noun at token I shortly before the run? */
static bool is_told(const struct run *run, size_t i)
{
	const struct reading *g = run->d->g;
	size_t para = run->d->q->para, n = run->first;

	for (size_t back = 0; back <= TOLD_PARAS; back++) {
		if (stands_in(run, i, para, 0, n))
			return true;
		do
			if (para-- == 0)
				return false;
		while (g->a->paras[para].cls != LINE_BODY);
		n = g->paras[para].n;
	}
	return false;
}

/* "the Department", "the Mayor": a capital, and still one of many. */
static bool is_office_alone(const struct run *run, size_t i)
{
	const struct token *next = at(run, i + 1);

	return is(run, i - 1, "the") && !(next && next->flags & TOKEN_CAPITAL) &&
	       standalone_is(run, i, "told");
}

static bool needs_no_referent(const struct run *run, size_t i)
{
	const struct token *t = at(run, i);

	return (t->flags & TOKEN_CAPITAL && !is_office_alone(run, i)) ||
	       standalone_is(run, i, "unique") || standalone_is(run, i, "deictic") ||
	       is(run, i, "most") || is(run, i, "least") ||
	       (t->text.n > 4 && span_ends(t->text, "est")) ||
	       (t->kind == TOKEN_NUMBER && t->text.n >= 4);
}

/* "(the bridge) of Lund", "in the Blue City" */
static bool is_of_name(const struct run *run, size_t i)
{
	i += tag(run, i) == GRAMMAR_PREP ? 1 : 0;
	i += tag(run, i) == GRAMMAR_DET ? 1 : 0;
	return tag(run, i) == GRAMMAR_NAME;
}

/* "the" at token I: what does it stand for? */
static void weigh_definite(struct run *run, size_t i)
{
	static const char *const complements[] = {"of", "for", "about", "between", "with", "in"};
	size_t end = i + 1;
	bool anchored;

	if (!is(run, i, "the"))
		return;
	while (grammar_is_nominal(tag(run, end)) || tag(run, end) == GRAMMAR_PARTICIPLE ||
	       (tag(run, end) == GRAMMAR_ADVERB && end == i + 1)) {
		if (needs_no_referent(run, end) ||
		    stands_in(run, end, run->d->q->para, run->first, end - 1))
			return;
		end++;
	}
	if (end == i + 1 || is_of_name(run, end))
		return;
	anchored = READING_IS_ANY(at(run, end), complements) || tag(run, end) == GRAMMAR_REL ||
		   tag(run, end) == GRAMMAR_TO || tag(run, end) == GRAMMAR_PRON ||
		   tag(run, end) == GRAMMAR_DET || tag(run, end) == GRAMMAR_SUB;
	note(run, ANCHORED, anchored);
	note(run, EVENT, !anchored && standalone_is(run, end - 1, "told"));
	note(run, TOLD, is_told(run, end - 1));
}

/* Is the person of the mention at token I named in the run before? */
static bool is_named_before(const struct run *run, const struct name_mention *m)
{
	const struct names *names = run->d->names;
	size_t para = run->d->q->para;

	for (const struct name_mention *k = names_within(names, para, run->first, m->first); k;
	     k = names_within(names, para, k->end, m->first))
		if (k->who == m->who)
			return true;
	return false;
}

static bool is_first_name(const struct run *run, size_t i)
{
	const struct names *names = run->d->names;
	const struct name_mention *m = names_covering(names, run->d->q->para, i);
	const struct token *t = at(run, i), *next = at(run, i + 1);
	const struct name *e;

	if (t->kind != TOKEN_WORD || !(t->flags & TOKEN_CAPITAL))
		return false;
	if (!m)
		return in_table(run, i, LEXICON_FIRST_NAMES) && !in_class(run, i, "aux") &&
		       !(next && next->flags & TOKEN_CAPITAL) &&
		       !(i > run->first && at(run, i - 1)->flags & TOKEN_CAPITAL);
	e = &names->items[m->who];
	if (m->outer != i || m->end != i + 1 || e->kind == NAME_BODY || is_named_before(run, m))
		return false;
	return !span_equal_nocase(token_stem(t), e->last) || in_table(run, i, LEXICON_FIRST_NAMES);
}

/* Is it somebody of whom the article speaks so often that most will know the first name? */
static bool is_protagonist(const struct run *run, size_t i)
{
	const struct names *names = run->d->names;
	const struct name_mention *m = names_covering(names, run->d->q->para, i);

	return m && names->items[m->who].n >= NAMED_OFTEN;
}

static void weigh_comparison(struct run *run, size_t i)
{
	static const char *const compared[] = {
		"more",	  "less",    "better",	"worse",  "lower",   "higher",	"bigger",
		"larger", "smaller", "greater", "weaker", "deeper",  "wider",	"stronger",
		"longer", "shorter", "easier",	"harder", "faster",  "slower",	"safer",
		"richer", "poorer",  "closer",	"fewer",  "further", "cheaper", "quicker"};
	static const char *const same[] = {"same", "similar", "equally", "different"};
	static const char *const dual[] = {"both", "either", "neither", "each"};
	static const char *const and[] = {"and", "or", "nor"};
	static const char *const than[] = {"than"};
	static const char *const as[] = {"as", "to", "from", "between", "that", "who", "with"};

	if (READING_IS_ANY(at(run, i), compared))
		note(run, COMPARED,
		     !IS_FOLLOWED(run, i, than, 20) && !is(run, i - 1, "no") &&
			     !is(run, i - 1, "or") && !is(run, i + 1, "or") &&
			     !is(run, i + 1, "and"));
	if (READING_IS_ANY(at(run, i), same))
		note(run, SAME, !IS_FOLLOWED(run, i, as, 5));
	if (READING_IS_ANY(at(run, i), dual))
		note(run, DUAL, !IS_FOLLOWED(run, i, and, 4));
	note(run, SAME,
	     is(run, i, "as") && i + 2 < run->end && at(run, i + 2)->kind == TOKEN_PUNCT);
	note(run, DUAL, is(run, i, "the") && (is(run, i + 1, "two") || is(run, i + 1, "other")));
}

static bool is_past(const struct run *run, size_t i)
{
	static const char *const past[] = {"was",    "were",	"had",	  "did",
					   "wasn't", "weren't", "didn't", "hadn't"};
	const struct token *t = at(run, i);
	struct span value;

	if (READING_IS_ANY(t, past))
		return true;
	if (tag(run, i) != GRAMMAR_FINITE)
		return false;
	if (token_value(t, LEXICON_VERBS, &value))
		return span_is(value, "ed") || span_is(value, "past");
	return span_ends(t->text, "ed");
}

/* Does the first sentence say when, or is it true of any time? */
static bool tells_when(const struct run *run)
{
	static const char *const words[] = {"when",   "ago",   "since",	   "before", "after",
					    "year",   "years", "last",	   "ever",   "never",
					    "always", "today", "night",	   "week",   "weeks",
					    "months", "day",   "yesterday"};

	for (size_t i = run->first; i < run->sentence; i++)
		if (READING_IS_ANY(at(run, i), words) || at(run, i)->kind == TOKEN_NUMBER ||
		    in_table(run, i, LEXICON_MONTHS) || in_table(run, i, LEXICON_WEEKDAYS))
			return true;
	return false;
}

static bool is_main_verb(const struct run *run, size_t i)
{
	uint8_t t = tag(run, i);

	return !in_class(run, i, "aux") && !in_class(run, i, "neg") &&
	       (t == GRAMMAR_FINITE || t == GRAMMAR_BASE || t == GRAMMAR_ING ||
		t == GRAMMAR_PARTICIPLE);
}

/* "There have been, but", "I did.": an auxiliary ends its clause, and no verb came before it that
 * it could stand for. */
static bool is_elliptic(const struct run *run, size_t i)
{
	const struct token *next = i + 1 < run->end ? at(run, i + 1) : NULL;

	if (next && next->kind != TOKEN_PUNCT && next->kind != TOKEN_QUOTE_CLOSE &&
	    !reading_is(next, "but"))
		return false;
	if (is(run, i, "not") || is(run, i, "no") ||
	    !(in_class(run, i, "aux") || in_class(run, i, "neg") || is(run, i, "to")))
		return false;
	for (size_t k = sentence_start(run, i); k < i; k++)
		if (is_main_verb(run, k) && !(k > run->first && is(run, k - 1, "I")))
			return false;
	return true;
}

static void weigh_word(struct run *run, size_t i)
{
	static const char *const vague[] = {"thing",	  "things", "something", "anything",
					    "everything", "stuff",  "some",	 "certain",
					    "somebody",	  "one",    "ones",	 "situation"};
	static const char *const strong[] = {"must", "should", "will", "cannot", "need"};
	static const char *const here[] = {"here", "there"};
	static const char *const he[] = {"his", "him", "her"};

	note(run, FIRST_NAME, is_first_name(run, i));
	note(run, ELLIPSIS, is_elliptic(run, i));
	note(run, YOU, begins(run, i, "you"));
	note(run, HE,
	     READING_IS_ANY(at(run, i), he) || begins(run, i, "he") || begins(run, i, "she"));
	note(run, PAST_VERB, i < run->sentence && is_past(run, i));
	note(run, QUESTION, is(run, i, "?"));
	note(run, HERE,
	     READING_IS_ANY(at(run, i), here) && !in_class(run, i + 1, "aux") &&
		     !in_class(run, i - 1, "aux") && !is(run, i + 1, "in"));
	note(run, VAGUE, READING_IS_ANY(at(run, i), vague));
	note(run, STRONG, READING_IS_ANY(at(run, i), strong));
	note(run, BRACKET, is(run, i, "["));
}

static void weigh_opening(struct run *run)
{
	static const char *const think[] = {"think", "believe", "guess", "mean", "feel"};
	static const char *const any[] = {"if", "when"};
	const struct displayable *d = run->d;
	size_t first = run->first;
	bool named = names_covering(d->names, d->q->para, first);

	note(run, YOUR, is(run, first, "your"));
	note(run, NAME, named && !is_first_name(run, first));
	note(run, FIRST_FIRST, is_first_name(run, first) && !is_protagonist(run, first));
	note(run, THERE_IS, begins(run, first, "there"));
	note(run, THINK, is(run, first, "I") && READING_IS_ANY(at(run, first + 1), think));
	note(run, IF, READING_IS_ANY(at(run, first), any));
	note(run, PLURAL,
	     tag(run, first) == GRAMMAR_NOUN || (tag(run, first) == GRAMMAR_NAME && !named));
	for (size_t i = 0; i < d->q->open; i++)
		note(run, AFTER_QUOTE,
		     reading_token(d->g, d->q->para, i)->kind == TOKEN_QUOTE_CLOSE);
}

/* A noun that says what it is about. */
static bool is_telling(const struct run *run, size_t i)
{
	static const char *const empty[] = {"people", "thing", "things",    "way",     "lot",
					    "time",   "times", "something", "someone", "point",
					    "kind",   "sort",  "place",	    "person",  "bit",
					    "fact",   "part"};
	const struct token *t = at(run, i);

	return t->kind == TOKEN_WORD && !in_table(run, i, LEXICON_FUNCTION) &&
	       !READING_IS_ANY(t, empty) &&
	       (tag(run, i) == GRAMMAR_NAME || (tag(run, i) == GRAMMAR_NOUN && t->text.n > 3));
}

/* A capital that is not the sentence's. */
static bool is_named(const struct run *run, size_t i)
{
	const struct token *t = at(run, i);

	return t->flags & TOKEN_CAPITAL && t->text.n > 3 &&
	       (!(i == run->first || t->flags & TOKEN_STARTS_SENTENCE) ||
		names_covering(run->d->names, run->d->q->para, i));
}

static void weigh_whole(struct run *run)
{
	size_t n = 0, n_telling = 0, n_names = 0, n_i = 0;
	size_t verb = grammar_main_verb(run->tags, 0, run->sentence - run->first) + run->first;

	for (size_t i = run->first; i < run->end; i++) {
		n += at(run, i)->kind == TOKEN_WORD || at(run, i)->kind == TOKEN_NUMBER;
		n_telling += is_telling(run, i);
		n_names += is_named(run, i);
		n_i += begins(run, i, "I");
	}
	note(run, PAST, verb < run->sentence && is_past(run, verb) && !tells_when(run));
	note(run, I, n_i > 0 && n_names == 0);
	note(run, SHORT, n < WORDS_SHORT && n_names == 0);
	note(run, LONG, n >= WORDS_LONG);
	note(run, LONG, n >= WORDS_VERY_LONG);
	note(run, THIN, n_telling < NOUNS_THIN);
	note(run, THIN, n_telling < NOUNS_VERY_THIN);
}

static void tag_sentences(struct run *run)
{
	const struct displayable *d = run->d;
	size_t n = run->end - run->first;
	struct tokens t = {d->g->paras[d->q->para].items + run->first, n, n};

	for (size_t from = 0, to; from < n; from = to) {
		to = sentence_end(run, run->first + from) - run->first;
		grammar_tag(d->g->l, &t, from, to, run->tags);
	}
}

int need_weigh(const struct displayable *d, size_t first, size_t end)
{
	struct run run = {.d = d, .first = first, .end = MIN_OF(end, first + TOKENS_MAX)};
	int sum = WEIGHT_START;

	run.sentence = sentence_end(&run, first);
	tag_sentences(&run);
	for (size_t i = first; i < run.end; i++) {
		weigh_definite(&run, i);
		weigh_comparison(&run, i);
		weigh_word(&run, i);
	}
	weigh_opening(&run);
	weigh_whole(&run);
	for (size_t e = 0; e < N_EVIDENCE; e++)
		sum += run.times[e] * weights[e];
	return sum;
}
