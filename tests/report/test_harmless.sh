#!/bin/sh
# Nothing in a list, a template or a name acts in the place where a format is read.
exec "${PYTHON:-python3}" "$(dirname "$0")/harmless.py" "$@"
