#include "news/speaker.h"

#include "news/cue.h"
#include "news/refer.h"
#include "news/subject.h"

/* How far an attribution may reach, in tokens. Keeps the work linear and the grammar honest. */
enum { CLAUSE_MAX = 60, LEFT_MAX = 40 };

/* A quotation of so many tokens inside an attribution ("Ted Cruz" pins) is a part of it. */
enum { ASIDE_MAX = 5 };

/* A verb of saying with no more tokens between it and the mark stands beside it. */
enum { NEAR = 5 };

/* Verbs of saying that are tried before a quotation, the nearest first. */
enum { CUES_TRIED = 3 };

/* How a speaker is found. */
enum how {
	AFTER,	       /* "Q," S said */
	AFTER_TURNED,  /* "Q," said S */
	AFTER_SOURCE,  /* "Q," according to S */
	AFTER_OTHER,   /* "Q," S joked with them */
	BEFORE,	       /* S said: "Q" */
	BEFORE_FAR,    /* S told reporters in Lund on Monday: "Q" */
	BEFORE_JOINED, /* S sat down, adding: "Q" */
	COLON,	       /* S: "Q" */
	SIGNED,	       /* "Q" - S */
	SPLIT,	       /* "A," S said. "Q" */
	SPLIT_INSIDE,  /* "a," S said, "q" */
	BESIDE,	       /* S said "a" and "q" */
	LEFT_OPEN,     /* the quotation before it was left open */
	LEFT_OPEN_FAR, /* and other paragraphs stand between */
	NEXT,	       /* a paragraph of its own after S's quotation */
	ANNOUNCED,     /* the paragraph before ends with a colon and is about S */
	NEARBY,	       /* a sentence about S before it */
	NEARBY_PARA,   /* a paragraph about S before it */
	AHEAD,	       /* right before S's quotation */
	N_HOWS,
};

/* SURE: of 1000 quotations whose speaker is named, so many have the right one. */
static const struct {
	const char *text;
	int sure;
} hows[N_HOWS] = {
	[AFTER] = {"\"Q,\" S said", 990},
	[AFTER_TURNED] = {"\"Q,\" said S", 985},
	[AFTER_SOURCE] = {"\"Q,\" according to S", 950},
	[AFTER_OTHER] = {"\"Q,\" S did", 900},
	[BEFORE] = {"S said: \"Q\"", 975},
	[BEFORE_FAR] = {"S said to them: \"Q\"", 750},
	[BEFORE_JOINED] = {"S did, saying: \"Q\"", 870},
	[COLON] = {"S: \"Q\"", 840},
	[SIGNED] = {"\"Q\" - S", 970},
	[SPLIT] = {"\"A,\" S said. \"Q\"", 1000},
	[SPLIT_INSIDE] = {"\"a,\" S said, \"q\"", 980},
	[BESIDE] = {"after another quotation of the paragraph", 750},
	[LEFT_OPEN] = {"the quotation before it was left open", 1000},
	[LEFT_OPEN_FAR] = {"the quotation some way before it was left open", 970},
	[NEXT] = {"a paragraph of its own after S's quotation", 960},
	[ANNOUNCED] = {"announced with a colon", 670},
	[NEARBY] = {"a sentence about S before it", 650},
	[NEARBY_PARA] = {"after a paragraph about S", 450},
	[AHEAD] = {"right before S's quotation", 800},
};

/* What is left where the words may not have been said, and where somebody else acts in between. */
enum { CONFIDENCE_UNSPOKEN = 300, CONFIDENCE_OTHERS = 500 };

/* The longest signature, in tokens. */
enum { SIGNATURE_MAX = 20 };

struct finder {
	struct passage p; /* the quotation's paragraph */
	struct region *r;
	const struct speaker_quote *q;
	struct speaker *out;
	size_t told, told_para; /* who had the word last, and where */
};

/* Whom phrase K, in paragraph P, stands for beside quotation Q. */
static struct refer refer(const struct finder *f, const struct passage *p,
			  const struct speaker_quote *q, const struct phrase *k)
{
	bool here = p->para == q->para;
	const struct refer_here h = {p,	      f->r,	   here ? q->open : 0, here ? q->close : 0,
				     f->told, f->told_para};

	return refer_to(&h, k);
}

