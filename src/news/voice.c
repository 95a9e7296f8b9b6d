#include "news/voice.h"

#include <stdbool.h>

#include "base/base.h"
#include "news/spelling.h"

enum { N_CHAINS = 256 };

#define NOBODY SIZE_MAX

/* One spelling of a name. */
struct person {
	struct span name, first, last; /* FIRST is empty where there is only a surname */
	size_t card;		       /* the last card of this name; NOBODY: none */
	size_t next;		       /* the person before of the same chain */
	uint32_t number;	       /* 0: not numbered yet */
};

struct book {
	const struct lexicon *l;
	const uint32_t *articles;
	size_t n_cards;
	struct person *people;
	size_t n;
	size_t *who;	/* of each card: its person, or NOBODY */
	size_t *before; /* of each card: the card before of the same person */
	size_t *slots;	/* people by name, open addressing, a power of two; NOBODY: empty */
	size_t mask;
	size_t chains[N_CHAINS]; /* numbered people by the first byte of the surname */
	uint32_t n_voices;
};

static size_t *slot_of(const struct book *b, struct span name)
{
	uint64_t h = span_hash(name, SPAN_HASH_START);
	size_t at = (size_t)(h ^ h >> 32) & b->mask;

	while (b->slots[at] != NOBODY && !span_equal(b->people[b->slots[at]].name, name))
		at = (at + 1) & b->mask;
	return &b->slots[at];
}

static struct person person_of(struct span name)
{
	struct person p = {.name = name, .card = NOBODY, .next = NOBODY};
	size_t from = name.n;

	while (from > 0 && name.p[from - 1] != ' ')
		from--;
	p.last = span_cut(name, from, name.n);
	if (p.last.n == 0)
		p.last = name;
	else if (from > 0)
		p.first = spelling_first_word(name);
	return p;
}

static void enter(struct book *b, struct span name, size_t card)
{
	size_t *slot = slot_of(b, name);

	if (*slot == NOBODY) {
		*slot = b->n;
		b->people[b->n++] = person_of(name);
	}
	b->who[card] = *slot;
	b->before[card] = b->people[*slot].card;
	b->people[*slot].card = card;
}

static void collect(struct book *b, const struct span *names, struct region *r)
{
	size_t size = 16;

	while (size < b->n_cards * 2)
		size *= 2;
	b->mask = size - 1;
	b->slots = region_take_array(r, size, sizeof *b->slots);
	for (size_t i = 0; i < size; i++)
		b->slots[i] = NOBODY;
	b->people = region_take_array(r, b->n_cards, sizeof *b->people);
	b->who = region_take_array(r, b->n_cards, sizeof *b->who);
	b->before = region_take_array(r, b->n_cards, sizeof *b->before);
	for (size_t i = 0; i < b->n_cards; i++) {
		b->who[i] = NOBODY;
		if (names[i].n)
			enter(b, names[i], i);
	}
}

static bool has_number(const struct book *b, size_t card, size_t person, uint32_t number)
{
	size_t who = b->who[card];

	return who != NOBODY && who != person && b->people[who].number == number;
}

/* Does an article of this person's also quote voice NUMBER under another name? */
static bool is_told_apart(const struct book *b, size_t person, uint32_t number)
{
	for (size_t c = b->people[person].card; c != NOBODY; c = b->before[c]) {
		for (size_t i = c; i-- > 0 && b->articles[i] == b->articles[c];)
			if (has_number(b, i, person, number))
				return true;
		for (size_t i = c + 1; i < b->n_cards && b->articles[i] == b->articles[c]; i++)
			if (has_number(b, i, person, number))
				return true;
	}
	return false;
}

static bool same_person(const struct book *b, const struct person *p, const struct person *q)
{
	if (!p->first.n)
		return span_equal_nocase(p->last, q->last);
	return spelling_same_surname(p->last, q->last) &&
	       (spelling_same_first(b->l, p->first, q->first) ||
		spelling_same_first(b->l, q->first, p->first));
}

/* The voice of a person among those numbered so far; 0: none, or for a surname alone several. */
static uint32_t known_voice(const struct book *b, size_t person)
{
	const struct person *p = &b->people[person];
	size_t q = b->chains[(unsigned char)p->last.p[0]];
	uint32_t found = 0;

	for (size_t k = 0; q != NOBODY && k < VOICE_COMPARED_MAX; k++, q = b->people[q].next) {
		uint32_t number = b->people[q].number;

		if (!same_person(b, p, &b->people[q]) || is_told_apart(b, person, number))
			continue;
		if (p->first.n)
			return number;
		if (found && found != number)
			return 0;
		found = number;
	}
	return found;
}

static void number_people(struct book *b, bool full)
{
	for (size_t i = 0; i < b->n; i++) {
		struct person *p = &b->people[i];
		size_t *chain;

		if ((p->first.n > 0) != full)
			continue;
		p->number = known_voice(b, i);
		if (!p->number)
			p->number = ++b->n_voices;
		chain = &b->chains[(unsigned char)p->last.p[0]];
		p->next = *chain;
		*chain = i;
	}
}

void voice_number(const struct lexicon *l, const struct span *names, const uint32_t *articles,
		  size_t n, struct region *r, uint32_t *numbers)
{
	struct book b = {.l = l, .articles = articles, .n_cards = n};

	for (size_t i = 0; i < N_CHAINS; i++)
		b.chains[i] = NOBODY;
	collect(&b, names, r);
	number_people(&b, true);
	number_people(&b, false);
	for (size_t i = 0; i < n; i++)
		numbers[i] = b.who[i] == NOBODY ? 0 : b.people[b.who[i]].number;
}
