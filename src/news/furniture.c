#include "news/furniture.h"

#include <string.h>

#include "base/base.h"

/* Longer lines are prose, whatever they begin with; the notes of desks are longer. */
#define PAGE_MAX_BYTES 320
#define NOTE_MAX_BYTES 500
/* The longest count: "12,300". */
#define NUMBER_MAX_BYTES 8
#define LABEL_MAX_BYTES 60
#define LABEL_MAX_WORDS 8

/* A gallery's counter, which has a class of its own. */
static bool is_number(struct span s)
{
	for (size_t i = 0; i < s.n; i++)
		if (s.p[i] < '0' || s.p[i] > '9')
			return false;
	return true;
}

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

/* Without what a button carries at its ends: "Share »", "Comments:", "• Live". */
static struct span words_of(struct span s)
{
	size_t from = 0, to = s.n;

	while (from < to && !is_digit(s.p[from]) &&
	       (span_lower(s.p[from]) < 'a' || span_lower(s.p[from]) > 'z'))
		from++;
	while (to > from && !is_digit(s.p[to - 1]) &&
	       (span_lower(s.p[to - 1]) < 'a' || span_lower(s.p[to - 1]) > 'z'))
		to--;
	return span_cut(s, from, to);
}

/* Words of buttons and boxes, between spaces: a short line of nothing else is furniture. Those of
 * the second table say nothing alone. */
static const char page_words[] =
	" account accounts ad ads advert advertise advertisement advertisements "
	"advertising analysis app article articles blog bookmark breaking browser "
	"caption click comment comments conversation cookie cookies download email "
	"exclusive explainer facebook feedback fullscreen gallery headlines homepage "
	"image images inbox instagram javascript licensing link linkedin links live "
	"loading login menu messenger news newsletter newsletters opinion password "
	"photo photos pinterest player podcast popular premium print privacy "
	"promoted promotion read reading suggested recommended reddit register related "
	"reprints screen scroll search share shares sign skip slide slideshow "
	"sponsored stories story subscribe subscriber subscribers swipe tap telegram "
	"threads topics trending tweet twitter unmute video videos view viewed watch "
	"watched whatsapp ";
static const char other_words[] =
	" a about accept add address after all also and apple around as back before "
	"best by choices chrome clipboard close comes contact content continue "
	"copied copy correction daily day don't don\xE2\x80\x99"
	"t down each edition editor's "
	"editors editors' editors\xE2\x80\x99"
	" editor\xE2\x80\x99"
	"s end enter error evening every expand "
	"explore feed first follow for free friend from full get gift give go google "
	"here hide home i in independent it item items join journalism jump keep "
	"last latest leave less library like list log made main manage may message "
	"might mins minute minutes miss month more morning most new next no now of "
	"on open opens options or our out page partners past people picks pictures "
	"play please post preferred previous purchase quality quick receive refresh "
	"reject reply report rights save see send settings show site source special "
	"suggest support tab terms the this to today today's today\xE2\x80\x99"
	"s top up update "
	"updates us use via volume web week weekly with world x you your ";

static bool is_listed(const char *table, struct span word)
{
	char needle[24];

	if (word.n == 0 || word.n + 3 > sizeof needle)
		return false;
	needle[0] = ' ';
	for (size_t i = 0; i < word.n; i++)
		needle[i + 1] = span_lower(word.p[i]);
	needle[word.n + 1] = ' ';
	needle[word.n + 2] = 0;
	return strstr(table, needle) != NULL;
}

/* Buttons and headings of boxes that hold no such word. */
static bool is_button(struct span s)
{
	static const char *const lines[] = {"accept",
					    "accept and continue",
					    "add as preferred source on google",
					    "around the web",
					    "back to top",
					    "close",
					    "continue with google",
					    "copied to clipboard",
					    "don't miss",
					    "don\xE2\x80\x99t miss",
					    "editor's picks",
					    "editor\xE2\x80\x99s picks",
					    "editors' picks",
					    "editors\xE2\x80\x99 picks",
					    "end of list",
					    "for more",
					    "from our partners",
					    "give feedback",
					    "make us preferred on google",
					    "more",
					    "more for you",
					    "next",
					    "opens new tab",
					    "previous",
					    "report a correction",
					    "report an error",
					    "save",
					    "see all",
					    "see more",
					    "send",
					    "show all",
					    "show less",
					    "show more",
					    "suggest a correction",
					    "support independent journalism",
					    "up next",
					    "view all",
					    "x"};

	return span_is_any_nocase(words_of(s), lines, COUNT_OF(lines));
}

