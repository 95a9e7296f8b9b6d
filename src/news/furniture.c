#include "news/furniture.h"

#include <string.h>

#include "base/base.h"

/* Longer lines are prose, whatever they begin with; the notes of desks are longer. */
#define PAGE_MAX_BYTES 220
#define NOTE_MAX_BYTES 500
/* The longest count: "12,300". */
#define NUMBER_MAX_BYTES 8

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

/* Words that are furniture where they are the whole line. */
static bool is_label(struct span s)
{
	static const char *const labels[] = {"accept",
					     "accept all",
					     "accept all cookies",
					     "reject all",
					     "cookie settings",
					     "manage cookies",
					     "ad",
					     "ads",
					     "advert",
					     "advertisement",
					     "advertisements",
					     "analysis",
					     "back to top",
					     "bookmark",
					     "breaking",
					     "breaking news",
					     "click to expand",
					     "close",
					     "comment",
					     "comments",
					     "copied",
					     "copied to clipboard",
					     "copy link",
					     "copy to clipboard",
					     "don't miss",
					     "don\xE2\x80\x99t miss",
					     "editor's picks",
					     "editors' picks",
					     "editor\xE2\x80\x99s picks",
					     "email",
					     "email address",
					     "exclusive",
					     "explainer",
					     "facebook",
					     "for more",
					     "full story",
					     "gift article",
					     "gift this article",
					     "go to homepage",
					     "home",
					     "in pictures",
					     "instagram",
					     "join the conversation",
					     "keep reading",
					     "latest",
					     "latest news",
					     "leave a comment",
					     "linkedin",
					     "live",
					     "live blog",
					     "live updates",
					     "loading",
					     "log in",
					     "login",
					     "menu",
					     "messenger",
					     "more",
					     "more news",
					     "more stories",
					     "newsletter",
					     "newsletters",
					     "next",
					     "next article",
					     "opinion",
					     "photo gallery",
					     "photos",
					     "pinterest",
					     "play",
					     "play video",
					     "popular",
					     "premium",
					     "previous",
					     "previous article",
					     "print",
					     "promoted",
					     "promoted content",
					     "reddit",
					     "register",
					     "recommended",
					     "report this ad",
					     "reprints",
					     "save",
					     "save article",
					     "search",
					     "see all",
					     "see more",
					     "send",
					     "share",
					     "share article",
					     "show all",
					     "show comments",
					     "show less",
					     "show more",
					     "sign in",
					     "skip advertisement",
					     "skip to content",
					     "skip to main content",
					     "sponsored",
					     "sponsored content",
					     "subscribe",
					     "support independent journalism",
					     "swipe",
					     "tap to unmute",
					     "telegram",
					     "threads",
					     "top stories",
					     "top story",
					     "trending",
					     "trending now",
					     "tweet",
					     "twitter",
					     "unmute",
					     "video",
					     "videos",
					     "view all",
					     "view comments",
					     "view image in fullscreen",
					     "view gallery",
					     "watch",
					     "watch live",
					     "whatsapp",
					     "x",
					     "your privacy choices"};

	return span_is_any_nocase(words_of(s), labels, COUNT_OF(labels));
}

/* How boxes, links and players begin. What may begin a sentence of prose is not here. */
static bool begins_a_box(struct span s)
{
	static const char *const heads[] = {"already a subscriber",
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
					    "your email address"};

	return span_starts_any_nocase(s, heads, COUNT_OF(heads));
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

/* An address, a handle with its date, a picture of a social site. */
static bool is_address(struct span s)
{
	static const char *const parts[] = {"pic.twitter.com/", "pic.x.com/",	"t.co/", "(@",
					    "instagram.com/",	"facebook.com/"};
	bool spaces = false;

	for (size_t i = 0; i < s.n; i++)
		spaces |= span_is_space(s.p[i]);
	if (!spaces && (span_starts_nocase(s, "http") || span_starts_nocase(s, "www.") ||
			span_starts_nocase(s, "pic.") || span_starts_nocase(s, "@") ||
			span_starts_nocase(s, "#")))
		return s.n > 1 && !span_starts_nocase(s, "##") && span_find(s, 0, " ") == s.n;
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
	return is_label(s) || begins_a_box(s) || is_count(s) || is_clock(s) || is_address(s) ||
	       claims_rights(s);
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

bool furniture_is_note(struct span s)
{
	if (s.n == 0 || s.n > NOTE_MAX_BYTES)
		return false;
	return is_on_the_article(s) || is_of_the_desk(s) || is_time_stamp(s);
}
