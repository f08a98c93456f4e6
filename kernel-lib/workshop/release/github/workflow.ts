/** .github/workflows/classroom.yml of a student's repository. */
export const WORKFLOW = `# Grades every push: the same checks as in the notebooks. What is shown here are the visible points;
# the others are added when the course is graded.
name: GitHub Classroom
on:
  push:
    branches: ['**']
  workflow_dispatch:

permissions:
  checks: write
  actions: read
  contents: read

concurrency:
  group: grade-\${{ github.ref }}
  cancel-in-progress: true

jobs:
  grade:
    runs-on: ubuntu-latest
    timeout-minutes: 15
    # Not for pushes of the classroom itself.
    if: github.actor != 'github-classroom[bot]'
    steps:
      - uses: actions/checkout@11bd71901bbe5b1630ceea73d27597364c9af683 # v4.2.2
        with:
          persist-credentials: false
      - uses: actions/setup-node@49933ea5288caeca8642d1e84afbd3f7d6820020 # v4.4.0
        with:
          node-version: '22'
          cache: npm
      - name: Install and build
        run: npm run build
      - name: Grade
        id: grade
        run: |
          npm run --silent grade -- . --format github --out "$RUNNER_TEMP/report.txt"
          grep -v '^result=' "$RUNNER_TEMP/report.txt"
          grep '^result=' "$RUNNER_TEMP/report.txt" >> "$GITHUB_OUTPUT"
      - name: Report to GitHub Classroom
        if: always() && steps.grade.outputs.result != ''
        # GitHub's own, at the tag that its documentation names.
        uses: classroom-resources/autograding-grading-reporter@v1
        env:
          CHAINRULE_RESULTS: \${{ steps.grade.outputs.result }}
        with:
          runners: chainrule
`;
