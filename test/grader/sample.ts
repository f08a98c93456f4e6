import type { CheckResult, ExerciseResult, QuestionResult, Report } from 'chainrule-grader';

const check = (part: Partial<CheckResult>): CheckResult => ({
  id: 'values',
  title: 'out = x·w + b',
  status: 'passed',
  score: 2,
  max_score: 2,
  hidden: false,
  ...part,
});

const exercise = (part: Partial<ExerciseResult>): ExerciseResult => ({
  name: 'affine_forward',
  topic: 'layers',
  file: 'exercises/layers.ts',
  lab: 2,
  status: 'failed',
  score: 0,
  max_score: 0,
  hints: ['Look at the shapes.', 'Use dot.'],
  checks: [],
  output: '',
  seconds: 0.25,
  ...part,
});

const question = (part: Partial<QuestionResult>): QuestionResult => ({
  id: 'lab02-db',
  kind: 'choice',
  lab: 2,
  file: 'notebooks/02.ipynb',
  title: 'What is each entry of db?',
  status: 'todo',
  score: 0,
  max_score: 1,
  ...part,
});

const replay = 'npm run grade -- --exercise affine_forward --seed 7';

/** A report with one of everything, and with every character that a format must escape. */
export const sample: Report = {
  version: 1,
  path: 'exercises',
  seed: 7,
  status: 'graded',
  notes: ['layers.ts: layers (1).ts was graded in its place'],
  score: 4,
  max_score: 13,
  hidden: { points: 1, score: 0, graded: false },
  exercises: [
    exercise({
      score: 2,
      max_score: 5,
      output: '::error::100%\n<b>&</b>',
      checks: [
        check({}),
        check({
          id: 'images',
          title: 'flattened, "N:1, 2" & <more>',
          status: 'failed',
          score: 0,
          message: 'out[0, 1] is 3; expected 4\nsecond line 100%',
          diagnosis: 'the bias b is missing',
          replay,
        }),
        check({
          id: 'edges',
          title: 'graded later',
          status: 'pending',
          score: 0,
          max_score: 1,
          hidden: true,
        }),
      ],
    }),
    exercise({
      name: 'relu_forward',
      status: 'error',
      max_score: 2,
      message: 'exercises/layers.ts:21: relu_forward threw Error: \u001b[31m]]>',
      checks: [
        check({
          status: 'error',
          score: 0,
          message: 'exercises/layers.ts:21: relu_forward threw Error: \u001b[31m]]>',
          place: { path: 'exercises/layers.ts', line: 21, column: 3, source: 'throw new Error();' },
          replay,
        }),
      ],
    }),
    exercise({
      name: 'relu_backward',
      status: 'blocked',
      max_score: 2,
      message: 'relu_forward does not work yet',
      checks: [check({ status: 'blocked', score: 0, message: 'relu_forward does not work yet' })],
    }),
  ],
  questions: {
    score: 2,
    max_score: 4,
    open_points: 4,
    predictions: [
      {
        id: 'lab02-guess',
        lab: 2,
        file: 'notebooks/02.ipynb',
        title: 'What now?',
        made: true,
        answer: '3',
      },
      { id: 'lab02-more', lab: 2, file: 'notebooks/02.ipynb', title: 'And now?', made: false },
    ],
    notebooks: [
      { path: 'notebooks/02.ipynb' },
      { path: 'notebooks/broken.ipynb', problem: 'notebooks/broken.ipynb is broken <json>' },
    ],
    results: [
      question({ status: 'passed', score: 2, max_score: 2, answer: 'b' }),
      question({
        id: 'lab02-loss',
        kind: 'number',
        title: 'How large, at 100% & "most"?',
        status: 'failed',
        answer: '0.1',
        message: '0.1 is not right',
        diagnosis: 'that is the probability',
      }),
      question({ id: 'lab02-xor', message: 'not answered yet' }),
      question({
        id: 'lab02-hidden',
        kind: 'open',
        status: 'pending',
        max_score: 4,
        answer: '<script>',
        message: 'marked by a person',
      }),
    ],
  },
  type_errors: [
    {
      path: 'exercises/layers.ts',
      line: 3,
      column: 7,
      message: "Type 'number' is not assignable to type 'string'.",
      source: 'const n: string = 3;',
      underline: '      ~',
    },
  ],
  faults: 0,
  sandbox: { node: 'v20.20.2', platform: 'linux x64', layers: [] },
};
