#!/bin/sh
# The core library asks the system for nothing but memory and string functions, a jump home and its three
# libraries: no file, terminal, environment, clock, thread, heap or exit. And it keeps no state of its own.
set -u

allowed='
mem(chr|cmp|cpy|move|set|rchr|mem)|bcmp
str(len|nlen|chr|rchr|cmp|ncmp|cspn|spn|pbrk|str)
_?setjmp|__sigsetjmp|_?longjmp
qsort|bsearch
md_parse
pcre2_[a-z0-9_]+_8
utf8proc_[a-z0-9_]+
__stack_chk_fail|_GLOBAL_OFFSET_TABLE_
__(mem(cpy|move|set)|longjmp)_chk
'
pattern=$(printf '%s' "$allowed" | grep . | paste -s -d '|' -)

status=0
defined=$(nm -P --defined-only -- "$PLLINT_LIBRARY" | awk 'NF > 1 { print $1 }' | sort -u)
wanted=$(nm -P -u -- "$PLLINT_LIBRARY" | awk 'NF > 1 { print $1 }' | sort -u)
if [ -z "$defined" ]; then
	echo 'the library defines nothing'
	exit 1
fi
for symbol in $wanted; do
	case "
$defined
" in
	*"
$symbol
"*) continue ;;
	esac
	if ! printf '%s\n' "$symbol" | grep -qxE "$pattern"; then
		echo "the core may not use $symbol:"
		nm -A -u -- "$PLLINT_LIBRARY" 2>/dev/null | grep " $symbol\$"
		status=1
	fi
done

# Tables of constant pointers (.data.rel.ro) are no state.
state=$(size -A -- "$PLLINT_LIBRARY" |
	awk '/^[^ .].*\(ex / { object = $1 } $1 ~ /^\.t?(data|bss)($|\.)/ && $1 !~ /^\.data\.rel\.ro/ && $2 > 0 { print object, $1, $2 " bytes" }')
if [ -n "$state" ]; then
	echo "the core may keep no variables:"
	printf '%s\n' "$state"
	status=1
fi
exit $status
