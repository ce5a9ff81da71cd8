#!/bin/sh
# Fuzz all targets at once for so many seconds; exits non-zero on a finding (crash, hang, memory).
#
#   fuzz/run.sh SECONDS
#
# FUZZ_SEED makes a run begin as another one did (0: by chance). What is found lies in fuzz/findings/. PYTHON names the interpreter (with atheris and the package installed).
set -u
seconds=${1:?usage: fuzz/run.sh SECONDS}
python=${PYTHON:-python3}
here=$(cd "$(dirname "$0")" && pwd)
findings=$here/findings
grown=$(mktemp -d)
mkdir -p "$findings"
trap 'rm -rf "$grown"' EXIT

fuzz() {
    mkdir -p "$grown/$1"
    "$python" "$here/fuzz_$1.py" -max_total_time="$seconds" -timeout=10 -rss_limit_mb=500 -max_len=100000 \
        -len_control=20 -seed="${FUZZ_SEED:-0}" -dict="$here/report.dict" -artifact_prefix="$findings/$1-" -print_final_stats=1 \
        "$grown/$1" "$here/corpus/$1" >"$findings/$1.log" 2>&1
}

fuzz html &
html=$!
fuzz text &
text=$!
fuzz docx &
docx=$!
status=0
for running in $html $text $docx; do
    wait "$running" || status=1
done
for target in html text docx; do
    echo "$target: $(grep -a -o 'stat::number_of_executed_units: *[0-9]*' "$findings/$target.log" | grep -o '[0-9]*$' || echo '?') executions," \
        "peak memory $(grep -a -o 'stat::peak_rss_mb: *[0-9]*' "$findings/$target.log" | grep -o '[0-9]*$' || echo '?') MB"
done
[ $status -eq 0 ] || grep -a -h -E 'Error|ERROR|TooSlow|File .*govdisclosure' "$findings"/*.log | tail -n 20
exit $status