static bool is_dash(const struct passage *p, size_t i)
{
	return passage_is(p, i, "-") || passage_is(p, i, "--") ||
	       passage_is(p, i, "\xE2\x80\x93") || passage_is(p, i, "\xE2\x80\x94");
}

/* Where the short quotation that opens at token I ends; I where it is not short. */
static size_t behind_aside(const struct passage *p, size_t i)
{
	for (size_t k = i + 1; k <= i + ASIDE_MAX + 1 && passage_at(p, k); k++)
		if (passage_at(p, k)->kind == TOKEN_QUOTE_CLOSE)
			return k;
	return i;
}

/* Where the clause that begins at token FROM ends: a sentence end or the next quotation, but for a
 * short one before the verb of saying. */
static size_t clause_end(const struct passage *p, size_t from)
{
	bool said = false;
	size_t i = from;

	for (; passage_at(p, i) && i < from + CLAUSE_MAX; i++) {
		if (passage_at(p, i)->kind == TOKEN_QUOTE_OPEN) {
			size_t close = said ? i : behind_aside(p, i);

			if (close == i)
				return i;
			i = close;
		}
		said = said || cue_at(p, i).found;
		if (passage_at(p, i)->flags & TOKEN_ENDS_SENTENCE)
			return i + 1;
	}
	return i;
}

/* The last token of the quotation that is no mark. */
static const struct token *last_word(const struct passage *p, const struct speaker_quote *q)
{
	const struct token *last = passage_at(p, q->close - 1);

	return last->kind == TOKEN_QUOTE_CLOSE ? passage_at(p, q->close - 2) : last;
}

/* May an attribution follow the quotation's end? After a full stop only a new sentence can. */
static bool invites_attribution(const struct passage *p, const struct speaker_quote *q)
{
	const struct token *next = passage_at(p, q->close + 1);

	if (!next || q->close == q->open + 1)
		return false;
	if (reading_is(next, ",") || is_dash(p, q->close + 1))
		return true;
	return !reading_is(last_word(p, q), ".") || !(next->flags & TOKEN_STARTS_SENTENCE);
}

static void settle(struct speaker *s, const struct refer *who, enum how how)
{
	s->name = who->name;
	s->role = who->role;
	s->who = who->who;
	s->confidence = who->confidence * hows[how].sure / 1000;
	s->doubt = who->doubt;
	s->unfit = who->unfit;
	s->rule = hows[how].text;
	s->is_own = true;
}

static const char *const to_nobody = "an attribution that gives the words to nobody";

/* The attribution gives the words to nobody, for the reason DOUBT. */
static void disown(struct speaker *s, const char *doubt)
{
	*s = (struct speaker){.who = NAMES_NONE, .from = s->from, .to = s->to};
	s->rule = to_nobody;
	s->doubt = doubt;
	s->is_own = true;
}

static bool is_disowned(const struct speaker *s)
{
	return s->rule == to_nobody;
}

static void cap(struct speaker *s, int most, const char *doubt)
{
	if (s->confidence <= most)
		return;
	s->confidence = most;
	s->doubt = doubt;
}

/* The first token of what stands before the quotation in its sentence, other quotations of the
 * sentence included; a sentence that ends with a colon belongs to what it announces. */
static size_t lead_start(const struct passage *p, const struct speaker_quote *q)
{
	size_t i = q->open;

	if (i == 0)
		return 0;
	if (passage_at(p, i)->flags & TOKEN_STARTS_SENTENCE && !passage_is(p, i - 1, ":"))
		return i;
	while (i > 0 && q->open - i < CLAUSE_MAX &&
	       !(passage_at(p, i - 1)->flags & TOKEN_ENDS_SENTENCE))
		i--;
	return i;
}

/* "with Ann Lee often saying", "a sign saying": K, right before the gerund, is its subject. */
static bool is_subject_of_gerund(const struct passage *p, const struct phrase *k, size_t gerund)
{
	static const char *const things[] = {"sign",   "signs",	  "hat",     "hats",
					     "banner", "banners", "placard", "placards",
					     "poster", "posters", "shirt",   "shirts"};

	if (k->kind == PHRASE_NONE || passage_at(p, gerund - 1)->kind != TOKEN_WORD)
		return false;
	return READING_IS_ANY(passage_at(p, k->end - 1), things) ||
	       (k->first > 0 && passage_is(p, k->first - 1, "with"));
}

