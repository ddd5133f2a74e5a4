#!/bin/sh
# Sets of bytes are asked through base/bytes.h: strchr finds NUL in each of them, and a length beside a literal is
# sooner or later another than the literal's.
set -u
cd "$PLLINT_SOURCE_ROOT" || exit 1

! grep -rnE "(str|mem)chr\(\"" src rules --include="*.c"
