/*
 * crc.h - the cyclic redundancy check CRC-32 (ISO 3309, as zlib and PNG have it): whether bytes
 * came back from a disk as they were.
 */
#ifndef BASE_CRC_H
#define BASE_CRC_H

#include <stddef.h>
#include <stdint.h>

uint32_t crc_of(const void *bytes, size_t n);

#endif
