// Replacing a file: what is kept, what is refused, what is left behind.

#include "writing.h"

#include "cli/temporary.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#ifdef __linux__
#include <sys/xattr.h>
#endif

static void assert_text(const char *wanted)
{
	struct contents now;
	assert_null(read_file("a.md", &now));
	assert_string_equal(now.bytes, wanted);
	free(now.bytes);
}

static void assert_written(const struct contents *old)
{
	struct buffer problem = {0};
	if (!write_file("a.md", old, after, strlen(after), &problem)) {
		print_error("%s\n", problem.bytes);
		fail();
	}
	assert_int_equal(problem.size, 0);
	assert_text(after);
}

static void assert_refused(const struct contents *old, const char *part)
{
	struct buffer problem = {0};
	assert_false(write_file("a.md", old, after, strlen(after), &problem));
	if (!strstr(problem.bytes, part)) {
		print_error("%s\n", problem.bytes);
		fail();
	}
	buffer_release(&problem);
}

static void test_mode_and_owner(void **state)
{
	(void)state;
	static const mode_t modes[] = {0600, 0644, 0755, 0666, 04711, 02770, 0200 | 0400};
	for (size_t i = 0; i < sizeof modes / sizeof *modes; i++) {
		struct contents old;
		struct stat now;
		begin(&old);
		assert_int_equal(chown("a.md", getuid() == 0 ? 12345 : getuid(), getuid() == 0 ? 54321 : getgid()), 0);
		assert_int_equal(chmod("a.md", modes[i]), 0);
		free(old.bytes);
		assert_null(read_file("a.md", &old));
		assert_written(&old);
		assert_int_equal(stat("a.md", &now), 0);
		assert_int_equal(now.st_mode & 07777, modes[i]);
		assert_int_equal(now.st_uid, old.status.st_uid);
		assert_int_equal(now.st_gid, old.status.st_gid);
		assert_true(now.st_ino != old.status.st_ino);
		end(&old);
	}
}

// Whatever happens to the file between reading and writing, it wins.
static void test_changes_meanwhile(void **state)
{
	(void)state;
	struct contents old;
	struct timespec times[2];
	for (int i = 0; i < 4; i++) {
		begin(&old);
		int descriptor = open("a.md", O_RDWR | (i == 0 ? O_APPEND : 0));
		switch (i) {
		case 0:
		case 1: // the same size, and the old times
			assert_int_equal(write(descriptor, "THE", 3), 3);
			times[0] = old.status.st_atim;
			times[1] = old.status.st_mtim;
			assert_int_equal(futimens(descriptor, times), 0);
			break;
		case 2:
			assert_int_equal(ftruncate(descriptor, 0), 0);
			break;
		default: // another file with the same bytes
			assert_int_equal(rename("a.md", "a.old"), 0);
			assert_int_equal(link("a.old", "a.md"), 0);
			assert_int_equal(unlink("a.old"), 0);
			break;
		}
		close(descriptor);
		assert_refused(&old, "another program changed it");
		assert_text(i == 0 ? "the old text\nTHE" : i == 1 ? "THE old text\n" : i == 2 ? "" : before);
		end(&old);
	}
	begin(&old);
	assert_int_equal(unlink("a.md"), 0);
	assert_refused(&old, "No such file");
	assert_int_equal(mkdir("a.md", 0755), 0);
	assert_refused(&old, "another program changed it");
	assert_int_equal(rmdir("a.md"), 0);
	close(open("a.md", O_WRONLY | O_CREAT, 0600));
	end(&old);
}

static void test_empty_and_large(void **state)
{
	(void)state;
	struct contents old, now;
	struct buffer problem = {0}, large = {0};
	begin(&old);
	assert_true(write_file("a.md", &old, "", 0, &problem));
	free(old.bytes);
	assert_null(read_file("a.md", &old));
	assert_int_equal(old.size, 0);
	buffer_repeat(&large, 'x', 5000000);
	assert_true(write_file("a.md", &old, large.bytes, large.size, &problem));
	assert_null(read_file("a.md", &now));
	assert_int_equal(now.size, large.size);
	assert_memory_equal(now.bytes, large.bytes, large.size);
	free(now.bytes);
	buffer_release(&large);
	end(&old);
}

