/*
 * notice_key.h - host only: the keys of a notice's header (notice.h), one table, and their values.
 */
#ifndef NEWS_NOTICE_KEY_H
#define NEWS_NOTICE_KEY_H

#include <stdbool.h>
#include <stdint.h>

#include "base/diag.h"
#include "base/span.h"
#include "news/article.h"

#define NOTICE_KEY_N 12

struct notice_key_values {
	struct news_timing timing;
	struct span kicker, source, language;
	uint32_t line[NOTICE_KEY_N]; /* of each key of the table; 0: not given */
	char why[128];		     /* room for what is wrong with a value */
};

/* Is LINE "key: value", KEY one word? Quotation marks around the value go. */
bool notice_key_split(struct span line, struct span *key, struct span *value);

bool notice_key_is_known(struct span key);

/* Is it one that other texts have above them, too: kicker, source, language? */
bool notice_key_is_common(struct span key);

/* Is LINE "key = value", as in a profile, with a known KEY? *KEY is set then. */
bool notice_key_is_assigned(struct span line, struct span *key);

/* Takes one line into *V; what is wrong is an error at LINE of NAME, and leaves *V as it was. Texts
 * stay views of VALUE. */
void notice_key_take(struct notice_key_values *v, struct span key, struct span value,
		     const char *name, uint32_t line, struct diag *d);

/* What only all keys together show: "until" before "from". */
void notice_key_finish(const struct notice_key_values *v, const char *name, struct diag *d);

#endif
