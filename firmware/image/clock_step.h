/*
 * clock_step.h - sets the system's clock to a time that is known to be right, and tells the kernel
 * so: that is how the player learns that the clock can be trusted (now_is_synchronised()), and why
 * the kernel writes it to a clock with a battery, where there is one.
 */
#ifndef FIRMWARE_IMAGE_CLOCK_STEP_H
#define FIRMWARE_IMAGE_CLOCK_STEP_H

#include <stdbool.h>
#include <stdint.h>

/* The clock is off by BY_MS (behind: above 0), known to ERROR_MS. A little is made good by going
 * faster or slower for a while, more by a step. False: it cannot be set. */
bool clock_step_by(int64_t by_ms, int64_t error_ms);

#endif
