#include "news/feed_text.h"

#include <iconv.h>
#include <stdbool.h>
#include <string.h>

#include "base/utf8.h"

/* An XML declaration stands in the first bytes or is none. */
#define DECLARATION_MAX 256
#define NAME_MAX_BYTES 40

enum order { ORDER_NONE, ORDER_LITTLE, ORDER_BIG };

static enum order order_of(struct span b)
{
	if (b.n >= 2 && memcmp(b.p, "\xFF\xFE", 2) == 0)
		return ORDER_LITTLE;
	if (b.n >= 2 && memcmp(b.p, "\xFE\xFF", 2) == 0)
		return ORDER_BIG;
	if (b.n >= 4 && b.p[0] && !b.p[1] && b.p[2] && !b.p[3])
		return ORDER_LITTLE;
	if (b.n >= 4 && !b.p[0] && b.p[1] && !b.p[2] && b.p[3])
		return ORDER_BIG;
	return ORDER_NONE;
}

static uint32_t unit_at(struct span b, size_t at, enum order order)
{
	uint32_t low = (unsigned char)b.p[at + (order == ORDER_BIG)];
	uint32_t high = (unsigned char)b.p[at + (order == ORDER_LITTLE)];

	return high << 8 | low;
}

static struct span from_utf16(struct span b, enum order order, struct region *r)
{
	char *out = region_take(r, b.n / 2 * 3 + 1);
	size_t n = 0;

	for (size_t at = 0; at + 1 < b.n; at += 2) {
		uint32_t c = unit_at(b, at, order);

		if (c >= 0xD800 && c < 0xDC00 && at + 3 < b.n) {
			uint32_t low = unit_at(b, at + 2, order);

			if (low >= 0xDC00 && low < 0xE000) {
				c = 0x10000 + ((c - 0xD800) << 10) + (low - 0xDC00);
				at += 2;
			}
		}
		if (c >= 0xD800 && c < 0xE000)
			c = UTF8_REPLACEMENT;
		if (c != 0xFEFF)
			n += utf8_put(c, out + n);
	}
	return (struct span){out, n};
}

/* UTF-8 where it is valid, windows-1252 where not. C1 control characters are left for html.c, which
 * shows them as browsers do. */
static struct span from_mixed(struct span b, struct region *r)
{
	char *out = region_take(r, b.n * 2 + 1);
	size_t n = 0;

	for (size_t at = 0, len; at < b.n; at += len) {
		uint32_t c = utf8_at(b, at, &len);

		if (c == UTF8_REPLACEMENT && len == 1)
			c = (unsigned char)b.p[at];
		n += utf8_put(c, out + n);
	}
	return (struct span){out, n};
}

/* The encoding that the XML declaration names, in capitals; "" where there is none. */
static void find_declared(struct span b, char name[NAME_MAX_BYTES])
{
	struct span head = span_cut(b, 0, DECLARATION_MAX);
	size_t at = span_find(head, 0, "encoding");
	size_t end = span_find(head, 0, "?>"), n = 0;

	name[0] = 0;
	if (span_find(head, 0, "<?xml") == head.n || at >= end)
		return;
	for (at += strlen("encoding"); at < end && !memchr("'\"", head.p[at], 2); at++)
		;
	for (at++; at < end && n < NAME_MAX_BYTES - 1 && !memchr("'\"", head.p[at], 2); at++)
		name[n++] = head.p[at] >= 'a' && head.p[at] <= 'z' ? (char)(head.p[at] - 32)
								   : head.p[at];
	name[n] = 0;
}

/* Are bytes over 127 that are not UTF-8 windows-1252 for sure, or at least as likely as anything?
 */
static bool is_western(const char *declared)
{
	static const char *const names[] = {"",		  "UTF-8",     "UTF8",	       "ISO-8859-1",
					    "LATIN1",	  "ISO8859-1", "US-ASCII",     "ASCII",
					    "ISO_8859-1", "UTF-16",    "WINDOWS-1252", "CP1252"};

	for (size_t i = 0; i < COUNT_OF(names); i++)
		if (strcmp(declared, names[i]) == 0)
			return true;
	return false;
}

/* Encodings of ASCII's bytes alone, which pass for UTF-8. */
static bool is_seven_bit(const char *declared)
{
	return strncmp(declared, "ISO-2022-", strlen("ISO-2022-")) == 0 ||
	       strcmp(declared, "HZ-GB-2312") == 0;
}

/* One run of iconv over B; a byte it cannot read becomes U+FFFD. */
static struct span convert(iconv_t with, struct span b, struct region *r)
{
	size_t room = b.n * 4 + 16, left = b.n;
	char *out = region_take(r, room), *to = out, *from = (char *)b.p;

	while (left > 0 && iconv(with, &from, &left, &to, &room) == (size_t)-1) {
		if (room < 8)
			break;
		size_t n = utf8_put(UTF8_REPLACEMENT, to);

		to += n;
		room -= n;
		from++;
		left--;
	}
	return (struct span){out, (size_t)(to - out)};
}

static bool from_declared(struct span b, const char *declared, struct region *r, struct span *out)
{
	iconv_t with = iconv_open("UTF-8", declared);

	if (with == (iconv_t)-1)
		return false;
	*out = convert(with, b, r);
	iconv_close(with);
	return utf8_check(*out) == out->n;
}

struct span feed_text_decode(struct span bytes, const char *name, struct region *r, struct diag *d)
{
	enum order order = order_of(bytes);
	char declared[NAME_MAX_BYTES];
	struct span out;

	if (order != ORDER_NONE)
		return from_utf16(bytes, order, r);
	if (span_starts(bytes, "\xEF\xBB\xBF"))
		bytes = span_cut(bytes, 3, bytes.n);
	find_declared(bytes, declared);
	if (utf8_check(bytes) == bytes.n && !is_seven_bit(declared))
		return bytes;
	if (!is_western(declared) && from_declared(bytes, declared, r, &out))
		return out;
	if (!is_western(declared))
		diag_report(d, DIAG_WARNING, name, 1,
			    "read as windows-1252: no encoding '%s' is known here", declared);
	else if (!declared[0] || strncmp(declared, "UTF", 3) == 0)
		diag_report(d, DIAG_WARNING, name, 1,
			    "not UTF-8%s; what is not is read as windows-1252",
			    declared[0] ? " as declared" : "");
	return from_mixed(bytes, r);
}
