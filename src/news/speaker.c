#include "news/speaker.h"

#include "news/beside.h"
#include "news/cue.h"
#include "news/refer.h"
#include "news/subject.h"

/* How a speaker is found. */
enum how {
	SIGNED = BESIDE_N_HOWS, /* "Q" - S */
	SPLIT,			/* "A," S said. "Q" */
	SPLIT_INSIDE,		/* "a," S said, "q" */
	AGAIN,			/* S said "a" and "q" */
	LEFT_OPEN,		/* the quotation before it was left open */
	LEFT_OPEN_FAR,		/* and other paragraphs stand between */
	NEXT,			/* a paragraph of its own after S's quotation */
	ANNOUNCED,		/* the paragraph before ends with a colon and is about S */
	NEARBY,			/* a sentence about S before it */
	NEARBY_PARA,		/* a paragraph about S before it */
	AHEAD,			/* right before S's quotation */
	N_HOWS,
};

/* SURE: of 1000 quotations whose speaker is named, so many have the right one. */
static const struct {
	const char *text;
	int sure;
} hows[N_HOWS] = {
	[BESIDE_AFTER] = {"\"Q,\" S said", 990},
	[BESIDE_TURNED] = {"\"Q,\" said S", 985},
	[BESIDE_SOURCE] = {"\"Q,\" according to S", 950},
	[BESIDE_OTHER] = {"\"Q,\" S did", 900},
	[BESIDE_BEFORE] = {"S said: \"Q\"", 975},
	[BESIDE_FAR] = {"S said to them: \"Q\"", 750},
	[BESIDE_JOINED] = {"S did, saying: \"Q\"", 870},
	[BESIDE_COLON] = {"S: \"Q\"", 840},
	[SIGNED] = {"\"Q\" - S", 970},
	[SPLIT] = {"\"A,\" S said. \"Q\"", 1000},
	[SPLIT_INSIDE] = {"\"a,\" S said, \"q\"", 980},
	[AGAIN] = {"after another quotation of the paragraph", 750},
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

static void settle(struct speaker *s, const struct refer *who, unsigned how)
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
	*s = (struct speaker){.who = NAMES_NONE, .para = s->para, .from = s->from, .to = s->to};
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

/* Where a verb of saying stands right before the opening mark as well, its subject must be the
 * same: not in "Nobody said "Q," Ann Lee insisted". */
static bool agrees_with_lead(const struct finder *f, const struct speaker_quote *q,
			     const struct refer *who)
{
	struct beside lead;
	struct refer before;

	if (!beside_lead(&f->p, q->open, &lead))
		return true;
	before = refer(f, &f->p, q, &lead.subject);
	if (!before.found)
		return lead.to == lead.from || !passage_is_class(&f->p, lead.to - 1, "pron");
	return before.who == who->who &&
	       (who->who != NAMES_NONE || span_equal_nocase(before.name, who->name));
}

/* What STATE leaves of an attribution to S; false where it gives the words to nobody. */
static void judge(struct speaker *s, enum cue_state state)
{
	if (state == CUE_DENIED || state == CUE_HEARD)
		disown(s, cue_reason(state));
	else if (state != CUE_SAID)
		cap(s, CONFIDENCE_UNSPOKEN, cue_reason(state));
}

static bool is_he_or_she(const struct passage *p, size_t i)
{
	return passage_pronoun(p, i) == 'm' || passage_pronoun(p, i) == 'f';
}

/* The speaker whom the words B beside the quotation name; false where they name nobody. */
static bool settle_beside(const struct finder *f, const struct speaker_quote *q,
			  const struct beside *b, struct speaker *s)
{
	struct refer who = refer(f, &f->p, q, &b->subject);

	settle(s, &who, b->how);
	judge(s, b->state);
	if (!who.found && b->subject.kind == PHRASE_PRONOUN &&
	    is_he_or_she(&f->p, b->subject.first))
		disown(s, "nobody who is named fits the pronoun");
	s->para = q->para;
	s->from = b->from;
	s->to = b->to;
	return who.found || is_disowned(s);
}

static bool find_after(const struct finder *f, const struct speaker_quote *q, struct speaker *s)
{
	struct beside b;
	struct refer who;

	if (!beside_after(&f->p, q->open, q->close, &b) || !settle_beside(f, q, &b, s))
		return false;
	who = refer(f, &f->p, q, &b.subject);
	if (who.found && !agrees_with_lead(f, q, &who))
		disown(s, "two attributions that do not agree");
	s->is_after = b.is_own;
	return true;
}

static bool find_before(const struct finder *f, const struct speaker_quote *q, struct speaker *s)
{
	struct beside b;

	return beside_before(&f->p, q->open, &b) && settle_beside(f, q, &b, s);
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
		take_over(s, &f->out[i - 1], AGAIN);
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
	size_t from = beside_lead_start(&f->p, q->open);

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
	    !passage_is_dash(&p, 0))
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

static bool find(struct finder *f, size_t i)
{
	const struct speaker_quote *q = &f->q[i];
	struct speaker *s = &f->out[i];

	f->p.para = q->para;
	if (beside_is_asked(&f->p, q->open, q->close)) {
		s->para = q->para;
		s->from = s->to = q->open;
		disown(s, cue_reason(CUE_HEARD));
		return true;
	}
	if (beside_is_announced(&f->p, q->open, q->close) && find_before(f, q, s))
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
