/*
 * wifi_conf.h - what the supplicant of Wi-Fi (wpa_supplicant) is told: one network of WPA2 and its
 * key. Pure.
 */
#ifndef FIRMWARE_IMAGE_WIFI_CONF_H
#define FIRMWARE_IMAGE_WIFI_CONF_H

#include <stddef.h>

#include "config/board.h"

#define WIFI_CONF_BYTES 512

/* Writes its configuration for the network of B, which board_read() took and which has one.
 * Returns the bytes, without the terminator. */
size_t wifi_conf_write(char out[WIFI_CONF_BYTES], const struct board *b);

#endif
