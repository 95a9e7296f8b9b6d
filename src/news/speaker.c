#include "news/speaker.h"

#include <string.h>

#include "news/antecedent.h"
#include "news/refer.h"

/* How far an attribution may reach, in tokens. Keeps the work linear and the grammar honest. */
enum { CLAUSE_MAX = 60, LEFT_MAX = 40 };

/* A verb of saying in the text: tokens [first, end). */
struct cue {
	size_t first, end;
	bool found;
	bool according; /* "according to" */
	bool gerund;
	bool denies; /* "denied" */
};

struct finder {
	const struct reading *g;
	const struct names *names;
	struct region *r;
	const struct speaker_quote *q;
	struct speaker *out;
};

static const struct token *at(const struct finder *f, size_t para, size_t i)
{
	return reading_token(f->g, para, i);
}

static bool is_comma(const struct token *t)
{
	return reading_is(t, ",");
}

static bool is_dash(const struct token *t)
{
	return reading_is(t, "-") || reading_is(t, "--") || reading_is(t, "\xE2\x80\x93") ||
	       reading_is(t, "\xE2\x80\x94");
}

/* Is there a verb of saying at token I? "a statement", "his claims" are nouns. */
static struct cue cue_at(const struct finder *f, size_t para, size_t i)
{
	const struct token *t = at(f, para, i), *prev = i ? at(f, para, i - 1) : NULL;
	struct cue c = {i, i, false, false, false, false};
	struct span value = {NULL, 0};

	if (!t || t->kind != TOKEN_WORD || t->flags & TOKEN_IN_QUOTE)
		return c;
	if (reading_is(t, "according") && reading_is(at(f, para, i + 1), "to"))
		return (struct cue){i, i + 2, true, true, false, false};
	if (prev &&
	    (token_is_class(f->g->l, prev, "art") || token_is_class(f->g->l, prev, "det") ||
	     prev->flags & TOKEN_POSSESSIVE || reading_is(prev, "his") || reading_is(prev, "her") ||
	     reading_is(prev, "their") || reading_is(prev, "to")))
		return c;
	c.end = i + reading_phrase(f->g, para, i, LEXICON_CUES, &value);
	c.found = c.end > i;
	c.denies = span_is(value, "not");
	c.gerund = c.found && span_ends(t->text, "ing");
	return c;
}

static struct cue first_cue(const struct finder *f, size_t para, size_t from, size_t to)
{
	for (size_t i = from; i < to; i++) {
		struct cue c = cue_at(f, para, i);

		if (c.found)
			return c;
	}
	return (struct cue){0, 0, false, false, false, false};
}

static struct cue last_cue(const struct finder *f, size_t para, size_t from, size_t to)
{
	for (size_t i = to; i-- > from;) {
		struct cue c = cue_at(f, para, i);

		if (c.found && c.end <= to)
			return c;
	}
	return (struct cue){0, 0, false, false, false, false};
}

/* Where the clause that begins at token FROM ends: a sentence end or the next quotation. */
static size_t clause_end(const struct finder *f, size_t para, size_t from)
{
	size_t i = from;

	for (; at(f, para, i) && i < from + CLAUSE_MAX; i++) {
		if (at(f, para, i)->kind == TOKEN_QUOTE_OPEN)
			return i;
		if (at(f, para, i)->flags & TOKEN_ENDS_SENTENCE)
			return i + 1;
	}
	return i;
}

/* May an attribution follow the quotation's end? After a full stop only a new sentence can. */
static bool invites_attribution(const struct finder *f, const struct speaker_quote *q)
{
	const struct token *last = at(f, q->para, q->close - 1);
	const struct token *next = at(f, q->para, q->close + 1);

	if (!next || q->close == q->open + 1)
		return false;
	if (is_comma(next) || is_dash(next))
		return true;
	if (last->kind == TOKEN_QUOTE_CLOSE)
		last = at(f, q->para, q->close - 2);
	return !reading_is(last, ".") || !(next->flags & TOKEN_STARTS_SENTENCE);
}

static void settle(struct speaker *s, const struct refer *who, const char *rule)
{
	s->name = who->name;
	s->role = who->role;
	s->who = who->who;
	s->confidence = who->confidence;
	s->doubt = who->doubt;
	s->rule = rule;
	s->is_own = true;
}

