/*
 * The goal is the best set of cuts; the obstacle is that there are 2^n of them, and that the length
 * counts, which no cut knows of. The idea: walk from place to place, where a place is a token at
 * which some cut begins or ends. From each a way goes on by keeping what stands before the next
 * place, or by a cut. Of the ways that meet at a place with like length, only the best two go on.
 *
 *	The bank | said on Friday it | will | close | ten offices | in the north
 *	places:  0                   1      2       3             4             5
 *	a way:   keep 0-1, "said it" cut to 2, keep to 4, "in the north" cut to 5
 */
#include "news/search.h"

#include "base/utf8.h"
#include "news/cost.h"

#define PLACES_MAX (2 * SHORTEN_CUTS_MAX + 2)
#define BUCKET 4 /* code points of length that count as alike */
#define BUCKETS 34
#define BEST 2 /* ways kept of each bucket */

/* "Ann Lee and Fox": of two people one by surname alone. */
#define MIXED_COST 40

#define NO_NODE UINT32_MAX
#define NO_CUT UINT16_MAX

struct node {
	int cost;
	uint32_t parent;
	uint16_t length, cut; /* how it came here: NO_CUT, by keeping */
};

struct slot {
	struct node nodes[BEST];
	size_t n;
};

struct search {
	const struct shorten_plan *plan;
	const struct tokens *t;
	enum cost_use use;
	uint16_t places[PLACES_MAX]; /* tokens, ascending */
	size_t n_places;
	uint16_t *width;    /* code points of tokens [from, from + i) with their spaces */
	struct slot *slots; /* [place][loss][bucket] */
};

static struct slot *slot_of(const struct search *s, size_t place, bool loss, size_t length)
{
	size_t bucket = length / BUCKET;

	bucket = bucket < BUCKETS ? bucket : BUCKETS - 1;
	return &s->slots[(place * 2 + loss) * BUCKETS + bucket];
}

static uint32_t id_of(const struct search *s, const struct slot *slot, size_t k)
{
	return (uint32_t)((size_t)(slot - s->slots) * BEST + k);
}

static const struct node *node_at(const struct search *s, uint32_t id)
{
	return &s->slots[id / BEST].nodes[id % BEST];
}

static size_t place_of(uint32_t id)
{
	return id / BEST / BUCKETS / 2;
}

static void add_place(struct search *s, uint16_t token)
{
	size_t i = s->n_places;

	for (size_t k = 0; k < s->n_places; k++)
		if (s->places[k] == token)
			return;
	for (; i > 0 && s->places[i - 1] > token; i--)
		s->places[i] = s->places[i - 1];
	s->places[i] = token;
	s->n_places++;
}

static size_t find_place(const struct search *s, uint16_t token)
{
	size_t i = 0;

	while (s->places[i] != token)
		i++;
	return i;
}

static void measure(struct search *s)
{
	const struct shorten_plan *plan = s->plan;

	for (size_t i = plan->from; i < plan->to; i++) {
		const struct token *k = &s->t->items[i];

		s->width[i + 1 - plan->from] =
			(uint16_t)(s->width[i - plan->from] + utf8_count(k->text) +
				   (k->flags & TOKEN_SPACE ? 1 : 0));
	}
}

static size_t width_of(const struct search *s, size_t from, size_t to)
{
	return (size_t)(s->width[to - s->plan->from] - s->width[from - s->plan->from]);
}

/* Puts NODE among the best of its slot; one of the same length is the same way, most likely. */
static void put(struct slot *slot, struct node node)
{
	size_t worst = 0;

	for (size_t k = 0; k < slot->n; k++)
		if (slot->nodes[k].length == node.length) {
			if (node.cost < slot->nodes[k].cost)
				slot->nodes[k] = node;
			return;
		}
	if (slot->n < BEST) {
		slot->nodes[slot->n++] = node;
		return;
	}
	for (size_t k = 1; k < BEST; k++)
		if (slot->nodes[k].cost > slot->nodes[worst].cost)
			worst = k;
	if (node.cost < slot->nodes[worst].cost)
		slot->nodes[worst] = node;
}

/* All ways that go on from node ID at PLACE. */
static void go_on(const struct search *s, size_t place, bool loss, uint32_t id)
{
	struct node from = *node_at(s, id);
	uint16_t token = s->places[place], next = s->places[place + 1];
	struct node kept = {from.cost, id, 0, NO_CUT};

	kept.length = (uint16_t)(from.length + width_of(s, token, next));
	put(slot_of(s, place + 1, loss, kept.length), kept);
	for (size_t k = 0; k < s->plan->n_cuts; k++) {
		const struct shorten_cut *c = &s->plan->cuts[k];
		struct node cut = {from.cost + c->cost[s->use], id, from.length, (uint16_t)k};

		if (c->from == token && c->to <= s->plan->body_to &&
		    !(s->use == COST_WALL && c->is_loss))
			put(slot_of(s, find_place(s, c->to), loss || c->is_loss, cut.length), cut);
	}
}

static void walk(struct search *s)
{
	for (size_t place = 0; place + 1 < s->n_places; place++)
		for (size_t k = 0; k < 2u * BUCKETS; k++) {
			const struct slot *slot = &s->slots[place * 2 * BUCKETS + k];

			for (size_t m = 0; m < slot->n; m++)
				go_on(s, place, k >= BUCKETS, id_of(s, slot, m));
		}
}

