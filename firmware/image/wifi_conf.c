#include "firmware/image/wifi_conf.h"

#include <ctype.h>
#include <stdio.h>
#include <string.h>

#include "firmware/image/wifi_key.h"

/* In hex: a name may have any bytes, and there is no way to quote all. OUT: 2 N + 1 bytes. */
static void write_hex(char *out, const void *bytes, size_t n)
{
	const unsigned char *p = bytes;

	for (size_t i = 0; i < n; i++)
		snprintf(out + 2 * i, 3, "%02x", p[i]);
}

static void write_key(char out[BOARD_WIFI_KEY_DIGITS + 1], const struct board *b)
{
	unsigned char key[WIFI_KEY_BYTES];

	if (strlen(b->wifi_password) == BOARD_WIFI_KEY_DIGITS) {
		memcpy(out, b->wifi_password, BOARD_WIFI_KEY_DIGITS + 1);
		return;
	}
	wifi_key_make(key, b->wifi, b->wifi_password);
	write_hex(out, key, sizeof key);
}

size_t wifi_conf_write(char out[WIFI_CONF_BYTES], const struct board *b)
{
	char name[2 * BOARD_WIFI_NAME_MAX + 1] = "", key[BOARD_WIFI_KEY_DIGITS + 1];
	char country[sizeof "country=XX\n"] = "";

	write_hex(name, b->wifi, strlen(b->wifi));
	write_key(key, b);
	if (b->wifi_country[0])
		snprintf(country, sizeof country, "country=%c%c\n",
			 toupper((unsigned char)b->wifi_country[0]),
			 toupper((unsigned char)b->wifi_country[1]));
	/* A network may be hidden, and may want its management frames protected. */
	return (size_t)snprintf(out, WIFI_CONF_BYTES,
				"%snetwork={\n\tssid=%s\n\tscan_ssid=1\n\tieee80211w=1\n"
				"\tkey_mgmt=WPA-PSK WPA-PSK-SHA256\n\tpsk=%s\n}\n",
				country, name, key);
}
