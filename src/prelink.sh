#!/bin/sh
# prelink.sh OBJCOPY OUTPUT ARCHIVE COMPILER...: all objects of an archive as one, whose only names for others are the
# public ones: a program that has a `field_find` of its own can be linked with the library.
set -eu
objcopy=$1 output=$2 archive=$3
shift 3
"$@" -r -nostdlib -o "$output.all" -Wl,--whole-archive "$archive" -Wl,--no-whole-archive
"$objcopy" --wildcard --keep-global-symbol='pllint_*' "$output.all" "$output"
rm "$output.all"
