#include "news/lost.h"

#include "news/proof.h"

struct word {
	struct span text;
	size_t from, to; /* bytes of the sentence */
	bool is_lost;
};

struct words {
	const struct lexicon *l;
	struct span sentence;
	struct {
		struct word *items;
		size_t n, max;
	} all;
};

/* Does the full stop of S before byte AT, which a space follows, end a sentence? */
static bool ends_sentence(const struct lexicon *l, struct span s, size_t at)
{
	size_t next = at, from = at - 1;
	struct span word, value;

	while (next < s.n && span_is_space(s.p[next]))
		next++;
	if (next < s.n && s.p[next] >= 'a' && s.p[next] <= 'z')
		return false;
	while (from > 0 && !span_is_space(s.p[from - 1]))
		from--;
	word = span_cut(s, from, at - 1);
	while (word.n && (word.p[0] == '(' || word.p[0] == '"'))
		word = span_cut(word, 1, word.n);
	return word.n > 1 && span_find(word, 0, ".") >= word.n &&
	       !lexicon_value(l, LEXICON_ABBREVIATIONS, word, &value);
}

static bool is_end(const struct lexicon *l, struct span s, size_t i)
{
	size_t after = i + 1;

	if (s.p[i] != '.' && s.p[i] != '!' && s.p[i] != '?')
		return false;
	while (after < s.n && (s.p[after] == '"' || s.p[after] == ')'))
		after++;
	while (after + 2 < s.n && (span_starts(span_cut(s, after, s.n), "\xE2\x80\x9D") ||
				   span_starts(span_cut(s, after, s.n), "\xE2\x80\x99")))
		after += 3;
	if (after < s.n && !span_is_space(s.p[after]))
		return false;
	return s.p[i] != '.' || after >= s.n || after > i + 1 || ends_sentence(l, s, after);
}

struct span lost_sentence(const struct lexicon *l, struct span para, size_t floor, size_t at)
{
	size_t from = floor, to = at;

	for (size_t i = floor; i < at && i < para.n; i++)
		if (is_end(l, para, i))
			from = i + 1;
	while (to < para.n && !is_end(l, para, to))
		to++;
	return span_cut(para, from, to);
}

static bool is_class(const struct lexicon *l, struct span word, const char *cls)
{
	struct span value;

	return lexicon_value(l, LEXICON_FUNCTION, word, &value) && span_is(value, cls);
}

/* "not", "fails"; "unless". */
static bool turns_the_news(const struct lexicon *l, struct span w)
{
	static const char *const list[] = {"without", "nor",	  "none",      "nobody",  "nothing",
					   "nowhere", "hardly",	  "barely",    "falsely", "wrongly",
					   "fail",    "fails",	  "failed",    "failing", "unless",
					   "if",      "provided", "providing", "except",  "until",
					   "till",    "lest"};

	return is_class(l, w, "neg") || span_is_any_nocase(w, list, COUNT_OF(list));
}

/* The words of W's sentence that are not HEADLINE's, in order, are lost. */
static void find_words(struct words *w, struct span headline, struct region *r)
{
	size_t at = 0, in = 0;
	struct span want = proof_next_word(headline, &in), have;

	while ((have = proof_next_word(w->sentence, &at)).n) {
		size_t from = (size_t)(have.p - w->sentence.p);
		bool kept = want.n && span_equal_nocase(want, have);

		if (kept)
			want = proof_next_word(headline, &in);
		REGION_PUSH(r, &w->all, ((struct word){have, from, from + have.n, !kept}));
	}
}

static bool has_comma(const struct words *w, size_t from, size_t to)
{
	return span_find(span_cut(w->sentence, from, to), 0, ",") < to - from;
}

/* The start of the part that word I stands in: behind the last comma or kept word. */
static size_t start_of_part(const struct words *w, size_t i)
{
	const struct word *items = w->all.items;

	while (i > 0 && items[i - 1].is_lost && !has_comma(w, items[i - 1].to, items[i].from))
		i--;
	return i;
}

static bool is_after_comma(const struct words *w, size_t i)
{
	return i > 0 && has_comma(w, w->all.items[i - 1].to, w->all.items[i].from);
}

