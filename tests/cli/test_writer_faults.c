// Every call of the writer failing in every way, twice over, between two others: the file is the old one or the
// new one, the answer does not lie, and nothing is left behind without a word. The linker puts what is here
// between the writer and the C library.

#include "writing.h"

#include "cli/attributes.h"
#include "cli/path.h"
#include "cli/temporary.h"
#include "cli/write_file.h"

#include <errno.h>
#include <stdio.h>
#include <sys/stat.h>
#include <sys/xattr.h>

// What happens to the calls of one name.
enum effect {
	PASSES,
	FAILS,
	FAILS_AFTER, // it is done, but said to have failed
	DOES_NOTHING // it returns 0
};

struct fault {
	const char *call;
	enum effect effect;
	int error;
	int from, times; // from the `from`-th call on, that often
	void (*meanwhile)(void);
	int seen;
};

enum { ALWAYS = 1000 };

static struct fault faults[2];
static bool is_armed;

static enum effect effect_of(const char *call)
{
	for (size_t i = 0; is_armed && i < sizeof faults / sizeof *faults; i++) {
		struct fault *fault = &faults[i];
		if (!fault->call || strcmp(fault->call, call) != 0) {
			continue;
		}
		fault->seen++;
		if (fault->seen < fault->from || fault->seen >= fault->from + fault->times) {
			continue;
		}
		if (fault->meanwhile) {
			is_armed = false;
			fault->meanwhile();
			is_armed = true;
		}
		errno = fault->error;
		return fault->effect;
	}
	return PASSES;
}

