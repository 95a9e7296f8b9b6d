#include "news/naming.h"

#include "news/profile.h"

/* Does the article call someone by SURNAME alone, after its lead? */
static bool is_called(const struct clause *p, struct span surname)
{
	uint64_t key = profile_word(surname);
	struct span word = region_copy(p->r, surname);

	for (size_t i = p->a->lead + 1; i < p->a->n; i++) {
		struct span text = p->a->paras[i].text;
		struct profile para;

		if (p->a->paras[i].cls != LINE_BODY || span_find(text, 0, word.p) == text.n)
			continue;
		profile_make(p->l, &p->a->paras[i], p->r, &para);
		for (size_t k = 0; k < para.people.n; k++) {
			const struct mention *m = &para.people.items[k];

			if (m->key == key && !m->is_full && !m->is_titled)
				return true;
		}
	}
	return false;
}

/* Words that head what a person is: "minister", "singer". */
static bool is_role(const struct clause *p, const struct token *t)
{
	struct span w = token_stem(t);

	return lexicon_has(p->l, LEXICON_TITLES, w) || lexicon_has(p->l, LEXICON_ROLES, w);
}

static bool is_title_word(const struct clause *p, const struct token *t)
{
	static const char *const words[] = {"former", "United", "States", "Foreign", "Prime"};
	struct span w = token_stem(t);

	return is_role(p, t) || lexicon_has(p->l, LEXICON_DEMONYMS, w) ||
	       lexicon_has(p->l, LEXICON_PLACES, w) || lexicon_has(p->l, LEXICON_ACRONYMS, w) ||
	       CLAUSE_ONE_OF(t, words);
}

/* Does the sentence name two people of this surname? */
static bool is_shared(const struct clause *p, size_t surname)
{
	for (size_t i = p->plan->from; i < p->plan->to; i++)
		if (i != surname &&
		    span_equal(token_stem(clause_at(p, i)), token_stem(clause_at(p, surname))))
			return true;
	return false;
}

/* "President Ann Lee": the first name may go where the article calls her Lee. */
static void cut_first_name(const struct clause *p, size_t from, size_t to)
{
	struct shorten_cut *cut;
	size_t name = from;

	while (name < to && is_title_word(p, clause_at(p, name)))
		name++;
	if (to - name < 2 || to - name > 3 || !token_has(clause_at(p, name), LEXICON_FIRST_NAMES) ||
	    is_shared(p, to - 1) || !is_called(p, token_stem(clause_at(p, to - 1))))
		return;
	cut = clause_cut(p, name, to - 1, COST_FIRST_NAME, "a first name");
	if (cut)
		cut->is_first_name = true;
}

/* "host and chairman Ann Lee": what stands there is half of a pair. */
static bool is_joined(const struct clause *p, size_t from)
{
	return from > p->plan->from && clause_tag(p, from - 1) == GRAMMAR_CONJ;
}

/* "[US President] Ann Lee": the title may go where two words of the name stay. */
static void cut_title(const struct clause *p, size_t from, size_t to)
{
	size_t name = from;
	struct shorten_cut *cut;

	for (size_t i = from; i < to; i++)
		if (is_role(p, clause_at(p, i)) ||
		    (i > from &&
		     span_find(clause_at(p, i)->text, 0, "-elect") < clause_at(p, i)->text.n))
			name = i + 1;
	if (from > p->plan->from && span_is(clause_at(p, from - 1)->text, "of"))
		return; /* "Secretary of State Ann Lee" */
	if (name == from || to - name < 2 || to - name > 4 || is_joined(p, from) ||
	    !(token_has(clause_at(p, name), LEXICON_FIRST_NAMES) ||
	      token_stem_has(clause_at(p, name - 1), LEXICON_TITLES)))
		return;
	cut = clause_cut(p, from, name, COST_TITLE, "a title");
	if (cut)
		cut->is_title = true;
}

/* Nouns for what a firm or a band is, beside the roles of people. */
static bool is_kind_of_body(const struct token *t)
{
	static const char *const words[] = {
		"giant",       "firm",	      "company",     "group",	    "chain",
		"star",	       "maker",	      "band",	     "retailer",    "bank",
		"carrier",     "insurer",     "regulator",   "network",	    "agency",
		"website",     "rapper",      "wife",	     "husband",	    "son",
		"daughter",    "brother",     "sister",	     "mother",	    "father",
		"partner",     "veteran",     "miner",	     "brewer",	    "airline",
		"automaker",   "carmaker",    "champions",   "champion",    "driller",
		"service",     "broadcaster", "newspaper",   "magazine",    "manufacturer",
		"provider",    "legend",      "icon",	     "diva",	    "striker",
		"midfielder",  "defender",    "ace",	     "club",	    "side",
		"skipper",     "captain",     "boss",	     "batsman",	    "supplier",
		"producer",    "lender",      "exporter",    "distributor", "startup",
		"publisher",   "builder",     "drugmaker",   "chipmaker",   "steelmaker",
		"supermarket", "receiver",    "quarterback", "guitarist",   "goalkeeper",
		"pitcher",     "bowler",      "drummer",     "frontman",    "winger",
		"forward",     "keeper",      "fullback",    "linebacker",  "cornerback",
		"golfer",      "sprinter",    "cyclist",     "racer",	    "rival",
		"rivals",      "owner",	      "developer",   "operator"};

	return CLAUSE_ONE_OF(t, words);
}

