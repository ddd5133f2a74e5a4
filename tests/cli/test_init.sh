#!/bin/sh
# --init: a template from a list, never over another one.
# shellcheck disable=SC2317 # the cases are called by name, below
set -u
. "$(dirname "$0")/common.sh"

list() {
	printf '# A list\n\n### One\n\n- **Tags**: a, b\n- **Notes**: one text\n\n### Two\n\n- **Tags**: c\n- **Notes**: another\n' >"$1"
}

written_beside_the_list() {
	rm template.md && mkdir docs && list docs/a.md && exits 0 --init docs/a.md && said 'docs/template.md: written after 2 entries of docs/a.md' &&
		said 'by it, docs/a.md has no findings' && ! [ -s "$room/out" ] && exits 0 docs/a.md && ! said 'no template.md' &&
		rm docs/template.md && cd docs && exits 0 --init a.md && said 'template.md: written' && exits 0 -q a.md && silent
}

never_over_another_one() {
	list a.md && keeps template.md exits 2 --init a.md && said 'template.md: it is there already' && mv template.md TEMPLATE.MD &&
		exits 2 --init a.md && said 'TEMPLATE.MD: it is there already' && ! [ -e template.md ] && rm TEMPLATE.MD &&
		ln -s nowhere template.md && exits 2 --init a.md && [ -L template.md ] && ! [ -e nowhere ]
}

one_further_up_does_not_matter() {
	mkdir -p .git docs && list docs/a.md && exits 0 --init docs/a.md && [ -f docs/template.md ]
}

of_standard_input_to_standard_output() {
	rm template.md && list a.md && "$PLLINT" --init - <a.md >"$room/out" 2>"$room/err" && shown '- **Tags**:' && ! [ -e template.md ]
}

what_cannot_be_described_is_said() {
	rm template.md && printf '# L\n\n| a | b |\n|---|---|\n| c | d |\n' >a.md && exits 2 --init a.md &&
		said 'no template can be made of it' && said 'rows are entries of another shape' && ! [ -e template.md ] &&
		prose b.md && exits 2 --init b.md && exits 2 --init none.md && exits 2 --init && exits 2 --init a.md b.md
}

what_would_be_refused_is_not_written() {
	# shellcheck disable=SC2016 # backticks as the message has them
	rm template.md && printf '## A\n\n- A / B: x\n- B: y\n' >a.md && exits 2 --init a.md &&
		said 'would not be understood: `B` is the name of two fields' && ! [ -e template.md ] || return 1
	printf '## A\n\n1\n\n- a: x\n- b: y\n\n2\n\n- a: x\n- b: y\n' >a.md && exits 2 --init a.md &&
		said '1 of 1 headings have each of their fields more than once' && said 'not entries of one kind' && ! [ -e template.md ]
}

list_items_are_entries() {
	rm -f template.md && printf '# L\n\n- [A](https://a.org)\n  - Ann\n  - Key: x\n- [B](https://b.org)\n  - Bo\n  - Key: y\n' >a.md &&
		exits 0 --init a.md && said 'written after 2 entries' && said 'a.md has no findings' && exits 0 -q a.md && silent
}

entries_that_the_template_does_not_find_are_too_many() {
	rm -f template.md && printf '# L\n\n- [A](https://a.org)\n  - Key: x\n- [B](https://b.org)\n  - Key: x\n\n# M\n\n- C\n  - Key: x\n' >a.md &&
		exits 2 --init a.md && said 'finds only 2 of the 3' && ! [ -e template.md ]
}

what_passes_a_limit_is_named() {
	rm template.md && list a.md && {
		head -c 100 /dev/zero | tr '\0' '['
		echo
	} >>a.md && exits 2 --init a.md && said 'a.md: line 12: square brackets nest more than 64 deep here' && ! [ -e template.md ]
}

nothing_is_left_of_a_write_that_fails() {
	without_valgrind 'its own files are too large for the limit' || return
	rm template.md && list a.md && (ulimit -f 0 && exits 2 --init a.md) && ! [ -e template.md ]
}

quiet_and_counted() {
	rm template.md && list a.md && exits 0 -q --init ./a.md && silent && [ -f template.md ] && exits 0 a.md || return 1
	rm template.md && sed -i 's/: c$/: c, c/' a.md && exits 0 --init a.md && said 'by it, a.md has 1 finding;' &&
		rm template.md && sed -i 's/a, b$/a, a/' a.md && exits 0 --init a.md && said 'by it, a.md has 2 findings;'
}

names_cannot_command() {
	rm template.md && printf '# L\n\n### A\n\n- **x\033y**: a\n- **b**: b\n- **b c**: b\n' >a.md && exits 0 --init a.md
	! LC_ALL=C grep -q "$(printf '\033')" "$room/err"
}

# note FILE TITLE
note() {
	printf -- '---\ntitle: %s\nread: 2026-01-02\n---\n\n## Plot\n\nx\n\n## End\n\ny\n' "$2" >"$1"
}

a_folder_of_notes() {
	rm template.md && mkdir -p notes/old && note notes/a.md A && note notes/b.md B && note notes/old/c.md C && prose notes/README.md &&
		exits 0 --init notes && said 'notes/template.md: written after 3 entries of notes' && said 'by it, notes has no findings' &&
		! [ -s "$room/out" ] && grep -qx 'read: YYYY-MM-DD' notes/template.md && grep -qx '## End' notes/template.md &&
		exits 0 notes && said '3 entries in 3 files' || return 1
	rm notes/template.md && sed -i '/^read/d' notes/old/c.md && cd notes && printf '\000\001\002' >d.md && exits 0 -q --init . &&
		silent && grep -qx 'read: YYYY-MM-DD # optional' template.md
}

a_folder_keeps_its_template() {
	rm template.md && mkdir -p notes/templates && note notes/a.md A && note notes/b.md B &&
		printf -- '---\ntitle: {title}\n---\n\n## Plot\n' >notes/note-template.md && exits 2 --init notes &&
		said 'notes/note-template.md: it is there already' && mv notes/note-template.md notes/templates/note.md &&
		exits 2 --init notes && said 'notes/templates/note.md: it is there already' && ! [ -e notes/template.md ] || return 1
	mkdir -p .git && template template.md && rm -r notes/templates && exits 0 --init notes && [ -f notes/template.md ]
}

a_folder_without_a_common_form() {
	rm template.md && mkdir notes && note notes/a.md A && prose notes/b.md && prose notes/c.md && exits 2 --init notes &&
		said 'notes: no template can be made of it: most of its files share neither a header' && ! [ -e notes/template.md ] &&
		rm notes/*.md && exits 2 --init notes && ! [ -e notes/template.md ]
}

run_cases a_folder_of_notes a_folder_keeps_its_template a_folder_without_a_common_form written_beside_the_list never_over_another_one one_further_up_does_not_matter \
	of_standard_input_to_standard_output what_cannot_be_described_is_said what_would_be_refused_is_not_written \
	list_items_are_entries entries_that_the_template_does_not_find_are_too_many what_passes_a_limit_is_named nothing_is_left_of_a_write_that_fails quiet_and_counted names_cannot_command
