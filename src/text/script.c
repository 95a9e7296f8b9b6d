#include "text/script.h"

#include <hb.h>

#include "base/utf8.h"

static hb_script_t ask(uint32_t cp)
{
	return hb_unicode_script(hb_unicode_funcs_get_default(), cp);
}

uint32_t script_of(uint32_t cp)
{
	hb_script_t script = ask(cp);

	switch (script) {
	case HB_SCRIPT_COMMON:
	case HB_SCRIPT_INHERITED:
	case HB_SCRIPT_UNKNOWN:
		return SCRIPT_NONE;
	case HB_SCRIPT_HIRAGANA:
	case HB_SCRIPT_KATAKANA:
	case HB_SCRIPT_BOPOMOFO:
		return SCRIPT_HAN;
	default:
		return (uint32_t)script;
	}
}

void script_tag(uint32_t script, char tag[SCRIPT_TAG_BYTES])
{
	for (int i = 0; i < 4; i++)
		tag[i] = (char)(script >> (24 - 8 * i) & 0xFF);
	tag[4] = '\0';
}

static const char *language_of(uint32_t cp)
{
	if (cp < 0x370)
		return "";
	switch (ask(cp)) {
	case HB_SCRIPT_GREEK:
		return "el";
	case HB_SCRIPT_CYRILLIC:
		return "ru";
	case HB_SCRIPT_DEVANAGARI:
		return "hi";
	case HB_SCRIPT_HIRAGANA:
	case HB_SCRIPT_KATAKANA:
		return "ja";
	case HB_SCRIPT_HANGUL:
		return "ko";
	default:
		return "";
	}
}

struct span script_language(struct span text)
{
	struct span language = span_of("");
	size_t len;

	for (size_t at = 0; at < text.n && !language.n; at += len)
		language = span_of(language_of(utf8_at(text, at, &len)));
	return language;
}

bool script_is_joined(uint32_t cp)
{
	if (cp < 0x300)
		return cp == 0xAD;
	if ((cp >= 0x200B && cp <= 0x200F) || (cp >= 0x202A && cp <= 0x202E) ||
	    (cp >= 0x2060 && cp <= 0x206F) || cp == 0xFEFF)
		return true;
	switch (hb_unicode_general_category(hb_unicode_funcs_get_default(), cp)) {
	case HB_UNICODE_GENERAL_CATEGORY_NON_SPACING_MARK:
	case HB_UNICODE_GENERAL_CATEGORY_SPACING_MARK:
	case HB_UNICODE_GENERAL_CATEGORY_ENCLOSING_MARK:
		return true;
	default:
		return false;
	}
}

bool script_guides(uint32_t cp)
{
	hb_script_t script = cp < 0x1100 ? HB_SCRIPT_COMMON : ask(cp);

	return script == HB_SCRIPT_HIRAGANA || script == HB_SCRIPT_KATAKANA ||
	       script == HB_SCRIPT_HANGUL || script == HB_SCRIPT_BOPOMOFO;
}

static uint32_t guide(hb_script_t script)
{
	if (script == HB_SCRIPT_BOPOMOFO)
		return SCRIPT_BOPOMOFO;
	return script == HB_SCRIPT_HANGUL ? SCRIPT_SYLLABLE : SCRIPT_KANA;
}

uint32_t script_guide_in(struct span text, uint32_t otherwise)
{
	size_t len;

	for (size_t at = 0; at < text.n; at += len) {
		uint32_t cp = utf8_at(text, at, &len);

		if (script_guides(cp))
			return guide(ask(cp));
	}
	return otherwise;
}

uint32_t script_guide_of(struct span language)
{
	if (span_is(language, "ja"))
		return SCRIPT_KANA;
	if (span_is(language, "ko"))
		return SCRIPT_SYLLABLE;
	return span_is(language, "zh-Hant") ? SCRIPT_BOPOMOFO : 0;
}

bool script_is_guided(uint32_t cp)
{
	if ((cp >= 0x3000 && cp <= 0x303F) || (cp >= 0xFF00 && cp <= 0xFFEF))
		return true;
	return script_is_han(cp);
}

bool script_is_han(uint32_t cp)
{
	return cp >= 0x2E80 && ask(cp) == HB_SCRIPT_HAN;
}
