#include "text/sign.h"

#define EN_DASH 0x2013

bool sign_is_opening(uint32_t cp)
{
	return cp == '"' || cp == '\'' || cp == 0x2018 || cp == 0x201C || cp == 0x201A ||
	       cp == 0x201E || cp == 0xAB || cp == 0x2039 || cp == 0x300C || cp == 0x300E;
}

bool sign_is_closing(uint32_t cp)
{
	return cp == '"' || cp == '\'' || cp == 0x2019 || cp == 0x201D || cp == ')' || cp == ']' ||
	       cp == 0xBB || cp == 0x203A || cp == 0x300D || cp == 0x300F || cp == 0xFF09;
}

/* . ! ? and those of Arabic, Urdu, India, China. */
bool sign_is_end(uint32_t cp)
{
	return cp == '.' || cp == '!' || cp == '?' || cp == 0x061F || cp == 0x06D4 ||
	       cp == 0x0964 || cp == 0x3002 || cp == 0xFF01 || cp == 0xFF1F;
}

/* , and those of Arabia, China, Japan. */
bool sign_is_comma(uint32_t cp)
{
	return cp == ',' || cp == 0x060C || cp == 0x3001 || cp == 0xFF0C;
}

bool sign_is_stop(uint32_t cp)
{
	return sign_is_end(cp) || cp == ':' || cp == ';' || cp == 0x2026 || cp == 0x061B ||
	       cp == 0xFF1A || cp == 0xFF1B;
}

bool sign_is_dash(uint32_t cp)
{
	return cp == EN_DASH || cp == SIGN_EM_DASH;
}

bool sign_is_digit(uint32_t cp)
{
	return (cp >= '0' && cp <= '9') || (cp >= 0x660 && cp <= 0x669) ||
	       (cp >= 0x6F0 && cp <= 0x6F9) || (cp >= 0x966 && cp <= 0x96F);
}

bool sign_is_currency(uint32_t cp)
{
	return cp == '$' || cp == 0xA3 || cp == 0xA5 || (cp >= 0x20A0 && cp <= 0x20CF);
}

/* The capitals of Latin, Greek and Cyrillic that begin names; Latin Extended-A pairs them even and
 * odd, which is near enough. */
bool sign_is_capital(uint32_t cp)
{
	return (cp >= 'A' && cp <= 'Z') || (cp >= 0xC0 && cp <= 0xDE && cp != 0xD7) ||
	       (cp >= 0x100 && cp <= 0x137 && cp % 2 == 0) ||
	       (cp >= 0x139 && cp <= 0x148 && cp % 2 == 1) ||
	       (cp >= 0x14A && cp <= 0x177 && cp % 2 == 0) || (cp >= 0x391 && cp <= 0x3A9) ||
	       (cp >= 0x400 && cp <= 0x42F);
}

bool sign_is_space(uint32_t cp)
{
	return cp == ' ' || cp == '\t' || cp == 0x2028 || cp == 0x2029 || cp == 0x200B ||
	       cp == 0x3000 || (cp >= 0x2000 && cp <= 0x2006) || (cp >= 0x2008 && cp <= 0x200A);
}

/* No-break spaces, which French sets before marks and inside guillemets. */
bool sign_is_tie(uint32_t cp)
{
	return cp == 0xA0 || cp == 0x202F;
}