/* What a headline of LENGTH code points costs. */
static int length_cost(enum cost_use use, size_t length)
{
	const int *c = cost_points[use];
	int n = (int)length, cost = n * c[COST_LENGTH] / 100;

	if (n < c[COST_BEST_MIN])
		cost += (c[COST_BEST_MIN] - n) * c[COST_SHORT];
	if (n > c[COST_BEST_MAX])
		cost += (n - c[COST_BEST_MAX]) * c[COST_LONG];
	return cost;
}

/* Are there cuts of first names beside first names that stay, or of a title and the first name? */
static int cost_of_names(const struct search *s, const struct search_way *w)
{
	unsigned names = 0; /* 1: one is kept, 2: one is cut */

	for (size_t k = 0; k < s->plan->n_cuts; k++) {
		const struct shorten_cut *c = &s->plan->cuts[k];
		bool last = false, first = false, before = false;

		if (!c->is_first_name)
			continue;
		for (size_t i = 0; i < w->n_body; i++) {
			last |= w->kept[i] == c->to;
			first |= w->kept[i] == c->from;
			before |= w->kept[i] + 1 == c->from;
		}
		names |= !last ? 0u : first ? 1u : 2u;
		for (size_t m = 0; m < s->plan->n_cuts && last && !first && !before; m++)
			if (s->plan->cuts[m].is_title && s->plan->cuts[m].to == c->from)
				return 1000;
	}
	return names == 3 ? MIXED_COST : 0;
}

/* Writes the tokens of the way that ends in node ID. */
static void trace(const struct search *s, uint32_t id, bool said, struct search_way *out)
{
	const struct shorten_plan *plan = s->plan;
	bool keep[SHORTEN_TOKENS_MAX] = {false};
	uint16_t last = node_at(s, id)->cut;

	out->end_cost = last == NO_CUT ? 0 : plan->cuts[last].cost[s->use];
	while (node_at(s, id)->parent != NO_NODE) {
		const struct node *node = node_at(s, id);

		if (node->cut == NO_CUT)
			for (size_t i = s->places[place_of(node->parent)];
			     i < s->places[place_of(id)]; i++)
				keep[i - plan->from] = true;
		id = node->parent;
	}
	out->n = 0;
	for (size_t i = plan->from; i < plan->body_to; i++)
		if (keep[i - plan->from])
			out->kept[out->n++] = (uint16_t)i;
	out->n_body = out->n;
	for (size_t i = plan->said_from; said && i < plan->said_to; i++)
		out->kept[out->n++] = (uint16_t)i;
}

static bool cuts_at_end(const struct search *s, const struct search_way *w)
{
	size_t next = w->n_body ? w->kept[w->n_body - 1] + 1u : 0;

	return w->n_body && next < s->plan->body_to && !span_is(s->t->items[next].text, ",");
}

/* Puts the way that ends in node ID in its place among the best. */
static void found(const struct search *s, uint32_t id, bool loss, bool said,
		  struct search_found *out)
{
	const struct node *node = node_at(s, id);
	const struct shorten_plan *plan = s->plan;
	struct search_way way;
	size_t length = node->length, at;

	length += said ? width_of(s, plan->said_from, plan->said_to) + 1 : 0;
	way.score = 1000 - node->cost - length_cost(s->use, length);
	way.score -= plan->said_to && !said ? cost_points[s->use][COST_SAID_TAIL] : 0;
	if (out->n == SEARCH_FOUND_MAX && out->ways[out->n - 1].score >= way.score)
		return;
	trace(s, id, said, &way);
	way.score -= cost_of_names(s, &way);
	way.is_loss = loss || (plan->said_to && !said && plan->said_needed);
	way.cuts_at_end = cuts_at_end(s, &way);
	out->n -= out->n == SEARCH_FOUND_MAX;
	for (at = out->n; at > 0 && out->ways[at - 1].score < way.score; at--)
		out->ways[at] = out->ways[at - 1];
	out->ways[at] = way;
	out->n++;
}

void search_run(const struct shorten_plan *plan, const struct tokens *t, enum cost_use use,
		struct region *r, struct search_found *out)
{
	struct search s = {.plan = plan, .t = t, .use = use};
	size_t last;

	add_place(&s, plan->from);
	add_place(&s, plan->body_to);
	for (size_t k = 0; k < plan->n_cuts; k++)
		if (plan->cuts[k].to <= plan->body_to) {
			add_place(&s, plan->cuts[k].from);
			add_place(&s, plan->cuts[k].to);
		}
	s.width = region_take_array(r, plan->to - plan->from + 1u, sizeof *s.width);
	s.slots = region_take_array(r, s.n_places * 2 * BUCKETS, sizeof *s.slots);
	measure(&s);
	put(slot_of(&s, 0, false, 0), (struct node){0, NO_NODE, 0, NO_CUT});
	walk(&s);
	out->n = 0;
	last = s.n_places - 1;
	for (size_t k = 0; k < 2u * BUCKETS; k++) {
		const struct slot *slot = &s.slots[last * 2 * BUCKETS + k];

		for (size_t m = 0; m < slot->n; m++) {
			if (use == COST_GIST || !plan->said_to || !plan->said_needed)
				found(&s, id_of(&s, slot, m), k >= BUCKETS, false, out);
			if (plan->said_to)
				found(&s, id_of(&s, slot, m), k >= BUCKETS, true, out);
		}
	}
}