#define WRAP(type, name, parameters, arguments)                                                                        \
	type __real_##name parameters;                                                                                 \
	type __wrap_##name parameters;                                                                                 \
	type __wrap_##name parameters                                                                                  \
	{                                                                                                              \
		enum effect effect = effect_of(#name);                                                                 \
		int error = errno;                                                                                     \
		if (effect == FAILS || effect == DOES_NOTHING) {                                                       \
			return effect == FAILS ? -1 : 0;                                                               \
		}                                                                                                      \
		type result = __real_##name arguments;                                                                 \
		if (effect == FAILS_AFTER) {                                                                           \
			errno = error;                                                                                 \
			return -1;                                                                                     \
		}                                                                                                      \
		return result;                                                                                         \
	}

WRAP(int, open64, (const char *path, int flags, mode_t mode), (path, flags, mode))
WRAP(int, openat64, (int where, const char *path, int flags, mode_t mode), (where, path, flags, mode))
WRAP(int, close, (int descriptor), (descriptor))
WRAP(int, fstat64, (int descriptor, struct stat *status), (descriptor, status))
WRAP(int, fstatat64, (int where, const char *path, struct stat *status, int flags), (where, path, status, flags))
WRAP(ssize_t, pread64, (int descriptor, void *bytes, size_t size, off_t at), (descriptor, bytes, size, at))
WRAP(ssize_t, write, (int descriptor, const void *bytes, size_t size), (descriptor, bytes, size))
WRAP(int, fchown, (int descriptor, uid_t owner, gid_t group), (descriptor, owner, group))
WRAP(int, fchmod, (int descriptor, mode_t mode), (descriptor, mode))
WRAP(int, faccessat, (int where, const char *path, int how, int flags), (where, path, how, flags))
WRAP(int, renameat, (int from, const char *old, int to, const char *new), (from, old, to, new))
WRAP(int, linkat, (int from, const char *old, int to, const char *new, int flags), (from, old, to, new, flags))
WRAP(int, unlinkat, (int where, const char *path, int flags), (where, path, flags))
WRAP(int, unlink, (const char *path), (path))
WRAP(ssize_t, fgetxattr, (int descriptor, const char *name, void *value, size_t size), (descriptor, name, value, size))
WRAP(ssize_t, flistxattr, (int descriptor, char *names, size_t size), (descriptor, names, size))
WRAP(int, fsetxattr, (int descriptor, const char *name, const void *value, size_t size, int flags),
     (descriptor, name, value, size, flags))
WRAP(int, fremovexattr, (int descriptor, const char *name), (descriptor, name))

// What is on the disk is of no interest here, and waiting for it takes long.
int __wrap_fsync(int descriptor);
int __wrap_fsync(int descriptor)
{
	(void)descriptor;
	return effect_of("fsync") == FAILS ? -1 : 0;
}

char *__real_realpath(const char *path, char *resolved);
char *__wrap_realpath(const char *path, char *resolved);
char *__wrap_realpath(const char *path, char *resolved)
{
	return effect_of("realpath") == FAILS ? NULL : __real_realpath(path, resolved);
}

enum path_presence __real_repository_at(const char *where);
enum path_presence __wrap_repository_at(const char *where);
enum path_presence __wrap_repository_at(const char *where)
{
	return effect_of("repository_at") == PASSES ? __real_repository_at(where)
	       : strcmp(where, "/") == 0	    ? PATH_PRESENT
						    : PATH_ABSENT;
}

static const char *const calls[] = {"open64",	  "openat64",  "close",	       "fstat64", "fstatat64",
				    "pread64",	  "write",     "fchown",       "fchmod",  "faccessat",
				    "renameat",	  "linkat",    "unlinkat",     "fsync",	  "fgetxattr",
				    "flistxattr", "fsetxattr", "fremovexattr", "realpath"};

static void arm(struct fault first, struct fault second)
{
	faults[0] = first;
	faults[1] = second;
	is_armed = true;
}

static bool has_text(const char *wanted)
{
	struct contents now;
	assert_null(read_file("a.md", &now));
	bool same = strcmp(now.bytes, wanted) == 0;
	free(now.bytes);
	return same;
}

// Files beside a.md; they are removed.
static size_t clean_up(void)
{
	size_t count = 0;
	DIR *stream = opendir(".");
	for (struct dirent *entry; (entry = readdir(stream));) {
		if (strstr(entry->d_name, ".pllint-")) {
			assert_int_equal(unlink(entry->d_name), 0);
			count++;
		}
	}
	closedir(stream);
	return count;
}

static void complain(const struct fault *first, const struct fault *second, const char *what)
{
	print_error("%s %d of %d with errno %d, %s %d of %d with errno %d: %s\n", first->call ? first->call : "-",
		    first->from, first->times, first->error, second->call ? second->call : "-", second->from,
		    second->times, second->error, what);
	fail();
}

typedef void setting(void);

// How many calls open the list's folder: one for each name in its path.
static int openings_of_folder(void)
{
	char *current = path_current();
	int count = 1;
	for (const char *at = current; at[1]; at++) {
		count += *at == '/';
	}
	free(current);
	return count;
}

// Returns false when the second fault was not met.
static bool replace(setting *prepare, struct fault first, struct fault second)
{
	struct contents old;
	struct buffer problem = {0};
	buffer_add(&problem, "", 0);
	begin(&old);
	if (prepare) {
		prepare();
		free(old.bytes);
		assert_null(read_file("a.md", &old));
	}
	arm(first, second);
	bool written = write_file("a.md", &old, after, strlen(after), &problem);
	is_armed = false;
	bool met = faults[1].seen >= second.from;
	bool is_new = has_text(after);
	bool may_lie = first.effect == FAILS_AFTER || second.effect == FAILS_AFTER;
	if (!is_new && !has_text(before)) {
		complain(&first, &second, "the file is neither the old one nor the new one");
	}
	if (written ? !is_new : is_new && !may_lie) {
		complain(&first, &second, written ? "not written, and no word of it" : "written, and said not to be");
	}
	if (!written && problem.size == 0) {
		complain(&first, &second, "refused without a reason");
	}
	if (clean_up() > 0 && !strstr(problem.bytes, "left behind")) {
		complain(&first, &second, "something is left behind without a word");
	}
	buffer_release(&problem);
	end(&old);
	return met;
}

// How often a call may fail like this: some are asked again until they do not.
static int times_of(int error)
{
	return error == EINTR || error == ERANGE ? 3 : ALWAYS;
}

// All calls failing once, or from then on, beside `first`: in the ways that the writer tells apart. Returns the
// number of runs.
static size_t sweep(setting *prepare, struct fault first)
{
	static const int errors[] = {EIO, EINTR, EEXIST, EINVAL, ENOTSUP, ENOSYS, ERANGE};
	size_t count = 0;
	for (size_t i = 0; i < sizeof calls / sizeof *calls; i++) {
		for (size_t j = 0; j < 2 * (sizeof errors / sizeof *errors); j++) {
			struct fault fault = {.call = calls[i], .effect = FAILS, .error = errors[j / 2], .from = 1};
			fault.times = j % 2 ? times_of(fault.error) : 1;
			for (; replace(prepare, first, fault); fault.from++) {
				count++;
			}
		}
	}
	return count;
}

static void test_each_call_fails(void **state)
{
	(void)state;
	size_t count = sweep(NULL, (struct fault){0});
	print_message("%zu points\n", count);
	assert_true(count > 300);
}

// What a signal interrupts is tried again, and nobody hears of it.
static void test_interruptions(void **state)
{
	(void)state;
	static const char *const interrupted[] = {"open64", "openat64", "pread64", "write",
						  "fsync",  "linkat",	"unlinkat"};
	for (size_t i = 0; i < sizeof interrupted / sizeof *interrupted; i++) {
		struct fault fault = {.call = interrupted[i], .effect = FAILS, .error = EINTR, .from = 1, .times = 3};
		for (bool met = true; met; fault.from++) {
			struct contents old;
			struct buffer problem = {0};
			begin(&old);
			arm(fault, (struct fault){0});
			assert_true(write_file("a.md", &old, after, strlen(after), &problem));
			is_armed = false;
			met = faults[0].seen >= fault.from;
			assert_int_equal(problem.size, 0);
			assert_true(has_text(after));
			end(&old);
		}
	}
}

static void test_without_unnamed_files(void **state)
{
	(void)state;
	// The first openat after those is for the old file, the second for one without a name.
	int from = openings_of_folder() + 2;
	sweep(NULL, (struct fault){.call = "openat64", .effect = FAILS, .error = EOPNOTSUPP, .from = from, .times = 1});
	sweep(NULL, (struct fault){.call = "linkat", .effect = FAILS, .error = EPERM, .from = 1, .times = 1});
}

// A network's file system says that renaming failed, and it was done; or not.
static void test_renaming_is_in_doubt(void **state)
{
	(void)state;
	sweep(NULL, (struct fault){.call = "renameat", .effect = FAILS_AFTER, .error = EIO, .from = 1, .times = 1});
	sweep(NULL, (struct fault){.call = "renameat", .effect = FAILS, .error = EIO, .from = 1, .times = 1});
	struct fault done = {.call = "renameat", .effect = FAILS_AFTER, .error = EIO, .from = 1, .times = 1};
	struct contents old;
	struct buffer problem = {0};
	begin(&old);
	arm(done, (struct fault){0});
	assert_true(write_file("a.md", &old, after, strlen(after), &problem));
	is_armed = false;
	assert_true(has_text(after));
	assert_int_equal(problem.size, 0);
	end(&old);
}

// --- attributes -----------------------------------------------------------------------------------------

// user::rw- user:12345:rw- group::r-- mask::rw- other::---
static const unsigned char rights[] = {
	2, 0, 0,   0,	1,   0,	  6,  0, 255, 255, 255, 255, 2,	  0,   6,  0, 57, 48, 0,   0,	4,   0,
	4, 0, 255, 255, 255, 255, 16, 0, 6,   0,   255, 255, 255, 255, 32, 0, 0,  0,  255, 255, 255, 255,
};

static void set(const char *path, const char *name, const void *value, size_t size)
{
	if (setxattr(path, name, value, size, 0) != 0) {
		print_message("%s: %s\n", name, strerror(errno));
		assert_int_equal(unlink("a.md"), 0);
		skip();
	}
}

static void give_attributes(void)
{
	set("a.md", "user.pllint.test", "a\0b", 3);
	set("a.md", "user.pllint.empty", "", 0);
}

static void give_rights(void)
{
	give_attributes();
	set("a.md", "system.posix_acl_access", rights, sizeof rights);
	set(".", "system.posix_acl_default", rights, sizeof rights);
}

static void grant_rights(void)
{
	set(".", "system.posix_acl_default", rights, sizeof rights);
}

static void test_attributes_fail(void **state)
{
	(void)state;
	sweep(give_attributes, (struct fault){0});
	sweep(give_rights, (struct fault){0});
	sweep(grant_rights, (struct fault){0});
}

static int new_file;

// What a file system may do to a new file by itself.
static void label_as_the_old(void)
{
	assert_int_equal(fsetxattr(new_file, "user.pllint.test", "a\0b", 3, 0), 0);
	assert_int_equal(fsetxattr(new_file, "user.pllint.empty", "", 0, 0), 0);
}

static void label_otherwise(void)
{
	assert_int_equal(fsetxattr(new_file, "user.pllint.test", "abc", 3, 0), 0);
	assert_int_equal(fsetxattr(new_file, "user.pllint.empty", "a", 1, 0), 0);
	assert_int_equal(fsetxattr(new_file, "user.pllint.more", "a", 1, 0), 0);
}

// Whatever a new file has been given, in the end it has what the old one had.
static void copy_to(void (*label)(void), struct fault fault, bool is_kept)
{
	struct contents old;
	struct buffer problem = {0};
	char value[16];
	begin(&old);
	give_attributes();
	int from = open("a.md", O_RDONLY);
	new_file = open("a.new", O_RDWR | O_CREAT | O_EXCL, 0600);
	label();
	arm(fault, (struct fault){0});
	bool well = attributes_copy(from, new_file, &old.status, &problem);
	is_armed = false;
	assert_int_equal(well, is_kept);
	assert_int_equal(problem.size == 0, is_kept);
	if (is_kept) {
		assert_int_equal(fgetxattr(new_file, "user.pllint.test", value, sizeof value), 3);
		assert_memory_equal(value, "a\0b", 3);
		assert_int_equal(fgetxattr(new_file, "user.pllint.empty", value, sizeof value), 0);
		assert_true(fgetxattr(new_file, "user.pllint.more", value, sizeof value) < 0);
	}
	buffer_release(&problem);
	close(from);
	close(new_file);
	unlink("a.new");
	end(&old);
}

static void test_attributes_of_the_new_file(void **state)
{
	(void)state;
	struct fault none = {0};
	copy_to(label_as_the_old, none, true);
	// Where they are right already, nothing has to be allowed.
	copy_to(label_as_the_old,
		(struct fault){.call = "fsetxattr", .effect = FAILS, .error = EPERM, .from = 1, .times = ALWAYS}, true);
	copy_to(label_otherwise, none, true);
	copy_to(label_otherwise,
		(struct fault){.call = "fsetxattr", .effect = FAILS, .error = EPERM, .from = 1, .times = 1}, false);
	copy_to(label_otherwise,
		(struct fault){.call = "fremovexattr", .effect = FAILS, .error = EPERM, .from = 1, .times = 1}, false);
	// They grow between the question for their size and the one for their bytes.
	copy_to(label_otherwise,
		(struct fault){.call = "fgetxattr", .effect = FAILS, .error = ERANGE, .from = 2, .times = 1}, true);
	copy_to(label_otherwise,
		(struct fault){.call = "flistxattr", .effect = FAILS, .error = ERANGE, .from = 2, .times = 1}, true);
	// A mode that is taken without a word, but not set.
	copy_to(label_as_the_old, (struct fault){.call = "fchmod", .effect = DOES_NOTHING, .from = 1, .times = 1},
		false);
}

// A label of the system's own, which nobody may take away, is no hindrance.
static void test_security_labels_stay(void **state)
{
	(void)state;
	struct contents old;
	struct buffer problem = {0};
	begin(&old);
	int from = open("a.md", O_RDONLY), to = open("a.new", O_RDWR | O_CREAT | O_EXCL, 0600);
	if (fsetxattr(to, "security.pllint", "a", 1, 0) == 0) {
		arm((struct fault){.call = "fremovexattr", .effect = FAILS, .error = EPERM, .from = 1, .times = 1},
		    (struct fault){0});
		assert_true(attributes_copy(from, to, &old.status, &problem));
		is_armed = false;
		assert_int_equal(faults[0].seen, 1);
	} else {
		print_message("no security label may be set here\n");
	}
	close(from);
	close(to);
	unlink("a.new");
	end(&old);
}

// Only the group is another one.
static void test_group_alone(void **state)
{
	(void)state;
	struct contents old;
	struct stat now;
	struct buffer problem = {0};
	begin(&old);
	if (getuid() != 0) {
		print_message("only root may give files away\n");
		end(&old);
		skip();
	}
	for (int i = 0; i < 2; i++) {
		assert_int_equal(chown("a.md", i == 0 ? 0 : 12345, i == 0 ? 54321 : 0), 0);
		free(old.bytes);
		assert_null(read_file("a.md", &old));
		assert_true(write_file("a.md", &old, after, strlen(after), &problem));
		assert_int_equal(stat("a.md", &now), 0);
		assert_int_equal(now.st_uid, old.status.st_uid);
		assert_int_equal(now.st_gid, old.status.st_gid);
	}
	end(&old);
}

// --- changes while it is written -------------------------------------------------------------------------

static void grow(void)
{
	int descriptor = open("a.md", O_WRONLY | O_APPEND);
	assert_int_equal(write(descriptor, "more", 4), 4);
	close(descriptor);
}

static void shrink(void)
{
	assert_int_equal(truncate("a.md", 3), 0);
}

static void overwrite(void)
{
	int descriptor = open("a.md", O_WRONLY);
	assert_int_equal(write(descriptor, "THE", 3), 3);
	close(descriptor);
}

static void change_mode(void)
{
	assert_int_equal(chmod("a.md", 0600), 0);
}

static void replace_by_other(void)
{
	assert_int_equal(rename("a.md", "a.old"), 0);
	int descriptor = open("a.md", O_WRONLY | O_CREAT | O_EXCL, 0640);
	assert_int_equal(write(descriptor, before, strlen(before)), strlen(before));
	close(descriptor);
	assert_int_equal(unlink("a.old"), 0);
}

static void remove_it(void)
{
	assert_int_equal(rename("a.md", "a.old"), 0);
}

static void lead_folder_away(void)
{
	assert_int_equal(rename("list", "moved"), 0);
	assert_int_equal(symlink("outside", "list"), 0);
}

// A link that takes the folder's place between the check of the path and the opening is not followed.
static void test_folder_becomes_link(void **state)
{
	(void)state;
	struct contents old, other;
	struct buffer problem = {0};
	begin(&old);
	assert_int_equal(mkdir("list", 0755), 0);
	assert_int_equal(mkdir("outside", 0755), 0);
	assert_int_equal(rename("a.md", "list/a.md"), 0);
	int descriptor = open("outside/a.md", O_WRONLY | O_CREAT | O_EXCL, 0640);
	assert_int_equal(write(descriptor, before, strlen(before)), strlen(before));
	close(descriptor);
	free(old.bytes);
	assert_null(read_file("list/a.md", &old));
	arm((struct fault){.call = "openat64", .from = 1, .times = 1, .meanwhile = lead_folder_away},
	    (struct fault){0});
	bool written = write_file("list/a.md", &old, after, strlen(after), &problem);
	is_armed = false;
	assert_false(written);
	assert_non_null(strstr(problem.bytes, "its folder cannot be opened"));
	assert_null(read_file("outside/a.md", &other));
	assert_string_equal(other.bytes, before);
	free(other.bytes);
	buffer_release(&problem);
	assert_int_equal(unlink("list"), 0);
	assert_int_equal(rename("moved/a.md", "a.md"), 0);
	assert_int_equal(rmdir("moved"), 0);
	assert_int_equal(unlink("outside/a.md"), 0);
	assert_int_equal(rmdir("outside"), 0);
	end(&old);
}

// Somebody else changes the file at the moment of a call: it is theirs.
static void test_others_write(void **state)
{
	(void)state;
	static const struct {
		const char *call;
		int from;
		void (*change)(void);
		const char *reason;
	} cases[] = {
		{"faccessat", 2, grow, "another program changed it"},
		{"faccessat", 2, replace_by_other, "another program changed it"},
		{"faccessat", 2, remove_it, "it cannot be opened again"},
		{"pread64", 1, grow, "another program changed it"},
		{"pread64", 1, shrink, "another program changed it"},
		{"pread64", 1, overwrite, "another program changed it"},
		{"pread64", 2, grow, "another program changed it"},
		{"fstatat64", 1, overwrite, "another program changed it"},
		{"fstatat64", 1, change_mode, "another program changed it"},
		{"fstatat64", 1, replace_by_other, "another program changed it"},
		{"fstatat64", 1, remove_it, "it cannot be found again"},
	};
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct contents old;
		struct buffer problem = {0};
		begin(&old);
		arm(
			(struct fault){
				.call = cases[i].call, .from = cases[i].from, .times = 1, .meanwhile = cases[i].change},
			(struct fault){0});
		bool written = write_file("a.md", &old, after, strlen(after), &problem);
		is_armed = false;
		if (written || !strstr(problem.bytes, cases[i].reason)) {
			print_error("case %zu: %s\n", i, problem.size ? problem.bytes : "written");
			fail();
		}
		rename("a.old", "a.md");
		assert_false(has_text(after));
		assert_int_equal(clean_up(), 0);
		buffer_release(&problem);
		end(&old);
	}
}

