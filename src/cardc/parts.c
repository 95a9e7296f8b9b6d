#include "cardc/parts.h"

#include <inttypes.h>
#include <string.h>

#include "base/base.h"
#include "base/le.h"
#include "pack/format.h"

static const char *const tags[FORMAT_N_KNOWN] = FORMAT_TAGS;

/* The bytes of the sections called TAG. */
static uint64_t section_bytes(struct span pack, const char *tag)
{
	const unsigned char *p = (const unsigned char *)pack.p;
	const unsigned char *entry = p + FORMAT_HEADER_BYTES;
	uint64_t bytes = 0;

	for (uint32_t i = 0; i < le32(p + FORMAT_N_SECTIONS); i++, entry += FORMAT_ENTRY_BYTES)
		if (memcmp(entry + FORMAT_TAG, tag, 4) == 0)
			bytes += (uint64_t)le32(entry + FORMAT_RECORD) * le32(entry + FORMAT_COUNT);
	return bytes;
}

static uint64_t kib(uint64_t bytes)
{
	return (bytes + 1023) / 1024;
}

void parts_print(struct span pack, const struct fonts_made *fonts, FILE *out)
{
	static const struct {
		const char *name;
		enum format_section first, second;
	} parts[] = {{"cards", FORMAT_CARD, FORMAT_LINE},
		     {"proofs", FORMAT_PROF, FORMAT_TEXT},
		     {"forms and times", FORMAT_FORM, FORMAT_TIME},
		     {"fonts", FORMAT_FONT, FORMAT_FDAT}};

	for (size_t i = 0; i < COUNT_OF(parts); i++)
		fprintf(out, "%s%s %" PRIu64, i ? ", " : "  ", parts[i].name,
			kib(section_bytes(pack, tags[parts[i].first]) +
			    section_bytes(pack, tags[parts[i].second])));
	fputs(" KiB (", out);
	for (size_t i = 0; i < fonts->n; i++)
		fprintf(out, "%s%.*s %" PRIu64, i ? ", " : "", (int)fonts->items[i].name.n,
			fonts->items[i].name.p, kib(fonts->items[i].bytes.n));
	fputs(")\n", out);
}
