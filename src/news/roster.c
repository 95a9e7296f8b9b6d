#include "news/roster.h"

/* Names looked at in a view: the first of each; later ones only repeat. */
#define VIEW_MAX 24

struct person {
	uint64_t sound;	   /* hash of the surname, its spelling levelled */
	uint64_t spelling; /* hash of the surname as first spelt in this article */
	unsigned turn;	   /* article it belongs to */
	unsigned n_short;  /* mentions by surname alone */
	unsigned n_full;
	unsigned n_person; /* of these, with a first name or a title */
	uint32_t n_file;   /* paragraphs of the file it stands in; 0: an empty slot */
	uint32_t last;	   /* the last of them, plus one */
};

struct roster {
	struct person *slots; /* open addressing, a power of two, at most half full */
	size_t mask, n_paras;
	unsigned turn;
};

static struct person *find(const struct roster *ro, uint64_t sound)
{
	size_t at = (size_t)(sound ^ sound >> 33) & ro->mask;

	while (ro->slots[at].n_file && ro->slots[at].sound != sound)
		at = (at + 1) & ro->mask;
	return &ro->slots[at];
}

static void count(struct roster *ro, const struct profile *p, uint32_t para)
{
	for (size_t i = 0; i < p->people.n; i++) {
		struct person *person = find(ro, p->people.items[i].sound);

		person->sound = p->people.items[i].sound;
		person->n_file += person->last != para;
		person->last = para;
	}
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
	ro->n_paras = n;
	ro->turn = 1;
	for (size_t i = 0; i < n; i++)
		count(ro, &profiles[i], (uint32_t)i + 1);
	return ro;
}

void roster_clear(struct roster *ro)
{
	ro->turn++;
}

static void begin(struct person *p, unsigned turn, uint64_t spelling)
{
	p->turn = turn;
	p->spelling = spelling;
	p->n_short = p->n_full = p->n_person = 0;
}

void roster_add(struct roster *ro, const struct profile *p)
{
	for (size_t i = 0; i < p->people.n; i++) {
		const struct mention *m = &p->people.items[i];
		struct person *person = find(ro, m->sound);

		if (person->turn != ro->turn)
			begin(person, ro->turn, m->key);
		person->n_full += m->is_full;
		person->n_person += m->is_full && m->is_person;
		person->n_short += !m->is_full;
	}
}

static void judge_known(const struct roster *ro, const struct person *known,
			const struct mention *m, struct roster_view *v)
{
	v->n_known += !m->is_titled;
	v->n_common += !m->is_titled && known->n_file * 6 >= ro->n_paras;
}

static void judge(const struct roster *ro, const struct mention *m, struct roster_view *v)
{
	const struct person *known = find(ro, m->sound);

	if (known->turn != ro->turn)
		return;
	if (known->spelling != m->key && m->surname.n >= 5)
		v->n_respelt++;
	else if (!m->is_full)
		judge_known(ro, known, m, v);
	else if (m->is_person)
		v->again += known->n_short > 0 ? 2 : 1;
}

/* The first word of a paragraph has a capital whatever it is: "Negotiations". */
static bool is_word_with_capital(const struct roster *ro, const struct profile *p,
				 const struct mention *m)
{
	return !m->is_full && m->surname.p == p->tokens.items[0].text.p &&
	       !find(ro, m->sound)->n_person;
}

struct roster_view roster_look(const struct roster *ro, const struct profile *profiles, size_t from,
			       size_t to)
{
	struct roster_view v = {0};
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
			if (!is_word_with_capital(ro, &profiles[i], m))
				judge(ro, m, &v);
		}
	}
	return v;
}
