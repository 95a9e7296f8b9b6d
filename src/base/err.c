#include "base/err.h"

#include "base/base.h"

const char *err_text(enum err e)
{
	static const char *const text[] = {
		[ERR_NONE] = "no error",
		[ERR_IO] = "input or output failed",
		[ERR_MEMORY] = "not enough memory",
		[ERR_SYNTAX] = "malformed text",
		[ERR_RANGE] = "value out of range",
		[ERR_LIMIT] = "a fixed limit is exceeded",
		[ERR_CORRUPT] = "the data is damaged",
		[ERR_VERSION] = "made by a newer version",
		[ERR_MISSING] = "not found",
		[ERR_UNSUPPORTED] = "not supported here",
		[ERR_FIT] = "the text does not fit",
	};

	if ((unsigned)e >= COUNT_OF(text) || !text[e])
		return "unknown error";
	return text[e];
}
