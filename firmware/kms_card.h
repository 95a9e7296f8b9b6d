/*
 * kms_card.h - which graphics card of a machine: some have two, one of which has no socket.
 */
#ifndef FIRMWARE_KMS_CARD_H
#define FIRMWARE_KMS_CARD_H

#include <stdbool.h>

#include "firmware/kms_calls.h"
#include "firmware/kms_output.h"

/* The card ONLY ("/dev/dri/card1"), or, where that is NULL, the first that has a monitor, else the
 * first that could have one. Returns its open file, *IS_ATOMIC as kms_screen_prepare() says;
 * *FOUND: it has a monitor, and OUTPUT was written. Else a negative errno: -EACCES or -EPERM where
 * a card is there and not for us. */
int kms_card_open(const struct kms_calls *calls, const char *only,
		  const struct kms_output_wish *wish, bool *is_atomic, struct kms_output *output,
		  bool *found);

#endif