// Each mark by which a file is known again.
static void test_known_again_by_all_marks(void **state)
{
	(void)state;
	for (int i = 0; i < 8; i++) {
		struct contents old;
		struct buffer problem = {0};
		begin(&old);
		struct stat *status = &old.status;
		status->st_dev += i == 0;
		status->st_ino += i == 1;
		status->st_size += i == 2;
		status->st_mtim.tv_sec += i == 3;
		status->st_mtim.tv_nsec += i == 4;
		status->st_ctim.tv_sec += i == 5;
		status->st_ctim.tv_nsec += i == 6;
		status->st_mode = i == 7 ? S_IFIFO | 0600 : status->st_mode;
		assert_false(write_file("a.md", &old, after, strlen(after), &problem));
		assert_non_null(strstr(problem.bytes, i == 7 ? "not a regular file" : "another program changed it"));
		assert_true(has_text(before));
		buffer_release(&problem);
		end(&old);
	}
}

// --- other parts -----------------------------------------------------------------------------------------

// One fault beside another. What was synchronized stays, whatever closing it says.
static void create_with(struct fault fault, struct fault other)
{
	struct buffer problem = {0};
	arm(fault, other);
	bool made = create_file("a.new", after, strlen(after), &problem);
	is_armed = false;
	assert_int_equal(made, access("a.new", F_OK) == 0);
	assert_int_equal(made, problem.size == 0);
	if (made) {
		struct contents new;
		assert_null(read_file("a.new", &new));
		assert_string_equal(new.bytes, after);
		free(new.bytes);
	}
	bool is_tried_again = strcmp(fault.call, "openat64") == 0 || strcmp(fault.call, "linkat") == 0;
	bool was_met = faults[0].seen >= fault.from;
	assert_true(!made || !was_met || fault.error == EINTR || is_tried_again || strcmp(fault.call, "close") == 0);
	assert_int_equal(clean_up(), 0);
	buffer_release(&problem);
	unlink("a.new");
}

