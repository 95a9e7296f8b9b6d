#include "news/roster.h"

/* Names looked at in a view: the first of each; later ones only repeat. */
#define VIEW_MAX 24

struct person {
	uint64_t sound;	   /* hash of the surname, its spelling levelled */
	uint64_t spelling; /* hash of the surname as first spelt in this article */
	unsigned turn;	   /* article it belongs to; 0: an empty slot */
	unsigned n_short;  /* mentions by surname alone */
	unsigned n_full;
};

struct roster {
	struct person *slots; /* open addressing, a power of two, at most half full */
	size_t mask;
	unsigned turn;
};

static struct person *find(const struct roster *ro, uint64_t sound)
{
	size_t at = (size_t)(sound ^ sound >> 33) & ro->mask;

	while (ro->slots[at].turn && ro->slots[at].sound != sound)
		at = (at + 1) & ro->mask;
	return &ro->slots[at];
}

struct roster *roster_create(const struct profile *profiles, size_t n, struct region *r)
{
	struct roster *ro = region_take(r, sizeof *ro);
	size_t total = 0, size = 16;

	for (size_t i = 0; i < n; i++)
		total += profiles[i].people.n;
	while (size < total * 2)
		size *= 2;
	ro->slots = region_take_array(r, size, sizeof *ro->slots);
	ro->mask = size - 1;
	ro->turn = 1;
	return ro;
}

void roster_clear(struct roster *ro)
{
	ro->turn++;
}

void roster_add(struct roster *ro, const struct profile *p)
{
	for (size_t i = 0; i < p->people.n; i++) {
		const struct mention *m = &p->people.items[i];
		struct person *person = find(ro, m->sound);

		if (person->turn != ro->turn)
			*person = (struct person){m->sound, m->key, ro->turn, 0, 0};
		person->n_full += m->is_full;
		person->n_short += !m->is_full;
	}
}

static void judge(const struct roster *ro, const struct mention *m, struct roster_view *v)
{
	const struct person *known = find(ro, m->sound);

	if (known->turn != ro->turn)
		return;
	if (known->spelling != m->key && m->surname.n >= 5)
		v->n_respelt++;
	else if (!m->is_full)
		v->n_known += !m->is_titled;
	else if (m->is_person)
		v->again += known->n_short > 0 ? 2 : 1;
}

struct roster_view roster_look(const struct roster *ro, const struct profile *profiles, size_t from,
			       size_t to)
{
	struct roster_view v = {0, 0, 0};
	uint64_t seen[VIEW_MAX];
	size_t n_seen = 0;

	for (size_t i = from; i < to; i++) {
		for (size_t k = 0; k < profiles[i].people.n && n_seen < VIEW_MAX; k++) {
			const struct mention *m = &profiles[i].people.items[k];
			size_t s = 0;

			while (s < n_seen && seen[s] != m->sound)
				s++;
			if (s < n_seen)
				continue;
			seen[n_seen++] = m->sound;
			judge(ro, m, &v);
		}
	}
	return v;
}
