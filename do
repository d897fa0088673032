#!/usr/bin/env bash
# Every task of this project, one word each; `./do` alone lists them.
# A line that starts with `##` is the help text of the task below it.
set -euo pipefail
cd "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")"

needed=(build-essential cmake ninja-build ccache mold pkg-config libboost1.81-dev
  libboost-json1.81-dev libsqlite3-dev libjemalloc-dev libspdlog-dev libfmt-dev
  prometheus-cpp-dev libtoml11-dev libcli11-dev libgtest-dev librapidcheck-dev python3 sqlite3)

## setup                    install the Debian packages that are missing
task_setup() { ensure "${needed[@]}"; }

## build                    compile everything: build/release
task_build() {
  task_setup
  compile release
}

## run [system] [flags]     start a system (mall unless named) on port 8088; its data is under data/
task_run() { program_does run "$@"; }

## test                     build, then run every test
task_test() { suite release; }

## asan                     every test with the address and undefined behaviour sanitizers
task_asan() { suite asan; }

## tsan                     every test with the data race sanitizer
task_tsan() {
  # The race sanitizer's memory map does not fit under every kernel's address randomization.
  if [[ -z ${fixed_addresses:-} ]] && setarch -R true 2>/dev/null; then
    fixed_addresses=1 exec setarch -R ./do tsan
  fi
  export TSAN_OPTIONS="suppressions=$PWD/tests/tsan.supp ${TSAN_OPTIONS:-}"
  suite tsan
}

## check                    house rules and format only: quick
task_check() {
  ensure clang-format-14 python3
  tools/tidy
  cpp_files | xargs -0r clang-format-14 --dry-run -Werror
}

## format                   rewrite all C++ files in the house format
task_format() {
  ensure clang-format-14
  cpp_files | xargs -0r clang-format-14 -i
}

## bench [--quick|systems]  measure the server beside the smallest program that does the same job
task_bench() {
  local script=run
  if [[ ${1:-} == systems ]]; then script=systems && shift; fi
  task_setup
  ensure wrk
  compile release madang
  compile bench limit
  exec python3 "bench/$script.py" "$@"
}

