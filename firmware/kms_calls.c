/* Sockets of the kernel and O_CLOEXEC are beyond POSIX. */
#define _DEFAULT_SOURCE

#include "firmware/kms_calls.h"

#include <errno.h>
#include <fcntl.h>
#include <linux/netlink.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <unistd.h>

#include "base/base.h"
#include "firmware/memory.h"

#define GROUP_KERNEL 1 /* the kernel's own messages; 2 are udev's */

static int open_card(const char *path)
{
	int fd = open(path, O_RDWR | O_CLOEXEC | O_NONBLOCK);

	return fd < 0 ? -errno : fd;
}

static void close_card(int fd)
{
	close(fd);
}

static void *map(int fd, size_t n, uint64_t offset)
{
	void *p = mmap(NULL, n, PROT_READ | PROT_WRITE, MAP_SHARED, fd, (off_t)offset);

	return p == MAP_FAILED ? NULL : p;
}

static void unmap(void *p, size_t n)
{
	munmap(p, n);
}

static int open_hotplug(void)
{
	struct sockaddr_nl address;
	int fd = socket(AF_NETLINK, SOCK_DGRAM | SOCK_CLOEXEC | SOCK_NONBLOCK,
			NETLINK_KOBJECT_UEVENT);

	if (fd < 0)
		return -1;
	memset(&address, 0, sizeof address);
	address.nl_family = AF_NETLINK;
	address.nl_groups = GROUP_KERNEL;
	if (bind(fd, (struct sockaddr *)&address, sizeof address)) {
		close(fd);
		return -1;
	}
	return fd;
}

/* "change@/devices/...", then KEY=VALUE, each with a zero at its end. */
static bool is_about_displays(const char *p, size_t n)
{
	static const char key[] = "SUBSYSTEM=drm";

	for (size_t i = 0; i + sizeof key <= n; i++)
		if ((i == 0 || p[i - 1] == 0) && memcmp(p + i, key, sizeof key) == 0)
			return true;
	return false;
}

/* Only what the kernel sent (port 0) counts. Where messages were lost (ENOBUFS), one may have been
 * about displays. */
static bool read_hotplug(int fd)
{
	bool found = false;

	for (;;) {
		char text[4096];
		struct sockaddr_nl from;
		socklen_t size = sizeof from;
		ssize_t n = recvfrom(fd, text, sizeof text, 0, (struct sockaddr *)&from, &size);

		if (n < 0 && errno == ENOBUFS) {
			found = true;
			continue;
		}
		if (n < 0 && errno == EINTR)
			continue;
		if (n <= 0)
			return found;
		if (from.nl_pid == 0 && is_about_displays(text, (size_t)n))
			found = true;
	}
}

static int atomic_commit(int fd, drmModeAtomicReqPtr r, uint32_t flags, void *user)
{
	return drmModeAtomicCommit(fd, r, flags, user);
}

const struct kms_calls kms_calls_libdrm = {
	.set_client_cap = drmSetClientCap,
	.get_cap = drmGetCap,
	.set_master = drmSetMaster,
	.drop_master = drmDropMaster,
	.handle_event = drmHandleEvent,
	.get_resources = drmModeGetResources,
	.free_resources = drmModeFreeResources,
	.get_connector = drmModeGetConnector,
	.free_connector = drmModeFreeConnector,
	.get_encoder = drmModeGetEncoder,
	.free_encoder = drmModeFreeEncoder,
	.get_crtc = drmModeGetCrtc,
	.free_crtc = drmModeFreeCrtc,
	.get_planes = drmModeGetPlaneResources,
	.free_planes = drmModeFreePlaneResources,
	.get_plane = drmModeGetPlane,
	.free_plane = drmModeFreePlane,
	.get_properties = drmModeObjectGetProperties,
	.free_properties = drmModeFreeObjectProperties,
	.get_property = drmModeGetProperty,
	.free_property = drmModeFreeProperty,
	.create_blob = drmModeCreatePropertyBlob,
	.destroy_blob = drmModeDestroyPropertyBlob,
	.atomic_alloc = drmModeAtomicAlloc,
	.atomic_add = drmModeAtomicAddProperty,
	.atomic_commit = atomic_commit,
	.atomic_free = drmModeAtomicFree,
	.set_crtc = drmModeSetCrtc,
	.page_flip = drmModePageFlip,
	.dirty_fb = drmModeDirtyFB,
	.create_dumb = drmModeCreateDumbBuffer,
	.destroy_dumb = drmModeDestroyDumbBuffer,
	.map_dumb = drmModeMapDumbBuffer,
	.add_fb2 = drmModeAddFB2,
	.rm_fb = drmModeRmFB,
	.open_card = open_card,
	.close_card = close_card,
	.map = map,
	.unmap = unmap,
	.open_hotplug = open_hotplug,
	.read_hotplug = read_hotplug,
	.available_kib = memory_available_kib,
};
