#include "news/feed_title.h"

#include <string.h>

#include "base/base.h"

/* Labels taken from a title, at most. */
#define LABELS_MAX 3

enum label_kind { LABEL_NONE, LABEL_NEWS, LABEL_VIEW, LABEL_OTHER };

/* What stands before a colon, a bar or a dash, or alone. */
static const struct {
	const char *name;
	enum label_kind kind;
} labels[] = {
	{"live", LABEL_NEWS},
	{"live updates", LABEL_NEWS},
	{"live blog", LABEL_OTHER},
	{"breaking", LABEL_NEWS},
	{"breaking news", LABEL_NEWS},
	{"just in", LABEL_NEWS},
	{"update", LABEL_NEWS},
	{"updated", LABEL_NEWS},
	{"exclusive", LABEL_NEWS},
	{"watch", LABEL_NEWS},
	{"watch live", LABEL_NEWS},
	{"video", LABEL_NEWS},
	{"listen", LABEL_NEWS},
	{"photos", LABEL_NEWS},
	{"urgent", LABEL_NEWS},
	{"news", LABEL_NEWS},
	{"new", LABEL_NEWS},
	{"report", LABEL_NEWS},
	{"opinion", LABEL_VIEW},
	{"op-ed", LABEL_VIEW},
	{"editorial", LABEL_VIEW},
	{"comment", LABEL_VIEW},
	{"commentary", LABEL_VIEW},
	{"column", LABEL_VIEW},
	{"analysis", LABEL_VIEW},
	{"perspective", LABEL_VIEW},
	{"view", LABEL_VIEW},
	{"review", LABEL_VIEW},
	{"letters", LABEL_VIEW},
	{"letter", LABEL_VIEW},
	{"letters to the editor", LABEL_VIEW},
	{"podcast", LABEL_OTHER},
	{"quiz", LABEL_OTHER},
	{"in pictures", LABEL_OTHER},
	{"in photos", LABEL_OTHER},
	{"gallery", LABEL_OTHER},
	{"crossword", LABEL_OTHER},
	{"horoscope", LABEL_OTHER},
	{"correction", LABEL_OTHER},
	{"corrections", LABEL_OTHER},
	{"clarification", LABEL_OTHER},
	{"recipe", LABEL_OTHER},
	{"explainer", LABEL_OTHER},
	{"explained", LABEL_OTHER},
	{"factbox", LABEL_OTHER},
	{"timeline", LABEL_OTHER},
	{"q&a", LABEL_OTHER},
	{"interview", LABEL_OTHER},
	{"sponsored", LABEL_OTHER},
	{"advertisement", LABEL_OTHER},
	{"advertorial", LABEL_OTHER},
	{"newsletter", LABEL_OTHER},
	{"obituary", LABEL_OTHER},
	{"weather forecast", LABEL_OTHER},
	{"what we know", LABEL_OTHER},
	{"what we know so far", LABEL_OTHER},
	{"the papers", LABEL_OTHER},
	{"as it happened", LABEL_OTHER},
};

static const char *const marks[] = {": ", " | ", " - ", " \xE2\x80\x93 ", " \xE2\x80\x94 "};

static enum label_kind label_of(struct span s)
{
	for (size_t i = 0; i < COUNT_OF(labels); i++)
		if (span_equal_nocase(s, span_of(labels[i].name)))
			return labels[i].kind;
	return LABEL_NONE;
}

/* "UPDATE 1-": an agency's; its bytes. */
static size_t agency_label(struct span s)
{
	static const char *const names[] = {"UPDATE ", "WRAPUP ", "CORRECTED-", "REFILE-", "RPT-"};

	for (size_t i = 0; i < COUNT_OF(names); i++) {
		size_t n = strlen(names[i]);

		if (!span_starts(s, names[i]))
			continue;
		if (names[i][n - 1] == '-')
			return n;
		while (n < s.n && s.p[n] >= '0' && s.p[n] <= '9')
			n++;
		return n > strlen(names[i]) && n < s.n && s.p[n] == '-' ? n + 1 : 0;
	}
	return 0;
}

/* Takes one label off the front of *S, and says of what kind it was. */
static enum label_kind take_front(struct span *s)
{
	size_t agency = agency_label(*s);