static bool is_one_of(const struct token *t, const char *const *words, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (reading_is(t, words[i]))
			return true;
	return false;
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

	return is_one_of(verb, verbs, COUNT_OF(verbs));
}

static bool in_class(const struct finder *f, size_t para, size_t i, const char *cls)
{
	const struct token *t = at(f, para, i);

	return t && t->kind == TOKEN_WORD && token_is_class(f->g->l, t, cls);
}

/* What may stand between a subject and its verb without being another verb. */
static bool is_beside_verb(const struct finder *f, size_t para, size_t i)
{
	const struct token *t = at(f, para, i);

	return in_class(f, para, i, "aux") || in_class(f, para, i, "adv") ||
	       reading_in(f->g, t, LEXICON_WEEKDAYS, NULL) || reading_is(t, "himself") ||
	       reading_is(t, "herself") ||
	       (t->kind == TOKEN_WORD && span_ends(t->text, "ly") && !(t->flags & TOKEN_CAPITAL));
}

/* Why the verb group that ends with CUE, in a clause from token FROM, tells of no words that its
 * subject has spoken; NULL where it may: "did not say", "might have said", "was told". */
static const char *unspoken(const struct finder *f, size_t para, size_t from, const struct cue *cue)
{
	static const char *const modals[] = {"can",  "could", "may",	"might", "must",
					     "will", "would", "should", "shall", "ought"};
	static const char *const passives[] = {"was", "were", "been", "being", "is", "are"};
	size_t i = cue->first;

	for (; i > from; i--) {
		const struct token *t = at(f, para, i - 1);

		if (in_class(f, para, i - 1, "neg"))
			return "the attribution denies that it was said";
		if (is_one_of(t, modals, COUNT_OF(modals)))
			return "the attribution does not tell that it was said";
		if (is_one_of(t, passives, COUNT_OF(passives)) &&
		    has_hearer(at(f, para, cue->first)))
			return "who is named beside it heard it";
		if (!is_beside_verb(f, para, i - 1))
			break;
	}
	return NULL;
}

/* Does the subject at token FROM do something else before the verb of saying, so that the words are
 * another's: "Ann Lee heard the mayor say", "the mayor believes the minister said"? */
static bool acts_otherwise(const struct finder *f, size_t para, size_t from, size_t cue)
{
	const struct name_mention *m = names_starting(f->names, para, from);
	size_t i = from;

	if (m && f->names->items[m->who].kind == NAME_PERSON)
		i = m->end;
	else if (antecedent_gender(at(f, para, from)))
		i = from + 1;
	if (i > from && at(f, para, i - 1)->flags & TOKEN_POSSESSIVE)
		return false;
	while (i > from && i < cue && is_beside_verb(f, para, i))
		i++;
	return i > from && i < cue && at(f, para, i)->kind == TOKEN_WORD &&
	       !in_class(f, para, i, "prep") && !in_class(f, para, i, "rel") &&
	       !in_class(f, para, i, "conj") && !in_class(f, para, i, "sub");
}

/* The attribution [FROM, TO) gives the words to nobody, for the reason DOUBT. */
static void disown(struct speaker *s, const char *doubt)
{
	s->rule = "an attribution that gives the words to nobody";
	s->doubt = doubt;
	s->is_own = true;
}

/* The first token of what stands before the quotation in its sentence, other quotations of the
 * sentence included; a sentence that ends with a colon belongs to what it announces. */
static size_t lead_start(const struct finder *f, const struct speaker_quote *q)
{
	size_t i = q->open;

	if (i == 0)
		return 0;
	if (at(f, q->para, i)->flags & TOKEN_STARTS_SENTENCE &&
	    !reading_is(at(f, q->para, i - 1), ":"))
		return i;
	while (i > 0 && q->open - i < CLAUSE_MAX &&
	       !(at(f, q->para, i - 1)->flags & TOKEN_ENDS_SENTENCE))
		i--;
	return i;
}

/* "Ann Lee imagined Peter Holm saying": words that are told of. "with Peter Holm saying" and "Peter
 * Holm, saying" are his own. */