/* Do lost words of [FROM, I), with none kept between, open a clause of its own? */
static bool is_in_clause_from(const struct words *w, size_t from, size_t i)
{
	static const char *const openers[] = {"after",	 "before",  "following", "as",
					      "since",	 "despite", "amid",	 "during",
					      "accused", "charged", "convicted", "suspected"};

	for (size_t k = i; k > from && w->all.items[k - 1].is_lost; k--) {
		struct span text = w->all.items[k - 1].text;

		if (span_equal_nocase(text, span_of("than")))
			continue;
		if (is_class(w->l, text, "rel") || is_class(w->l, text, "sub") ||
		    span_is_any_nocase(text, openers, COUNT_OF(openers)))
			return true;
	}
	return false;
}

static bool is_in_clause(const struct words *w, size_t i)
{
	return is_in_clause_from(w, 0, i);
}

/* Does word I stand before the first kept word, with a comma between? */
static bool leads_up(const struct words *w, size_t i)
{
	size_t first = i;

	for (size_t k = 0; k < i; k++)
		if (!w->all.items[k].is_lost)
			return false;
	while (first < w->all.n && w->all.items[first].is_lost)
		first++;
	return first < w->all.n && has_comma(w, w->all.items[i].to, w->all.items[first].from);
}

static bool is_number(struct span s)
{
	static const char *const list[] = {
		"two",	   "three",    "four",	  "five",     "six",	  "seven",    "eight",
		"nine",	   "ten",      "eleven",  "twelve",   "twenty",	  "thirty",   "forty",
		"fifty",   "dozen",    "dozens",  "hundred",  "hundreds", "thousand", "thousands",
		"million", "millions", "billion", "billions", "half"};

	if (s.p[0] >= '0' && s.p[0] <= '9')
		return !span_ends(s, "th") && !span_ends(s, "st") && !span_ends(s, "nd") &&
		       !span_ends(s, "rd") && !span_ends(s, "year-old");
	return span_is_any_nocase(s, list, COUNT_OF(list));
}

static struct span word_at(const struct words *w, size_t i)
{
	return i < w->all.n ? w->all.items[i].text : (struct span){"", 0};
}

/* Is word I a date ("May 3", "in 2019", "two weeks ago", "two days after"), a time or an age ("Lee,
 * 45, said")? */
static bool is_date(const struct words *w, size_t i)
{
	static const char *const units[] = {"a.m",     "p.m", "am", "pm",
					    "o'clock", "gmt", "et", "edt"};
	static const char *const spans[] = {"next", "past", "last", "coming"};
	static const char *const ago[] = {"ago", "earlier", "later", "after", "before"};
	const struct word *it = &w->all.items[i];
	struct span before = i ? word_at(w, i - 1) : word_at(w, w->all.n), next = word_at(w, i + 1);
	struct span value, s = w->sentence;
	bool is_year =
		it->text.n == 4 && (span_starts(it->text, "19") || span_starts(it->text, "20"));

	if (lexicon_value(w->l, LEXICON_MONTHS, before, &value) ||
	    lexicon_value(w->l, LEXICON_MONTHS, next, &value) ||
	    span_is_any_nocase(next, units, COUNT_OF(units)))
		return true;
	if (is_year &&
	    !(it->from && (s.p[it->from - 1] == '$' || (uint8_t)s.p[it->from - 1] >= 0x80)))
		return !is_after_comma(w, i) || has_comma(w, it->to, s.n);
	if (span_ends(it->text, "am") || span_ends(it->text, "pm") ||
	    span_is_any_nocase(before, spans, COUNT_OF(spans)))
		return true;
	if (span_is_any_nocase(word_at(w, i + 2), ago, COUNT_OF(ago)) ||
	    span_equal_nocase(before, span_of("aged")))
		return true;
	return is_after_comma(w, i) && it->to < s.n && s.p[it->to] == ',';
}

/* Is word I part of an apposition that was left out: ", a town of 3,000,"? */
static bool is_in_apposition(const struct words *w, size_t i)
{
	size_t from = start_of_part(w, i);

	return is_after_comma(w, from) && is_class(w->l, word_at(w, from), "art");
}

/* Does word I stand in a part behind a comma that tells of something beside the news: ", in its
 * first word on two ships", ", while the state would not pay"? Not one that goes on with it: ",
 * killing six", ", not by half", ", but fails to". */
