/*
 * le.h - little-endian integers in bytes. Bytes are never cast to an integer: these functions work
 * at any alignment on any machine.
 */
#ifndef BASE_LE_H
#define BASE_LE_H

#include <stdint.h>

uint16_t le16(const unsigned char *p);
uint32_t le32(const unsigned char *p);
uint64_t le64(const unsigned char *p);

void le16_put(unsigned char *p, uint16_t v);
void le32_put(unsigned char *p, uint32_t v);
void le64_put(unsigned char *p, uint64_t v);

#endif
