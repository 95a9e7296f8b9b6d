#include "show/leaf.h"

#include <errno.h>
#include <string.h>

#include "draw/card.h"
#include "draw/type.h"

/* Smaller type is no message. */
#define EMPTY_PX_MIN 6
/* Alignment of the pieces that are taken. */
#define PADDING 64

size_t leaf_bytes(const struct pack *pack, const struct style *style)
{
	return LEAVES * (card_bytes(style) + PADDING) + pack_n_cards(pack) + PADDING;
}

enum err leaf_init(struct leaves *s, const struct pack *pack, const struct style *style,
		   struct font_set *fonts, struct arena *arena)
{
	memset(s, 0, sizeof *s);
	s->pack = pack;
	s->style = style;
	s->fonts = fonts;
	glue_use(&s->glue, span_of(""));
	for (size_t i = 0; i < LEAVES; i++) {
		void *block = arena_take_raw(arena, card_bytes(style));

		if (!block)
			return ERR_MEMORY;
		arena_init(&s->leaf[i].arena, block, card_bytes(style));
	}
	s->refused = arena_take(arena, pack_n_cards(pack));
	if (!s->refused)
		return ERR_MEMORY;
	memset(s->refused, ERR_NONE, pack_n_cards(pack));
	return ERR_NONE;
}

void leaf_on_refusal(struct leaves *s, leaf_refusal *sink, void *user)
{
	s->on_refusal = sink;
	s->on_refusal_user = user;
}

void leaf_forget(struct leaves *s)
{
	for (size_t i = 0; i < LEAVES; i++)
		s->leaf[i].is_built = false;
}

void leaf_refuse(struct leaves *s, uint32_t card, enum err why)
{
	if (s->refused[card])
		return;
	s->refused[card] = (unsigned char)why;
	s->n_refused++;
	if (s->on_refusal)
		s->on_refusal(s->on_refusal_user, card, why);
}

/* How old CARD is, in words that the pack's fonts have. */
static struct span age_of(const struct leaves *s, uint32_t card, char buffer[AGE_BYTES])
{
	struct span age = span_of("");

	if (s->has_time)
		age = age_text(s->pack, card, s->utc_ms, s->offset_s, buffer);
	return font_n_missing(s->fonts, THEME_TEXT, age) ? span_of("") : age;
}

/* A library that gets no memory may draw less (HarfBuzz), or call it damage (FreeType); the C
 * library tells. */
static bool has_lacked_memory(void)
{
	return errno == ENOMEM;
}

static void build(struct leaves *s, struct leaf *leaf, uint32_t card)
{
	struct pack_card content;

	pack_card(s->pack, card, &content);
	leaf->age_n = age_of(s, card, leaf->age).n;
	if (leaf->age_n)
		content.date = (struct span){leaf->age, leaf->age_n};
	arena_release(&leaf->arena, 0);
	leaf->is_built = true;
	leaf->card = card;
	errno = 0;
	leaf->refused = scene_init(&leaf->scene, &leaf->arena, CARD_ITEMS_MAX);
	if (!leaf->refused)
		leaf->refused = card_build(s->style, s->fonts, &s->work, &s->glue, &content,
					   &leaf->scene, NULL);
	if (has_lacked_memory())
		leaf->refused = ERR_MEMORY;
	if (leaf->refused) {
		leaf->scene.n = 0;
		leaf_refuse(s, card, leaf->refused);
	}
}

/* The leaf CARD is on, or else one for it that is not KEEP. */
static struct leaf *spare(struct leaves *s, uint32_t card, const struct leaf *keep)
{
	for (size_t i = 0; i < LEAVES; i++)
		if (s->leaf[i].is_built && s->leaf[i].card == card)
			return &s->leaf[i];
	return keep == &s->leaf[0] ? &s->leaf[1] : &s->leaf[0];
}

struct leaf *leaf_of(struct leaves *s, uint32_t card, const struct leaf *keep)
{
	struct leaf *leaf = spare(s, card, keep);

	if (!leaf->is_built || leaf->card != card)
		build(s, leaf, card);
	return leaf;
}

struct leaf *leaf_try(struct leaves *s, uint32_t card, const struct leaf *keep, enum err *why)
{
	struct leaf *leaf = spare(s, card, keep);
	bool was_built = leaf->is_built;
	uint32_t last = leaf->card;

	*why = (enum err)s->refused[card];
	if (*why)
		return NULL;
	leaf = leaf_of(s, card, keep);
	*why = leaf->refused;
	if (!*why)
		return leaf;
	/* It may be the one that is faded from. */
	if (was_built && last == LEAF_NO_CARD)
		(void)leaf_empty(s, keep);
	else if (was_built && last != card)
		build(s, leaf, last);
	return NULL;
}

struct leaf *leaf_empty(struct leaves *s, const struct leaf *keep)
{
	static const char words[] = "No card fits on this screen";
	struct leaf *leaf = spare(s, LEAF_NO_CARD, keep);
	int32_t advance = MAX_OF(font_advance(s->fonts, THEME_TEXT, span_of(words)), 1);
	int32_t room = s->style->right - s->style->left;
	struct type type = {THEME_TEXT, s->style->clock_size, s->style->ink, SCENE_TEXT};

	if (leaf->is_built && leaf->card == LEAF_NO_CARD)
		return leaf;
	while (type.size_px > EMPTY_PX_MIN && font_px(advance, type.size_px) > room)
		type.size_px--;
	arena_release(&leaf->arena, 0);
	leaf->is_built = true;
	leaf->card = LEAF_NO_CARD;
	leaf->age_n = 0;
	leaf->refused = ERR_NONE;
	if (scene_init(&leaf->scene, &leaf->arena, CARD_ITEMS_MAX) ||
	    type_put(&leaf->scene, s->fonts, &type, span_of(words), TYPE_LEFT, s->style->left,
		     s->style->height / 2, NULL))
		leaf->scene.n = 0;
	return leaf;
}

struct rect leaf_renew(struct leaves *s, const struct leaf *leaf)
{
	struct rect none = {0, 0, 0, 0};
	struct leaf *own = leaf == &s->leaf[0] ? &s->leaf[0] : &s->leaf[1];
	char buffer[AGE_BYTES];
	struct span age;
	struct rect before;

	if (!leaf || leaf->card == LEAF_NO_CARD)
		return none;
	age = age_of(s, leaf->card, buffer);
	if (span_equal(age, (struct span){leaf->age, leaf->age_n}))
		return none;
	before = scene_bounds_of(&leaf->scene, SCENE_DATE);
	build(s, own, own->card);
	return rect_unite(before, scene_bounds_of(&own->scene, SCENE_DATE));
}