static void test_creating_fails(void **state)
{
	(void)state;
	static const char *const of_creating[] = {"open64", "openat64", "write", "fsync", "linkat", "close"};
	static const int errors[] = {EIO, ENOSPC, EINTR, EPERM};
	struct contents old;
	begin(&old);
	for (size_t i = 0; i < sizeof of_creating / sizeof *of_creating; i++) {
		for (size_t j = 0; j < sizeof errors / sizeof *errors; j++) {
			struct fault fault = {.call = of_creating[i], .effect = FAILS, .error = errors[j], .times = 1};
			for (fault.from = 1; fault.from <= 3; fault.from++) {
				create_with(fault, (struct fault){0});
				// A file system without files that have no name.
				create_with(fault, (struct fault){.call = "linkat",
								  .effect = FAILS,
								  .error = EPERM,
								  .from = 1,
								  .times = ALWAYS});
			}
		}
	}
	// The first fault is the one that is told.
	struct buffer problem = {0};
	arm((struct fault){.call = "write", .effect = FAILS, .error = ENOSPC, .from = 1, .times = 1},
	    (struct fault){.call = "close", .effect = FAILS, .error = EIO, .from = 1, .times = 1});
	assert_false(create_file("a.new", after, strlen(after), &problem));
	is_armed = false;
	assert_string_equal(problem.bytes, strerror(ENOSPC));
	assert_true(access("a.new", F_OK) != 0);
	buffer_cut(&problem, 0);
	// A device that takes nothing, and says nothing.
	arm((struct fault){.call = "write", .effect = DOES_NOTHING, .from = 1, .times = ALWAYS}, (struct fault){0});
	assert_false(create_file("a.new", after, strlen(after), &problem));
	is_armed = false;
	assert_true(access("a.new", F_OK) != 0);
	assert_true(problem.size > 0);
	buffer_release(&problem);
	end(&old);
}