/* "Share this article", "Most read in News", "Skip to main content". */
static bool is_label(struct span s)
{
	size_t from = 0, n_page = 0, n = 0;

	if (s.n > LABEL_MAX_BYTES)
		return false;
	for (size_t i = 0; i <= s.n; i++) {
		struct span word;

		if (i < s.n && !span_is_space(s.p[i]))
			continue;
		word = words_of(span_cut(s, from, i));
		from = i + 1;
		if (word.n == 0)
			continue;
		n++;
		if (is_listed(page_words, word))
			n_page++;
		else if (!is_listed(other_words, word) && !is_digit(word.p[0]))
			return false;
	}
	return n_page > 0 && n <= LABEL_MAX_WORDS;
}

/* "1 of 5", "1/5", "list 2 of 3", "___": of a gallery or a list, or no word at all. */
static bool is_place_in_list(struct span s)
{
	static const char *const words[] = {"",		"of",	   "list of", "list of items",
					    "slide of", "item of", "/"};
	char rest[16];
	size_t n = 0;

	if (s.n > 20)
		return false;
	for (size_t i = 0; i < s.n; i++) {
		bool space = span_is_space(s.p[i]);

		if (is_digit(s.p[i]) || s.p[i] == '_' || s.p[i] == '*' || s.p[i] == '-' ||
		    (space && (n == 0 || rest[n - 1] == ' ')))
			continue;
		if (n == sizeof rest)
			return false;
		rest[n++] = space ? ' ' : span_lower(s.p[i]);
	}
	while (n > 0 && rest[n - 1] == ' ')
		n--;
	return !is_number(s) && span_is_any_nocase((struct span){rest, n}, words, COUNT_OF(words));
}

/* How boxes, links and players begin. What may begin a sentence of prose is not here. */
static const char *const box_heads[] = {"already a subscriber",
					"already have an account",
					"also read",
					"also see",
					"article continues",
					"by clicking ",
					"by continuing you",
					"by signing up",
					"by submitting your",
					"by subscribing",
					"click here",
					"click to ",
					"continue reading",
					"contact the newsroom",
					"copyright 20",
					"create a free account",
					"create an account",
					"copyright \xC2\xA9",
					"do you have a story",
					"do you have a tip",
					"download our app",
					"download the ",
					"enter your email",
					"filed under",
					"find out more about our",
					"follow our",
					"follow us",
					"for more stories like",
					"for more on this",
					"get in touch",
					"get our ",
					"get the latest",
					"get unlimited",
					"get breaking news",
					"got a story",
					"got a tip",
					"have a news tip",
					"have you got a story",
					"help support our",
					"if you enjoyed this",
					"invalid email",
					"join our ",
					"join us on",
					"keep up with the latest",
					"like us on",
					"listen to this article",
					"manage your privacy",
					"more from the",
					"more on this",
					"more on:",
					"more:",
					"most read",
					"most viewed",
					"must read",
					"next up",
					"not a subscriber",
					"now playing",
					"please enable",
					"please enter a valid",
					"please subscribe",
					"read also",
					"read more",
					"read next",
					"read the full story",
					"read the full article",
					"read our ",
					"read:",
					"recommended for",
					"register for free",
					"related:",
					"related article",
					"related content",
					"related news",
					"related stor",
					"related topic",
					"see also",
					"send us your",
					"share on ",
					"share this",
					"share via",
					"share your views",
					"sign up",
					"sorry, the video",
					"start your free trial",
					"story continues",
					"subscribe ",
					"support our journalism",
					"support quality journalism",
					"tags:",
					"tap here",
					"thank you for reading",
					"thank you for subscribing",
					"thanks for reading",
					"thanks for signing up",
					"this article is for subscribers",
					"this content is only available",
					"this content is not available",
					"this site uses cookies",
					"this video can",
					"this website uses cookies",
					"to continue reading",
					"to play this video",
					"topics:",
					"topics in this",
					"video duration",
					"video:",
					"video player",
					"view this post on",
					"we use cookies",
					"what do you think?",
					"what to read next",
					"watch more",
					"watch:",
					"watch live",
					"watch now",
					"want to read more",
					"you can unsubscribe",
					"you may also",
					"you might also",
					"you have reached your",
					"your browser does not",
					"a post shared by",
					"all rights reserved",
					"best of the ",
					"listen:",
					"live:",
					"advertisement -",
					"newsletter:",
					"podcast:",
					"gallery:",
					"in pictures:",
					"explore more",
					"discover more",
					"explained:",
					"related |",
					"don't miss:",
					"your email address",
					"privacy notice",
					"you can receive",
					"this is breaking news",
					"this is a breaking",
					"this is a developing",
					"breaking news, more",
					"more to follow",
					"more follows",
					"please refresh",
					"please use chrome",
					"use chrome",
					"allow content",
					"this article contains content",
					"the bbc is not responsible",
					"if you have been affected",
					"you need to be a subscriber",
					"as a subscriber",
					"i would like to be emailed",
					"this content is provided",
					"why you can trust",
					"be the first to get",
					"install the app",
					"send any friend",
					"recommended stories",
					"scroll down for",
					"our morning email",
					"our free "};

