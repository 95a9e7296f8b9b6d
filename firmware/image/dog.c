#define _DEFAULT_SOURCE

#include "firmware/image/dog.h"

#include <fcntl.h>
#include <linux/watchdog.h>
#include <sys/ioctl.h>

int dog_open(struct dog *d)
{
	int s = DOG_S;

	d->fd = open("/dev/watchdog", O_WRONLY | O_CLOEXEC);
	if (d->fd < 0)
		return 0;
	/* One that cannot be told keeps its own time, which is then asked for. */
	(void)ioctl(d->fd, WDIOC_SETTIMEOUT, &s);
	(void)ioctl(d->fd, WDIOC_GETTIMEOUT, &s);
	dog_feed(d);
	return s;
}

void dog_feed(const struct dog *d)
{
	if (d->fd >= 0)
		(void)ioctl(d->fd, WDIOC_KEEPALIVE, 0);
}
