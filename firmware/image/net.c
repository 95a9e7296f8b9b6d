/*
 * net STOPPRESS.INI: the network, where the file wants one, and the right time from it. Ends with 0
 * where none is wanted; else goes on, and ends with 1 where it cannot: init starts it again.
 *
 *	[net] ethernet = yes	an address by DHCP, on the first Ethernet interface with a cable
 *	[net] wifi = ..		else, or without that, on the radio that joined it (wifi.c)
 *	[net] time_server = ..	by name or address, with ":PORT" where that is not 123; empty: the
 *one that DHCP names, else pool.ntp.org
 *
 * The clock is asked for at once, then every half hour; where that is not answered for some
 * minutes the program ends, to begin anew with what network there is then. Nothing else is asked or
 * answered: no port is open but that of DHCP.
 */
#define _DEFAULT_SOURCE

#include <arpa/inet.h>
#include <netdb.h>
#include <netinet/in.h>
#include <poll.h>
#include <stdbool.h>
#include <stdio.h>
#include <string.h>
#include <sys/random.h>
#include <sys/socket.h>
#include <unistd.h>

#include "config/board.h"
#include "firmware/image/clock_step.h"
#include "firmware/image/dhcp.h"
#include "firmware/image/last_time.h"
#include "firmware/image/link.h"
#include "firmware/image/say.h"
#include "firmware/image/settings.h"
#include "firmware/image/setup.h"
#include "firmware/image/sntp.h"
#include "firmware/now.h"

#define TRIES 4
#define FIRST_WAIT_MS 2000 /* for an answer; twice as long each time */
#define CARRIER_S 20	   /* so long a cable may take */
#define ASK_S 1800	   /* between two questions for the time */
#define ASK_AGAIN_S 60	   /* where none was answered */
#define UNANSWERED_MAX 5   /* in a row; then the cable may be in another network by now */
#define POOL "pool.ntp.org"

struct net {
	struct link link;
	struct dhcp_lease lease;
	int64_t renew_us; /* steady time at which the lease is asked for again */
	bool may_wire, may_radio;
	const char *time_server;
};

static int64_t in_s(int64_t s)
{
	return now_steady_us() + s * 1000000;
}

static uint64_t random_bits(void)
{
	uint64_t v = 0;

	if (getrandom(&v, sizeof v, 0) != (ssize_t)sizeof v)
		v = (uint64_t)now_steady_us();
	return v;
}

/* The next datagram within the ms of *LEFT_MS, which it takes its time from; below 0: none. */
static ssize_t receive(int fd, unsigned char *bytes, size_t max, int *left_ms)
{
	struct pollfd p = {fd, POLLIN, 0};
	int64_t began_us = now_steady_us();
	ssize_t n = -1;

	if (*left_ms > 0 && poll(&p, 1, *left_ms) > 0)
		n = recv(fd, bytes, max, 0);
	else
		*left_ms = 0;
	*left_ms -= (int)((now_steady_us() - began_us) / 1000);
	return n;
}

/* ----------------------------------------------------------------------------------------- address
 */

/* Asks (for OFFER, or for any where that is NULL) until an answer of type WANTED comes. */
static bool exchange(int fd, const struct dhcp_client *c, const struct dhcp_lease *offer,
		     enum dhcp_type wanted, struct dhcp_lease *out)
{
	unsigned char question[DHCP_BYTES], answer[1500];
	size_t n_question = dhcp_write(question, c, offer);

	for (int i = 0; i < TRIES; i++) {
		int left_ms = FIRST_WAIT_MS << i;

		if (!link_dhcp_send(fd, question, n_question))
			return false;
		while (left_ms > 0) {
			ssize_t n = receive(fd, answer, sizeof answer, &left_ms);

			if (n > 0 && dhcp_read(answer, (size_t)n, c, out)) {
				if (out->type == wanted)
					return true;
				if (out->type == DHCP_NAK)
					return false;
			}
		}
	}
	return false;
}

static bool get_lease(struct net *n)
{
	struct dhcp_client c = {.id = (uint32_t)random_bits()};
	int fd = link_dhcp_socket(&n->link);
	struct dhcp_lease offer;
	bool is_ours;

	memcpy(c.mac, n->link.mac, sizeof c.mac);
	is_ours = fd >= 0 && exchange(fd, &c, NULL, DHCP_OFFER, &offer) &&
		  exchange(fd, &c, &offer, DHCP_ACK, &n->lease);
	if (fd >= 0)
		close(fd);
	return is_ours;
}

static const char *text_of(uint32_t address, char text[INET_ADDRSTRLEN])
{
	struct in_addr a = {htonl(address)};

	(void)inet_ntop(AF_INET, &a, text, INET_ADDRSTRLEN);
	return text;
}

/* Where names are asked for; /etc/resolv.conf leads there. */
static void write_resolver(const struct dhcp_lease *l)
{
	char text[INET_ADDRSTRLEN];
	FILE *f = fopen("/run/resolv.conf", "we");

	for (int i = 0; f && i < DHCP_SERVERS_MAX && l->dns[i]; i++)
		fprintf(f, "nameserver %s\n", text_of(l->dns[i], text));
	if (f)
		fclose(f);
}