// A link may lead anywhere in the repository, and nowhere else: not to what only begins with its name.
static void test_links_out_of_the_repository(void **state)
{
	(void)state;
	struct contents old;
	struct buffer problem = {0};
	begin(&old);
	assert_int_equal(mkdir("a", 0755), 0);
	assert_int_equal(mkdir("a/.git", 0755), 0);
	assert_int_equal(mkdir("a2", 0755), 0);
	assert_int_equal(rename("a.md", "a2/a.md"), 0);
	assert_int_equal(symlink("../a2/a.md", "a/b.md"), 0);
	assert_null(place_follow("a/b.md", &problem));
	assert_non_null(strstr(problem.bytes, "leads out of the repository"));
	// The whole file system is one repository.
	arm((struct fault){.call = "repository_at", .effect = FAILS, .from = 1, .times = ALWAYS}, (struct fault){0});
	char *real = place_follow("a/b.md", &problem);
	is_armed = false;
	assert_non_null(real);
	free(real);
	// Its root goes away meanwhile.
	buffer_cut(&problem, 0);
	arm((struct fault){.call = "realpath", .effect = FAILS, .error = ENOENT, .from = 2, .times = 1},
	    (struct fault){0});
	assert_null(place_follow("a/b.md", &problem));
	is_armed = false;
	assert_non_null(strstr(problem.bytes, "leads out of the repository"));
	buffer_release(&problem);
	assert_int_equal(rename("a2/a.md", "a.md"), 0);
	assert_int_equal(unlink("a/b.md"), 0);
	assert_int_equal(rmdir("a/.git"), 0);
	assert_int_equal(rmdir("a"), 0);
	assert_int_equal(rmdir("a2"), 0);
	end(&old);
}

