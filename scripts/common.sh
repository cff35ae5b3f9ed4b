# What every script here shares; sourced, never run. Leaves the caller in the project's root.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
export LC_ALL=C.UTF-8

# The compiler cache lives with the build unless its user has chosen another place.
export CCACHE_DIR="${CCACHE_DIR:-$PWD/build/ccache}" CCACHE_BASEDIR="$PWD" CCACHE_MAXSIZE="${CCACHE_MAXSIZE:-5G}"
export CCACHE_SLOPPINESS="${CCACHE_SLOPPINESS:-pch_defines,time_macros}"  # as precompiled headers need it

say() { printf '\n== %s\n' "$*"; }
die() { printf '%s: %s\n' "${0##*/}" "$*" >&2; exit 1; }

# Shows a command, then runs it.
show() { printf '   $ %s\n' "$*"; "$@"; }

# Prints the comment at the head of a script: its manual.
manual() { sed -n '2,/^[^#]/{s/^# \{0,1\}//p}' "$0"; }

# Parallel jobs: one a core, but no more than fit in the memory that is free at this many MiB a job.
jobs_of() {
  local mib_a_job="$1" cores available
  cores=$(nproc)
  available=$(awk '/^MemAvailable/ {print int($2 / 1024)}' /proc/meminfo)
  local fit=$((available / mib_a_job))
  ((fit < 1)) && fit=1
  echo $((fit < cores ? fit : cores))
}

# True when nvcc is here; the configure step decides whether it is new enough and works.
has_nvcc() { command -v nvcc >/dev/null || [[ -x "${CUDA_HOME:-/usr/local/cuda}/bin/nvcc" ]]; }

# True when an NVIDIA driver answers.
has_gpu() { command -v nvidia-smi >/dev/null && nvidia-smi -L 2>/dev/null | grep -q '^GPU '; }

as_root() {
  if ((EUID == 0)); then "$@"
  elif command -v sudo >/dev/null; then sudo --preserve-env=DEBIAN_FRONTEND "$@"
  else die "needs root or sudo to run: $*"
  fi
}
