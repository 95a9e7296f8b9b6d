#include "news/office.h"

#include <stdbool.h>

#include "base/base.h"
#include "news/nameword.h"
#include "news/reading.h"
#include "news/spelling.h"

/* A role's words, as a paragraph of their own. */
struct words {
	struct reading g;
	struct article a;
	struct tokens t;
	bool *named; /* of each word: part of a name, or one */
};

static bool is_one_of(const struct token *t, const char *const *words, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (span_equal_nocase(token_stem(t), span_of(words[i])))
			return true;
	return false;
}
#define IS_ONE_OF(t, words) is_one_of((t), (words), COUNT_OF(words))

/* "chief of Staff", "Senate Majority leader": part of an office, however the rest is written. */
static bool is_never_name(const struct token *t)
{
	static const char *const words[] = {"staff", "majority", "minority"};

	return IS_ONE_OF(t, words);
}

/* A word that many offices share: "Foreign", "Minister". Parties and houses that stand before a
 * role ("Labour leader") are names. */
static bool is_common(const struct reading *g, const struct token *t)
{
	static const char *const names[] = {"labour",	  "labor",     "conservative", "democrat",
					    "democratic", "liberal",   "republican",   "tory",
					    "green",	  "socialist", "communist",    "senate"};
	static const char *const fields[] = {"defence", "defense", "intelligence"};

	if (t->flags & (TOKEN_SHOUT | TOKEN_POSSESSIVE) || IS_ONE_OF(t, names))
		return false;
	if (IS_ONE_OF(t, fields) || is_never_name(t))
		return true;
	return !reading_in(g, t, LEXICON_INSTITUTIONS, NULL) &&
	       (reading_in(g, t, LEXICON_TITLES, NULL) || reading_in(g, t, LEXICON_ROLES, NULL));
}

/* "Atlantic City", "Wayne County": the second word is part of the name. */
static bool ends_place(const struct token *t)
{
	static const char *const words[] = {"city", "county", "district", "island", "beach"};

	return t->flags & TOKEN_CAPITAL && IS_ONE_OF(t, words);
}

/* Names of several words that hold common ones: "White House", "National Security Council",
 * "Ministry of Defence". */
static void mark_compounds(struct words *w)
{
	static const enum lexicon_table tables[] = {LEXICON_PLACES, LEXICON_ORGANISATIONS,
						    LEXICON_SEATS};
	const struct token *t = w->t.items;

	for (size_t i = 0; i < w->t.n; i++) {
		struct span value;

		for (size_t k = 0; k < COUNT_OF(tables); k++)
			for (size_t n = reading_phrase(&w->g, 0, i, tables[k], &value); n > 1; n--)
				w->named[i + n - 1] = w->named[i] = true;
		if (!reading_in(&w->g, &t[i], LEXICON_INSTITUTIONS, NULL) ||
		    !(t[i].flags & TOKEN_CAPITAL) || is_common(&w->g, &t[i]))
			continue;
		for (size_t k = i; k > 0 && t[k - 1].flags & TOKEN_CAPITAL; k--)
			w->named[k - 1] = true;
		if (i + 2 < w->t.n && reading_is(&t[i + 1], "of"))
			w->named[i + 2] = true;
	}
}

/* RAISED: the first word's capital is ours. */
static void mark_names(struct words *w, bool raised)
{
	for (size_t i = raised; i < w->t.n; i++) {
		const struct token *t = &w->t.items[i];

		w->named[i] = t->flags & TOKEN_CAPITAL &&
			      (!is_common(&w->g, t) || (i > 0 && w->named[i - 1] && ends_place(t)));
	}
	mark_compounds(w);
}

/* "the bridge council", but not "the bank", "party chairman": a body that a word before it tells
 * from others. */
