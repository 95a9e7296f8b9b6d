#define _DEFAULT_SOURCE

#include "firmware/image/clock_step.h"

#include <string.h>
#include <sys/time.h>
#include <sys/timex.h>
#include <time.h>

#include "firmware/now.h"

#define STEP_MS 200 /* less is slewed, at half a millisecond a second */

static bool step(int64_t by_ms)
{
	int64_t ms = now_utc_ms() + by_ms;
	struct timespec t = {.tv_sec = (time_t)(ms / 1000), .tv_nsec = (long)(ms % 1000) * 1000000};

	return ms >= 0 && clock_settime(CLOCK_REALTIME, &t) == 0;
}

static bool slew(int64_t by_ms)
{
	struct timeval t = {.tv_sec = 0, .tv_usec = (suseconds_t)by_ms * 1000};

	return adjtime(&t, NULL) == 0;
}

bool clock_step_by(int64_t by_ms, int64_t error_ms)
{
	bool is_small = by_ms < STEP_MS && by_ms > -STEP_MS;
	struct timex t;

	if (!(is_small ? slew(by_ms) : step(by_ms)))
		return false;
	memset(&t, 0, sizeof t);
	t.modes = ADJ_STATUS | ADJ_MAXERROR | ADJ_ESTERROR;
	t.maxerror = t.esterror = (long)error_ms * 1000;
	return adjtimex(&t) != -1;
}
