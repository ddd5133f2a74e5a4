#!/bin/sh
# Data flows one way: a layer's files include their own layer's headers and those of the layers below, the
# program only the public header and its own, and each library's header is included by one file.
set -u
cd "$PLLINT_SOURCE_ROOT" || exit 1

# shellcheck disable=SC2016 # awk's own dollars
find src rules include -name '*.[ch]' | sort | xargs awk '
BEGIN {
	count = split("base identity markdown entry template match lint rules export fix infer", order)
	for (i = 1; i <= count; i++)
		rank[order[i]] = i
	rank["report"] = count + 1
	rank["change"] = count + 2
	rank["lsp"] = count + 3
	rank["cli"] = count + 4
	rank["wasi"] = count + 5
	count = split("md4c.h pcre2.h utf8proc.h jansson.h", order)
	for (i = 1; i <= count; i++)
		users[order[i]] = 0
}

function fault(text)
{
	print FILENAME ":" FNR ": " text
	faults++
}

function layer_of(path)
{
	sub(/^src\//, "", path)
	return path !~ /\// ? "pllint.h" : substr(path, 1, index(path, "/") - 1)
}

FNR == 1 {
	own = FILENAME ~ /^include\// ? "include" : layer_of(FILENAME)
	if (own != "include" && !(own in rank))
		fault("its folder is no layer")
}

/^[ \t]*#[ \t]*include[ \t]*</ {
	header = $0
	sub(/^[^<]*</, "", header)
	sub(/>.*/, "", header)
	if (header in users && users[header]++)
		fault(header " has its adapter elsewhere")
}

/^[ \t]*#[ \t]*include[ \t]*"/ {
	header = $0
	sub(/^[^"]*"/, "", header)
	sub(/".*/, "", header)
	wanted = layer_of(header)
	if ((wanted == "pllint.h" && header == "pllint.h") || header ~ /\.def$/)
		next
	if (header ~ /^base\/(bisect|bytes|hash)\.h$/) # needs nothing, not even the library
		next
	if (!(wanted in rank))
		fault("\"" header "\" is not named by its layer")
	else if (own == "include" || rank[wanted] > rank[own])
		fault("a file of " own " includes " header)
	else if ((own == "cli" || own == "lsp" || own == "change" || own == "report") && rank[wanted] < rank["report"])
		fault("the program includes " header ", which is not public")
}

END { exit faults > 0 }
'