// Of a name that is no UTF-8 nothing may be left.
static void test_temporary_name_of_no_text(void **state)
{
	(void)state;
	char name[TEMPORARY_NAME_SIZE], target[256];
	memset(target, 0x80, sizeof target);
	target[255] = '\0';
	temporary_name(name, target, 0);
	assert_string_equal(name, "..pllint-aaaaaa");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_each_call_fails),
		cmocka_unit_test(test_interruptions),
		cmocka_unit_test(test_without_unnamed_files),
		cmocka_unit_test(test_renaming_is_in_doubt),
		cmocka_unit_test(test_attributes_fail),
		cmocka_unit_test(test_attributes_of_the_new_file),
		cmocka_unit_test(test_security_labels_stay),
		cmocka_unit_test(test_group_alone),
		cmocka_unit_test(test_others_write),
		cmocka_unit_test(test_folder_becomes_link),
		cmocka_unit_test(test_known_again_by_all_marks),
		cmocka_unit_test(test_creating_fails),
		cmocka_unit_test(test_links_out_of_the_repository),
		cmocka_unit_test(test_temporary_name_of_no_text),
	};
	// Thousands of files are replaced, and no disk need hear of it.
	if (access("/dev/shm", W_OK) == 0) {
		room = "/dev/shm";
	}
	return cmocka_run_group_tests(tests, NULL, NULL);
}
