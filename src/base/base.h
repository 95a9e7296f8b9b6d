/*
 * base.h - the compiler extensions and the few macros every room may use.
 *
 * The only file of src/ where a GNU extension may stand. Never holds types, never holds functions.
 */
#ifndef BASE_BASE_H
#define BASE_BASE_H

#if defined(__GNUC__)
/* The caller has to look at the result. */
#define MUST_CHECK __attribute__((warn_unused_result))
/* Argument AT (1-based) is a printf format for the arguments from FIRST on. */
#define PRINTF_LIKE(at, first) __attribute__((format(printf, at, first)))
#define NO_RETURN __attribute__((noreturn))
#else
#define MUST_CHECK
#define PRINTF_LIKE(at, first)
#define NO_RETURN
#endif

/* The place of the lowest and of the highest bit that is set in N, from 0; N is not 0. */
#define BIT_LOWEST(n) ((unsigned)__builtin_ctzll((unsigned long long)(n)))
#define BIT_HIGHEST(n) (63u - (unsigned)__builtin_clzll((unsigned long long)(n)))

/* The number of elements of an array (never of a pointer). */
#define COUNT_OF(array) (sizeof(array) / sizeof((array)[0]))

#define MIN_OF(a, b) ((a) < (b) ? (a) : (b))
#define MAX_OF(a, b) ((a) > (b) ? (a) : (b))

#endif
