// Positions in the order of their keys, for the C compiler of the machine: tensor/kernels/bucketOrder.ts step
// for step, so that equal keys stay where they do there.

#include <math.h>

#include "machine.h"

/** Places that a key may be moved on the average. */
enum { MOST_MOVES = 8 };

/** `ends` has room for count + 1. @returns whether `sorted` is in order */
SHARED int chainrule_order64(const double *keys, const int32_t *order, int32_t *sorted,
                             int32_t *ends, int64_t count) {
  double least = INFINITY, most = -INFINITY;
  for (int64_t i = 0; i < count; i++) {
    const double key = keys[order[i]];
    if (key < least) least = key;
    if (key > most) most = key;
  }
  const double scale = (double)(count - 1) / (most - least);
  if (!(scale > 0 && scale < INFINITY)) {
    for (int64_t i = 0; i < count; i++) sorted[i] = order[i];
    return 0;
  }
  for (int64_t b = 0; b <= count; b++) ends[b] = 0;
  for (int64_t i = 0; i < count; i++) ends[(int32_t)((keys[order[i]] - least) * scale + 1)]++;
  for (int64_t b = 1; b < count; b++) ends[b] += ends[b - 1];
  for (int64_t i = 0; i < count; i++) {
    const int32_t at = order[i];
    sorted[ends[(int32_t)((keys[at] - least) * scale)]++] = at;
  }
  int64_t moves = MOST_MOVES * count;
  for (int64_t i = 1; i < count && moves > 0; i++) {
    const int32_t at = sorted[i];
    const double key = keys[at];
    int64_t j = i - 1;
    for (; j >= 0 && keys[sorted[j]] > key; j--) sorted[j + 1] = sorted[j];
    sorted[j + 1] = at;
    moves -= i - 1 - j;
  }
  return moves > 0;
}
