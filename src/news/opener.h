/*
 * opener.h - host only: what kind of phrase begins at a token of a sentence that is being
 * shortened.
 */
#ifndef NEWS_OPENER_H
#define NEWS_OPENER_H

#include "news/clause.h"

/* "met in Geneva [to sign a treaty]", "sends two ships to the north [to guard the ports]": what it
 * was done for, where neither the verb nor a noun is nothing without its infinitive. */
bool opener_is_purpose(const struct clause *p, size_t i);

/* "won the cup [by beating Peru]" */
bool opener_is_means(const struct clause *p, size_t i);

/* "closed the port [because of ice]", "[due to a strike]". */
bool opener_is_reason(const struct clause *p, size_t i);

/* "opens on Saturday [with a concert]" */
bool opener_is_company(const struct clause *p, size_t i);

/* ", despite two protests": of what was done, it takes nothing back. */
bool opener_is_despite(const struct clause *p, size_t i);

/* "cut its forecast [but said orders had picked up]": what was said besides. */
bool opener_is_word_besides(const struct clause *p, size_t i);

#endif
