import {
  type CheckTools,
  defineExercise,
  type Mistake,
  type Student,
} from 'chainrule-grader/checks';
import { relu_forward as reluForward } from 'kernel-lib/layers';
import { greater, type Tensor } from 'kernel-lib/tensor';
import { drawP, drawSeed } from '../dropout/masks.js';
import { drawnInputs, forwardMask } from '../dropout.js';

type Param = { mode: 'train' | 'test'; p: number; seed: number };

/** What the pair is called with. */
export interface DropCall {
  a: Tensor;
  param: Param;
}

export function drawDrop(t: CheckTools, mode: Param['mode'] = 'train'): DropCall {
  const { x } = drawnInputs(t);
  return { a: x, param: { mode, p: drawP(t, 'low'), seed: drawSeed(t) } };
}

const relu = (x: Tensor) => reluForward(x)[0];

/** The masks for this seed and for the next one, seen where every a is 1 and relu lets all pass. */
export async function masksOf(student: Student, t: CheckTools, { a, param }: DropCall) {
  const full = a.mul(0).add(1);
  const of = async (seed: number) => {
    const given = { ...param, mode: 'train', seed };
    return (await forwardMask(student, t, full, given, 'relu_dropout_forward')).mask;
  };
  return { mask: await of(param.seed), next: await of(param.seed + 1) };
}

/** What `dropout_param` is after the call. */
function requireAfter(t: CheckTools, student: Student, before: Param): void {
  const after = student.last.after.dropout_param as Partial<Param> | undefined;
  for (const setting of ['mode', 'p'] as const) {
    t.that(
      after?.[setting] === before[setting],
      `dropout_param.${setting} is ${String(after?.[setting])} after the call; it was ${before[setting]}`,
      'only the seed moves on',
    );
  }
  const want = before.mode === 'train' ? before.seed + 1 : before.seed;
  t.that(
    after?.seed === want,
    `dropout_param.seed is ${String(after?.seed)} after a call in ${before.mode} mode with the seed ${before.seed}; expected ${want}`,
    before.mode === 'test'
      ? 'test mode draws no mask, and leaves the seed as it is'
      : after?.seed === before.seed
        ? 'the next call would draw the same mask again: leave the next seed in the dropout_param that was given'
        : 'the next call takes the next whole number',
  );
}

/** Calls the student's forward, and compares what comes out. */
export async function dropForward(
  student: Student,
  t: CheckTools,
  call: DropCall,
  masks: { mask: Tensor; next: Tensor },
): Promise<unknown> {
  const { a, param } = call;
  const [out, cache] = await student.call('relu_dropout_forward', a, param);
  const h = relu(a);
  const { mask } = masks;
  const mistakes: Mistake[] =
    param.mode === 'test'
      ? [
          { say: 'relu is missing', when: () => a },
          { say: 'units are dropped in test mode: hand the mode on', when: () => h.mul(mask) },
          {
            say: 'it is scaled by p in test mode: inverted dropout does nothing there',
            when: () => h.mul(param.p),
          },
        ]
      : [
          { say: 'relu is missing', when: () => a.mul(mask) },
          { say: 'dropout is missing', when: () => h },
        ];
  t.close('out', out, param.mode === 'test' ? h : h.mul(mask), { mistakes });
  t.inputsUnchanged();
  requireAfter(t, student, param);
  return cache;
}

export const relu_dropout_forward = defineExercise({
  name: 'relu_dropout_forward',
  topic: 'hidden_pairs',
  lab: 7,
  params: ['a', 'dropout_param'],
  returns: ['out', 'cache'],
  updates: ['dropout_param'],
  dependsOn: ['dropout_forward', 'relu_forward'],
  hints: [
    'Two functions that you have written, one after the other; both leave a cache, and backward will need both.',
    'After the mask is drawn, and in train mode only, dropout_param.seed goes up by one: whoever calls next finds it there.',
  ],
  checks: [
    {
      id: 'train',
      title:
        'training: relu, then the mask of the seed that came; the next seed is left for the next call',
      points: 2,
      async run(student, t) {
        const call = drawDrop(t);
        const masks = await masksOf(student, t, call);
        await dropForward(student, t, call, masks);
      },
    },
  ],
});

/** Goes back from a forward call that is known to be right, and compares. */
export async function dropBackward(
  student: Student,
  t: CheckTools,
  { a, param }: DropCall,
  dout: Tensor,
  cache: unknown,
  masks: { mask: Tensor; next: Tensor },
): Promise<void> {
  const mask = param.mode === 'test' ? masks.mask.mul(0).add(1) : masks.mask;
  const open = greater(a, 0).astype('float64');
  const [da] = await student.call('relu_dropout_backward', dout, cache);
  t.inputsUnchanged();
  t.close('da', da, dout.mul(mask).mul(open), {
    mistakes: [
      {
        say: 'the gradient does not pass through relu: nothing goes back where a was negative',
        when: () => dout.mul(mask),
      },
      {
        say: 'the gradient does not pass through dropout: what was dropped gets nothing, what was kept gets its 1/p',
        when: () => dout.mul(open),
      },
      {
        say: 'it uses another mask than the forward call: the one in its cache',
        when: () => dout.mul(masks.next).mul(open),
      },
      {
        say: 'the mask is there twice: dropout_backward has multiplied by it already',
        when: () => dout.mul(mask).mul(mask).mul(open),
      },
    ],
  });
}

export const relu_dropout_backward = defineExercise({
  name: 'relu_dropout_backward',
  topic: 'hidden_pairs',
  lab: 7,
  params: ['dout', 'cache'],
  returns: 'da',
  dependsOn: ['relu_dropout_forward', 'dropout_backward', 'relu_backward'],
  hints: [
    'Dropout came last, so it is first on the way back.',
    'Each of the two backward functions gets the cache that its own forward has left.',
  ],
  checks: [
    {
      id: 'train',
      title: 'training: da, through the mask of the forward call and relu',
      points: 1,
      async run(student, t) {
        const call = drawDrop(t);
        const masks = await masksOf(student, t, call);
        const cache = await dropForward(student, t, call, masks);
        await dropBackward(student, t, call, t.randn(...call.a.shape), cache, masks);
      },
    },
  ],
});
