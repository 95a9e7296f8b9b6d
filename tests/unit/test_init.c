/* What init decides by: names of disks, what is on them, what the kernel tells, the last time. */
#define _DEFAULT_SOURCE
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/time.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/file.h"
#include "firmware/image/boot_disk.h"
#include "firmware/image/data_disk.h"
#include "firmware/image/last_time.h"
#include "firmware/image/stick.h"
#include "firmware/image/uevent.h"
#include "firmware/now.h"

static void the_data_disk_is_the_second_partition(void **state)
{
	char device[BOOT_DISK_DEVICE_BYTES];

	(void)state;
	assert_true(data_disk_beside("/dev/vda1", device, sizeof device));
	assert_string_equal(device, "/dev/vda2");
	assert_true(data_disk_beside("/dev/mmcblk0p1", device, sizeof device));
	assert_string_equal(device, "/dev/mmcblk0p2");
	assert_false(data_disk_beside("/dev/vda", device, sizeof device));
	assert_false(data_disk_beside("/dev/sda11", device, sizeof device));
	assert_false(data_disk_beside("/dev/sda3", device, sizeof device));
}

static char folder[64];

static int set_up(void **state)
{
	(void)state;
	strcpy(folder, "/tmp/stoppress-test-XXXXXX");
	return mkdtemp(folder) ? 0 : -1;
}

static int tear_down(void **state)
{
	char command[96];

	(void)state;
	snprintf(command, sizeof command, "rm -r %s", folder);
	return system(command);
}

static void put(const char *name, const char *text, time_t date)
{
	const struct timeval times[] = {{.tv_sec = date}, {.tv_sec = date}};
	char path[128];

	snprintf(path, sizeof path, "%s/%s", folder, name);
	assert_int_equal(file_write(path, text, strlen(text)), ERR_NONE);
	assert_int_equal(utimes(path, times), 0);
}

static void the_newest_pack_is_found_among_other_files(void **state)
{
	struct boot_disk_cards c, later;

	(void)state;
	boot_disk_look("/no/such/folder", &c);
	assert_true(c.pack[0] == 0 && c.n_notices == 0);
	put("A.PACK", "a", 2000);
	put("b.pack", "b", 3000);
	put("c.pack", "c", 3000);
	put("._d.pack", "macOS", 9000);
	put("README.txt", "read me", 9000);
	put("lift.txt", "The lift", 9000);
	put("fire.md", "Fire", 9000);
	put("picture.png", "", 9000);
	boot_disk_look(folder, &c);
	assert_string_equal(c.pack, "c.pack");
	assert_int_equal(c.n_notices, 2);
	boot_disk_look(folder, &later);
	assert_true(c.mark == later.mark);
	put("lift.txt", "The lift", 9001);
	boot_disk_look(folder, &later);
	assert_true(c.mark != later.mark);
}

#define MESSAGE(s) s, sizeof(s)
#define AT_USB "DEVPATH=/devices/pci0/usb1/1-1/block/sda/sda1"

static void a_disk_that_came_is_told_from_everything_else(void **state)
{
	char name[UEVENT_NAME_BYTES];

	(void)state;
	assert_true(uevent_is_disk(MESSAGE("add@/devices/pci0/usb1/1-1/block/sda/sda1\0ACTION=add\0"
					   "DEVPATH=/devices/pci0/usb1/1-1/block/sda/sda1\0"
					   "SUBSYSTEM=block\0DEVNAME=sda1"),
				   name));
	assert_string_equal(name, "sda1");
	assert_false(uevent_is_disk(
		MESSAGE("ACTION=remove\0" AT_USB "\0SUBSYSTEM=block\0DEVNAME=sda1"), name));
	assert_false(uevent_is_disk(
		MESSAGE("ACTION=add\0" AT_USB "\0SUBSYSTEM=tty\0DEVNAME=ttyUSB0"), name));
	assert_false(uevent_is_disk(MESSAGE("ACTION=add\0" AT_USB "\0SUBSYSTEM=block"), name));
	assert_false(uevent_is_disk(
		MESSAGE("ACTION=add\0" AT_USB "\0SUBSYSTEM=block\0DEVNAME=../etc/x"), name));
	assert_false(uevent_is_disk("ACTION=add", 3, name));
	assert_false(uevent_is_disk("", 0, name));
}

static void a_disk_inside_the_machine_is_no_stick(void **state)
{
	char name[UEVENT_NAME_BYTES];

	(void)state;
	assert_false(
		uevent_is_disk(MESSAGE("ACTION=add\0DEVPATH=/devices/pci0/ata1/block/sda/sda1\0"
				       "SUBSYSTEM=block\0DEVNAME=sda1"),
			       name));
	assert_true(boot_disk_has("/dev/sda1", "sda"));
	assert_true(boot_disk_has("/dev/sda1", "sda2"));
	assert_false(boot_disk_has("/dev/sda1", "sdb"));
	assert_false(boot_disk_has("/dev/sda1", "sdaa1"));
	assert_true(boot_disk_has("/dev/mmcblk0p1", "mmcblk0"));
	assert_true(boot_disk_has("/dev/mmcblk0p1", "mmcblk0p2"));
	assert_false(boot_disk_has("/dev/mmcblk0p1", "mmcblk1p1"));
	assert_true(boot_disk_has("/dev/nvme0n1p1", "nvme0n1p3"));
	assert_false(boot_disk_has("", "sda1")); /* started from none */
}

