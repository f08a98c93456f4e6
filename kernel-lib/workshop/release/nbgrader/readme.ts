/** The README of a course folder. */
export function courseReadme(project: string): string {
  return `# chainrule as an nbgrader course

Made by \`npm run release -- nbgrader\`. nbgrader 0.9 or newer, with JupyterLab 4.

1. Install the kernel once on every machine that runs the notebooks, in the project's folder
   (here \`${project}\`): \`npm run kernel -- install\`.
2. In this folder, for each lab: \`nbgrader generate_assignment 00-warm-up\`, then release it.
3. \`nbgrader collect\` (or put what students hand in into \`submitted/STUDENT/00-warm-up/\`), then
   \`nbgrader autograde 00-warm-up\`, \`nbgrader formgrade\` for the open questions, and
   \`nbgrader generate_feedback 00-warm-up\`.

**What an assignment is.** A notebook, and \`exercises/\` with the files that the student writes: both
are handed in. Run the notebook where it lies: the kernel works in the assignment's folder. Exercises
that build on those of an earlier lab need the earlier files: copy your own over the stubs.

**Where the library comes from.** \`node_modules\` here is a link to the project's. Where students
work elsewhere, such as in their homes on a JupyterHub, make such a link above their folders
(\`ln -s ${project}/node_modules /node_modules\` serves a whole machine). Give students a copy of the
project without hidden checks (\`npm run release -- student\`): there the cells count the visible
checks, and \`nbgrader validate\` passes when all of those do.

**Points.** The cells that nbgrader scores end in a number of points. They run the same checks as
\`npm run grade\`, each exercise in a child process that cannot reach the notebook. nbgrader itself runs
students' other cells in the same kernel as the scoring ones, so a determined student can forge
points there; \`npm run grade -- submitted/STUDENT/00-warm-up\` cannot be forged, and says the same
for honest work.
`;
}