static bool is_told_of(const struct finder *f, size_t para, size_t from, const struct cue *cue)
{
	const struct name_mention *m = names_ending(f->names, para, cue->first);

	return cue->gerund && m && m->outer > from &&
	       at(f, para, m->outer - 1)->kind == TOKEN_WORD &&
	       !in_class(f, para, m->outer - 1, "prep") &&
	       !in_class(f, para, m->outer - 1, "conj") && !in_class(f, para, m->outer - 1, "sub");
}

/* "with Peter Holm saying", "- Peter Holm saying" */
static bool is_set_off(const struct finder *f, size_t para, size_t before)
{
	return reading_is(at(f, para, before), "with") || at(f, para, before)->kind == TOKEN_PUNCT;
}

/* "In her novel, Ann Lee writes": a figure's words. */
static bool is_fiction(const struct finder *f, size_t para, size_t from)
{
	static const char *const works[] = {"novel", "poem",   "song",	"play",
					    "film",  "satire", "sitcom"};

	if (!reading_is(at(f, para, from), "in"))
		return false;
	for (size_t i = from + 1; i < from + 5 && at(f, para, i); i++)
		if (is_one_of(at(f, para, i), works, COUNT_OF(works)))
			return true;
	return false;
}

static const char *unspoken_before(const struct finder *f, size_t para, size_t from,
				   const struct cue *cue)
{
	if (cue->according)
		return NULL;
	if (is_told_of(f, para, from, cue))
		return "the words are told of, not said";
	if (is_fiction(f, para, from))
		return "from a work of fiction, perhaps";
	return unspoken(f, para, from, cue);
}

static struct refer subject_before(struct finder *f, const struct speaker_quote *q, size_t from,
				   const struct cue *cue)
{
	const struct name_mention *m = names_ending(f->names, q->para, cue->first);
	struct refer who;

	if (cue->according)
		return refer_starting(f->g, f->names, f->r, q->para, cue->end, q->open);
	if (cue->gerund && m && m->outer > from && is_set_off(f, q->para, m->outer - 1))
		return refer_starting(f->g, f->names, f->r, q->para, m->outer, cue->first);
	if (cue->gerund)
		return refer_sentence_subject(f->g, f->names, f->r, q->para, from, cue->first);
	who = refer_ending(f->g, f->names, f->r, q->para, from, cue->first);
	if (!who.found &&
	    (cue->first == from || at(f, q->para, cue->first - 1)->kind == TOKEN_PUNCT))
		who = refer_starting(f->g, f->names, f->r, q->para, cue->end, q->open);
	return who;
}

/* Where a verb of saying stands right before the opening mark as well, its subject must be the
 * same: not in "Nobody said "Q," Ann Lee insisted". */
static bool agrees_with_lead(struct finder *f, const struct speaker_quote *q,
			     const struct refer *who)
{
	size_t from = lead_start(f, q), end = q->open;
	size_t low = q->open > from + LEFT_MAX ? q->open - LEFT_MAX : from;
	struct cue cue = last_cue(f, q->para, low, q->open);
	struct refer before;

	if (end > low &&
	    (is_comma(at(f, q->para, end - 1)) || reading_is(at(f, q->para, end - 1), ":")))
		end--;
	if (!cue.found || cue.end != end || cue.gerund)
		return true;
	before = subject_before(f, q, from, &cue);
	if (!before.found)
		return cue.first == from || !in_class(f, q->para, cue.first - 1, "pron");
	return before.who == who->who &&
	       (who->who != NAMES_NONE || span_equal_nocase(before.name, who->name));
}

/* "Q," S said; "Q," said S. */
static bool find_after(struct finder *f, const struct speaker_quote *q, struct speaker *s)
{
	size_t from = q->close + 1, to;
	const char *doubt = NULL;
	struct cue cue;
	struct refer who;

	if (!at(f, q->para, q->close) || !invites_attribution(f, q))
		return false;
	if (is_comma(at(f, q->para, from)) || is_dash(at(f, q->para, from))) {
		from++;
	}
	to = clause_end(f, q->para, from);
	cue = first_cue(f, q->para, from, to);
	if (!cue.found || cue.gerund)
		return false;
	if (cue.first == from) {
		who = refer_starting(f->g, f->names, f->r, q->para, cue.end, to);
		s->rule = cue.according ? "\"Q,\" according to S" : "\"Q,\" said S";
	} else {
		doubt = cue.denies ? "the attribution denies that it was said"
				   : unspoken(f, q->para, from, &cue);
		if (!doubt && acts_otherwise(f, q->para, from, cue.first))
			doubt = "the words are told of, not said";
		who = refer_starting(f->g, f->names, f->r, q->para, from, cue.first);
		s->rule = "\"Q,\" S said";
	}
	if (who.found && !doubt && !agrees_with_lead(f, q, &who))
		doubt = "two attributions that do not agree";
	if (doubt)
		disown(s, doubt);
	else if (!who.found)
		return false;
	else
		settle(s, &who, s->rule);
	s->para = q->para;
	s->from = from;
	s->to = to;
	s->is_after = true;
	return true;
}

