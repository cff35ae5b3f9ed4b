#!/usr/bin/env bash
# installed_program_test.sh CMAKE BUILD_FOLDER: fails unless an installed and moved tree works on its own.
set -euo pipefail
cmake="$1" build="$2"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

"$cmake" --install "$build" --prefix "$work/first" >"$work/install.log" || { cat "$work/install.log"; exit 1; }
mv "$work/first" "$work/moved"
for needed in bin/flywheel share/flywheel/scenarios/protocols/io_net/2024-06.yaml share/doc/flywheel/LICENSE; do
  [[ -e $work/moved/$needed ]] || { echo "not installed: $needed"; exit 1; }
done

# A scenario far from any source tree extends one that only the installed tree holds.
mkdir "$work/elsewhere"
cd "$work/elsewhere"
printf 'flywheel: 1\nextends: depin/io_net.yaml\n' >mine.yaml
"$work/moved/bin/flywheel" validate mine.yaml

# And without the installed scenarios it must not find one: else it found those of the source tree.
mv "$work/moved/share/flywheel/scenarios" "$work/hidden"
if "$work/moved/bin/flywheel" validate mine.yaml >"$work/validate.log" 2>&1; then
  echo "found scenarios that are not its own:"
  cat "$work/validate.log"
  exit 1
fi
