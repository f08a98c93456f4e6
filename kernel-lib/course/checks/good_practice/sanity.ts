import {
  type CheckTools,
  defineExercise,
  describeValue,
  type Student,
} from 'chainrule-grader/checks';
import { concatenate, zeros } from 'kernel-lib/tensor';
import { GOOD_PRACTICE } from './known.js';

const VERDICTS = ['no number', 'start', 'penalty', 'by heart', 'healthy'] as const;
export type Verdict = (typeof VERDICTS)[number];

/** How a net may be sick: see the probe `net`. */
export interface Sickness {
  /** Loss at the start, beside that of a guessing net. */
  height?: number;
  penalty?: number;
  slope?: number;
  /** Below this share of the guessing loss, or with a penalty if negative, no number comes. */
  breaks?: number;
  /** Steps after which the loss of the first 20 falls below a tenth. */
  after?: number;
  /** The examples from this one on contradict the others: together they cannot be learned. */
  contradictFrom?: number;
}

const WHAT: Record<Verdict, string> = {
  'no number': 'a loss that is no number',
  start: 'a wrong loss at the start',
  penalty: 'a penalty that does not raise the loss',
  'by heart': 'twenty examples that are not learned',
  healthy: 'a healthy net',
};

/** Asks about one net, and compares the verdict. */
export async function compareVerdict(
  student: Student,
  t: CheckTools,
  what: string,
  sickness: Sickness,
  want: Verdict,
  likely: Partial<Record<Verdict, string>> = {},
): Promise<void> {
  const { height = 1, penalty = 1, slope = 1, breaks = 0, after = 150, contradictFrom } = sickness;
  const classes = t.extent(3, 30);
  const guessing = Math.log(classes);
  const [N, D] = [t.extent(24, 30), 4];
  const u = t.randn(D);
  const unit = u.div(Math.sqrt(u.mul(u).sum()));
  const rows = Array.from({ length: N }, (_, n) =>
    (contradictFrom !== undefined && n >= contradictFrom ? unit.neg() : unit).reshape(1, D),
  );
  const X = concatenate(rows);
  const y = t.labels(N, Math.min(classes, N));
  // Weights across the examples, so that a penalty finds some and the loss does not feel them.
  const v = t.randn(D);
  const across = v.sub(unit.mul(unit.mul(v).sum()));
  const w = across.mul(0.2 / Math.sqrt(across.mul(across).sum()));
  // The residual shrinks by the same factor q in each step, and the loss by q².
  const q = (0.1 / height) ** (1 / (2 * (after - 0.5)));
  const rate = (1 - q) / (height * guessing);
  const f = t.probe('net', height * guessing, penalty, slope, breaks * guessing);
  const model = { w, b: zeros(1) };
  const [got] = await student.call('sanity_checks', f, model, X, y, classes, rate);
  t.that(
    typeof got === 'string',
    `the verdict is ${describeValue(got)}; expected one of ${VERDICTS.map((v) => `'${v}'`).join(', ')}`,
    got === undefined ? 'return the verdict: a print is read by nobody' : undefined,
  );
  t.that(
    VERDICTS.includes(got as Verdict),
    `'${(got as string).slice(0, 30)}' is no verdict`,
    `the verdicts are ${VERDICTS.map((v) => `'${v}'`).join(', ')}`,
  );
  const known = likely[got as Verdict];
  t.that(
    got === want,
    `${what}: the verdict is '${got}'; expected '${want}', ${WHAT[want]}`,
    known,
  );
  t.inputsUnchanged();
}

const START = {
  healthy: 'is the loss at the start looked at, with reg = 0, beside log(classes)?',
  'by heart': 'the loss at the start comes before the twenty examples',
  penalty: 'the loss at the start comes before the penalty',
};