/* S said: "Q"; S told them, "Q"; according to S, "Q"; S: "Q". */
static bool find_before(struct finder *f, const struct speaker_quote *q, struct speaker *s)
{
	size_t from = lead_start(f, q);
	size_t low = q->open > from + LEFT_MAX ? q->open - LEFT_MAX : from;
	bool colon = q->open && reading_is(at(f, q->para, q->open - 1), ":");
	struct cue cue = last_cue(f, q->para, low, q->open);
	const char *doubt = NULL;
	struct refer who = {0};

	if (from == q->open)
		return false;
	s->rule = "S said: \"Q\"";
	if (cue.found) {
		doubt = unspoken_before(f, q->para, from, &cue);
		who = subject_before(f, q, from, &cue);
	} else if (colon) {
		who = refer_ending(f->g, f->names, f->r, q->para, from, q->open - 1);
		s->rule = "S: \"Q\"";
	}
	if (doubt)
		disown(s, doubt);
	else if (!who.found)
		return false;
	else
		settle(s, &who, s->rule);
	s->para = q->para;
	s->from = from;
	s->to = q->open;
	return true;
}

static void take_over(struct speaker *s, const struct speaker *from, int most, const char *rule)
{
	*s = *from;
	s->is_own = false;
	s->rule = rule;
	s->confidence = MIN_OF(s->confidence, most);
}

/* Does anybody else act between two quotations, so that the second may be theirs? */
static bool others_between(const struct finder *f, size_t para, size_t from, size_t to, size_t who)
{
	const struct name_mention *m = names_within(f->names, para, from, to);

	for (; m; m = names_within(f->names, para, m->end, to))
		if (m->who != who && (at(f, para, m->first)->flags & TOKEN_STARTS_SENTENCE ||
				      at(f, para, m->outer)->flags & TOKEN_STARTS_SENTENCE))
			return true;
	return false;
}

/* "A," S said. "B." */
static bool find_in_paragraph(struct finder *f, size_t i)
{
	const struct speaker_quote *q = &f->q[i], *last = i ? &f->q[i - 1] : NULL;
	struct speaker *s = &f->out[i];
	bool starts = at(f, q->para, q->open)->flags & TOKEN_STARTS_SENTENCE;

	if (!last || last->para != q->para || !f->out[i - 1].rule)
		return false;
	if (!f->out[i - 1].is_after && !(q->open == last->close + 1)) {
		take_over(s, &f->out[i - 1], 600, "after another quotation of the paragraph");
		s->doubt = "the text between the quotations does not say whose the second is";
		return true;
	}
	take_over(s, &f->out[i - 1], starts ? 940 : 800, "\"A,\" S said. \"Q\"");
	if (others_between(f, q->para, f->out[i - 1].to, q->open, s->who)) {
		s->confidence = 500;
		s->doubt = "somebody else is named between the quotations";
	}
	return true;
}

static bool is_last_of_paragraph(const struct finder *f, const struct speaker_quote *q)
{
	for (size_t i = q->close + 1; at(f, q->para, i); i++)
		if (at(f, q->para, i)->kind == TOKEN_QUOTE_OPEN)
			return false;
	return true;
}

/* How many body paragraphs stand between two paragraphs. */
static size_t body_between(const struct finder *f, size_t from, size_t to)
{
	size_t n = 0;

	for (size_t p = from + 1; p < to; p++)
		n += f->g->a->paras[p].cls == LINE_BODY;
	return n;
}