/* The subject of a verb of saying in the clause [FROM, OPEN) before a quotation. */
static struct phrase subject_before(const struct passage *p, size_t from, const struct cue *cue,
				    size_t open)
{
	const struct name_mention *m = passage_name_before(p, cue->first);
	struct phrase k;

	if (cue->according)
		return phrase_at(p, cue->end, open);
	if (cue->gerund && m && m->outer > from &&
	    (passage_is(p, m->outer - 1, "with") ||
	     passage_at(p, m->outer - 1)->kind == TOKEN_PUNCT))
		return phrase_at(p, m->outer, cue->first);
	if (cue->gerund) {
		struct cue before = cue_last(p, from, cue->first);

		k = subject_of_verb(p, from, cue->first);
		if (is_subject_of_gerund(p, &k, cue->first))
			return k;
		k = before.found && !before.gerund && !before.according
			    ? subject_of_verb(p, from, before.first)
			    : subject_of_sentence(p, from, cue->first);
		return k.kind == PHRASE_NONE ? subject_of_sentence(p, from, cue->first) : k;
	}
	k = subject_of_verb(p, from, cue->first);
	if (k.kind == PHRASE_NONE &&
	    (cue->first == from || passage_at(p, cue->first - 1)->kind == TOKEN_PUNCT))
		k = phrase_behind_verb(p, cue->end, open);
	return k;
}

/* Where a verb of saying stands right before the opening mark as well, its subject must be the
 * same: not in "Nobody said "Q," Ann Lee insisted". */
static bool agrees_with_lead(struct finder *f, const struct speaker_quote *q,
			     const struct refer *who)
{
	const struct passage *p = &f->p;
	size_t from = lead_start(p, q), end = q->open;
	size_t low = q->open > from + LEFT_MAX ? q->open - LEFT_MAX : from;
	struct cue cue = cue_last(p, low, q->open);
	struct phrase k;
	struct refer before;

	if (end > low && (passage_is(p, end - 1, ",") || passage_is(p, end - 1, ":")))
		end--;
	if (!cue.found || cue.end != end || cue.gerund)
		return true;
	k = subject_before(p, from, &cue, q->open);
	before = refer(f, p, q, &k);
	if (!before.found)
		return cue.first == from || !passage_is_class(p, cue.first - 1, "pron");
	return before.who == who->who &&
	       (who->who != NAMES_NONE || span_equal_nocase(before.name, who->name));
}

static bool is_end(const struct passage *p, size_t i)
{
	return passage_is(p, i, ".") || passage_is(p, i, ",");
}

/* "Q," S joked about it; "Q," joked S. */
static struct phrase subject_of_other_verb(const struct passage *p, size_t from, size_t to)
{
	const struct phrase nothing = {PHRASE_NONE, 0, 0, NULL};
	struct phrase k;
	size_t verb;

	if (passage_is_verb(p, from) && !passage_is_class(p, from, "aux")) {
		k = phrase_behind_verb(p, from + 1, to);
		return k.kind == PHRASE_NAME && is_end(p, k.end) ? k : nothing;
	}
	k = phrase_at(p, from, to);
	for (verb = k.end; passage_is_class(p, verb, "adv");)
		verb++;
	if (k.kind == PHRASE_NONE || !passage_is_verb(p, verb) || passage_is_class(p, verb, "aux"))
		return nothing;
	return reading_is(passage_at(p, from - 2), ",") || passage_is(p, from - 1, ",") ||
			       is_end(p, verb + 1)
		       ? k
		       : nothing;
}

/* "Q," S said; "Q," said S; "Q," S joked about it. The phrase of S; *CUE what was found. Without
 * OWN_CLAUSE the quotation is a part of the sentence that goes on behind it: "Q" Ann Lee, S said.
 */
static struct phrase subject_after(const struct passage *p, size_t from, size_t to, bool own_clause,
				   struct cue *cue, enum how *how)
{
	const struct phrase nothing = {PHRASE_NONE, 0, 0, NULL};
	struct phrase k;