static bool find_link(struct net *n)
{
	return (n->may_wire && link_find(&n->link, false)) ||
	       (n->may_radio && link_find(&n->link, true));
}

static bool bring_up(struct net *n)
{
	int64_t end_us = in_s(CARRIER_S);
	char text[INET_ADDRSTRLEN];

	while (!find_link(n)) {
		if (now_steady_us() > end_us) {
			say_line("no network: no cable, no Wi-Fi", NULL, NULL);
			return false;
		}
		usleep(200000);
	}
	if (!get_lease(n) || !link_set(&n->link, &n->lease)) {
		say_line("no network: no address by DHCP", n->link.name, NULL);
		return false;
	}
	write_resolver(&n->lease);
	n->renew_us = in_s(n->lease.lease_s / 2);
	say_line("network", n->link.name, text_of(n->lease.address, text));
	return true;
}

/* -------------------------------------------------------------------------------------------- time
 */

/* A socket that hears from SERVER (a name or address, or that and ":PORT") alone; below 0: none. */
static int open_time(const char *server)
{
	struct addrinfo hints = {.ai_family = AF_INET, .ai_socktype = SOCK_DGRAM}, *found;
	const char *colon = strchr(server, ':');
	char host[CONFIG_TEXT_MAX + 1];
	int fd = -1;

	snprintf(host, sizeof host, "%.*s", (int)strcspn(server, ":"), server);
	if (getaddrinfo(host, colon ? colon + 1 : "123", &hints, &found))
		return -1;
	fd = socket(AF_INET, SOCK_DGRAM | SOCK_CLOEXEC, 0);
	if (fd >= 0 && connect(fd, found->ai_addr, found->ai_addrlen)) {
		close(fd);
		fd = -1;
	}
	freeaddrinfo(found);
	return fd;
}

/* How far the clock is behind SERVER's, in ms, in *BY_MS, known to *ERROR_MS. NULL, or why not. */
static const char *ask_time(const char *server, int64_t *by_ms, int64_t *error_ms)
{
	unsigned char bytes[512];
	uint64_t cookie = random_bits();
	int64_t sent_us, took_ms, server_ms;
	int left_ms = FIRST_WAIT_MS;
	const char *why = "no answer";
	ssize_t n = -1;
	int fd = open_time(server);

	if (fd < 0)
		return "is not known here";
	sntp_ask(bytes, cookie);
	sent_us = now_steady_us();
	if (send(fd, bytes, SNTP_BYTES, 0) == SNTP_BYTES)
		n = receive(fd, bytes, sizeof bytes, &left_ms);
	took_ms = (now_steady_us() - sent_us) / 1000;
	close(fd);
	if (n < 0)
		return why;
	server_ms = sntp_read(bytes, (size_t)n, cookie, LAST_TIME_MIN_S, &why);
	if (server_ms < 0)
		return why;
	*by_ms = server_ms + took_ms / 2 - now_utc_ms();
	*error_ms = took_ms / 2 + 1;
	return NULL;
}

/* The server of the settings, else that of the network, else the pool. */
static const char *server_of(const struct net *n, char text[INET_ADDRSTRLEN])
{
	if (n->time_server[0])
		return n->time_server;
	return n->lease.time[0] ? text_of(n->lease.time[0], text) : POOL;
}

static bool set_time(const struct net *n)
{
	char text[INET_ADDRSTRLEN], by[64];
	const char *server = server_of(n, text);
	int64_t by_ms = 0, error_ms = 0;
	const char *why = ask_time(server, &by_ms, &error_ms);

	if (!why && !clock_step_by(by_ms, error_ms))
		why = "the clock cannot be set";
	if (why) {
		say_line("no time from", server, why);
		return false;
	}
	snprintf(by, sizeof by, "the clock was %lld ms behind", (long long)by_ms);
	say_line("time from", server, by);
	return true;
}

/* ------------------------------------------------------------------------------------------- main
 */

static int64_t min_us(int64_t a, int64_t b)
{
	return a < b ? a : b;
}

int main(int argc, char **argv)
{
	static struct board board;
	static struct net net;
	int64_t ask_us = 0;
	int n_unanswered = 0;

	setvbuf(stdout, NULL, _IOLBF, 0);
	if (argc != 2) {
		fputs("usage: net STOPPRESS.INI\n", stderr);
		return 2;
	}
	if (!settings_read(argv[1], &board) || (!board.ethernet && !board.wifi[0]))
		return 0;
	if (board.ethernet)
		setup_load("/boot/modules/net");
	net.may_wire = board.ethernet;
	net.may_radio = board.wifi[0] != 0;
	net.time_server = board.time_server;
	if (!bring_up(&net))
		return 1;
	for (;;) {
		int64_t wait_us;

		if (now_steady_us() >= net.renew_us && !bring_up(&net))
			return 1;
		if (now_steady_us() >= ask_us) {
			n_unanswered = set_time(&net) ? 0 : n_unanswered + 1;
			ask_us = in_s(n_unanswered ? ASK_AGAIN_S : ASK_S);
		}
		if (n_unanswered == UNANSWERED_MAX)
			return 1;
		wait_us = min_us(ask_us, net.renew_us) - now_steady_us();
		if (wait_us > 0)
			(void)poll(NULL, 0, (int)(wait_us / 1000 + 1));
	}
}