## fuzz [seconds]           run each fuzzer that long (60 unless said)
task_fuzz() {
  local seconds=${1:-60} program name
  task_setup
  ensure clang-16 libclang-rt-16-dev
  compile fuzz tests/fuzz/all
  for program in build/fuzz/*_fuzz; do
    [[ -x $program ]] || continue
    name=$(basename "$program")
    mkdir -p "build/fuzz/corpus/$name" "tests/fuzz/corpus/$name"
    say "fuzz: $name, $seconds s"
    "$program" -max_total_time="$seconds" -print_final_stats=1 -verbosity=0 \
      -artifact_prefix="build/fuzz/" "build/fuzz/corpus/$name" "tests/fuzz/corpus/$name"
  done
}

## sim [system] [args]      simulate bad days of a system: ./do sim mall --seeds 10000 --from 1
task_sim() { program_does sim "$@"; }

## crash [system] [rounds]  kill the server under load again and again, and audit what it kept
task_crash() {
  local system=mall
  if [[ $# -gt 0 && ! $1 =~ ^[0-9]+$ ]]; then system=$1 && shift; fi
  task_setup
  compile release madang
  exec python3 tests/crash/crash.py build/release/madang --system "$system" --rounds "${1:-30}"
}

## demo [system] [args]     tell a system's story against it (./do run first)
task_demo() { program_does demo "$@"; }

## clean                    remove build/; data/ stays
task_clean() { rm -rf build; }

# program_does <command> [system] [args]: the mall unless named.
program_does() {
  local command=$1 system=mall && shift
  if [[ $# -gt 0 && $1 != -* ]]; then system=$1 && shift; fi
  task_setup
  compile release madang
  exec build/release/madang "$command" "$system" "$@"
}

say() { printf '%s\n' "$*"; }

list_tasks() {
  say "usage: ./do <task>"
  sed -n 's/^## /  /p' do
}

# The named packages which dpkg does not know as installed; one look-up for all of them.
missing_packages() {
  comm -23 <(printf '%s\n' "$@" | sort -u) \
    <(dpkg-query -W -f '${Package} ${db:Status-Status}\n' "$@" 2>/dev/null |
      sed -n 's/ installed$//p' | sort -u)
}

ensure() {
  local missing
  if ! command -v dpkg-query >/dev/null; then
    say "setup: not a Debian system, so please see to these packages: $*" && return
  fi
  mapfile -t missing < <(missing_packages "$@")
  [[ ${#missing[@]} -gt 0 ]] || return 0
  say "setup: installing ${missing[*]}"
  mkdir -p build
  # Lists of packages that are old or absent are the usual reason for a failure: fetch them, once.
  install_packages "${missing[@]}" >build/setup.log 2>&1 ||
    { as_root apt-get update && install_packages "${missing[@]}"; } >>build/setup.log 2>&1 ||
    { tail -n 20 build/setup.log >&2 && say "setup: failed, see build/setup.log" >&2 && return 1; }
}

install_packages() {
  as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -q --no-install-recommends "$@"
}

as_root() {
  if [[ $EUID -eq 0 ]]; then "$@"; else sudo "$@"; fi
}

# compile <preset> [target...]: says nothing but its name, unless something is wrong.
compile() {
  local preset=$1 quiet=--quiet && shift
  [[ -t 1 ]] && quiet=
  say "build: $preset${*:+ $*}"
  if [[ ! build/$preset/build.ninja -nt CMakePresets.json ]]; then
    cmake --preset "$preset" >/dev/null || return 1
  fi
  ninja $quiet -C "build/$preset" "$@"
}

# suite <preset>: all tests of that build. The last line is always "N passed, N failed".
suite() {
  local preset=$1 failed=0
  local log=$PWD/build/$preset/ctest.log
  rm -f "$log"
  if task_setup && compile "$preset"; then
    say "test: $preset"
    ctest --test-dir "build/$preset" -j2 --output-on-failure --no-tests=error --progress \
      --output-log "$log" || failed=1
    # What docs/acceptance.md names must have run, not only exist.
    python3 tests/docs/acceptance_test.py --ran "build/$preset" || failed=1
  else
    failed=1
  fi
  closing_line "$log" "$failed"
}

# closing_line <ctest log> <0 or 1>: ctest's own count; a run which never got so far is one failure.
# ctest takes a test that was skipped for one that passed: we do not.
closing_line() {
  local log=$1 failed=$2 passed=0 skipped=0 counts=
  if [[ -e $log ]]; then
    counts=$(sed -nE 's/^.*% tests passed, ([0-9]+) tests failed out of ([0-9]+)$/\1 \2/p' "$log")
    skipped=$(grep -cE '^\s+[0-9]+ - .* \(Skipped\)$' "$log") || true
  fi
  if [[ -n $counts ]]; then
    passed=$((${counts#* } - ${counts% *} - skipped))
    [[ ${counts% *} -eq 0 ]] || failed=${counts% *}
  fi
  [[ $skipped -eq 0 ]] || say "$skipped skipped"
  say "$passed passed, $failed failed"
  [[ $failed -eq 0 ]]
}

cpp_files() { git ls-files -z --cached --others --exclude-standard -- '*.cpp' '*.hpp'; }

export UBSAN_OPTIONS=${UBSAN_OPTIONS:-print_stacktrace=1}
export TSAN_OPTIONS=${TSAN_OPTIONS:-second_deadlock_stack=1}

if [[ $# -eq 0 ]]; then
  list_tasks
elif declare -F "task_$1" >/dev/null; then
  "task_$1" "${@:2}"
else
  list_tasks >&2
  exit 2
fi
