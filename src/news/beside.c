#include "news/beside.h"

#include "news/subject.h"

/* How far an attribution may reach, in tokens. Keeps the work linear and the grammar honest. */
enum { CLAUSE_MAX = 60, LEFT_MAX = 40 };

/* A quotation of so many tokens inside an attribution ("Ted Cruz" pins) is a part of it. */
enum { ASIDE_MAX = 5 };

/* A verb of saying with no more tokens between it and the mark stands beside it. */
enum { NEAR = 5 };

/* Verbs of saying that are tried before a quotation, the nearest first. */
enum { CUES_TRIED = 3 };

static const struct phrase nothing = {PHRASE_NONE, 0, 0, NULL};

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
static const struct token *last_word(const struct passage *p, size_t close)
{
	const struct token *last = passage_at(p, close - 1);

	return last->kind == TOKEN_QUOTE_CLOSE ? passage_at(p, close - 2) : last;
}

/* May an attribution follow the quotation's end? After a full stop only a new sentence can. */
static bool invites_attribution(const struct passage *p, size_t open, size_t close)
{
	const struct token *next = passage_at(p, close + 1);

	if (!next || close == open + 1)
		return false;
	if (reading_is(next, ",") || passage_is_dash(p, close + 1))
		return true;
	return !reading_is(last_word(p, close), ".") || !(next->flags & TOKEN_STARTS_SENTENCE);
}