static bool find_continued(struct finder *f, size_t i)
{
	const struct speaker_quote *q = &f->q[i], *last = i ? &f->q[i - 1] : NULL;
	struct speaker *s = &f->out[i];

	if (!last || last->para == q->para || !f->out[i - 1].rule)
		return false;
	if (q->continues) {
		take_over(s, &f->out[i - 1], body_between(f, last->para, q->para) ? 800 : 960,
			  "the quotation before it was left open");
		return true;
	}
	if (!q->alone || body_between(f, last->para, q->para) || !is_last_of_paragraph(f, last))
		return false;
	take_over(s, &f->out[i - 1], 820, "a paragraph of its own after S's quotation");
	if (!(last->alone || f->out[i - 1].is_after ||
	      at(f, last->para, last->close + 1) == NULL) ||
	    others_between(f, last->para,
			   f->out[i - 1].is_after ? f->out[i - 1].to : last->close + 1,
			   f->g->paras[last->para].n, s->who)) {
		s->confidence = 500;
		s->doubt = "somebody else may have the word by then";
	}
	return true;
}

/* The paragraph before ends with "S said:", or its last sentence is about S. */
static bool find_announced(struct finder *f, size_t i)
{
	const struct speaker_quote *q = &f->q[i];
	struct speaker *s = &f->out[i];
	size_t p = q->para, n;
	struct refer who;
	bool colon;

	if (!q->alone)
		return false;
	while (p > 0 && f->g->a->paras[p - 1].cls != LINE_BODY)
		p--;
	if (p == 0 || f->g->paras[p - 1].n == 0)
		return false;
	p--;
	n = f->g->paras[p].n;
	colon = reading_is(at(f, p, n - 1), ":");
	who = refer_sentence_subject(f->g, f->names, f->r, p,
				     reading_sentence_start(f->g, p, n - 1), n);
	if (!who.found)
		return false;
	settle(s, &who, colon ? "announced with a colon" : "after a paragraph about S");
	s->is_own = false;
	s->para = p;
	s->from = s->to = n;
	s->confidence = MIN_OF(s->confidence, 700);
	if (!colon) {
		s->confidence = MIN_OF(s->confidence, 550);
		s->doubt = "only the paragraph before names somebody";
	}
	return true;
}

/* The sentence before the quotation is about S, and nothing says who speaks. */
static bool find_nearby(struct finder *f, size_t i)
{
	const struct speaker_quote *q = &f->q[i];
	struct speaker *s = &f->out[i];
	size_t from = lead_start(f, q);
	struct refer who;

	if (from == q->open && q->open > 0)
		from = reading_sentence_start(f->g, q->para, q->open - 1);
	who = refer_sentence_subject(f->g, f->names, f->r, q->para, from, q->open);
	if (!who.found)
		return false;
	settle(s, &who, "a sentence about S before it");
	s->is_own = false;
	s->confidence = MIN_OF(s->confidence, 550);
	s->doubt = "no verb of saying leads to a speaker";
	s->para = q->para;
	s->from = from;
	s->to = q->open;
	return true;
}

/* Quotations that found nobody before them may stand before their attribution:
 * "A. B." "C," S said. */
static void look_forward(struct finder *f, size_t n)
{
	for (size_t i = n; i-- > 1;) {
		const struct speaker_quote *q = &f->q[i - 1], *next = &f->q[i];

		if (f->out[i - 1].rule || !f->out[i].rule || q->para != next->para ||
		    next->open != q->close + 1)
			continue;
		take_over(&f->out[i - 1], &f->out[i], 800, "right before S's quotation");
	}
}

void speaker_find(const struct reading *g, const struct names *names, const struct speaker_quote *q,
		  size_t n, struct region *r, struct speaker *out)
{
	struct finder f = {g, names, r, q, out};

	memset(out, 0, n * sizeof *out);
	for (size_t i = 0; i < n; i++) {
		out[i].who = NAMES_NONE;
		if (find_after(&f, &q[i], &out[i]) || find_before(&f, &q[i], &out[i]) ||
		    find_in_paragraph(&f, i) || find_continued(&f, i) || find_announced(&f, i) ||
		    find_nearby(&f, i))
			continue;
		out[i].rule = NULL;
	}
	look_forward(&f, n);
}
