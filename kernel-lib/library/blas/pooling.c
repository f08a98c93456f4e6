// Max pooling and the way back, for the C compiler of the machine: no columns, one row of windows at a time.
// All bits are those of layers/pool.ts, NaN and the order of sums included.

#ifndef REAL

#include <string.h>

#include "machine.h"

#define EACH APART for (int64_t j = 0; j < n; j++)

/** Elements of the largest window. */
enum { LARGEST = 64 };

#define REAL double
#define NAME(name) name##64
#include "pooling.c"
#undef REAL
#undef NAME
#define REAL float
#define NAME(name) name##32
#include "pooling.c"

#else

/** Element `index` of n windows, the first one's at x: where it is larger than what was seen, it is the best. */
INLINE void NAME(meet)(const REAL *x, int64_t stride, int32_t index, REAL *best, int32_t *winner,
                       int64_t n) {
  EACH {
    const REAL v = x[j * stride], b = best[j];
    // What is not a number is larger than all that are; the first such stays.
    const int more = !(v <= b) & (b == b);
    best[j] = more ? v : b;
    winner[j] = more ? index : winner[j];
  }
}

/**
 * out (planes, OH, OW), the largest of each window of x (planes, H, W), the first of equal ones; and which of
 * its elements it is.
 *
 * @param sizes planes, H, W, HH, WW, stride, OH, OW
 */
SHARED void NAME(chainrule_pool)(const REAL *x, REAL *out, int32_t *winner, const int32_t *sizes) {
  const int64_t planes = sizes[0], H = sizes[1], W = sizes[2], HH = sizes[3], WW = sizes[4];
  const int64_t stride = sizes[5], OH = sizes[6], n = sizes[7];
  for (int64_t plane = 0; plane < planes; plane++, x += H * W)
    for (int64_t i = 0; i < OH; i++, out += n, winner += n) {
      EACH out[j] = x[i * stride * W + j * stride];
      memset(winner, 0, n * sizeof *winner);
      for (int64_t k = 0; k < HH; k++)
        for (int64_t l = k == 0; l < WW; l++) {
          const REAL *from = x + (i * stride + k) * W + l;
          if (stride == 2) NAME(meet)(from, 2, k * WW + l, out, winner, n);
          else NAME(meet)(from, stride, k * WW + l, out, winner, n);
        }
    }
}

/** The way back: all of dx is written. Windows of up to LARGEST elements. */
SHARED void NAME(chainrule_pool_back)(const REAL *d, const int32_t *winner, REAL *dx,
                                      const int32_t *sizes) {
  const int64_t planes = sizes[0], H = sizes[1], W = sizes[2], HH = sizes[3], WW = sizes[4];
  const int64_t stride = sizes[5], OH = sizes[6], OW = sizes[7];
  int64_t at[LARGEST];
  for (int64_t k = 0; k < HH * WW; k++) at[k] = k / WW * W + k % WW;
  for (int64_t plane = 0; plane < planes; plane++, dx += H * W, d += OH * OW, winner += OH * OW) {
    memset(dx, 0, H * W * sizeof(REAL));
    // Where windows overlap, the plain form adds up by their elements: the last window comes first.
    for (int64_t i = OH - 1; i >= 0; i--)
      for (int64_t j = OW - 1; j >= 0; j--)
        dx[i * stride * W + j * stride + at[winner[i * OW + j]]] += d[i * OW + j];
  }
}

#endif
