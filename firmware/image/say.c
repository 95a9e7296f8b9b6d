#include "firmware/image/say.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "firmware/now.h"

void say_line(const char *what, const char *which, const char *why)
{
	int64_t ms = now_steady_us() / 1000;

	printf("init: %lld.%03d s: %s%s%s%s%s\n", (long long)(ms / 1000), (int)(ms % 1000), what,
	       which ? " " : "", which ? which : "", why ? ": " : "", why ? why : "");
}

bool say_read_line(FILE *f, char line[SAY_LINE_BYTES])
{
	while (fgets(line, SAY_LINE_BYTES, f)) {
		line[strcspn(line, "\n")] = 0;
		if (line[0])
			return true;
	}
	return false;
}

long say_setting(const char *name, long fallback)
{
	const char *word = getenv(name);
	char *end;
	long v = word ? strtol(word, &end, 10) : 0;

	return word && end != word && !*end && v >= 0 ? v : fallback;
}