static bool begins_a_box(struct span s)
{
	return span_starts_any_nocase(s, box_heads, COUNT_OF(box_heads));
}

/* "34 comments", "1.2k shares", "3 min read", "12,300 views". */
static bool is_count(struct span s)
{
	static const char *const units[] = {
		"comment",	   "comments",	"share",   "shares",	  "view",
		"views",	   "like",	"likes",   "photos",	  "videos",
		"min read",	   "mins read", "min",	   "minute read", "minutes read",
		"minutes to read", "retweets",	"replies", "images",	  "reads"};
	size_t n = 0;

	while (n < s.n && n < NUMBER_MAX_BYTES &&
	       (is_digit(s.p[n]) || s.p[n] == '.' || s.p[n] == ','))
		n++;
	if (n == 0)
		return false;
	if (n < s.n && (span_lower(s.p[n]) == 'k' || span_lower(s.p[n]) == 'm') && n + 1 < s.n &&
	    s.p[n + 1] == ' ')
		n++;
	return span_is_any_nocase(words_of(span_cut(s, n, s.n)), units, COUNT_OF(units));
}

/* "02:31", "1:02:31", "0:00 / 2:31": of a player or of a live blog. */
static bool is_clock(struct span s)
{
	bool colon = false;

	for (size_t i = 0; i < s.n; i++) {
		if (!is_digit(s.p[i]) && !strchr(":./ ", s.p[i]))
			return false;
		colon |= i > 0 && i + 1 < s.n && (s.p[i] == ':' || s.p[i] == '.') &&
			 is_digit(s.p[i - 1]) && is_digit(s.p[i + 1]);
	}
	return colon && s.n >= 4 && s.n <= 20;
}

static bool is_one_word(struct span s)
{
	for (size_t i = 0; i < s.n; i++)
		if (span_is_space(s.p[i]))
			return false;
	return true;
}

/* An address, a handle with its date, a picture of a social site. */
static bool is_address(struct span s)
{
	static const char *const parts[] = {"pic.twitter.com/", "pic.x.com/",	"t.co/", "(@",
					    "instagram.com/",	"facebook.com/"};
	static const char *const heads[] = {"http", "www.", "pic.", "@", "#"};

	if (span_starts_any_nocase(s, heads, COUNT_OF(heads)) && is_one_word(s))
		return s.n > 1 && !span_starts(s, "##");
	return s.n <= 100 && !span_ends(s, ".") && span_has_any(s, parts, COUNT_OF(parts));
}

static bool claims_rights(struct span s)
{
	static const char *const parts[] = {"ll rights reserved", "ALL RIGHTS RESERVED",
					    "may not be published, broadcast"};

	return span_has_any(s, parts, COUNT_OF(parts)) || span_starts_nocase(s, "\xC2\xA9 ");
}

bool furniture_is_page(struct span s)
{
	if (s.n == 0 || s.n > PAGE_MAX_BYTES)
		return false;
	return is_label(s) || is_button(s) || is_place_in_list(s) || begins_a_box(s) ||
	       is_count(s) || is_clock(s) || is_address(s) || claims_rights(s);
}

