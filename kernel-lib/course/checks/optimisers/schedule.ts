import { type CheckTools, defineExercise, type Student } from 'chainrule-grader/checks';
import { cosineDecay, withWarmup } from 'kernel-lib/schedules';
import { tensor } from 'kernel-lib/tensor';

/** What a schedule is asked for. */
export interface Plan {
  top: number;
  total: number;
  warmup: number;
  bottom: number;
}

type Formula = (t: number, plan: Plan) => number;

/** The library's schedule with these settings. */
export function scheduleOf({ top, total, warmup, bottom }: Plan): (t: number) => number {
  const decay = cosineDecay(top, { total: total - warmup, min: bottom });
  return warmup === 0 ? decay : withWarmup(decay, { steps: warmup, start: 0 });
}

/** The schedule with another curve after the warm-up, another warm-up, or another end. */
function bent(
  shape: (p: number, plan: Plan, t: number) => number,
  ramp: Formula = (t, { top, warmup }) => (top * t) / warmup,
  end: (plan: Plan, t: number) => number = ({ bottom }) => bottom,
): Formula {
  return (t, plan) => {
    if (t < plan.warmup) return ramp(t, plan);
    if (t >= plan.total) return end(plan, t);
    return shape((t - plan.warmup) / (plan.total - plan.warmup), plan, t);
  };
}

const half = (cosine: number, { top, bottom }: Plan) =>
  bottom + ((top - bottom) * (1 + cosine)) / 2;
const right: Parameters<typeof bent>[0] = (p, plan) => half(Math.cos(Math.PI * p), plan);

const slips: { say: string; formula: Formula }[] = [
  {
    say: 'the cosine gets degrees: Math.cos wants radians, and half a turn is Math.PI',
    formula: bent((p, plan) => half(Math.cos(180 * p), plan)),
  },
  {
    say: 'π is missing inside the cosine: p runs from 0 to 1, the angle from 0 to π',
    formula: bent((p, plan) => half(Math.cos(p), plan)),
  },
  {
    say: 'that is a whole turn, so the rate climbs again: the angle runs from 0 to π, not 2π',
    formula: bent((p, plan) => half(Math.cos(2 * Math.PI * p), plan)),
  },
  {
    say: 'that is a quarter of a turn: the angle runs from 0 to π, and (1 + cos)/2 from 1 to 0',
    formula: bent((p, { top, bottom }) => bottom + (top - bottom) * Math.cos((Math.PI * p) / 2)),
  },
  {
    say: '(1 + cos) is not halved, so it starts at twice the top',
    formula: bent((p, { top, bottom }) => bottom + (top - bottom) * (1 + Math.cos(Math.PI * p))),
  },
  {
    say: 'it runs upwards: (1 + cos)/2 falls from 1 to 0',
    formula: bent((p, plan) => half(-Math.cos(Math.PI * p), plan)),
  },
  {
    say: 'the 1 + is missing: the cosine alone becomes negative',
    formula: bent((p, { top, bottom }) => bottom + ((top - bottom) * Math.cos(Math.PI * p)) / 2),
  },
  {
    say: 'bottom is ignored: the rate ends at bottom, not at 0',
    formula: bent(
      (p, plan) => half(Math.cos(Math.PI * p), { ...plan, bottom: 0 }),
      undefined,
      () => 0,
    ),
  },
  {
    say: 'the cosine falls to 0, not to bottom: scale it with (top - bottom) and add bottom',
    formula: bent((p, plan) => half(Math.cos(Math.PI * p), { ...plan, bottom: 0 })),
  },
  {
    say: 'the curve is cut off at bottom: it should reach it smoothly, bottom + (top - bottom) · …',
    formula: bent((p, plan) =>
      Math.max(plan.bottom, half(Math.cos(Math.PI * p), { ...plan, bottom: 0 })),
    ),
  },
  {
    say: 'bottom is added on top, so it starts above top: scale the cosine with (top - bottom)',
    formula: bent((p, plan) => plan.bottom + half(Math.cos(Math.PI * p), { ...plan, bottom: 0 })),
  },
  {
    say: 'that is a straight line, not a cosine',
    formula: bent((p, { top, bottom }) => top + (bottom - top) * p),
  },
  {
    say: 'the warm-up is missing: for t < warmup the rate is top · t / warmup',
    formula: (t, plan) =>
      t >= plan.total
        ? plan.bottom
        : half(Math.cos((Math.PI * (t - plan.warmup)) / (plan.total - plan.warmup)), plan),
  },
  {
    say: 'there is no warm-up: for t < warmup the rate is top · t / warmup, and the cosine begins after it',
    formula: (t, plan) =>
      t >= plan.total ? plan.bottom : half(Math.cos((Math.PI * t) / plan.total), plan),
  },
  {
    say: 'the cosine counts from t = 0: after the warm-up, p = (t - warmup) / (total - warmup)',
    formula: bent((_p, plan, t) => half(Math.cos((Math.PI * t) / plan.total), plan)),
  },
  {
    say: 'the cosine comes too late to its end: it has only total - warmup updates, divide by that',
    formula: bent((_p, plan, t) =>
      half(Math.cos((Math.PI * (t - plan.warmup)) / plan.total), plan),
    ),
  },
  {
    say: 'the warm-up is one update ahead: it is top · t / warmup, 0 at t = 0',
    formula: bent(right, (t, { top, warmup }) => (top * (t + 1)) / warmup),
  },
  {
    say: 'the warm-up begins at bottom: it is top · t / warmup, 0 at t = 0',
    formula: bent(right, (t, { top, warmup, bottom }) => bottom + ((top - bottom) * t) / warmup),
  },
  {
    say: 'the warm-up climbs to top - bottom only: it is top · t / warmup',
    formula: bent(right, (t, { top, warmup, bottom }) => ((top - bottom) * t) / warmup),
  },
  {
    say: 'the warm-up stays at the top from the first update: it climbs, top · t / warmup',
    formula: bent(right, (_t, { top }) => top),
  },
  {
    say: 'after total the cosine goes on and climbs again: for t ≥ total the rate is bottom',
    formula: bent(right, undefined, (plan, t) =>
      half(Math.cos((Math.PI * (t - plan.warmup)) / (plan.total - plan.warmup)), plan),
    ),
  },
  {
    say: 'after total the rate is 0: it should stay at bottom',
    formula: bent(right, undefined, () => 0),
  },
];