#ifdef __linux__

// user::rw- user:12345:rw- group::r-- mask::rw- other::---
static const unsigned char rights[] = {
	2, 0, 0,   0,	1,   0,	  6,  0, 255, 255, 255, 255, 2,	  0,   6,  0, 57, 48, 0,   0,	4,   0,
	4, 0, 255, 255, 255, 255, 16, 0, 6,   0,   255, 255, 255, 255, 32, 0, 0,  0,  255, 255, 255, 255,
};

static const char *const names[] = {"system.posix_acl_access", "user.pllint.test", "user.pllint.empty"};

static void set(const char *path, const char *name, const void *value, size_t size)
{
	if (setxattr(path, name, value, size, 0) != 0) {
		print_message("%s: %s\n", name, strerror(errno));
		skip();
	}
}

static void test_attributes(void **state)
{
	(void)state;
	struct contents old;
	char value[2][128];
	begin(&old);
	set("a.md", names[0], rights, sizeof rights);
	set("a.md", names[1], "a\0b", 3);
	set("a.md", names[2], "", 0);
	free(old.bytes);
	assert_null(read_file("a.md", &old));
	assert_written(&old);
	struct stat now;
	assert_int_equal(stat("a.md", &now), 0);
	assert_int_equal(now.st_mode, old.status.st_mode);
	assert_int_equal(getxattr("a.md", names[0], value[0], sizeof value[0]), sizeof rights);
	assert_memory_equal(value[0], rights, sizeof rights);
	assert_int_equal(getxattr("a.md", names[1], value[0], sizeof value[0]), 3);
	assert_memory_equal(value[0], "a\0b", 3);
	assert_int_equal(getxattr("a.md", names[2], value[0], sizeof value[0]), 0);
	end(&old);
}

// What a folder grants to new files is not granted to an old one.
static void test_default_rights(void **state)
{
	(void)state;
	struct contents old;
	char value[128];
	begin(&old);
	set(".", "system.posix_acl_default", rights, sizeof rights);
	assert_written(&old);
	assert_true(getxattr("a.md", names[0], value, sizeof value) < 0);
	struct stat now;
	assert_int_equal(stat("a.md", &now), 0);
	assert_int_equal(now.st_mode, old.status.st_mode);
	end(&old);
}

#endif

static void test_temporary_names(void **state)
{
	(void)state;
	char name[TEMPORARY_NAME_SIZE], other[TEMPORARY_NAME_SIZE], target[256];
	temporary_name(name, "a.md", 0);
	assert_string_equal(name, ".a.md.pllint-aaaaaa");
	temporary_name(other, "a.md", 1);
	assert_string_not_equal(name, other);
	// Long names are cut, not within a character.
	memset(target, 'x', sizeof target);
	target[255] = '\0';
	memcpy(target + 198, "\xE2\x82\xAC", 3);
	temporary_name(name, target, 7);
	assert_int_equal(strlen(name), 1 + 198 + 14);
	assert_memory_equal(name + 199, ".pllint-", 8);
}

// A name of the greatest length still has room beside it.
static void test_long_name(void **state)
{
	(void)state;
	char name[256];
	struct contents old, long_one;
	struct buffer problem = {0};
	begin(&old);
	memset(name, 'a', 255);
	name[255] = '\0';
	assert_int_equal(rename("a.md", name), 0);
	assert_null(read_file(name, &long_one));
	assert_true(write_file(name, &long_one, after, strlen(after), &problem));
	assert_int_equal(rename(name, "a.md"), 0);
	assert_text(after);
	free(long_one.bytes);
	end(&old);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_mode_and_owner),	cmocka_unit_test(test_changes_meanwhile),
		cmocka_unit_test(test_empty_and_large),
#ifdef __linux__
		cmocka_unit_test(test_attributes),	cmocka_unit_test(test_default_rights),
#endif
		cmocka_unit_test(test_temporary_names), cmocka_unit_test(test_long_name),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
