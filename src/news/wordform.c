#include "news/wordform.h"

#define ONE_OF(w, words) span_is_any_nocase(w, words, COUNT_OF(words))

bool wordform_is_ed_only(struct span w)
{
	static const char *const words[] = {"hundred", "indeed",  "united",  "naked",
					    "sacred",  "wicked",  "rugged",  "speed",
					    "breed",   "kindred", "beloved", "exceed",
					    "succeed", "proceed", "greed",   "bloodshed"};

	return ONE_OF(w, words);
}

bool wordform_is_ing_only(struct span w)
{
	static const char *const words[] = {
		"during",     "morning",   "evening",  "nothing",   "something", "anything",
		"everything", "spring",	   "string",   "according", "including", "building",
		"meeting",    "following", "hearing",  "wedding",   "ceiling",	 "pudding",
		"sibling",    "sterling",  "housing",  "briefing",  "gathering", "filing",
		"ruling",     "bombing",   "shooting", "killing",   "opening",	 "beginning",
		"spending",   "banking",   "trading",  "shipping",  "fishing",	 "mining",
		"drilling",   "ranking",   "backing",  "rating",    "landing",	 "parking",
		"screening",  "funding",   "training", "painting",  "earning",	 "warning"};

	return ONE_OF(w, words);
}

bool wordform_is_ly_only(struct span w)
{
	static const char *const words[] = {
		"family",   "reply",	"supply",    "rally",	"ally",	  "early",    "daily",
		"weekly",   "monthly",	"yearly",    "elderly", "likely", "deadly",   "friendly",
		"assembly", "unlikely", "butterfly", "costly",	"lovely", "monopoly", "orderly"};

	return ONE_OF(w, words);
}

bool wordform_is_participle(struct span w)
{
	static const char *const words[] = {
		"been",	      "taken",	    "given",  "seen",	"known",     "shown",  "written",
		"driven",     "broken",	    "stolen", "chosen", "frozen",    "fallen", "thrown",
		"grown",      "drawn",	    "done",   "gone",	"hidden",    "beaten", "born",
		"torn",	      "worn",	    "sworn",  "begun",	"risen",     "spoken", "forgotten",
		"bitten",     "eaten",	    "flown",  "blown",	"withdrawn", "proven", "forbidden",
		"overthrown", "undertaken", "bound",  "awoken", "ridden",    "sunk"};

	return ONE_OF(w, words);
}

bool wordform_is_unchanged(struct span w)
{
	static const char *const words[] = {"cut",    "hit",   "put",  "set",	"shut", "hurt",
					    "quit",   "split", "shed", "cost",	"let",	"burst",
					    "thrust", "upset", "cast", "spread"};

	return ONE_OF(w, words);
}

bool wordform_is_number(struct span w)
{
	static const char *const words[] = {
		"two",	   "three",	"four",	    "five",	"six",	    "seven",	"eight",
		"nine",	   "ten",	"eleven",   "twelve",	"thirteen", "fourteen", "fifteen",
		"sixteen", "seventeen", "eighteen", "nineteen", "twenty",   "thirty",	"forty",
		"fifty",   "sixty",	"seventy",  "eighty",	"ninety",   "hundred",	"thousand",
		"million", "billion",	"trillion"};

	return ONE_OF(w, words);
}

bool wordform_needs_more(struct span w)
{
	static const char *const words[] = {
		"found",  "seen",      "made",	     "told",	"left",	    "put",	"set",
		"held",	  "based",     "named",	     "known",	"called",   "asked",	"ordered",
		"forced", "used",      "taken",	     "given",	"brought",  "sent",	"kept",
		"born",	  "expected",  "considered", "said",	"believed", "thought",	"due",
		"shown",  "described", "accused",    "urged",	"allowed",  "moved",	"linked",
		"tied",	  "faced",     "aimed",	     "meant",	"been",	    "come",	"gone",
		"become", "had",       "done",	     "filed",	"played",   "opened",	"started",
		"begun",  "created",   "built",	     "written", "launched", "published"};

	return ONE_OF(w, words);
}

bool wordform_is_anybody(struct span w)
{
	static const char *const words[] = {"man",    "woman",	  "boy",       "girl",	 "teenager",
					    "person", "driver",	  "worker",    "people", "men",
					    "women",  "resident", "teenagers", "others"};

	return ONE_OF(w, words);
}

bool wordform_is_adjective(struct span w)
{
	static const char *const words[] = {"big",   "new",   "old",   "large", "small", "long",
					    "short", "young", "good",  "bad",	"high",	 "low",
					    "hot",   "cold",  "poor",  "rich",	"white", "black",
					    "red",   "blue",  "green", "other", "same",	 "own"};
	static const char *const ends[] = {"al", "ic", "ous", "ive", "ary", "ful", "less", "able"};

	for (size_t i = 0; w.n > 4 && i < COUNT_OF(ends); i++)
		if (span_ends(w, ends[i]))
			return true;
	return ONE_OF(w, words);
}

bool wordform_is_modal(struct span w)
{
	static const char *const words[] = {"will",
					    "would",
					    "can",
					    "could",
					    "may",
					    "might",
					    "must",
					    "shall",
					    "should",
					    "won't",
					    "won\xE2\x80\x99t",
					    "did",
					    "didn't",
					    "do",
					    "does",
					    "cannot",
					    "can't",
					    "doesn't",
					    "don't",
					    "couldn't",
					    "wouldn't"};

	return ONE_OF(w, words);
}
