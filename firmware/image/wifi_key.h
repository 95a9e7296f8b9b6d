/*
 * wifi_key.h - the key of a Wi-Fi network, as WPA makes it of its name and password (IEEE 802.11,
 * "PSK"): PBKDF2 with HMAC and SHA-1, 4096 rounds. Pure.
 */
#ifndef FIRMWARE_IMAGE_WIFI_KEY_H
#define FIRMWARE_IMAGE_WIFI_KEY_H

#define WIFI_KEY_BYTES 32

/* NAME: 51 bytes at most, PASSWORD: 64; more are left out (Wi-Fi has 32 and 63). */
void wifi_key_make(unsigned char key[WIFI_KEY_BYTES], const char *name, const char *password);

#endif