static bool is_aside(const struct words *w, size_t i)
{
	static const char *const goes_on[] = {"but", "and",    "or",	  "yet",
					      "nor", "though", "although"};
	static const char *const beside[] = {
		"losing",   "winning",	"meeting", "beating", "citing", "including", "finishing",
		"clocking", "speaking", "marking", "using",   "ending", "visiting"};
	size_t from = start_of_part(w, i);
	struct span first = word_at(w, from), value;
	bool doing = span_ends(first, "ing") && !lexicon_value(w->l, LEXICON_CUES, first, &value) &&
		     !span_is_any_nocase(first, beside, COUNT_OF(beside));

	return from > 0 && is_after_comma(w, from) && !doing &&
	       !span_is_any_nocase(first, goes_on, COUNT_OF(goes_on)) &&
	       !turns_the_news(w->l, first) &&
	       !(i == from + 1 && turns_the_news(w->l, word_at(w, i)));
}

/* Does word I stand behind a comma in what somebody did besides: ", and said it would shed 900
 * jobs"? */
static bool is_in_second_deed(const struct words *w, size_t i)
{
	static const char *const joins[] = {"and", "but"};
	size_t k = i;
	struct span next, form;

	while (k > 0 && w->all.items[k].is_lost) {
		if (span_is_any_nocase(word_at(w, k), joins, COUNT_OF(joins)) &&
		    is_after_comma(w, k))
			break;
		k--;
	}
	if (k == 0 || !w->all.items[k].is_lost || k + 1 >= i)
		return false;
	next = word_at(w, k + 1);
	return is_class(w->l, next, "pron") || is_class(w->l, next, "aux") ||
	       (lexicon_value(w->l, LEXICON_VERBS, next, &form) && !span_is(form, "base"));
}

/* ", a new poll has found.": a short part that the verb at I ends. */
static bool stands_by_itself(const struct words *w, size_t from, size_t i)
{
	size_t end = i + 1 < w->all.n ? w->all.items[i + 1].from : w->sentence.n;

	return from > 0 && is_after_comma(w, from) && i - from <= 5 && i > from + 1 &&
	       (i + 1 == w->all.n || has_comma(w, w->all.items[i].to, end));
}

/* Is word I, which was lost, the verb that says who said it? Its part stands between commas, at an
 * end, or before all that was kept. */
static bool is_attribution(const struct words *w, size_t i)
{
	static const char *const also[] = {"found", "heard", "according", "believe", "believes"};
	static const char *const first[] = {"said", "says", "told", "according"};
	struct span value, verb = word_at(w, i);
	size_t from = start_of_part(w, i);

	if (!span_is_any_nocase(verb, also, COUNT_OF(also)) &&
	    (!lexicon_value(w->l, LEXICON_CUES, verb, &value) || span_ends(verb, "ing")))
		return false;
	if ((from > 0 && !is_after_comma(w, from)) || is_class(w->l, word_at(w, from), "conj"))
		return span_equal_nocase(verb, span_of("according"));
	if (i == from && !span_is_any_nocase(verb, first, COUNT_OF(first)))
		return false;
	return !is_in_clause_from(w, stands_by_itself(w, from, i) ? from : 0, i) &&
	       !(i > 0 && span_equal_nocase(word_at(w, i - 1), span_of("to")));
}

const char *lost_fault(const struct lexicon *l, struct span sentence, struct span headline,
		       struct region *r)
{
	struct words w = {.l = l, .sentence = sentence};

	find_words(&w, headline, r);
	for (size_t i = 0; i < w.all.n; i++) {
		const struct word *it = &w.all.items[i];

		if (!it->is_lost)
			continue;
		if (turns_the_news(l, it->text) && !is_aside(&w, i) && !is_in_clause(&w, i))
			return "headline: a word that denies or a condition was left out";
		if (is_attribution(&w, i))
			return "headline: who said it was left out";
		if (is_number(it->text) && !is_date(&w, i) && !is_in_clause(&w, i) &&
		    !is_in_apposition(&w, i) && !leads_up(&w, i) && !is_aside(&w, i) &&
		    !is_in_second_deed(&w, i))
			return "headline: a number of the main clause was left out";
	}
	return NULL;
}
