/*
 * Any bytes as a paragraph, cut into two lines: every byte of a character has its level, no level
 * is deeper than UAX 9 allows, and the white space at a line's end is the paragraph's. Input: a
 * byte that says where the first line ends, then the paragraph.
 */
#include <stdint.h>
#include <stdlib.h>

#include "base/base.h"
#include "base/utf8.h"
#include "text/bidi.h"
#include "target.h"

#define DEEPEST 126 /* max_depth of UAX 9 is 125, and implicit levels may add one */

static void require(int holds)
{
	if (!holds)
		abort();
}

static void check(const struct bidi *b, struct span text)
{
	size_t len;

	require(b->base <= 1);
	for (size_t at = 0; at < text.n && !b->is_plain; at += len) {
		utf8_at(text, at, &len);
		require(b->level[at] <= DEEPEST);
		for (size_t i = 1; i < len; i++)
			require(b->level[at + i] == b->level[at]);
	}
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static struct bidi b;
	struct span text = {(const char *)data + 1, size ? size - 1 : 0};
	size_t end;

	if (size == 0)
		return 0;
	text = span_cut(text, 0, 2 * BIDI_TEXT_MAX);
	end = text.n ? data[0] % (text.n + 1) : 0;
	while (end > 0 && end < text.n && ((unsigned char)text.p[end] & 0xC0) == 0x80)
		end--;
	bidi_levels(&b, text);
	check(&b, text);
	bidi_end_line(&b, text, 0, end);
	bidi_end_line(&b, text, end, text.n);
	check(&b, text);
	require(b.is_plain || !bidi_is_rtl(text) == !b.base);
	if (!b.is_plain && end > 0 && text.p[end - 1] == ' ')
		require(b.level[end - 1] == b.base);
	return 0;
}
