# Reads one xunit XML report: prints what failed and what was skipped, and writes its counts to the file `counts`.
# A "<" never stands in the text or an attribute of the report (it is written as an entity), so each record is one tag with the text behind it.
BEGIN { RS = "<"; complete = 0; total = -1 }

function attribute(name,    start, rest) {
    start = index($0, " " name "=\"")
    if (start == 0) return ""
    rest = substr($0, start + length(name) + 3)
    return substr(rest, 1, index(rest, "\"") - 1)
}

function plain(text) {
    sub(/^!\[CDATA\[/, "", text); sub(/\]\]>$/, "", text)
    gsub(/\\r/, "", text); gsub(/\\n/, "\n", text); gsub(/\\t/, "    ", text); gsub(/\\"/, "\"", text); gsub(/\\\\/, "\\", text)
    gsub(/&lt;/, "<", text); gsub(/&gt;/, ">", text); gsub(/&quot;/, "\"", text); gsub(/&apos;/, "'", text); gsub(/&#x[Aa];/, "\n", text); gsub(/&amp;/, "\\&", text)
    return text
}

function say(text, indent) { text = plain(text); gsub(/\n/, "\n" indent, text); print indent text }

function text_of_tag() { return substr($0, index($0, ">") + 1) }

/^assembly / { total = attribute("total"); passed = attribute("passed"); failed = attribute("failed") + attribute("errors"); skipped = attribute("skipped") }
/^test / {
    name = attribute("name")
    if (attribute("result") == "Fail") { printf "FAILED  "; say(name, "") }
    if (attribute("result") == "Skip") { printf "SKIPPED "; say(name, "") }
}
/^message[ >]/ { say(text_of_tag(), "        ") }
/^stack-trace[ >]/ { split(plain(text_of_tag()), frames, "\n"); for (i = 1; i <= 4 && i in frames; i++) print "          " frames[i] }
/^reason[ >]/ { say(text_of_tag(), "        ") }
/^\/assemblies>/ { complete = 1 }

END {
    if (complete && total >= 0) print passed, failed, skipped > counts
    else exit 3
}