static void all_partitions_of_a_stick_wait_to_be_looked_at(void **state)
{
	struct stick s = {.n_names = 0};

	(void)state;
	stick_note(&s, "/dev/mmcblk0p1", "sda");
	stick_note(&s, "/dev/mmcblk0p1", "sda1");
	stick_note(&s, "/dev/mmcblk0p1", "sda2");
	stick_note(&s, "/dev/mmcblk0p1", "sda1");
	assert_int_equal(s.n_names, 3);
	assert_string_equal(s.name[0], "sda");
	assert_string_equal(s.name[2], "sda2");
	for (int i = 0; i < 20; i++) {
		char name[8];

		snprintf(name, sizeof name, "sd%c", 'b' + i);
		stick_note(&s, "/dev/mmcblk0p1", name);
	}
	assert_int_equal(s.n_names, STICK_NAMES_MAX);
}

static void link_to(const char *name, const char *to)
{
	char path[128];

	snprintf(path, sizeof path, "%s/%s", folder, name);
	assert_int_equal(symlink(to, path), 0);
}

static void a_stick_that_was_there_before_is_looked_at_and_the_boot_disk_is_not(void **state)
{
	struct stick s = {.n_names = 0};

	(void)state;
	link_to("sda", "../../devices/pci0/usb1/1-1/block/sda");
	link_to("sda1", "../../devices/pci0/usb1/1-1/block/sda/sda1");
	link_to("sdb1", "../../devices/pci0/usb1/1-2/block/sdb/sdb1");
	link_to("nvme0n1p1", "../../devices/pci0/nvme/nvme0/nvme0n1/nvme0n1p1");
	stick_note_all(&s, "/dev/sda1", folder);
	assert_int_equal(s.n_names, 1);
	assert_string_equal(s.name[0], "sdb1");
	stick_note_all(&s, "/dev/sda1", "/no/such/folder");
	assert_int_equal(s.n_names, 1);
}

/* 255 letters of three bytes are what FAT can have; the folder of a test has no such file. */
static void a_pack_whose_name_is_too_long_is_passed_over(void **state)
{
	struct boot_disk_cards c = {.n_notices = 0};
	char name[800];
	size_t n = 0;

	(void)state;
	for (; n < 750; n += 3)
		memcpy(name + n, "\xe6\x96\xb0", 3);
	memcpy(name + n, ".pack", 6);
	boot_disk_count(&c, name, 10, 9000);
	assert_true(c.pack[0] == 0 && c.mark != 0);
	boot_disk_count(&c, name + n - 249, 10, 9000); /* 254 bytes */
	assert_int_equal(strlen(c.pack), 254);
	memset(&c, 0, sizeof c);
	boot_disk_count(&c, "a.pack", 10, 2000);
	boot_disk_count(&c, name, 10, 9000);
	assert_string_equal(c.pack, "a.pack");
}

static void only_a_whole_time_that_can_be_is_read(void **state)
{
	static const struct {
		const char *text;
		int64_t s;
	} rows[] = {
		{"1800000000\n", 1800000000},
		{"1800000000", -1},
		{"180000000", -1},
		{"", -1},
		{"\n", -1},
		{"1700000000\n", -1},
		{"9999999999\n", -1},
		{"18000000000\n", -1},
		{"18e8000000\n", -1},
		{"-1800000000\n", -1},
	};

	(void)state;
	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++)
		assert_int_equal(last_time_read(rows[i].text, strlen(rows[i].text)), rows[i].s);
}

static void the_time_is_written_down_by_a_process_of_its_own(void **state)
{
	char path[128], bytes[16];
	int64_t before_s = now_utc_ms() / 1000;
	int status;
	pid_t pid;
	FILE *f;

	(void)state;
	fflush(stdout);
	snprintf(path, sizeof path, "%s/time", folder);
	pid = last_time_start(path, false);
	assert_true(pid > 0);
	assert_int_equal(waitpid(pid, &status, 0), pid);
	assert_int_equal(status, 0);
	f = fopen(path, "r");
	assert_non_null(f);
	assert_in_range(last_time_read(bytes, fread(bytes, 1, sizeof bytes, f)), before_s,
			before_s + 60);
	fclose(f);
	pid = last_time_start("/no/such/folder/time", false);
	assert_int_equal(waitpid(pid, &status, 0), pid);
	assert_int_not_equal(status, 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_data_disk_is_the_second_partition),
		cmocka_unit_test_setup_teardown(the_newest_pack_is_found_among_other_files, set_up,
						tear_down),
		cmocka_unit_test(a_disk_that_came_is_told_from_everything_else),
		cmocka_unit_test(a_disk_inside_the_machine_is_no_stick),
		cmocka_unit_test(all_partitions_of_a_stick_wait_to_be_looked_at),
		cmocka_unit_test_setup_teardown(
			a_stick_that_was_there_before_is_looked_at_and_the_boot_disk_is_not, set_up,
			tear_down),
		cmocka_unit_test(a_pack_whose_name_is_too_long_is_passed_over),
		cmocka_unit_test(only_a_whole_time_that_can_be_is_read),
		cmocka_unit_test_setup_teardown(the_time_is_written_down_by_a_process_of_its_own,
						set_up, tear_down),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
