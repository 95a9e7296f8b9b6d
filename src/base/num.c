#include "base/num.h"

int64_t num_floor_div(int64_t a, int64_t b)
{
	return a / b - (a % b < 0);
}

int64_t num_floor_mod(int64_t a, int64_t b)
{
	return a - num_floor_div(a, b) * b;
}

int num_clamp(int v, int low, int high)
{
	return v < low ? low : v > high ? high : v;
}