size_t beside_lead_start(const struct passage *p, size_t open)
{
	size_t i = open;

	if (i == 0)
		return 0;
	if (passage_at(p, i)->flags & TOKEN_STARTS_SENTENCE && !passage_is(p, i - 1, ":"))
		return i;
	while (i > 0 && open - i < CLAUSE_MAX &&
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

/* "a post by Ann Ray saying": the name right before the gerund wrote it. */
static bool is_author(const struct passage *p, const struct name_mention *m)
{
	return passage_is(p, m->outer - 1, "by") || passage_is(p, m->outer - 1, "from");
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
	    (passage_is(p, m->outer - 1, "with") || is_author(p, m) ||
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

static bool is_end(const struct passage *p, size_t i)
{
	return passage_is(p, i, ".") || passage_is(p, i, ",");
}

/* "Q," S joked about it; "Q," joked S. */
static struct phrase subject_of_other_verb(const struct passage *p, size_t from, size_t to)
{
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
				   struct cue *cue, enum beside_how *how)
{
	struct phrase k;

	*cue = cue_first(p, from, to);
	if (cue->found && cue->first == from && !cue->gerund) {
		*how = cue->according ? BESIDE_SOURCE : BESIDE_TURNED;
		from = cue->end;
		while (from < to && passage_is_beside_verb(p, from))
			from++;
		k = phrase_behind_verb(p, from, to);
		return passage_is_class(p, k.end, "aux") ? nothing : k;
	}
	if (cue->found && !cue->gerund) {
		*how = BESIDE_AFTER;
		k = own_clause ? phrase_at(p, from, cue->first)
			       : subject_of_verb(p, from, cue->first);
		return k.kind == PHRASE_NONE ? subject_of_verb(p, from, cue->first) : k;
	}
	*how = BESIDE_OTHER;
	cue->found = false;
	return subject_of_other_verb(p, from, to);
}

/* "Q," S said (that) T told him: the words are T's, at second hand. */
static bool tells_of_telling(const struct passage *p, const struct cue *cue, size_t to)
{
	size_t i = cue->end + passage_is(p, cue->end, "that"), verb;
	struct phrase k = phrase_at(p, i, to);
	struct cue next;

	if (k.kind == PHRASE_NONE)
		return false;
	verb = phrase_reach(p, k.end, to);
	if (k.kind == PHRASE_NAME && passage_is(p, k.name->outer - 1, ","))
		verb += passage_is(p, verb, ",");
	while (verb < to && passage_is_beside_verb(p, verb))
		verb++;
	next = cue_at(p, verb);
	return next.found && !next.gerund && !next.according && verb < to;
}

bool beside_after(const struct passage *p, size_t open, size_t close, struct beside *out)
{
	size_t from = close + 1;
	bool mark = passage_is(p, from, ",") || passage_is_dash(p, from), set_off;
	struct cue cue;

	if (!passage_at(p, close) || !invites_attribution(p, open, close))
		return false;
	from += mark;
	set_off = mark || passage_at(p, close - 1)->kind == TOKEN_PUNCT;
	out->from = from;
	out->to = clause_end(p, from);
	out->subject = subject_after(p, from, out->to, set_off, &cue, &out->how);
	out->state = cue.found ? cue_state_after(p, from, &cue) : CUE_SAID;
	if (out->state == CUE_SAID && out->how == BESIDE_AFTER &&
	    tells_of_telling(p, &cue, out->to))
		out->state = CUE_TOLD_OF;
	out->is_own = set_off || out->subject.first == from || cue.first == from;
	return true;
}

/* How a verb of saying before token OPEN leads to the quotation behind it. */
static enum beside_how how_before(const struct passage *p, const struct cue *cue, size_t open)
{
	if (!cue->gerund || passage_name_before(p, cue->first) ||
	    passage_is(p, cue->first - 1, "by"))
		return open - cue->end > NEAR && !passage_is(p, open - 1, ":") &&
				       !passage_is(p, open - 1, ",")
			       ? BESIDE_FAR
			       : BESIDE_BEFORE;
	return BESIDE_JOINED;
}

/* "S said a voter told her: "Q"": CUE, the nearest verb of saying, is in what S, phrase K, told. */
static bool is_in_report(const struct passage *p, const struct phrase *k, const struct cue *cue)
{
	struct cue outer = cue_first(p, k->end, cue->first);
	size_t i = cue->first;

	if (!outer.found || outer.gerund || outer.according || cue->gerund || k->end > cue->first)
		return false;
	while (i > outer.end && passage_is_beside_verb(p, i - 1))
		i--;
	return i > outer.end && passage_at(p, i - 1)->kind == TOKEN_WORD &&
	       !passage_is_class(p, i - 1, "conj");
}

/* "S read out a letter from T: "Q"": a text of another's is the object of the verb of saying. */
static bool is_read_out(const struct passage *p, const struct cue *cue, size_t open)
{
	static const char *const texts[] = {"letter", "letters", "post",   "posts",    "message",
					    "email",  "e-mail",	 "note",   "tweet",    "text",
					    "poem",   "line",	 "memo",   "passage",  "comment",
					    "card",   "extract", "report", "testimony"};

	size_t i = cue->end + passage_is(p, cue->end, "out");

	for (; i < open && !passage_is_class(p, i, "prep"); i++)
		if (READING_IS_ANY(passage_at(p, i), texts))
			return passage_is(p, i + 1, "from") || passage_is(p, i + 1, "by") ||
			       passage_at(p, i - 1)->flags & TOKEN_POSSESSIVE;
	return false;
}

/* What stands before a quotation in its sentence: "S said: "Q"", "S: "Q"". The phrase of S. */
static struct phrase subject_ahead(const struct passage *p, size_t from, size_t open,
				   enum cue_state *state, enum beside_how *how)
{
	size_t end = open, low = open > from + LEFT_MAX ? open - LEFT_MAX : from;
	struct phrase k = {PHRASE_NONE, 0, 0, NULL};
	const struct name_mention *m;

	*how = BESIDE_BEFORE;
	*state = CUE_SAID;
	for (size_t n = 0; n < CUES_TRIED; n++) {
		struct cue cue = cue_last(p, low, end);

		if (!cue.found)
			break;
		*how = how_before(p, &cue, open);
		*state = cue_state_before(p, from, &cue);
		k = subject_before(p, from, &cue, open);
		if (*state == CUE_SAID && (is_in_report(p, &k, &cue) || is_read_out(p, &cue, open)))
			*state = CUE_TOLD_OF;
		if (k.kind != PHRASE_NONE || *state != CUE_SAID)
			return k;
		end = cue.first;
	}
	if (!passage_is(p, open - 1, ":"))
		return k;
	*how = BESIDE_COLON;
	m = passage_name_before(p, open - 1);
	if (m && (m->outer == from || passage_at(p, m->outer - 1)->kind == TOKEN_PUNCT))
		return phrase_at(p, m->outer, open - 1);
	k = subject_of_sentence(p, from, open - 1);
	return k.kind == PHRASE_NONE ? subject_of_verb(p, from, open - 1) : k;
}

bool beside_before(const struct passage *p, size_t open, struct beside *out)
{
	size_t from = beside_lead_start(p, open);

	if (from == open)
		return false;
	out->from = from;
	out->to = open;
	out->subject = subject_ahead(p, from, open, &out->state, &out->how);
	out->is_own = true;
	return true;
}

bool beside_lead(const struct passage *p, size_t open, struct beside *out)
{
	size_t from = beside_lead_start(p, open), end = open;
	size_t low = open > from + LEFT_MAX ? open - LEFT_MAX : from;
	struct cue cue = cue_last(p, low, open);

	if (end > low && (passage_is(p, end - 1, ",") || passage_is(p, end - 1, ":")))
		end--;
	if (!cue.found || cue.end != end || cue.gerund)
		return false;
	out->from = from;
	out->to = cue.first;
	out->subject = subject_before(p, from, &cue, open);
	return true;
}

/* Is token I a participle of asking without a subject: "Asked", "when pressed", "was told"? */
static bool is_passive(const struct passage *p, size_t from, size_t i)
{
	static const char *const verbs[] = {"asked",   "pressed",    "challenged", "told",
					    "quizzed", "questioned", "confronted", "grilled"};
	static const char *const before[] = {"when",  "once", "if",    "after", "was",	"were",
					     "being", "been", "while", "on",	"then", "also"};

	return READING_IS_ANY(passage_at(p, i), verbs) &&
	       (i == from || passage_at(p, i - 1)->kind == TOKEN_PUNCT ||
		passage_at(p, i - 1)->kind == TOKEN_QUOTE_CLOSE ||
		READING_IS_ANY(passage_at(p, i - 1), before) || passage_is_class(p, i - 1, "adv"));
}

bool beside_is_asked(const struct passage *p, size_t open, size_t close)
{
	size_t from = beside_lead_start(p, open), i = open;
	bool question = passage_at(p, close) && reading_is(last_word(p, close), "?");

	while (i > from) {
		if (is_passive(p, from, --i))
			return true;
		if (!question && !passage_is(p, i, "with") && !passage_is(p, i, ",") &&
		    !passage_is(p, i, ":") && !passage_is(p, i, "directly"))
			return false;
		if (cue_at(p, i).found || passage_at(p, i)->kind == TOKEN_QUOTE_CLOSE)
			return false;
	}
	return false;
}

bool beside_is_announced(const struct passage *p, size_t open, size_t close)
{
	const struct token *last = passage_at(p, close) ? last_word(p, close) : NULL;

	return open > 0 && last && last->kind == TOKEN_PUNCT && !reading_is(last, ",") &&
	       (passage_is(p, open - 1, ",") || passage_is(p, open - 1, ":")) &&
	       !passage_is(p, close + 1, ",") && !passage_is_dash(p, close + 1) &&
	       (!passage_at(p, close + 1) || passage_at(p, close + 1)->flags & TOKEN_CAPITAL);
}
