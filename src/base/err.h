/*
 * err.h - what a fallible function returns.
 *
 * 0 is success, so `if (x_do(...))` reads as "if it failed". Out-parameters are written only on
 * success. Where bytes came from outside, a diagnostic (diag.h) with the place goes with the code.
 */
#ifndef BASE_ERR_H
#define BASE_ERR_H

enum err {
	ERR_NONE = 0,
	ERR_IO,		 /* the operating system refused a file or a device */
	ERR_MEMORY,	 /* the caller's block is too small, or the heap is empty */
	ERR_SYNTAX,	 /* text that is not of its language */
	ERR_RANGE,	 /* a value outside its documented range */
	ERR_LIMIT,	 /* more of something than the fixed limit holds */
	ERR_CORRUPT,	 /* bytes that break an invariant of their format */
	ERR_VERSION,	 /* a format newer than this program */
	ERR_MISSING,	 /* a thing that was named is not there */
	ERR_UNSUPPORTED, /* understood, but not possible here */
	ERR_FIT,	 /* text that does not fit its box at any permitted size */
};

/* A short English sentence for E, without full stop; never NULL; static storage. */
const char *err_text(enum err e);

#endif
