/*
 * rescue.h - a panel whose pack or profile cannot be used: it says why, on itself, and then shows
 * what can be used. For a wall, where nobody reads standard error.
 */
#ifndef FIRMWARE_RESCUE_H
#define FIRMWARE_RESCUE_H

#include <stdbool.h>
#include <stdint.h>

#include "base/base.h"
#include "base/diag.h"
#include "base/err.h"
#include "firmware/bell.h"
#include "firmware/display.h"
#include "firmware/inputs.h"
#include "firmware/pulse.h"

#define RESCUE_TEXT_MAX 256

/* inputs_open(); where that fails, once more with the linked pack in place of PACK, else with the
 * profile SPARE in place of BOARD, else with both: the first that works. WHY is then the first
 * error, "file:line: error: ..."; it is empty where all was well. Codes of inputs_open(). */
MUST_CHECK enum err rescue_inputs(struct inputs *in, const char *pack, const char *board,
				  const char *spare, struct diag *d, char why[RESCUE_TEXT_MAX]);

/* Shows WHY in the type of IN's pack for FOR_MS; beats PULSE and hears BELL (either may be NULL).
 * What cannot be set is left out. Where the bell calls for new inputs it ends at once; that, and a
 * call for a report, rings once more after it. *IS_OVER: display or bell say quit. ERR_IO: it is
 * broken. */
MUST_CHECK enum err rescue_tell(const struct inputs *in, struct display *display, const char *why,
				int64_t for_ms, struct pulse *pulse, struct bell *bell,
				bool *is_over);

#endif