/* "north Lebanon", "downtown Boston": part of what the name says. */
static bool is_region(const struct token *t)
{
	static const char *const words[] = {
		"north",   "south",    "east",	 "west",    "central",	"downtown",   "rural",
		"upstate", "mainland", "nearby", "late",    "early",	"mid",	      "inner",
		"outer",   "upper",    "lower",	 "de",	    "la",	"al",	      "el",
		"state",   "city",     "county", "federal", "national", "provincial", "van",
		"von",	   "der",      "bin",	 "du",	    "da",	"del"};

	return CLAUSE_ONE_OF(t, words) || span_ends(t->text, "ern");
}

/* "voters [support candidate] Lee": is the first word a verb that was taken for a noun? */
static bool may_be_verb(const struct clause *p, size_t from)
{
	struct span form;

	if (clause_at(p, from)->flags & TOKEN_CAPITAL)
		from += from + 1 < p->plan->body_to && clause_is_day(clause_at(p, from));
	return token_value(clause_at(p, from), LEXICON_VERBS, &form) && span_is(form, "base");
}

/* "defending [champion] Ann Lee", "with engineering [firm] Acme": the word before is nothing
 * without it. Not a verb: "has hired [agent] Lee", "names denouncing [nominee] Lee". */
static bool follows_modifier(const struct clause *p, size_t from, size_t name)
{
	size_t last = from - 1;
	uint8_t tag = from > p->plan->from ? clause_tag(p, last) : (uint8_t)GRAMMAR_MARK;

	if ((tag != GRAMMAR_ING && tag != GRAMMAR_PARTICIPLE) ||
	    (last >= p->verb && last < p->after))
		return false;
	return last == p->plan->from || !grammar_is_nominal(clause_tag(p, last - 1)) ||
	       !is_role(p, clause_at(p, name - 1));
}

/* "[comedian and actress] Ann Lee": where the roles begin. */
static size_t over_joined_roles(const struct clause *p, size_t from)
{
	size_t at = from;

	if (from < p->plan->from + 2u || !span_is(clause_at(p, from - 1)->text, "and") ||
	    (clause_tag(p, from - 2) != GRAMMAR_NOUN && from - 2 != p->plan->from) ||
	    !is_role(p, clause_at(p, from - 2)))
		return from;
	for (at = from - 2; at > p->plan->from && grammar_is_nominal(clause_tag(p, at - 1)); at--)
		;
	return at == p->plan->from || clause_tag(p, at - 1) == GRAMMAR_DET ? at : from;
}

/* "[British software maker] Acme": from the start of the noun phrase to its last small word, which
 * stands right before a name. */
static void cut_descriptor(const struct clause *p, size_t name)
{
	const struct token *head = clause_at(p, name - 1);
	size_t from = name - 1;
	static const char *const ordinals[] = {"first", "second", "third", "fourth",
					       "fifth", "sixth",  "last",  "next"};
	bool known = is_role(p, head) || is_kind_of_body(head);
	struct shorten_cut *cut;

	if (CLAUSE_ONE_OF(head, ordinals) || is_region(head) || head->flags & TOKEN_IN_QUOTE ||
	    head->text.n < 3)
		return;
	while (from > p->plan->from && grammar_is_nominal(clause_tag(p, from - 1)) &&
	       !(clause_at(p, from - 1)->flags & TOKEN_IN_QUOTE))
		from--;
	if (from > p->plan->from && clause_tag(p, from) == GRAMMAR_NAME &&
	    span_is(clause_at(p, from - 1)->text, "of"))
		return; /* "Republic of Ireland skipper Ann Lee" */
	from = known ? over_joined_roles(p, from) : from;
	while (known && from > p->plan->from && clause_tag(p, from - 1) == GRAMMAR_DET) {
		if (span_equal_nocase(clause_at(p, from - 1)->text, span_of("a")) ||
		    span_equal_nocase(clause_at(p, from - 1)->text, span_of("an")))
			return;
		from--;
	}
	if (!known && from > p->plan->from && clause_tag(p, from - 1) == GRAMMAR_DET)
		return;
	cut = clause_cut(p, from, name, known ? COST_DESCRIPTOR : COST_MODIFIER,
			 known ? "what somebody is" : "what stands before a name");
	if (!cut)
		return;
	cut->is_title = true;
	cut->is_loss = !known || is_joined(p, from) || follows_modifier(p, from, name) ||
		       may_be_verb(p, from) || clause_is_loss(p, from, name);
}

void naming_find(const struct clause *p)
{
	for (size_t i = p->plan->from; i < p->plan->body_to; i++) {
		size_t from = i;

		if (clause_tag(p, i) != GRAMMAR_NAME)
			continue;
		while (!(clause_at(p, i)->flags & TOKEN_POSSESSIVE) && i + 1 < p->plan->body_to &&
		       clause_tag(p, i + 1) == GRAMMAR_NAME && !clause_is_day(clause_at(p, i + 1)))
			i++;
		if (from > p->plan->from && clause_tag(p, from - 1) == GRAMMAR_NOUN &&
		    !clause_is_day(clause_at(p, from)))
			cut_descriptor(p, from);
		cut_title(p, from, i + 1);
		cut_first_name(p, from, i + 1);
	}
}
