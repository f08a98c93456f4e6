/** README.md of a student's copy. */
export const STUDENT_README = `# chainrule

Learn how neural networks train by building one, by hand, in TypeScript.

You need [Node](https://nodejs.org) 20.19 or newer and [Python](https://python.org) 3.9 or newer.

\`\`\`
npm start                  # opens the labs in JupyterLab
npm run check              # what to do next, and what is wrong with it
npm run check -- NAME      # one exercise; --hint shows the next hint, --watch looks again at each save
npm run grade              # all exercises, with points
npm run submit             # makes the one zip that you hand in, and says what is inside
\`\`\`

The first start takes a minute or two and needs the network; later ones take seconds and need none.
All that it sets up stays inside this folder.

1. \`npm start\`, and open \`notebooks/00-warm-up.ipynb\`. Read, and run cells with Shift+Enter.
2. A lab names an exercise and its file, for example \`exercises/layers.ts\`. Open it, replace the
   \`throw\` line by your answer, save.
3. Run the check cell again. No restart is needed.

The first time an answer is wrong you see where; the likely cause comes when it is wrong again. To have
it at once, or only with \`--hint\`: \`npm run check -- --cause first-run\`, or \`hint\`. Hints that you take
are noted in \`exercises/progress.jsonl\` and handed in.

Some points come from checks that are run after you have handed in: the commands say how many.
They ask nothing that the exercise does not ask, of other inputs.
`;

/** tsconfig.json of a student's copy: for the editor, of her exercises. */
export const STUDENT_TSCONFIG = `${JSON.stringify(
  {
    extends: './tsconfig.base.json',
    compilerOptions: { noEmit: true, noUnusedLocals: false, noUnusedParameters: false },
    include: ['exercises/**/*.ts'],
  },
  null,
  2,
)}
`;

export const STUDENT_GITIGNORE = `node_modules/
dist/
.venv/
.jupyter/
.cache/
.ipynb_checkpoints/
*.bak-*
/submission.zip
`;