static bool is_told_apart(const struct words *w, size_t i)
{
	const struct token *t = &w->t.items[i], *before = t - 1;

	return i > 0 && reading_in(&w->g, t, LEXICON_INSTITUTIONS, NULL) && !is_common(&w->g, t) &&
	       !token_is_class(w->g.l, before, "art") && !token_is_class(w->g.l, before, "prep");
}

/* Does the role leave open which of many offices it is? */
static bool is_open(const struct words *w)
{
	static const char *const offices[] = {"president",
					      "minister",
					      "premier",
					      "chancellor",
					      "pm",
					      "secretary",
					      "ambassador",
					      "spokesman",
					      "spokeswoman",
					      "spokesperson",
					      "leader",
					      "official",
					      "vice-president",
					      "king",
					      "queen",
					      "president-elect",
					      "senator",
					      "sen",
					      "representative",
					      "rep",
					      "governor",
					      "gov",
					      "brother",
					      "sister",
					      "wife",
					      "husband",
					      "son",
					      "daughter",
					      "father",
					      "mother",
					      "chairman",
					      "chairwoman",
					      "chair",
					      "manager",
					      "aide",
					      "adviser",
					      "advisor",
					      "dean",
					      "rival",
					      "undersecretary",
					      "counsel",
					      "surrogate",
					      "director",
					      "ally",
					      "treasurer"};
	bool found = false;

	for (size_t i = 0; i < w->t.n; i++) {
		const struct token *t = &w->t.items[i];

		if (IS_ONE_OF(t, offices) ||
		    (reading_is(t, "head") && i + 1 < w->t.n && reading_is(t + 1, "of")))
			found = true;
		else if (w->named[i] || nameword_is_place(&w->g, t) || is_told_apart(w, i))
			return false;
	}
	return found;
}

/* Are its nouns written with capitals, so that those tell nothing of the other words? RAISED: the
 * first word's is ours. */
static bool is_titled(const struct words *w, bool raised)
{
	for (size_t i = 0; i < w->t.n; i++) {
		const struct token *t = &w->t.items[i];
		bool small = !(t->flags & TOKEN_CAPITAL) || (i == 0 && raised);

		if (small && is_common(&w->g, t) && !reading_in(&w->g, t, LEXICON_ROLES, "mod"))
			return false;
	}
	return true;
}

/* An abbreviation keeps its capital: "Ohio Gov." */
static void lower(char *p, struct span word, const char *text)
{
	if (span_ends(word, "."))
		return;
	for (size_t i = 0; i < word.n; i++)
		if (word.p[i] >= 'A' && word.p[i] <= 'Z')
			p[word.p + i - text] = (char)(word.p[i] + 32);
}

/* Lowers the common words of the phrase that begins at word I, up to the next small word. Behind
 * one ("for Mayor Ann Ray") a name keeps the title before it. Returns the phrase's end. */
static size_t lower_phrase(const struct words *w, size_t i, char *p, const char *text)
{
	bool keep = false;
	size_t end = i;

	for (; end < w->t.n && w->t.items[end].flags & TOKEN_CAPITAL; end++)
		keep = keep || (i > 0 && w->named[end]);
	for (size_t k = MAX_OF(i, 1); k < end && !keep; k++)
		if (!w->named[k])
			lower(p, w->t.items[k].text, text);
	return end;
}

/* "Rival", "Host", "Count": whose, of what? Some of them are verbs or first names taken for one. */
static bool is_bare(const struct tokens *t)
{
	static const char *const words[] = {
		"rival",   "challenger",  "opponent",  "host",	     "star",	  "executive",
		"manager", "founder",	  "celebrity", "friend",     "candidate", "author",
		"marine",  "count",	  "captain",   "major",	     "owner",	  "partner",
		"veteran", "member",	  "deputy",    "assistant",  "colleague", "predecessor",
		"boss",	   "successor",	  "critic",    "supporter",  "neighbour", "neighbor",
		"agent",   "counterpart", "relative",  "lieutenant", "associate", "beneficiary"};

	return t->n == 1 && span_is_any_nocase(t->items[0].text, words, COUNT_OF(words));
}

