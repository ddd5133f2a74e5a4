// A window over the files of a run: the first thread fills it and works in it as the others do, until what it
// waits for is done.

#include "cli/ahead.h"

#include "cli/clock.h"
#include "cli/threads.h"

#include <assert.h>
#include <pthread.h>
#include <stdlib.h>

enum {
	WINDOW = 64,
	BYTES_AHEAD = 32 * 1024 * 1024, // of files in the window, where they are more than threads
};

struct job {
	struct prepared prepared;
	const struct file *file;
	struct pllint_settings settings;
	bool is_done;
};

struct ahead {
	struct run *run;
	const struct files *files;
	struct job jobs[WINDOW]; // of a file, by its number modulo WINDOW
	size_t turn;		 // the file whose turn it is, the first in the window
	size_t offered;		 // files from here on are not in the window yet
	size_t bytes;		 // of the files in the window
	size_t taken;		 // jobs from here on wait for a thread
	bool is_over;
	pthread_mutex_t lock; // of `offered`, `taken`, `is_over`, and of each job's `is_done`
	pthread_cond_t offer, done;
	struct threads *threads;
	size_t thread_count;
};

static struct job *job_of(struct ahead *ahead, size_t index)
{
	return &ahead->jobs[index % WINDOW];
}

static void release(struct prepared *prepared)
{
	pllint_report_release(prepared->report);
	pllint_fixed_release(prepared->fixed);
	free(prepared->contents.bytes);
	*prepared = (struct prepared){.loaded = NULL};
}

// --- any thread -----------------------------------------------------------------------------------

static enum pllint_status check(const struct options *options, const struct job *job, struct prepared *made)
{
	struct clock clock;
	struct pllint_environment environment = clock_start(&clock, options->timeout);
	const struct pllint_template *template = made->loaded->template;
	const char *bytes = made->contents.bytes;
	size_t size = made->contents.size;
	if (options->fix == FIX_NONE) {
		return pllint_lint(&environment, template, bytes, size, &job->settings, &made->report);
	}
	return pllint_fix(&environment, template, bytes, size, &job->settings, options_allowed_fix(options),
			  &made->fixed);
}

// What cannot be read, or not now that others need memory as well, is tried again in its turn, and told then.
static void prepare(const struct options *options, struct job *job)
{
	struct prepared *made = &job->prepared;
	if (read_file(job->file->path, &made->contents)) {
		made->loaded = NULL;
		return;
	}
	made->status = check(options, job, made);
	made->is_checked = true;
	if (made->status == PLLINT_NO_MEMORY) {
		release(made);
	}
}

// Does the next job that waits, if there is one. With the lock, which is let go meanwhile.
static bool do_next(struct ahead *ahead)
{
	assert(ahead->offered - ahead->taken <= WINDOW); // else a job would be taken for that of another file
	while (ahead->taken < ahead->offered && job_of(ahead, ahead->taken)->is_done) {
		ahead->taken++;
	}
	if (ahead->taken == ahead->offered) {
		return false;
	}
	struct job *job = job_of(ahead, ahead->taken++);
	pthread_mutex_unlock(&ahead->lock);
	prepare(ahead->run->options, job);
	pthread_mutex_lock(&ahead->lock);
	job->is_done = true;
	pthread_cond_signal(&ahead->done);
	return true;
}

static void *work(void *context)
{
	struct ahead *ahead = context;
	pthread_mutex_lock(&ahead->lock);
	while (!ahead->is_over) {
		if (!do_next(ahead)) {
			pthread_cond_wait(&ahead->offer, &ahead->lock);
		}
	}
	pthread_mutex_unlock(&ahead->lock);
	return NULL;
}

// --- the first thread ------------------------------------------------------------------------------

static bool has_room(const struct ahead *ahead, const struct file *file)
{
	size_t waiting = ahead->offered - ahead->turn;
	return waiting < WINDOW && (waiting <= ahead->thread_count || ahead->bytes + file->size <= BYTES_AHEAD);
}

// A job for the next file; one that is done already where it has to wait for its turn.
static void offer(struct ahead *ahead)
{
	const struct file *file = &ahead->files->items[ahead->offered];
	struct job *job = job_of(ahead, ahead->offered);
	job->file = file;
	job->prepared.loaded = check_ahead(ahead->run, file, &job->settings);
	ahead->bytes += file->size;
	pthread_mutex_lock(&ahead->lock);
	job->is_done = !job->prepared.loaded;
	// Its place was that of a file whose turn is over: no thread may still come to it for that one.
	ahead->taken = ahead->taken < ahead->turn ? ahead->turn : ahead->taken;
	ahead->offered++;
	pthread_cond_signal(&ahead->offer);
	pthread_mutex_unlock(&ahead->lock);
}

struct prepared *ahead_turn(struct ahead *ahead, size_t index)
{
	if (!ahead) {
		return NULL;
	}
	struct job *job = job_of(ahead, index);
	for (; ahead->turn < index; ahead->turn++) {
		release(&job_of(ahead, ahead->turn)->prepared);
		ahead->bytes -= ahead->files->items[ahead->turn].size;
	}
	while (ahead->offered < ahead->files->count && has_room(ahead, &ahead->files->items[ahead->offered])) {
		offer(ahead);
	}
	pthread_mutex_lock(&ahead->lock);
	while (!job->is_done) {
		if (!do_next(ahead)) {
			pthread_cond_wait(&ahead->done, &ahead->lock);
		}
	}
	pthread_mutex_unlock(&ahead->lock);
	return job->prepared.loaded ? &job->prepared : NULL;
}

struct prepared *ahead_take(const struct run *run)
{
	struct prepared *made = run->prepared;
	if (!made || !made->is_checked) {
		return NULL;
	}
	made->is_checked = false;
	const struct pllint_report *report = made->fixed ? pllint_fixed_report(made->fixed) : made->report;
	return run->index && report && pllint_index_meets(run->index, report) ? NULL : made;
}

// Not where git is asked in between, nor where entries are printed while they are read.
static bool goes_ahead(const struct run *run)
{
	return run->options->mode == MODE_CHECK && !run->changes.are_asked_for && !run->options->template_from;
}

struct ahead *ahead_start(struct run *run, const struct files *files)
{
	if (files->count < 2 || !goes_ahead(run)) {
		return NULL;
	}
	size_t jobs = threads_wanted(run->options, files->count);
	if (jobs < 2) {
		return NULL;
	}
	struct ahead *ahead = allocate(NULL, sizeof *ahead);
	*ahead = (struct ahead){.run = run, .files = files};
	pthread_mutex_init(&ahead->lock, NULL);
	pthread_cond_init(&ahead->offer, NULL);
	pthread_cond_init(&ahead->done, NULL);
	ahead->threads = threads_start(jobs - 1, work, ahead);
	ahead->thread_count = threads_count(ahead->threads);
	if (!ahead->threads) {
		ahead_stop(ahead);
		return NULL;
	}
	return ahead;
}

void ahead_stop(struct ahead *ahead)
{
	if (!ahead) {
		return;
	}
	pthread_mutex_lock(&ahead->lock);
	ahead->is_over = true;
	pthread_cond_broadcast(&ahead->offer);
	pthread_mutex_unlock(&ahead->lock);
	threads_end(ahead->threads);
	for (size_t i = 0; i < WINDOW; i++) {
		release(&ahead->jobs[i].prepared);
	}
	pthread_cond_destroy(&ahead->done);
	pthread_cond_destroy(&ahead->offer);
	pthread_mutex_destroy(&ahead->lock);
	free(ahead);
}