	if (agency) {
		*s = span_trim(span_cut(*s, agency, s->n));
		return LABEL_NEWS;
	}
	for (size_t i = 0; i < COUNT_OF(marks); i++) {
		size_t at = span_find(*s, 0, marks[i]);
		enum label_kind kind =
			at < s->n ? label_of(span_trim(span_cut(*s, 0, at))) : LABEL_NONE;

		if (kind == LABEL_NONE)
			continue;
		*s = span_trim(span_cut(*s, at + strlen(marks[i]), s->n));
		return kind;
	}
	return LABEL_NONE;
}

/* The same at the end: "... (VIDEO)", "... | Opinion", "... - live". */
static enum label_kind take_back(struct span *s)
{
	char close = s->n ? s->p[s->n - 1] : 0;

	for (size_t at = s->n; at-- > 0;) {
		struct span rest = span_cut(*s, at, s->n);
		enum label_kind kind = LABEL_NONE;

		if ((close == ')' && *rest.p == '(') || (close == ']' && *rest.p == '['))
			kind = label_of(span_cut(rest, 1, rest.n - 1));
		for (size_t i = 0; i < COUNT_OF(marks) && kind == LABEL_NONE; i++)
			if (span_starts(rest, marks[i]))
				kind = label_of(
					span_trim(span_cut(rest, strlen(marks[i]), rest.n)));
		if (kind == LABEL_NONE)
			continue;
		*s = span_trim(span_cut(*s, 0, at));
		return kind;
	}
	return LABEL_NONE;
}

static struct span next_word(struct span s, size_t *at)
{
	size_t from;

	while (*at < s.n && s.p[*at] == ' ')
		++*at;
	for (from = *at; *at < s.n && s.p[*at] != ' ';)
		++*at;
	return span_cut(s, from, *at);
}

/* "Five things to know", "10 best places": a number and what lists are made of. */
static bool is_list(struct span s)
{
	static const char *const numbers[] = {"three", "four",	"five", "six",
					      "seven", "eight", "ten"};
	static const char *const things[] = {
		"things", "ways",    "reasons", "best", "takeaways", "places",	"questions", "tips",
		"facts",  "moments", "lessons", "key",	"top",	     "things,", "worst"};
	size_t at = 0;
	struct span first = next_word(s, &at);

	if (span_is_any_nocase(first, (const char *const[]){"the", "top"}, 2))
		first = next_word(s, &at);
	if (!first.n || (!span_is_any_nocase(first, numbers, COUNT_OF(numbers)) &&
			 (first.n > 2 || first.p[0] < '0' || first.p[0] > '9')))
		return false;
	return span_is_any_nocase(next_word(s, &at), things, COUNT_OF(things));
}

/* A title that asks, speaks to the reader, or says only that there is something to know. "WHO
 * warns" is an organisation. */
static bool holds_back(struct span s)
{
	static const char *const asking[] = {"Why",    "How",	    "What",
					     "Where",  "When",	    "Who",
					     "Which",  "Here's",    "Here\xE2\x80\x99s",
					     "Meet",   "Inside",    "This",
					     "Quiz",   "Crossword", "Horoscope",
					     "Sudoku", "Recipe",    "Podcast"};
	static const char *const reader[] = {"you", "your", "you're", "you\xE2\x80\x99re"};
	static const char *const quotes[] = {"\xE2\x80\x98", "\xE2\x80\x9C", "\"", "'"};
	bool quoted = false;
	size_t at = 0;
	struct span word = next_word(s, &at);

	if (span_ends(s, "?"))
		return true;
	for (size_t i = 0; i < COUNT_OF(asking); i++)
		if (span_is(word, asking[i]))
			return true;
	for (size_t i = 0; i < COUNT_OF(quotes); i++)
		quoted |= span_find(s, 0, quotes[i]) < s.n;
	for (at = 0; !quoted && (word = next_word(s, &at)).n;)
		if (span_is_any_nocase(word, reader, COUNT_OF(reader)))
			return true;
	return is_list(s);
}

bool feed_title_is_view(struct span section)
{
	static const char *const views[] = {
		"opinion",    "opinions", "comment",  "comment is free", "op-ed",  "editorial",
		"editorials", "letters",  "obituary", "obituaries",	 "column", "columnists"};

	return span_is_any_nocase(section, views, COUNT_OF(views));
}

/* The last " | " or " - " of S; S.n: none. *LEN: its bytes. */
static size_t last_mark(struct span s, size_t *len)
{
	for (size_t at = s.n; at-- > 0;)
		for (size_t i = 1; i < COUNT_OF(marks); i++)
			if (span_starts(span_cut(s, at, s.n), marks[i])) {
				*len = strlen(marks[i]);
				return at;
			}
	return s.n;
}