	*cue = cue_first(p, from, to);
	if (cue->found && cue->first == from && !cue->gerund) {
		*how = cue->according ? AFTER_SOURCE : AFTER_TURNED;
		from = cue->end;
		while (from < to && passage_is_beside_verb(p, from))
			from++;
		k = phrase_behind_verb(p, from, to);
		return passage_is_class(p, k.end, "aux") ? nothing : k;
	}
	if (cue->found && !cue->gerund) {
		*how = AFTER;
		k = own_clause ? phrase_at(p, from, cue->first)
			       : subject_of_verb(p, from, cue->first);
		return k.kind == PHRASE_NONE ? subject_of_verb(p, from, cue->first) : k;
	}
	*how = AFTER_OTHER;
	cue->found = false;
	return subject_of_other_verb(p, from, to);
}

/* What STATE leaves of an attribution to S; false where it gives the words to nobody. */
static void judge(struct speaker *s, enum cue_state state)
{
	if (state == CUE_DENIED || state == CUE_HEARD)
		disown(s, cue_reason(state));
	else if (state != CUE_SAID)
		cap(s, CONFIDENCE_UNSPOKEN, cue_reason(state));
}

static bool find_after(struct finder *f, const struct speaker_quote *q, struct speaker *s)
{
	const struct passage *p = &f->p;
	size_t from = q->close + 1;
	bool mark = passage_is(p, from, ",") || is_dash(p, from), set_off;
	enum how how;
	struct cue cue;
	struct phrase k;
	struct refer who;

	if (!passage_at(p, q->close) || !invites_attribution(p, q))
		return false;
	from += mark;
	set_off = mark || passage_at(p, q->close - 1)->kind == TOKEN_PUNCT;
	s->from = from;
	s->to = clause_end(p, from);
	k = subject_after(p, from, s->to, set_off, &cue, &how);
	who = refer(f, p, q, &k);
	settle(s, &who, how);
	judge(s, cue.found ? cue_state_after(p, from, &cue) : CUE_SAID);
	if (!who.found && !is_disowned(s))
		return false;
	if (who.found && !agrees_with_lead(f, q, &who))
		disown(s, "two attributions that do not agree");
	s->para = p->para;
	s->is_after = set_off || k.first == from || cue.first == from;
	return true;
}

/* How a verb of saying before token OPEN leads to the quotation behind it. */
static enum how how_before(const struct passage *p, const struct cue *cue, size_t open)
{
	if (!cue->gerund || passage_name_before(p, cue->first) ||
	    passage_is(p, cue->first - 1, "by"))
		return open - cue->end > NEAR && !passage_is(p, open - 1, ":") &&
				       !passage_is(p, open - 1, ",")
			       ? BEFORE_FAR
			       : BEFORE;
	return BEFORE_JOINED;
}

/* What stands before a quotation in its sentence: "S said: "Q"", "S: "Q"". The phrase of S. */
static struct phrase subject_ahead(const struct passage *p, size_t from, size_t open,
				   enum cue_state *state, enum how *how)
{
	size_t end = open, low = open > from + LEFT_MAX ? open - LEFT_MAX : from;
	struct phrase k = {PHRASE_NONE, 0, 0, NULL};
	const struct name_mention *m;

	*how = BEFORE;
	*state = CUE_SAID;
	for (size_t n = 0; n < CUES_TRIED; n++) {
		struct cue cue = cue_last(p, low, end);

		if (!cue.found)
			break;
		*how = how_before(p, &cue, open);
		*state = cue_state_before(p, from, &cue);
		k = subject_before(p, from, &cue, open);
		if (k.kind != PHRASE_NONE || *state != CUE_SAID)
			return k;
		end = cue.first;
	}
	if (!passage_is(p, open - 1, ":"))
		return k;
	*how = COLON;
	m = passage_name_before(p, open - 1);
	if (m && (m->outer == from || passage_at(p, m->outer - 1)->kind == TOKEN_PUNCT))
		return phrase_at(p, m->outer, open - 1);
	k = subject_of_sentence(p, from, open - 1);
	return k.kind == PHRASE_NONE ? subject_of_verb(p, from, open - 1) : k;
}

/* S said: "Q"; S told them, "Q"; according to S, "Q"; S: "Q". */
static bool find_before(struct finder *f, const struct speaker_quote *q, struct speaker *s)
{
	const struct passage *p = &f->p;
	size_t from = lead_start(p, q);
	enum cue_state state;
	enum how how;
	struct phrase k;
	struct refer who;

	if (from == q->open)
		return false;
	k = subject_ahead(p, from, q->open, &state, &how);
	who = refer(f, p, q, &k);
	settle(s, &who, how);
	judge(s, state);
	if (!who.found && !is_disowned(s))
		return false;
	s->para = p->para;
	s->from = from;
	s->to = q->open;
	return true;
}