/** Compares the schedule at t = 0, 1, …, so that an index in a message is the t. */
export async function compareSchedule(
  student: Student,
  t: CheckTools,
  plan: Plan,
  last: number,
): Promise<void> {
  const times = Array.from({ length: last + 1 }, (_, i) => i);
  const got: number[] = [];
  for (const time of times) {
    const [rate] = await student.call(
      'cosine_schedule',
      time,
      plan.top,
      plan.total,
      plan.warmup,
      plan.bottom,
    );
    got.push(t.number(`the rate at t = ${time}`, rate));
  }
  const right = scheduleOf(plan);
  t.close('rate', tensor(got), tensor(times.map(right)), {
    mistakes: slips.map(({ say, formula }) => ({
      say,
      when: () => tensor(times.map((time) => formula(time, plan))),
    })),
    ifNotFinite:
      'there is a division by zero: with warmup = 0 there is no warm-up, and no division by it',
  });
}

export const cosine_schedule = defineExercise({
  name: 'cosine_schedule',
  topic: 'optimisers',
  lab: 6,
  params: ['t', 'top', 'total', 'warmup', 'bottom'],
  returns: 'learning_rate',
  hints: [
    'Three cases, one after the other: t before the warm-up ends, t past the end, and all that is between.',
    'if (t < warmup) return (top * t) / warmup; and if (t >= total) return bottom. That leaves the cosine.',
    'p = (t - warmup) / (total - warmup); then bottom + (top - bottom) · (1 + Math.cos(Math.PI * p)) / 2.',
  ],
  checks: [
    {
      id: 'cosine',
      title: 'half a cosine from top to bottom, without warm-up (t = 0 to 20)',
      points: 2,
      async run(student, t) {
        const top = t.uniform(0.2, 0.9, 1).item();
        const plan = { top, total: 20, warmup: 0, bottom: top / 8 };
        await compareSchedule(student, t, plan, 20);
      },
    },
    {
      id: 'warmup',
      title: 'a linear warm-up to top first (t = 0 to 24)',
      points: 1,
      core: false,
      async run(student, t) {
        const top = t.uniform(0.2, 0.9, 1).item();
        const plan = { top, total: 24, warmup: 5, bottom: top / 8 };
        await compareSchedule(student, t, plan, 24);
      },
    },
    {
      id: 'after',
      title: 'after total it stays at bottom (t = 0 to 30, total = 20)',
      points: 1,
      core: false,
      async run(student, t) {
        const top = t.uniform(0.2, 0.9, 1).item();
        const plan = { top, total: 20, warmup: 4, bottom: top / 8 };
        await compareSchedule(student, t, plan, 30);
      },
    },
  ],
});