/* Is NAME, which ends a title, that of who published it, or behind a bar that of a section? */
static bool is_publisher(struct span name, bool bar)
{
	static const char *const sure[] = {"reuters", "ap", "afp", "bbc", "cnn", "npr", "news"};
	static const char *const papers[] = {
		"times", "post",  "herald",   "guardian", "telegraph", "mail",	 "express",
		"wire",	 "sun",	  "mirror",   "observer", "standard",  "star",	 "journal",
		"live",	 "daily", "jazeera",  "gazette",  "tribune",   "today",	 "online",
		"world", "sport", "business", "politics", "radio",     "sports", "science"};
	size_t at = 0, n = 0;
	struct span last = {NULL, 0};

	for (struct span w = next_word(name, &at); w.n; w = next_word(name, &at), n++)
		last = w;
	return n && n <= 4 && name.p[0] >= 'A' && name.p[0] <= 'Z' &&
	       (span_is_any_nocase(last, sure, COUNT_OF(sure)) ||
		(bar && span_is_any_nocase(last, papers, COUNT_OF(papers))));
}

/* Without what names the publisher and the section at its end. */
static struct span without_publisher(struct span s)
{
	size_t len = 0;

	for (int i = 0; i < LABELS_MAX; i++) {
		size_t at = last_mark(s, &len);

		if (at == s.n ||
		    !is_publisher(span_cut(s, at + len, s.n), span_find(s, at, " | ") == at))
			break;
		s = span_trim(span_cut(s, 0, at));
	}
	return s;
}

/* Does S end in " | Ann Holm", its author? */
static bool ends_in_author(struct span s)
{
	size_t len = 0, from = last_mark(s, &len), at = 0, n = 0;
	struct span name;

	if (from == s.n || span_find(s, from, " | ") != from)
		return false;
	name = span_cut(s, from + len, s.n);
	for (struct span w = next_word(name, &at); w.n; w = next_word(name, &at), n++)
		if (w.p[0] >= 'a' && w.p[0] <= 'z' &&
		    !span_is_any_nocase(w, (const char *const[]){"and"}, 1))
			return false;
	return n >= 2 && n <= 6 && !span_starts(name, "The ");
}

/* "'We will stay' - harbour reopens": nobody is named whose words these are. */
static bool quotes_nobody(struct span s)
{
	static const char *const opens[] = {"'", "\"", "\xE2\x80\x98", "\xE2\x80\x9C"};
	static const char *const ends[] = {"' - ",
					   "\" - ",
					   "\xE2\x80\x99 - ",
					   "\xE2\x80\x9D - ",
					   "\xE2\x80\x99 \xE2\x80\x93 ",
					   "\xE2\x80\x9D \xE2\x80\x93 "};
	bool opened = false, closed = false;

	for (size_t i = 0; i < COUNT_OF(opens); i++)
		opened |= span_starts(s, opens[i]);
	for (size_t i = 0; i < COUNT_OF(ends); i++)
		closed |= span_find(s, 0, ends[i]) < s.n;
	return opened && closed;
}

/* A title of a page that is no report: pictures sent in, a year's best, an obituary. */
static bool is_no_report(struct span s)
{
	static const char *const starts[] = {"Your pictures", "Your photos", "Best of 19",
					     "Best of 20", "The best of 20"};

	for (size_t i = 0; i < COUNT_OF(starts); i++)
		if (span_starts(s, starts[i]))
			return true;
	return span_ends(s, " obituary") || span_ends(s, "what we know so far") || quotes_nobody(s);
}

struct span feed_title_fair(struct span title, bool *opinion)
{
	struct span s = without_publisher(span_trim(title));
	bool other = label_of(s) != LABEL_NONE;

	*opinion = label_of(s) == LABEL_VIEW;
	for (int i = 0; i < LABELS_MAX; i++) {
		enum label_kind front = take_front(&s), back = take_back(&s);

		*opinion |= front == LABEL_VIEW || back == LABEL_VIEW;
		other |= front == LABEL_OTHER || back == LABEL_OTHER;
		if (front == LABEL_NONE && back == LABEL_NONE)
			break;
	}
	*opinion |= ends_in_author(s);
	return other || *opinion || holds_back(s) || is_no_report(s) ? span_cut(s, 0, 0) : s;
}
