/*
 * facts.h - what the schedule knows of a card; no functions.
 */
#ifndef SHOW_FACTS_H
#define SHOW_FACTS_H

#include <stdint.h>

struct schedule_card {
	uint32_t article;
	uint32_t voice;	  /* 0: none */
	int32_t dwell_ms; /* of both halves */
	int32_t first_ms; /* of the first half alone; 0: there are no halves */
	uint32_t card;	  /* its index in the pack, or that of its first half */
	uint32_t source;  /* equal for cards of one source; 0: none */
	uint8_t kind;	  /* enum pack_kind */
	uint8_t weight;	  /* showings a cycle, before priority; 0: one */
	int8_t priority;  /* enum pack_priority */
	uint8_t is_dated; /* of a class that ends, or not always to be shown */
	uint8_t showings; /* a cycle, priority included: the schedule's own */
};

/* No card. */
#define SCHEDULE_NONE UINT32_MAX

#endif
