/*
 * num.h - the arithmetic of integers that C leaves to its users.
 */
#ifndef BASE_NUM_H
#define BASE_NUM_H

#include <stdint.h>

/* A / B rounded towards minus infinity; B > 0. */
int64_t num_floor_div(int64_t a, int64_t b);

/* The remainder of that: in [0, B). */
int64_t num_floor_mod(int64_t a, int64_t b);

int num_clamp(int v, int low, int high);

#endif
