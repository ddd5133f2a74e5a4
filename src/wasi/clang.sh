#!/bin/sh
# clang for meson, which takes wasm-ld for a linker with options of GNU's.
for argument; do
	shift
	case $argument in
	-Wl,--as-needed | -Wl,--no-undefined | -Wl,--start-group | -Wl,--end-group) ;;
	*) set -- "$@" "$argument" ;;
	esac
done
exec ${CCACHE-} clang --target=wasm32-wasi "$@"
