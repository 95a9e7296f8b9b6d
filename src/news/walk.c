#include "news/walk.h"

#include "base/region.h"
#include "news/corpus.h"
#include "news/lineclass.h"
#include "news/news.h"
#include "news/profile.h"
#include "news/segment.h"

/* The paragraphs that a window hands to the next: what stands before the open article, as far as it
 * decides on what follows, and what of the article is classed. */
struct carry {
	struct region r;
	struct news_paras paras;
	size_t first; /* the open article begins at this one */
	const char *why;
};

struct walk {
	const struct lexicon *l;
	struct recall *recall;
	const struct walk_taker *taker;
	struct corpus corpus;
	struct region window;
	struct news_paras paras;
	struct profile *profiles;
	struct carry carry;
	bool goes_on;
};

/* The first KNOWN paragraphs come from the window before. */
static void make_profiles(struct walk *w, size_t known)
{
	w->profiles = region_take_array(&w->window, w->paras.n, sizeof *w->profiles);
	recall_turn(w->recall);
	for (size_t i = 0; i < w->paras.n; i++) {
		recall_profile(w->recall, w->l, &w->paras.items[i], i < known, &w->window,
			       &w->profiles[i]);
		w->paras.items[i].tokens = &w->profiles[i].tokens;
	}
}

static void read_window(struct walk *w)
{
	const struct news_paras *known = &w->carry.paras;

	region_reset(&w->window);
	w->paras = (struct news_paras){NULL, 0, 0};
	if (known->n)
		corpus_seek(&w->corpus, &known->items[0]);
	w->goes_on = corpus_next(&w->corpus, WALK_BYTES, known->n + WALK_PARAS_MIN,
				 known->n + WALK_PARAS_MAX, &w->window, &w->paras);
	for (size_t i = 0; i < known->n; i++)
		w->paras.items[i] = known->items[i];
	make_profiles(w, known->n);
}

static void give(struct walk *w, struct news_articles *articles)
{
	for (size_t i = 0; i < articles->n; i++)
		w->taker->article(w->taker->user, &articles->items[i]);
	if (w->taker->progress)
		w->taker->progress(w->taker->progress_user, w->corpus.file, w->corpus.at);
}

/* Paragraphs [FROM, TO) are classed; the reasons, which live in the window, are copied. */
static void carry_over(struct walk *w, size_t from, size_t to)
{
	struct region old = w->carry.r;

	w->carry.r = (struct region){NULL, 0};
	w->carry.paras = (struct news_paras){NULL, 0, 0};
	for (size_t i = from; i < to; i++) {
		struct para p = w->paras.items[i];

		p.why = region_copy(&w->carry.r, span_of(p.why)).p;
		REGION_PUSH(&w->carry.r, &w->carry.paras, p);
	}
	region_finish(&old);
}

static void take_window(struct walk *w)
{
	size_t known = w->carry.paras.n;
	size_t classed = w->goes_on ? w->paras.n - LINECLASS_REACH : w->paras.n;
	struct news_articles articles = {NULL, 0, 0};
	struct segment_window s = {.l = w->l,
				   .file = w->corpus.file,
				   .paras = &w->paras,
				   .profiles = w->profiles,
				   .echo = echo_create(w->profiles, w->paras.n, &w->window),
				   .from = w->carry.first,
				   .to = w->goes_on ? classed - SEGMENT_REACH : classed,
				   .goes_on = w->goes_on,
				   .why = w->carry.why};
	size_t next, from;

	lineclass_mark_some(w->l, &w->paras, w->profiles, s.echo, known, classed, &w->window);
	next = segment_cut_some(&s, &w->window, &articles);
	give(w, &articles);
	if (!w->goes_on)
		return;
	from = next > LINECLASS_REACH ? next - LINECLASS_REACH : 0;
	carry_over(w, from, classed);
	w->carry.first = next - from;
	w->carry.why = s.why;
}

static void take_whole(struct walk *w)
{
	struct news_articles articles = {NULL, 0, 0};

	corpus_next(&w->corpus, SIZE_MAX, 0, SIZE_MAX, &w->window, &w->paras);
	make_profiles(w, 0);
	lineclass_mark(w->l, &w->paras, w->profiles, &w->window);
	segment_whole(w->l, w->corpus.file, &w->paras, w->profiles, &w->window, &articles);
	give(w, &articles);
}

void walk_file(const struct lexicon *l, const struct news_file *file, bool whole,
	       struct recall *recall, struct diag *d, const struct walk_taker *taker)
{
	struct walk w = {.l = l, .recall = recall, .taker = taker, .goes_on = true};

	if (corpus_open(&w.corpus, file, d))
		return;
	w.carry.why = "the file begins";
	if (whole || file->known)
		take_whole(&w);
	while (!(whole || file->known) && w.goes_on) {
		read_window(&w);
		take_window(&w);
	}
	region_finish(&w.window);
	region_finish(&w.carry.r);
	corpus_close(&w.corpus);
}
