import { defineExercise } from 'chainrule-grader/checks';
import { goalChecks } from './goals/reached.js';

export const digit_stencil = defineExercise({
  name: 'digit_stencil',
  topic: 'goals',
  lab: 0,
  open: true,
  params: ['threes', 'eights'],
  returns: 'stencil',
  hints: [
    'Where does an 8 have ink and a 3 has none? A pixel that both have says nothing, one that only the 8 has says a lot.',
    'You need not paint: threes.mean(0) is the mean 3, (8, 8). The mean 8 less the mean 3 reaches the first bar; but it believes every accident of these hundred hands.',
    'Where an 8 is round on its left side, and a 3 open: 1 in the columns 1 to 3 of the rows 2 to 6, and 0 elsewhere.',
  ],
  checks: goalChecks('digit_stencil', [
    'a stencil that tells 88 % of unseen 3s and 8s apart',
    '94 % of them',
  ]),
});

export const budget_recipe = defineExercise({
  name: 'budget_recipe',
  topic: 'goals',
  lab: 1,
  open: true,
  params: [],
  returns: 'recipe',
  hints: [
    'Twenty batches of a hundred are twenty steps. How many steps are two thousand batches of one, and how well does each know the way?',
    'The rate matters most, and then whether it falls: large steps get near, small ones stay there.',
    'A rate between 0.5 and 3, batches between 5 and 50, and a decay above a half.',
  ],
  checks: goalChecks('budget_recipe', [
    'from 2,000 looks to a loss within 0.05 of the best there is',
    'within 0.01 of it',
  ]),
});

export const digits_recipe = defineExercise({
  name: 'digits_recipe',
  topic: 'goals',
  lab: 2,
  open: true,
  params: [],
  returns: 'recipe',
  hints: [
    'Look at the curve first: does it fall at all, does it still fall at the end, does it jump?',
    'The learning rate matters most, then the weights’ scale: weights of 0.01 pass hardly anything on at the start. A penalty matters least.',
    'One hidden layer of 30 to 64 units, a scale between 0.1 and 0.3, a rate between 0.3 and 1.5.',
  ],
  checks: goalChecks('digits_recipe', [
    '300 updates, and 93 % of unseen digits read',
    '95.5 % of them',
  ]),
});

export const deep_recipe = defineExercise({
  name: 'deep_recipe',
  topic: 'goals',
  lab: 3,
  open: true,
  params: [],
  returns: 'recipe',
  hints: [
    'Nothing is learned where nothing arrives. Which activations keep a slope near 1 over a wide range, and which have a mean of their own?',
    'The activation matters most: one that gives negative numbers too keeps the mean near 0. Then the gain: 1 for what is straight near 0, more for what throws something away.',
    'Of the activations with a negative side that is not straight, a gain between 1 and 1.5, a rate between 0.05 and 0.25.',
  ],
  checks: goalChecks('deep_recipe', [
    'eight hidden layers, 150 updates, and 65 % of unseen digits read',
    '80 % of them',
  ]),
});

export const layer_scales = defineExercise({
  name: 'layer_scales',
  topic: 'goals',
  lab: 4,
  open: true,
  params: ['widths'],
  returns: 'scales',
  hints: [
    'For the signal fan_in counts, for the gradient fan_out. What does relu do to both?',
    'Compute each scale from the widths on both sides of its layer. The factor 2 for relu matters most: twelve layers take it to the twelfth power.',
    'A variance of 2 over something between the two fans: one of them, or their geometric mean. Over their sum is another thing.',
  ],
  checks: goalChecks('layer_scales', [
    'twelve layers, and nothing grows or shrinks more than 30 times',
    'not more than 4 times',
  ]),
});

export const fast_recipe = defineExercise({
  name: 'fast_recipe',
  topic: 'goals',
  lab: 5,
  open: true,
  params: [],
  returns: 'recipe',
  hints: [
    'Try each normalisation with the same rate. Which curves depend on the weights that the seed has drawn, and which do not?',
    'The kind of normalisation matters most; with the right one, a rate is good that would be far too large or too small for most of the weights without it.',
    'A rate between 0.2 and 1, and batches as large as they may be: statistics of few examples are noisy.',
  ],
  checks: goalChecks('fast_recipe', [
    '60 updates, weights of any scale, and 85 % of unseen digits read',
    '92 % of them',
  ]),
});

