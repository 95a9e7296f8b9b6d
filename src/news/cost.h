/*
 * cost.h - host only: what each way of shortening a sentence costs.
 *
 * Two tables of integers, in points of a score (1000 for a sentence that loses nothing and has the
 * best length). The wall's headline is to tell as much as a glance takes in: what it leaves out
 * costs, length is free up to the best. The gist is the shortest sentence that keeps the point: its
 * figures were set by hand and checked by coordinate ascent on pairs of a news sentence and its
 * shortened form (ROUGE-1 F), fitted on one half and verified on the other; none moved by much and
 * held. src/news/README.md has the score. They say only what to prefer; what may not be left out at
 * all is decided by shorten.h and sentence.h.
 */
#ifndef NEWS_COST_H
#define NEWS_COST_H

enum cost {
	/* What a phrase or clause behind the verb opens with. */
	COST_PLACE, /* in, at, on, near */
	COST_OF,
	COST_FOR,
	COST_WITH,
	COST_TOWARDS, /* "to" a place or a person */
	COST_FROM,
	COST_BY,
	COST_TIME, /* after, during, amid, before: of a noun */
	COST_AS,
	COST_OTHER,   /* any other preposition */
	COST_CLAUSE,  /* when, while, because, after: of a clause */
	COST_PURPOSE, /* to do */
	COST_ING,
	COST_PARTICIPLE,
	COST_RELATIVE,
	COST_AND_VERB,	 /* and did */
	COST_AND_CLAUSE, /* and somebody did */
	COST_AND_NOUN,	 /* and something */
	COST_COMMA,
	COST_DASH,
	COST_SPAN,  /* nearly two years after */
	COST_CAUSE, /* after or when somebody did */
	COST_FIRST_TIME,
	COST_MEANS,	   /* by doing */
	COST_WORD_BESIDES, /* but said */
	COST_COLOUR,	   /* ships \"based on ... */
	COST_N_OPENERS,
	/* Beside these: */
	COST_MID = COST_N_OPENERS, /* what follows it stays */
	COST_SUBJECT,		   /* it stands before the verb */
	COST_AFTER_VERB,	   /* right behind a verb */
	COST_RELATIONAL,	   /* right behind a word that needs it: "role" in */
	COST_WHICH,		   /* it says which one is meant: "the attack" in a hall */
	/* Cuts of their own. */
	COST_LEAD,
	COST_LEAD_DAY,
	COST_DATELINE, /* one the dash is missing from: "OSLO, May 2" */
	COST_DAY,
	COST_DAY_AHEAD, /* of what is still to come */
	COST_BRACKETS,
	COST_LONG_FORM,
	COST_FIRST_NAME,
	COST_DESCRIPTOR, /* "software maker" before a name */
	COST_MODIFIER,	 /* any other noun or adjective before a name */
	COST_TITLE,	 /* "President" before a full name */
	COST_INSERTED,
	COST_INSERTED_NOUN,
	COST_SECOND_VERB,
	COST_EPITHET,
	COST_ADVERB,
	COST_AGE,
	COST_SAID_HEAD, /* "the bank said that" */
	COST_SAID_SELF, /* "said it" */
	COST_SAID_TAIL,
	/* Length, in points a code point. */
	COST_LENGTH, /* of each, in hundredths of a point */
	COST_SHORT,  /* of each below COST_BEST_MIN */
	COST_LONG,   /* of each above COST_BEST_MAX */
	COST_BEST_MIN,
	COST_BEST_MAX,
	COST_N,
};

enum cost_use { COST_WALL, COST_GIST, COST_N_USES };

extern const int cost_points[COST_N_USES][COST_N];

#endif
