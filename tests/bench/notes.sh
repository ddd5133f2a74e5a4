#!/bin/sh
# Writes notes of one form, two hundred words each, and their template:
#     notes.sh COUNT FOLDER
set -eu
mkdir -p "$2"
cd "$2"
cat >template.md <<'END'
---
title: {title}
authors: {names}
status: unread / reading / read
date: YYYY-MM-DD
url: URL
---

## Summary

What the paper says, in your own words.

## Method

How it comes to that, and on which data.

## Thoughts

What you think of it.
END
awk -v count="$1" '
function words(number, i) {
	for (i = 0; i < 7; i++) {
		printf "Walk %d goes [uphill](https://example.org/%d) by the sea, over *stones*, and down.\n", number, i > file
	}
}
BEGIN {
	for (number = 1; number <= count; number++) {
		file = number ".md"
		printf "---\ntitle: Walk %d\nauthors: Ann %d, Bob\nstatus: %s\n", number, number, number % 3 ? "read" : "unread" > file
		printf "date: 2026-01-%02d\nurl: https://example.com/%d\n---\n", number % 28 + 1, number > file
		for (i = 1; i <= 3; i++) {
			printf "\n## %s\n\n", i == 1 ? "Summary" : i == 2 ? "Method" : "Thoughts" > file
			words(number)
		}
		close(file)
	}
}'
