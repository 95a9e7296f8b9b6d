#include "firmware/scribe.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "base/base.h"

#define STACK_BYTES 65536

static bool write_all(int fd, const char *bytes, size_t n)
{
	while (n > 0) {
		ssize_t done = write(fd, bytes, n);

		if (done < 0 && errno == EINTR)
			continue;
		if (done <= 0)
			return false;
		bytes += done;
		n -= (size_t)done;
	}
	return fsync(fd) == 0;
}

static bool write_status(struct scribe *s)
{
	size_t n = status_write(&s->writing, s->block, sizeof s->block);
	int fd = open(s->part, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0644);
	bool ok = fd >= 0 && write_all(fd, s->block, n);

	if (fd >= 0 && close(fd))
		ok = false;
	return ok && rename(s->part, s->path) == 0;
}

/* Takes what there is to do, and does it with the lock open. */
static void work(struct scribe *s)
{
	bool has_status = s->has_status;
	int sync_fd = s->sync_fd;
	bool ok = true;
	int reason;

	if (has_status)
		s->writing = s->status;
	s->has_status = false;
	s->sync_fd = -1;
	s->is_busy = true;
	pthread_mutex_unlock(&s->lock);
	errno = 0;
	if (sync_fd >= 0)
		ok = fdatasync(sync_fd) == 0;
	if (has_status)
		ok = write_status(s) && ok;
	reason = errno;
	pthread_mutex_lock(&s->lock);
	s->is_busy = false;
	if (!ok) {
		s->n_failed++;
		s->reason = reason;
	}
}

static void *live(void *user)
{
	struct scribe *s = user;

	pthread_mutex_lock(&s->lock);
	for (;;) {
		if (s->has_status || s->sync_fd >= 0) {
			work(s);
			continue;
		}
		if (s->is_ending)
			break;
		pthread_cond_wait(&s->work, &s->lock);
	}
	pthread_mutex_unlock(&s->lock);
	return NULL;
}

static bool start(struct scribe *s)
{
	pthread_attr_t small;
	bool ok;

	pthread_mutex_init(&s->lock, NULL);
	pthread_cond_init(&s->work, NULL);
	pthread_attr_init(&small);
	pthread_attr_setstacksize(&small, MAX_OF(STACK_BYTES, (size_t)PTHREAD_STACK_MIN));
	ok = pthread_create(&s->thread, &small, live, s) == 0;
	pthread_attr_destroy(&small);
	return ok;
}

bool scribe_open(struct scribe *s, const char *path)
{
	memset(s, 0, sizeof *s);
	s->sync_fd = -1;
	if (path) {
		if (strlen(path) + sizeof ".part" > SCRIBE_PATH_MAX)
			return false;
		snprintf(s->path, sizeof s->path, "%s", path);
		snprintf(s->part, sizeof s->part, "%.*s.part", SCRIBE_PATH_MAX - 6, path);
	}
	s->is_open = start(s);
	return s->is_open;
}

void scribe_status(struct scribe *s, const struct status *status)
{
	if (!s->is_open || !s->path[0])
		return;
	pthread_mutex_lock(&s->lock);
	s->status = *status;
	s->has_status = true;
	pthread_cond_signal(&s->work);
	pthread_mutex_unlock(&s->lock);
}

void scribe_sync(struct scribe *s, int fd)
{
	if (!s->is_open)
		return;
	pthread_mutex_lock(&s->lock);
	s->sync_fd = fd;
	pthread_cond_signal(&s->work);
	pthread_mutex_unlock(&s->lock);
}

unsigned scribe_failures(struct scribe *s, int *reason)
{
	unsigned n;

	if (!s->is_open)
		return 0;
	pthread_mutex_lock(&s->lock);
	n = s->n_failed;
	*reason = s->reason;
	s->n_failed = 0;
	pthread_mutex_unlock(&s->lock);
	return n;
}

static bool is_idle(struct scribe *s)
{
	bool is;

	pthread_mutex_lock(&s->lock);
	is = !s->has_status && s->sync_fd < 0 && !s->is_busy;
	pthread_mutex_unlock(&s->lock);
	return is;
}

bool scribe_close(struct scribe *s, int for_ms)
{
	const struct timespec a_ms = {0, 1000000};

	if (!s->is_open)
		return true;
	pthread_mutex_lock(&s->lock);
	s->is_ending = true;
	pthread_cond_signal(&s->work);
	pthread_mutex_unlock(&s->lock);
	for (; !is_idle(s); for_ms--) {
		if (for_ms <= 0)
			return false;
		nanosleep(&a_ms, NULL);
	}
	pthread_join(s->thread, NULL);
	s->is_open = false;
	return true;
}
