#include "base/near.h"

#include <stddef.h>
#include <string.h>

#include "base/base.h"

unsigned near_distance(const char *a, const char *b)
{
	unsigned row[32];
	size_t n = MIN_OF(strlen(b), (size_t)31);

	for (size_t j = 0; j <= n; j++)
		row[j] = (unsigned)j;
	for (size_t i = 0; a[i] && i < 31; i++) {
		unsigned corner = row[0];

		row[0] = (unsigned)i + 1;
		for (size_t j = 0; j < n; j++) {
			unsigned change = corner + (a[i] != b[j]);
			unsigned other = MIN_OF(row[j], row[j + 1]) + 1;

			corner = row[j + 1];
			row[j + 1] = MIN_OF(change, other);
		}
	}
	return row[n];
}