export const sanity_checks = defineExercise({
  ...GOOD_PRACTICE,
  name: 'sanity_checks',
  params: ['net', 'model', 'X', 'y', 'classes', 'learning_rate'],
  returns: 'the verdict',
  hints: [
    'What loss has a net that gives each of C classes the probability 1/C? All the limits are shares of that number.',
    'Call net with reg = 0 and with reg = 1e3 and look at both losses. Then 200 times: a step with the gradients of X.slice("0:20"), into a new object of weights, starting from model.',
    'guessing = Math.log(classes); off by more than 0.1 * guessing is "start"; penalised <= start is "penalty". For step 0 to 200: loss below 0.1 * guessing is "healthy", otherwise next[name] = params[name].sub(grads[name].mul(learning_rate)). After the loop "by heart". Number.isFinite(loss) comes first everywhere.',
  ],
  checks: [
    {
      id: 'healthy',
      title: 'a healthy net is called healthy, a wrong loss at the start is not',
      points: 2,
      async run(student, t: CheckTools) {
        await compareVerdict(student, t, 'a sound net', {}, 'healthy', {
          start: 'what is the loss of a net that gives each class the same probability?',
          penalty: 'the loss with reg = 1000 must be larger than that with reg = 0',
          'by heart':
            'does every weight of the model move, by minus rate times gradient, again and again?',
        });
        await compareVerdict(student, t, 'twice the loss', { height: 2 }, 'start', START);
        await compareVerdict(student, t, 'half the loss', { height: 0.5 }, 'start', {
          ...START,
          healthy:
            'a loss that is too low at the start is as suspicious as one that is too high: Math.abs',
        });
      },
    },
    {
      id: 'penalty',
      title: 'a penalty that changes nothing, or helps, is found',
      points: 1,
      core: false,
      async run(student, t: CheckTools) {
        for (const [what, penalty] of [
          ['a net without its penalty', 0],
          ['a penalty with the wrong sign', -1],
        ] as const) {
          await compareVerdict(student, t, what, { penalty }, 'penalty', {
            healthy:
              'the loss with reg = 1000 must be larger than that with reg = 0, not only another one',
            'by heart': 'the penalty comes before the twenty examples',
          });
        }
      },
    },
    {
      id: 'by-heart',
      title: 'the first twenty examples, 200 steps, without a penalty',
      points: 2,
      core: false,
      async run(student, t: CheckTools) {
        const all = 'only the first 20 examples are to be learned, not all of X';
        await compareVerdict(student, t, 'gradients of 0', { slope: 0 }, 'by heart', {
          healthy: 'the loss has not fallen at all: compare it with a tenth of the guessing loss',
        });
        const some = { contradictFrom: 20 };
        await compareVerdict(student, t, 'a 21st example that is none', some, 'healthy', {
          'by heart': all,
        });
        const last = { contradictFrom: 18 };
        await compareVerdict(student, t, 'two of the twenty contradict', last, 'by heart', {
          healthy: 'all of the first 20 examples are to be learned: slice("0:20")',
        });
      },
    },
    {
      id: 'no-number',
      title: 'NaN is noticed wherever it comes up',
      points: 1,
      core: false,
      async run(student, t: CheckTools) {
        const nan = 'every comparison with NaN is false: ask Number.isFinite(loss) first';
        const likely = { start: nan, penalty: nan, 'by heart': nan, healthy: nan };
        await compareVerdict(student, t, 'NaN at once', { breaks: 9 }, 'no number', likely);
        await compareVerdict(student, t, 'NaN with a penalty', { breaks: -1 }, 'no number', likely);
        const late = { breaks: 0.4 };
        await compareVerdict(student, t, 'NaN after some steps', late, 'no number', likely);
      },
    },
  ],
});

/** At the very limits. */
export async function compareLimits(student: Student, t: CheckTools): Promise<void> {
  for (const height of [0.91, 1.09]) {
    await compareVerdict(student, t, `a start of ${height} · log C`, { height }, 'healthy', {
      start: 'up to 10 % off is no reason to worry',
    });
  }
  for (const height of [0.89, 1.11]) {
    await compareVerdict(student, t, `a start of ${height} · log C`, { height }, 'start', {
      healthy: 'more than 10 % off is too much',
    });
  }
  await compareVerdict(student, t, 'learned in the 200th step', { after: 200 }, 'healthy', {
    'by heart': 'look at the loss once more after the 200th step',
  });
  await compareVerdict(student, t, 'learned in the 201st step', { after: 201 }, 'by heart', {
    healthy: '200 steps, not more',
  });
  await compareVerdict(student, t, 'learned in the first step', { after: 1 }, 'healthy');
  await compareVerdict(student, t, 'a weak penalty', { penalty: 1e-3 }, 'healthy', {
    penalty: 'any larger loss is enough',
  });
  await compareVerdict(student, t, 'a strong penalty', { penalty: 1e4 }, 'healthy', {
    start: 'the loss at the start is that with reg = 0',
  });
  const many = { breaks: Number.NEGATIVE_INFINITY };
  await compareVerdict(student, t, 'NaN on all examples together', many, 'no number');
  const slow = { after: 150, height: 1.05, breaks: 0.11 };
  await compareVerdict(student, t, 'NaN just before it is learned', slow, 'no number');
  await compareVerdict(student, t, 'wrong way', { slope: -1, after: 120 }, 'by heart', {
    healthy: 'the loss has risen',
  });
  const both = { height: 1.5, penalty: 0 };
  await compareVerdict(student, t, 'a wrong start, and no penalty', both, 'start');
  await compareVerdict(
    student,
    t,
    'no penalty, and nothing learned',
    { penalty: 0, slope: 0 },
    'penalty',
  );
}