/* Cut in the middle ("author of", "Fed governor since"), or pointing at where it stood ("another
 * former adviser", "supporter here"). */
static bool is_broken(const struct lexicon *l, const struct tokens *t)
{
	static const char *const ends[] = {"since", "and", "or", "here", "who", "then"};
	static const char *const anywhere[] = {"here", "another", "line"};
	static const char *const starts[] = {"most", "count", "then"};
	const struct token *last = &t->items[t->n - 1];

	for (size_t i = 0; i < t->n; i++)
		if (span_is_any_nocase(t->items[i].text, anywhere, COUNT_OF(anywhere)))
			return true;
	if (t->n > 2 && span_is(last[-1].text, "the") && token_has(last, LEXICON_PLACES) &&
	    !span_ends(last->text, "s") && !(last->flags & TOKEN_SHOUT))
		return true;
	return token_is_class(l, last, "prep") || token_is_class(l, last, "art") ||
	       last->flags & TOKEN_POSSESSIVE ||
	       span_is_any_nocase(last->text, ends, COUNT_OF(ends)) ||
	       span_is_any_nocase(t->items[0].text, starts, COUNT_OF(starts));
}

/* "Sen.", "gen": short for a rank, of no use without the name behind it. */
static bool is_short_title(const struct reading *g, const struct token *t)
{
	static const char *const words[] = {"gen", "adm", "lt", "sen", "rep", "gov", "sgt", "capt"};

	return IS_ONE_OF(t, words) && reading_in(g, t, LEXICON_TITLES, NULL);
}

/* "candidate Sen.": the title of the name that followed. Alone it is dropped, too. */
static void drop_short_title(struct words *w)
{
	const struct token *t = w->t.items;
	size_t n = w->t.n;

	if (n == 1 && is_short_title(&w->g, &t[0]))
		w->t.n = 0;
	else if (n > 1 && is_short_title(&w->g, &t[n - 1]) &&
		 nameword_heads_role(&w->g, &t[n - 2]) && !is_short_title(&w->g, &t[n - 2]))
		w->t.n--;
}

/* "authority's chief executive": without the body in front, which only the article names. */
static struct span without_owner(const struct lexicon *l, struct region *r, struct span role)
{
	struct tokens t = {NULL, 0, 0};
	struct span value;

	token_split(l, role, r, &t);
	if (t.n < 2 || !(t.items[0].flags & TOKEN_POSSESSIVE) || t.items[0].flags & TOKEN_CAPITAL ||
	    !lexicon_value(l, LEXICON_INSTITUTIONS, token_stem(&t.items[0]), &value))
		return role;
	return span_cut(role, t.items[1].start, role.n);
}

struct span office_line(const struct lexicon *l, struct region *r, struct span role)
{
	struct span bare = without_owner(l, r, role);
	struct span line = spelling_line(r, bare);
	bool raised = line.n && bare.p[0] != line.p[0];
	struct words w = {.a = {.n = 1}};
	char *p;

	w.g = (struct reading){.l = l, .a = &w.a, .paras = &w.t};
	token_split(l, line, r, &w.t);
	w.named = region_take_array(r, w.t.n, sizeof *w.named);
	mark_names(&w, raised);
	drop_short_title(&w);
	if (!w.t.n || is_bare(&w.t) || is_broken(l, &w.t) || is_open(&w))
		return (struct span){NULL, 0};
	line.n = w.t.items[w.t.n - 1].end;
	p = region_take(r, line.n);
	for (size_t i = 0; i < line.n; i++)
		p[i] = line.p[i];
	if (is_titled(&w, raised))
		for (size_t i = 0; i < w.t.n; i++)
			i = lower_phrase(&w, i, p, line.p);
	for (size_t i = 1; i < w.t.n; i++)
		if (is_never_name(&w.t.items[i]))
			lower(p, w.t.items[i].text, line.p);
	return (struct span){p, line.n};
}