/* "This article was amended", "An earlier version of this story": what it is a note on. */
static bool is_on_the_article(struct span s)
{
	static const char *const heads[] = {"this article ", "this story ",   "this report ",
					    "this piece ",   "this page ",    "this post ",
					    "this column ",  "this headline "};
	static const char *const acts[] = {
		"was amended",	  "has been amended",	  "was updated",    "has been updated",
		"was corrected",  "has been corrected",	  "was originally", "originally appeared",
		"first appeared", "was first published",  "is part of",	    "was produced",
		"was edited",	  "was written by",	  "was published",  "was republished",
		"was translated", "has been republished", "was modified",   "has been changed",
		"was changed",	  "appeared in"};

	return span_starts_any_nocase(s, heads, COUNT_OF(heads)) &&
	       span_has_any(s, acts, COUNT_OF(acts));
}

static bool is_of_the_desk(struct span s)
{
	static const char *const heads[] = {"correction:",
					    "corrections:",
					    "clarification:",
					    "editor's note",
					    "editor\xE2\x80\x99s note",
					    "editors' note",
					    "a version of this",
					    "a previous version of this",
					    "an earlier version of this",
					    "a correction was made",
					    "our standards:",
					    "source:",
					    "sources:",
					    "with files from",

					    "edited by",
					    "written by",
					    "words:",
					    "story by",
					    "contributed by",
					    "additional sources",
					    "issued on",
					    "the writer is a",
					    "the writer is the",
					    "the author is a",
					    "the author is the",
					    "email:",
					    "follow him on",
					    "follow her on",
					    "follow them on",
					    "follow the author",
					    "additional reporting",
					    "staff and agencies",
					    "from our correspondent",
					    "from wire reports",
					    "from staff reports",
					    "the opinions expressed",
					    "the views expressed",
					    "this is an opinion"};

	return span_starts_any_nocase(s, heads, COUNT_OF(heads)) ||
	       (span_starts_nocase(s, "follow ") && span_find(s, 0, "@") < s.n);
}

/* "2 hours ago", "Last updated on ...", "Published: ...", "4 Mar 2024 14.05 GMT". */
static bool is_time_stamp(struct span s)
{
	static const char *const heads[] = {
		"published:",	   "published on ", "published at ", "published ",
		"updated:",	   "updated ",	    "last updated",  "last modified",
		"first published", "posted:",	    "posted on ",    "posted ",
		"modified:",	   "last update",   "date:",	     "created:"};
	static const char *const ends[] = {" GMT",  " BST", " EST", " EDT", " UTC", " CET",
					   " CEST", " ET",  " ago", " PDT", " PST"};
	bool digits = false;

	for (size_t i = 0; i < s.n; i++)
		digits |= is_digit(s.p[i]);
	if (!digits || s.n > 70 || span_ends(s, "."))
		return false;
	if (span_starts_any_nocase(s, heads, COUNT_OF(heads)))
		return true;
	for (size_t i = 0; i < COUNT_OF(ends); i++)
		if (span_ends(s, ends[i]))
			return s.n <= 40;
	return false;
}

/* "04/03/2024", "2024-03-04". */
static bool is_numeric_date(struct span s)
{
	size_t digits = 0;

	for (size_t i = 0; i < s.n; i++) {
		digits += is_digit(s.p[i]);
		if (!is_digit(s.p[i]) && s.p[i] != '/' && s.p[i] != '-' && s.p[i] != '.')
			return false;
	}
	return digits >= 6 && digits <= 8 && s.n == digits + 2;
}

/* "ann.lee@example.org". */
static bool is_mail_address(struct span s)
{
	size_t at = span_find(s, 0, "@");

	return at > 0 && at < s.n && span_find(s, 0, " ") == s.n && span_find(s, at, ".") < s.n;
}

static bool holds_year(struct span s)
{
	for (size_t i = 0; i + 4 <= s.n; i++)
		if (s.p[i] == '2' && s.p[i + 1] == '0' && is_digit(s.p[i + 2]) &&
		    is_digit(s.p[i + 3]))
			return true;
	return false;
}

bool furniture_is_hour(struct span s)
{
	return s.n > 0 && (is_clock(s) || is_time_stamp(s)) && !holds_year(s);
}

bool furniture_is_note(struct span s)
{
	while (s.n > 0 && (s.p[0] == '[' || s.p[0] == '(' || s.p[0] == '*'))
		s = span_cut(s, 1, s.n);
	if (s.n == 0 || s.n > NOTE_MAX_BYTES)
		return false;
	return is_time_stamp(s) || is_numeric_date(s) || is_mail_address(s) ||
	       is_on_the_article(s) || is_of_the_desk(s);
}
