/*
 * target.h - what every fuzz target defines, for libFuzzer or for drive.c. It checks what must hold
 * for any input and calls abort() where it does not; it always returns 0.
 * https://llvm.org/docs/LibFuzzer.html#fuzz-target
 */
#ifndef TESTS_FUZZ_TARGET_H
#define TESTS_FUZZ_TARGET_H

#include <stddef.h>
#include <stdint.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

#endif