static void take_over(struct speaker *s, const struct speaker *from, enum how how)
{
	*s = *from;
	s->is_own = false;
	s->rule = hows[how].text;
	s->confidence = s->confidence * hows[how].sure / 1000;
}

/* Does anybody else act in tokens [FROM, TO) of a paragraph, so that what follows may be theirs? */
static bool others_between(const struct passage *p, size_t from, size_t to, size_t who)
{
	const struct name_mention *m = names_within(p->names, p->para, from, to);

	for (; m; m = names_within(p->names, p->para, m->end, to))
		if (m->who != who && (passage_at(p, m->first)->flags & TOKEN_STARTS_SENTENCE ||
				      passage_at(p, m->outer)->flags & TOKEN_STARTS_SENTENCE))
			return true;
	return false;
}

/* "A," S said. "B." */
static bool find_in_paragraph(struct finder *f, size_t i)
{
	const struct speaker_quote *q = &f->q[i], *last = i ? &f->q[i - 1] : NULL;
	struct speaker *s = &f->out[i];
	bool starts = passage_at(&f->p, q->open)->flags & TOKEN_STARTS_SENTENCE;

	if (!last || last->para != q->para || !f->out[i - 1].rule)
		return false;
	if (!f->out[i - 1].is_after && !(q->open == last->close + 1)) {
		take_over(s, &f->out[i - 1], BESIDE);
		s->doubt = "the text between the quotations does not say whose the second is";
		return true;
	}
	take_over(s, &f->out[i - 1], starts ? SPLIT : SPLIT_INSIDE);
	if (others_between(&f->p, f->out[i - 1].to, q->open, s->who))
		cap(s, CONFIDENCE_OTHERS, "somebody else is named between the quotations");
	return true;
}

static bool is_last_of_paragraph(const struct passage *p, const struct speaker_quote *q)
{
	for (size_t i = q->close + 1; passage_at(p, i); i++)
		if (passage_at(p, i)->kind == TOKEN_QUOTE_OPEN)
			return false;
	return true;
}

/* How many body paragraphs stand between two paragraphs. */
static size_t body_between(const struct finder *f, size_t from, size_t to)
{
	size_t n = 0;

	for (size_t p = from + 1; p < to; p++)
		n += f->p.g->a->paras[p].cls == LINE_BODY;
	return n;
}

/* A quotation that is a paragraph of its own, after one whose speaker is known. */
static bool find_continued(struct finder *f, size_t i)
{
	const struct speaker_quote *q = &f->q[i], *last = i ? &f->q[i - 1] : NULL;
	const struct speaker *before = i ? &f->out[i - 1] : NULL;
	struct speaker *s = &f->out[i];
	struct passage p = f->p;
	size_t end;

	if (!last || last->para == q->para || !before->rule)
		return false;
	p.para = last->para;
	if (q->continues) {
		take_over(s, before,
			  body_between(f, last->para, q->para) ? LEFT_OPEN_FAR : LEFT_OPEN);
		return true;
	}
	if (!q->alone || body_between(f, last->para, q->para) || !is_last_of_paragraph(&p, last))
		return false;
	take_over(s, before, NEXT);
	end = before->is_after ? before->to : last->close + 1;
	if (!(last->alone || before->is_after || !passage_at(&p, last->close + 1)) ||
	    others_between(&p, end, p.g->paras[p.para].n, s->who))
		cap(s, CONFIDENCE_OTHERS, "somebody else may have the word by then");
	return true;
}

/* The last body paragraph before PARA that has words; SIZE_MAX: none. */
static size_t paragraph_before(const struct reading *g, size_t para)
{
	while (para > 0 && g->a->paras[para - 1].cls != LINE_BODY)
		para--;
	return para > 0 && g->paras[para - 1].n ? para - 1 : SIZE_MAX;
}

