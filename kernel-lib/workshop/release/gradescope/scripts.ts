/** Run once as root, when the instructor uploads the zip. */
export const SETUP = `#!/usr/bin/env bash
# Makes sure that there is a Node for the grader. Everything else is in this zip.
set -euo pipefail

new_enough() {
  command -v node > /dev/null &&
    node -e 'const [a, b] = process.versions.node.split(".").map(Number); process.exit(a > 20 || (a === 20 && b >= 19) ? 0 : 1)'
}

if ! new_enough; then
  apt-get update
  apt-get install -y --no-install-recommends ca-certificates nodejs npm
fi
# The system's Node may be too old: npm carries newer ones, as a package called node.
if ! new_enough; then
  npm install --global --no-audit --no-fund --prefix /usr/local 'node@>=20.19.0 <21'
  hash -r
fi
if ! new_enough; then
  echo 'setup.sh: Node 20.19 or newer could not be installed' >&2
  exit 1
fi

# A student's code runs as another user: it must not read the checks.
chmod -R go-rwx /autograder/source
node --version
`;

/** Run as root for each submission, in /autograder. */
export const RUN_AUTOGRADER = `#!/usr/bin/env bash
# Grades /autograder/submission into /autograder/results/results.json.
set -u
base=/autograder
results=$base/results
mkdir -p "$results"
chmod 700 "$results"
total=\${TIMEOUT_SECONDS:-600}

# The grader ends itself at 85 % of the time; this is for the case that it cannot.
timeout --kill-after=5 "$((total * 92 / 100))" \\
  node --max-old-space-size=320 "$base/source/grade.mjs" "$base" "$total"
code=$?

if [ ! -s "$results/results.json" ]; then
  printf '{"score": 0, "output": "The grader itself failed (exit code %s), not you. Tell your instructor.", "stdout_visibility": "hidden"}\\n' \\
    "$code" > "$results/results.json.tmp"
  mv -f "$results/results.json.tmp" "$results/results.json"
fi
`;

export const GRADE = `import { main } from './node_modules/chainrule-workshop/dist/release/gradescope/autograde.js';

process.exit(await main(process.argv.slice(2)));
`;