export const valley_recipe = defineExercise({
  name: 'valley_recipe',
  topic: 'goals',
  lab: 6,
  open: true,
  params: [],
  returns: 'recipe',
  hints: [
    'Two things stand in the way: the valley is long, and the gradients are noisy. Which setting is for which?',
    'The rule and its rate must fit together: plain steps must stay below 2/1000, steps by Adam are as long as the rate itself. At the end, only a falling rate gets below the noise.',
    'A rule with memory, between 0.85 and 0.95, cosine; a rate near 0.001 for momentum, near 0.5 for Adam.',
  ],
  checks: goalChecks('valley_recipe', [
    'a loss below 0.4 after 300 noisy updates in a long valley',
    'below 0.06',
  ]),
});

export const few_recipe = defineExercise({
  name: 'few_recipe',
  topic: 'goals',
  lab: 7,
  open: true,
  params: [],
  returns: 'recipe',
  hints: [
    'Train without any help first. The loss of the batch goes to 0: what has the net learned, if 60 labels are wrong?',
    'A penalty, dropout, noise and stopping early all work; not everything at once: each slows learning down, and together they stop it. Shifts move digits of eight pixels too far.',
    'Dropout with keep between 0.4 and 0.6, perhaps with a penalty of about 0.01 or 0.02; 200 to 300 updates.',
  ],
  checks: goalChecks('few_recipe', [
    '200 pictures, 60 of them with a wrong label, and 77 % of unseen digits read',
    '80 % of them',
  ]),
});

export const residual_recipe = defineExercise({
  name: 'residual_recipe',
  topic: 'goals',
  lab: 8,
  open: true,
  params: [],
  returns: 'recipe',
  hints: [
    'Try the same recipe in a shallow net and in a deep one, in your head: what does each block do to the size of what goes through, and what do K of them do?',
    'The skip matters most: what is less than 1, or more, is taken to the K-th power. Then the branches: K of them add up.',
    'A skip of 1; branches that begin small, a gain and a last of about a half, and a shrink of a half or more; a rate near 0.1.',
  ],
  checks: goalChecks('residual_recipe', [
    'from 2 to 12 blocks, 100 updates, and 70 % of unseen digits read',
    '80 % of them',
  ]),
});

export const newton_recipe = defineExercise({
  name: 'newton_recipe',
  topic: 'goals',
  lab: 9,
  open: true,
  params: [],
  returns: 'recipe',
  hints: [
    'Count: what does one update cost, and how many are there then? A product with H costs twice its batch.',
    'A gradient that is wrong leads wrong, whatever the curvature; a curvature that is a little wrong only changes the length of the way. Which of the two batches may be small? And what does damping do to directions that a small batch knows nothing of?',
    'The whole set for the gradient, a tenth of it for the curvature, five to ten rounds, a little damping, a rate of 1.',
  ],
  checks: goalChecks('newton_recipe', [
    '20,000 looks, and a loss within 0.025 of the lowest there is',
    'within 0.01 of the lowest',
  ]),
});

export const search_recipe = defineExercise({
  name: 'search_recipe',
  topic: 'goals',
  lab: 10,
  open: true,
  params: [],
  returns: 'recipe',
  hints: [
    'A search costs updates that the last training does not get. How much does yours spend? candidates × first in the first round, and about as much in each further one.',
    'The range must hold a good rate for every unit: inputs ten times as large bear a rate about a hundred times smaller. Then enough candidates that some are near it, and rounds long enough to tell.',
    'A range from about a thousandth to 1, 10 to 15 candidates, first about 8 to 10, eta 3 to 5: about half of the updates for the search.',
  ],
  checks: goalChecks('search_recipe', [
    '600 updates for search and training, ink faint or strong, and 70 % of unseen digits read',
    '84 % of them',
  ]),
});

export const short_tape = defineExercise({
  name: 'short_tape',
  topic: 'goals',
  lab: 11,
  open: true,
  params: [],
  returns: 'tape',
  hints: [
    'x² costs one line, x⁴ two, x⁸ three: a line may take the same earlier line twice.',
    'What matters is which powers are used again. Squaring five times and multiplying it all together takes ten lines; a product of powers, 63 = 7 · 9, takes fewer.',
    'x⁷ can be had in four lines. Then do to x⁷ what would make x⁹ of x.',
  ],
  checks: goalChecks('short_tape', ['x to the power 63 on ten lines', 'on eight lines']),
});