/* The subject of the sentence [FROM, TO), as somebody who may have the word. */
static bool settle_nearby(struct finder *f, const struct passage *p, size_t from, size_t to,
			  const struct speaker_quote *q, struct speaker *s, enum how how)
{
	struct cue cue = cue_at(p, from);
	struct phrase k = cue.found && !cue.gerund ? phrase_behind_verb(p, cue.end, to)
						   : subject_of_sentence(p, from, to);
	struct refer who = refer(f, p, q, &k);

	if (!who.found)
		return false;
	settle(s, &who, how);
	s->is_own = false;
	s->para = p->para;
	s->from = from;
	s->to = to;
	return true;
}

/* The paragraph before ends with "S said:", or its last sentence is about S. */
static bool find_announced(struct finder *f, size_t i)
{
	const struct speaker_quote *q = &f->q[i];
	struct speaker *s = &f->out[i];
	struct passage p = f->p;
	size_t n;
	bool colon;

	if (!q->alone)
		return false;
	p.para = paragraph_before(p.g, q->para);
	if (p.para == SIZE_MAX)
		return false;
	n = p.g->paras[p.para].n;
	colon = passage_is(&p, n - 1, ":");
	if (!settle_nearby(f, &p, reading_sentence_start(p.g, p.para, n - 1), n, q, s,
			   colon ? ANNOUNCED : NEARBY_PARA))
		return false;
	s->from = s->to = n;
	if (!colon)
		s->doubt = "only the paragraph before names somebody";
	return true;
}

/* The sentence before the quotation is about S, and nothing says who speaks. */
static bool find_nearby(struct finder *f, const struct speaker_quote *q, struct speaker *s)
{
	size_t from = lead_start(&f->p, q);

	if (from == q->open && q->open > 0)
		from = reading_sentence_start(f->p.g, q->para, q->open - 1);
	if (!settle_nearby(f, &f->p, from, q->open, q, s, NEARBY))
		return false;
	s->doubt = "no verb of saying leads to a speaker";
	return true;
}

/* A signature below a quotation that is a paragraph of its own: "- Ann Lee, Lund." */
static bool find_signed(struct finder *f, const struct speaker_quote *q, struct speaker *s)
{
	struct passage p = f->p;
	struct phrase k;
	struct refer who;

	p.para++;
	if (!q->alone || p.para >= p.g->a->n || p.g->paras[p.para].n > SIGNATURE_MAX ||
	    !is_dash(&p, 0))
		return false;
	k = phrase_at(&p, 1, p.g->paras[p.para].n);
	if (k.kind != PHRASE_NAME)
		return false;
	who = refer(f, &p, q, &k);
	settle(s, &who, SIGNED);
	s->para = q->para;
	s->from = s->to = q->close;
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
		take_over(&f->out[i - 1], &f->out[i], AHEAD);
	}
}

/* "S asked, "Q?" Then": a comma or a colon before the quotation, and none behind it. */
static bool is_announced(const struct passage *p, const struct speaker_quote *q)
{
	const struct token *last = passage_at(p, q->close) ? last_word(p, q) : NULL;

	return q->open > 0 && last && last->kind == TOKEN_PUNCT && !reading_is(last, ",") &&
	       (passage_is(p, q->open - 1, ",") || passage_is(p, q->open - 1, ":")) &&
	       !passage_is(p, q->close + 1, ",") && !is_dash(p, q->close + 1) &&
	       (!passage_at(p, q->close + 1) || passage_at(p, q->close + 1)->flags & TOKEN_CAPITAL);
}

static bool find(struct finder *f, size_t i)
{
	const struct speaker_quote *q = &f->q[i];
	struct speaker *s = &f->out[i];

	f->p.para = q->para;
	if (is_announced(&f->p, q) && find_before(f, q, s))
		return true;
	return find_after(f, q, s) || find_before(f, q, s) || find_in_paragraph(f, i) ||
	       find_signed(f, q, s) || find_continued(f, i) || find_announced(f, i) ||
	       find_nearby(f, q, s);
}

void speaker_find(const struct reading *g, const struct names *names, const struct speaker_quote *q,
		  size_t n, struct region *r, struct speaker *out)
{
	struct finder f = {{g, names, 0}, r, q, out, NAMES_NONE, 0};

	for (size_t i = 0; i < n; i++) {
		out[i] = (struct speaker){.who = NAMES_NONE};
		if (!find(&f, i))
			out[i].rule = NULL;
		if (out[i].rule && out[i].who != NAMES_NONE) {
			f.told = out[i].who;
			f.told_para = q[i].para;
		}
	}
	look_forward(&f, n);
}
