#include "firmware/memory.h"

#include <stdio.h>

enum err memory_use(struct memory_use *out)
{
	struct memory_use m = {0, 0, 0, 0};
	FILE *f = fopen("/proc/self/smaps_rollup", "r");
	char line[128];
	long v;

	if (!f)
		return ERR_UNSUPPORTED;
	while (fgets(line, sizeof line, f)) {
		if (sscanf(line, "Private_Dirty: %ld", &v) == 1)
			m.dirty_kib = v;
		else if (sscanf(line, "Private_Clean: %ld", &v) == 1)
			m.clean_kib = v;
		else if (sscanf(line, "Pss: %ld", &v) == 1)
			m.pss_kib = v;
		else if (sscanf(line, "Rss: %ld", &v) == 1)
			m.rss_kib = v;
	}
	fclose(f);
	*out = m;
	return ERR_NONE;
}
