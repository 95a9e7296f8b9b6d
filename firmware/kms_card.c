#include "firmware/kms_card.h"

#include <errno.h>
#include <stdio.h>

#include "firmware/kms_screen.h"

#define CARDS_MAX 8

/* A card that can show pictures from plain memory, and is asked in our way; below 0: none. */
static int open_card(const struct kms_calls *calls, const char *path, bool *is_atomic)
{
	uint64_t has_dumb = 0;
	int fd = calls->open_card(path);

	if (fd < 0)
		return fd;
	*is_atomic = kms_screen_prepare(calls, fd);
	if (calls->get_cap(fd, DRM_CAP_DUMB_BUFFER, &has_dumb) == 0 && has_dumb)
		return fd;
	calls->close_card(fd);
	return -ENODEV;
}

int kms_card_open(const struct kms_calls *calls, const char *only,
		  const struct kms_output_wish *wish, bool *is_atomic, struct kms_output *output,
		  bool *found)
{
	int spare = -ENODEV;
	bool spare_is_atomic = false;

	*found = false;
	for (int i = 0; i < (only ? 1 : CARDS_MAX); i++) {
		char path[32];
		bool atomic = false;
		enum err e;
		int fd;

		snprintf(path, sizeof path, "/dev/dri/card%d", i);
		fd = open_card(calls, only ? only : path, &atomic);
		if (fd < 0) {
			if (spare < 0 && (fd == -EACCES || fd == -EPERM))
				spare = fd;
			continue;
		}
		e = kms_output_find(calls, fd, wish, output);
		*found = !e;
		if (e == ERR_IO || (e && spare >= 0)) {
			calls->close_card(fd);
			continue;
		}
		if (!e && spare >= 0)
			calls->close_card(spare);
		spare = fd;
		spare_is_atomic = atomic;
		if (!e)
			break;
	}
	*is_atomic = spare_is_atomic;
	return spare;
}
