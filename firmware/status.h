/*
 * status.h - how the player does, as one JSON object for who looks after it.
 */
#ifndef FIRMWARE_STATUS_H
#define FIRMWARE_STATUS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "config/config.h"
#include "firmware/log.h"
#include "pack/pack.h"

#define STATUS_BYTES_MAX 16384

/* Ended: so has the player. */
enum status_screen { STATUS_LIT, STATUS_BLACK, STATUS_OFF, STATUS_ENDED };

/* Holds nothing that lives elsewhere, so it can be handed to another thread. */
struct status {
	int64_t now_ms, started_ms; /* UTC by the system's clock */
	int64_t uptime_ms;
	bool is_trusted; /* the time */
	enum status_screen screen;
	bool is_seen;
	int brightness; /* percent */
	uint64_t pack;	/* its hash */
	uint32_t n_cards;
	char maker[PACK_LABEL_MAX + 1];
	char board[CONFIG_TEXT_MAX + 1], site[CONFIG_TEXT_MAX + 1];
	uint32_t card;	  /* its place in the pack, from 1; 0: none is on */
	uint64_t card_id; /* where there is one, as below */
	bool is_held;
	int64_t card_since_ms; /* UTC, or, where the time is not trusted, of the view */
	char card_text[PACK_TEXT_MAX + 1];
	uint64_t n_wakeups, n_frames, n_missed, n_showings;
	uint32_t n_refused; /* cards that cannot be set on this panel */
	uint32_t n_skipped; /* cards that twice ended the player while it drew them */
	uint32_t n_reloads, n_reloads_failed;
	uint64_t n_proofs_lost, n_writes_failed;
	struct log_error last[LOG_KEPT];
	size_t n_last;
};

/* Writes S, and how much memory the process takes by now, to BLOCK, NUL-terminated; returns how
 * many bytes, 0: BYTES, which should be STATUS_BYTES_MAX, were too few. */
size_t status_write(const struct status *s, char *block, size_t bytes);

#endif
