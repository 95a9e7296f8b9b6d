/*
 * news.h - host only: raw news text in, proved headline and quote cards out.
 *
 *	files -> corpus.h paragraphs -> lineclass.h classes -> segment.h articles
 *	      -> headline.h, quote.h + speaker.h candidates -> proof.h -> rank.h
 *	      -> twins.h, dedupe.h -> choice.h -> cards
 *
 * Never opens a file, never draws, never knows what a pack is. Every card can be proved: its text,
 * after the listed normalisations, stands at [start, end) of its file, and its speaker is named in
 * the same article.
 */
#ifndef NEWS_NEWS_H
#define NEWS_NEWS_H

#include "base/base.h"
#include "base/diag.h"
#include "base/err.h"
#include "base/region.h"
#include "news/article.h"
#include "news/lexicon.h"

enum news_kind { NEWS_HEADLINE, NEWS_QUOTE, NEWS_NOTICE };

/* What a score is made of (rank.h), each 0 to 1000. */
enum news_part { NEWS_PART_MADE, NEWS_PART_NEWS, NEWS_PART_SPEAKER, NEWS_PART_FRESH, NEWS_N_PARTS };

/* A quotation as it stands in the file, whatever part of it a card takes. */
struct news_quotation {
	size_t start, end; /* in the file: what stands between its marks, spaces aside */
	uint32_t line;	   /* of start */
	int confidence;	   /* 0 to 1000 that the speaker is right; 0 where nobody was found */
	bool complete;	   /* a sentence, or some */
	bool stands_alone; /* a part of it may stand on a wall, were it sure who said it */
	bool displayable;  /* that, and it is sure; whether it is shown tells card.refused */
	bool continues;	   /* goes on with the one before it, which was left open */
};

/* A candidate, shown or refused. Spans live in the region or in the file. */
struct news_card {
	enum news_kind kind;
	uint32_t number;     /* of all candidates, from 1, in the order of the corpus */
	uint32_t article;    /* 1 + the index of its article in news_result.articles */
	struct span text;    /* as shown, white space single, no outer quotation marks */
	struct span speaker; /* full canonical name, or an organisation; quotes only */
	struct span role;    /* "Ukrainian President"; may be empty */
	size_t start,
		end; /* evidence in the file: headlines the words used, quotes the quotation */
	size_t more_start,
		more_end; /* the second piece of a quotation that is split; both 0: all is in one */
	uint32_t line;	  /* of start */
	size_t source_start, source_end; /* the paragraph(s) around the evidence */
	const char *rule; /* how it was made, one line: "quote-verb-speaker (said), name in para" */
	const char
		*read_as; /* what its paragraph was taken for, and why: "body: a long sentence" */
	const char *refused; /* NULL: shown; else the reason why not */
	size_t repeats;	     /* 1 + the index of the card that is kept instead; 0: none */
	bool pinned;	     /* by the desk: before any that is not */
	bool edited;	     /* by the desk: its words are the editor's, and not to be proved */
	bool by_desk;	     /* refused by the desk, not by what the text is */
	int freshness;	     /* by the desk, as in news_timing; 0: as the text says */
	int64_t hold_ms;     /* by the desk: not shown before, civil as in news_timing; 0: none */
	int weight_percent;  /* of the score, by the desk; 0 is 100 */
	int score;	     /* 0 to 1000, higher is better: the maker's own, then rank.h's */
	int part[NEWS_N_PARTS];
	struct news_quotation whole; /* quotes only */
};

struct news_cards {
	struct news_card *items;
	size_t n, max;
};

struct news_articles {
	struct article *items;
	size_t n, max;
};

struct news_paras {
	struct para *items;
	size_t n, max;
};

/* An editor's word on a candidate, asked before it is proved and ranked: may set refused, pinned,
 * edited, hold_ms, freshness, weight_percent, a part of a quotation (text, start, end) and, where
 * edited, the text. R lives as long as the card. */
struct news_desk {
	void (*judge)(void *user, const struct article *a, struct news_card *c, struct region *r);
	void *user;
};

struct news_options {
	unsigned quotes_per_article_max; /* 0: none; the default is 4 */
	unsigned cards_max;		 /* shown of all; 0: no limit */
	const struct news_desk *desk;	 /* NULL: none */
	bool whole_files;		 /* each file is one article, whatever it looks like */
	bool shown_only; /* *OUT holds what is shown, and pinned, alone: bounds the memory, see
			    keep.h */
	/* Where not NULL, and shown_only: told of each candidate C of A that *OUT will not hold, as
	 * soon as that is known; KEPT is the card that stands for it, or NULL. */
	void (*left_out)(void *user, const struct article *a, const struct news_card *c,
			 const struct news_card *kept);
	void *left_out_user;
	/* Where not NULL, called now and then: FILE is read up to byte DONE. */
	void (*progress)(void *user, const struct news_file *file, size_t done);
	void *progress_user;
};

#define NEWS_OPTIONS_DEFAULT                \
	{                                   \
		.quotes_per_article_max = 4 \
	}

struct news_result {
	struct news_articles articles; /* shown_only: those with a card, without their paragraphs */
	struct news_cards cards;       /* in corpus order, refused ones among them; then notices */
	size_t n_shown;
	size_t n_articles; /* met; of those so many repeated another byte for byte */
	size_t n_repeated;
	size_t n_left_out; /* cards for which cards_max leaves no room; not all, where very many */
};

/* news_compile() without a word about a corpus that gives no card: fills *OUT with whatever there
 * is. */
void news_extract(const struct lexicon *l, const struct news_file *files, size_t n,
		  const struct news_options *options, struct region *r, struct diag *d,
		  struct news_result *out);

/* Compiles N files. Defects of the input are reported to D (file:line) and worked around;
 * ERR_MISSING where no card is shown, reported to D with the reason. Everything in *OUT lives in R
 * and views FILES. *OUT is filled also on ERR_MISSING (so that the refusals can be listed). */
MUST_CHECK enum err news_compile(const struct lexicon *l, const struct news_file *files, size_t n,
				 const struct news_options *options, struct region *r,
				 struct diag *d, struct news_result *out);

#endif
