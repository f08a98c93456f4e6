// Convolution forward and backward without columns, for the C compiler of the machine: a window's element
// (k, l) is, for all windows of an image at once, the padded image itself, moved by a few places.
//
// A padded image lies row after row, `wide` elements each, and window (i, j) begins at p = i·wide + j. Its
// element (c, k, l) is then x[p + at(c, k, l)], and with d zero where p is no window,
//
//     out[f][p] = b[f] + Σ_c,k,l w[f, c, k, l] x[p + at(c, k, l)]
//     dw[f, c, k, l] = Σ_p d[f][p] x[p + at(c, k, l)]      dx[q] = Σ_f,k,l w[f, c, k, l] d[f][q - at(k, l)]
//
// so that all three are sums of neighbouring elements, in vectors as wide as the processor has, and of BLOCK
// rows at a time, in registers. For stride s an image is laid out as its s² phases, of every s-th row and
// column each, and windows are neighbours there again.
//
// Threads share out images. What is added up over images is so in the same groups and order whoever does it:
// the numbers are the same for any number of threads. A product may be fused with its sum here.

#ifndef REAL

#include <stdlib.h>
#include <string.h>
#if !defined(_WIN32)
#include <pthread.h>
#endif

#include "machine.h"

#if defined(__clang__)
#pragma clang fp contract(fast)
#define UNROLL _Pragma("clang loop unroll(full)")
#else
#pragma GCC optimize("fp-contract=fast")
#define UNROLL _Pragma("GCC unroll 8")
#endif

// Sums in registers: BLOCK rows of ACROSS vectors, and some to work with.
#if defined(__AVX512F__)
enum { VECTOR = 64 };
#define BLOCK 8
#elif defined(__AVX__)
enum { VECTOR = 32 };
#define BLOCK 4
#elif defined(__aarch64__)
enum { VECTOR = 16 };
#define BLOCK 8
#else
enum { VECTOR = 16 };
#define BLOCK 4
#endif
#if BLOCK == 8
/** What has been read stays in a register, of which there are enough: GCC reads it again for each product. */
#define KEEP __asm__ volatile("" ::: "memory")
#else
#define KEEP
#endif
enum { ACROSS = 3, MOST_THREADS = 64 };

/** Bytes of images that are laid out at a time: the second-level cache holds them. */
enum { PORTION = 1 << 18 };
/** Vectors of windows at a time, at least: sums go from registers to memory after them. */
enum { LONG = 48 };
/** Bytes of all groups' gradients of filters, if there are more than two. */
enum { GRADIENTS = 1 << 22 };

typedef struct {
  int64_t N, C, H, W, F, HH, WW, stride, pad, OH, OW;
  /** Elements of a row, of a phase, and of all phases of an image with what may be read behind. */
  int64_t wide, plane, image;
  /** Windows from the first to the last as they lie, and vectors of them. */
  int64_t windows, vectors;
  /** Zeros before d, elements of one of its planes, and of all of an image. */
  int64_t lead, dplane, dimage;
  /** Elements of a filter, and where each is. */
  int64_t taps, *at;
} Sizes;

static int64_t least(int64_t a, int64_t b) { return a < b ? a : b; }
static int64_t most(int64_t a, int64_t b) { return a > b ? a : b; }
static int64_t up(int64_t a, int64_t b) { return (a + b - 1) / b; }
/** How many of the rows that are left are done next: not every number, which a compiler would take long for. */
static int64_t block(int64_t left) { return left >= BLOCK ? BLOCK : least(left, 4); }

/** @param lanes of a vector @returns 0 if the grid is mostly windows, and so worth it */
static int lay_grid(Sizes *s, const int32_t *given, int64_t lanes) {
  int64_t *sizes = &s->N;
  for (int k = 0; k < 11; k++) sizes[k] = given[k];
  const int64_t high = up(s->H + 2 * s->pad, s->stride), across = up(s->W + 2 * s->pad, s->stride);
  // Without strides the zeros at the right of a row are those at the left of the next.
  s->wide = s->stride > 1 ? across : most(s->W + s->pad, s->OW);
  s->plane = high * s->wide;
  s->image = up((s->C * s->stride * s->stride) * s->plane + s->pad + s->wide + lanes, lanes) * lanes;
  s->windows = (s->OH - 1) * s->wide + s->OW;
  s->vectors = up(s->windows, lanes);
  const int64_t farthest = (s->HH - 1) / s->stride * s->wide + (s->WW - 1) / s->stride;
  s->lead = up(farthest, lanes) * lanes;
  s->dplane = up(s->plane + s->pad + s->wide + lanes, lanes) * lanes;
  s->dimage = s->lead + s->F * s->dplane;
  s->taps = s->C * s->HH * s->WW;
  return 2 * s->OH * s->OW < s->vectors * lanes;
}

/** Where element (k, l) of a window is in the phases of a channel. */
static int64_t place(const Sizes *s, int64_t k, int64_t l) {
  const int64_t a = k % s->stride, b = l % s->stride;
  return (a * s->stride + b) * s->plane + k / s->stride * s->wide + l / s->stride;
}

static int lay_taps(Sizes *s) {
  s->at = malloc(s->taps * sizeof(int64_t));
  if (!s->at) return 1;
  int64_t *at = s->at;
  for (int64_t c = 0; c < s->C; c++)
    for (int64_t k = 0; k < s->HH; k++)
      for (int64_t l = 0; l < s->WW; l++)
        *at++ = c * s->stride * s->stride * s->plane + place(s, k, l);
  return 0;
}

/** Pixels of phase a along an axis that are no padding: the first on the grid, and how many. */
static int64_t inside(const Sizes *s, int64_t a, int64_t pixels, int64_t *first) {
  *first = a < s->pad ? up(s->pad - a, s->stride) : 0;
  return most(0, up(pixels + s->pad - a, s->stride) - *first);
}

/** The first place in memory from here on where a vector lies in one line of the cache. */
static void *even(void *from) { return (void *)(((uintptr_t)from + VECTOR - 1) / VECTOR * VECTOR); }

/** Work in pieces that threads take one after the other, each with memory of its own. */
typedef struct Work {
  Sizes s;
  int64_t pieces, next;
  int failed;
  /** @returns 0, or 1 for want of memory */
  int (*run)(struct Work *);
  const void *x, *w, *b, *d;
  void *out, *dx, *dw, *db;
  /** Filters in the order in which they are read, and where what they meet is. */
  void *filters;
  int64_t *turned;
} Work;

static int64_t take(Work *work) { return __atomic_fetch_add(&work->next, 1, __ATOMIC_RELAXED); }

static void *work_on(void *given) {
  Work *work = given;
  if (work->run(work)) __atomic_store_n(&work->failed, 1, __ATOMIC_RELAXED);
  return NULL;
}

static int work_all(Work *work, int threads) {
#if defined(_WIN32)
  (void)threads;
  work_on(work);
#else
  pthread_t others[MOST_THREADS];
  int started = 0;
  while (started + 1 < least(least(threads, MOST_THREADS), work->pieces) &&
         !pthread_create(&others[started], NULL, work_on, work))
    started++;
  work_on(work);
  while (started > 0) pthread_join(others[--started], NULL);
#endif
  return work->failed;
}

#define REAL double
#define NAME(name) name##64
#include "convolution.c"
#undef REAL
#undef NAME
#define REAL float
#define NAME(name) name##32
#include "convolution.c"

#else

#define LANES ((int64_t)(VECTOR / sizeof(REAL)))
#define V NAME(Vector)
#define LOAD(from) (*(const V *)(from))
#define STORE(to) (*(V *)(to))

typedef REAL V __attribute__((vector_size(VECTOR), aligned(sizeof(REAL)), may_alias));

/** out[row][p] = first[row] + Σ_t w[t][row] x[p + at[t]] for some rows and vectors. */
INLINE void NAME(meet)(const REAL *x, const int64_t *at, int64_t taps, const REAL *w,
                       const REAL *first, REAL *out, int64_t step, const int rows,
                       const int across) {
  V sums[BLOCK][ACROSS];
  UNROLL for (int r = 0; r < rows; r++)
    UNROLL for (int v = 0; v < across; v++) sums[r][v] = (V){0} + first[r];
  for (int64_t t = 0; t < taps; t++, w += rows) {
    const REAL *from = x + at[t];
    V seen[ACROSS];
    UNROLL for (int v = 0; v < across; v++) seen[v] = LOAD(from + v * LANES);
    UNROLL for (int r = 0; r < rows; r++)
      UNROLL for (int v = 0; v < across; v++) sums[r][v] += w[r] * seen[v];
  }
  UNROLL for (int r = 0; r < rows; r++)
    UNROLL for (int v = 0; v < across; v++) STORE(out + r * step + v * LANES) = sums[r][v];
}

/** The same for all vectors. */
INLINE void NAME(meet_all)(const REAL *x, const int64_t *at, int64_t taps, const REAL *w,
                           const REAL *first, REAL *out, int64_t vectors, const int rows) {
  const int64_t step = vectors * LANES;
  int64_t v = 0;
  for (; v + 3 <= vectors; v += 3)
    NAME(meet)(x + v * LANES, at, taps, w, first, out + v * LANES, step, rows, 3);
  if (v + 2 == vectors) NAME(meet)(x + v * LANES, at, taps, w, first, out + v * LANES, step, rows, 2);
  if (v + 1 == vectors) NAME(meet)(x + v * LANES, at, taps, w, first, out + v * LANES, step, rows, 1);
}

/** The same for all rows; filters as NAME(pack) has them. */
static void NAME(correlate)(const REAL *x, const int64_t *at, int64_t taps, const REAL *w,
                            const REAL *first, REAL *out, int64_t rows, int64_t vectors) {
  for (int64_t r = 0, next; r < rows; r += next, w += next * taps, out += next * vectors * LANES)
    switch (next = block(rows - r)) {
#define CASE(n) case n: NAME(meet_all)(x, at, taps, w, first + r, out, vectors, n); break;
      CASE(1) CASE(2) CASE(3) CASE(4)
#if BLOCK == 8
      CASE(8)
#endif
#undef CASE
    }
}

/** out[row][t] += what the lanes of its vector add up to. */
static __attribute__((noinline)) void NAME(fold)(REAL *lanes, int rows, int taps, REAL *out,
                                                 int64_t step) {
  for (int r = 0; r < rows; r++)
    for (int t = 0; t < taps; t++, lanes += LANES) {
      for (int half = LANES / 2; half > 0; half /= 2)
        for (int i = 0; i < half; i++) lanes[i] += lanes[i + half];
      out[r * step + t] += lanes[0];
    }
}

/** out[row][t] += Σ_p d[row][p] x[p + at[t]] for some rows and taps, through all images. */
INLINE void NAME(dot)(const Sizes *s, const REAL *d, const REAL *x, const int64_t *at,
                      int64_t images, REAL *out, const int rows, const int taps) {
  V sums[BLOCK][ACROSS];
  UNROLL for (int r = 0; r < rows; r++)
    UNROLL for (int t = 0; t < taps; t++) sums[r][t] = (V){0};
  for (int64_t n = 0; n < images; n++, d += s->dimage, x += s->image) {
    const REAL *from[ACROSS];
    UNROLL for (int t = 0; t < taps; t++) from[t] = x + at[t];
    for (int64_t p = 0; p < s->windows; p += LANES) {
      V seen[ACROSS];
      UNROLL for (int t = 0; t < taps; t++) seen[t] = LOAD(from[t] + p);
      UNROLL for (int r = 0; r < rows; r++) {
        const V given = LOAD(d + r * s->dplane + p);
        KEEP;
        UNROLL for (int t = 0; t < taps; t++) sums[r][t] += given * seen[t];
      }
    }
  }
  REAL lanes[BLOCK * ACROSS * VECTOR / sizeof(REAL)];
  UNROLL for (int r = 0; r < rows; r++)
    UNROLL for (int t = 0; t < taps; t++) STORE(lanes + (r * taps + t) * LANES) = sums[r][t];
  NAME(fold)(lanes, rows, taps, out, s->taps);
}

INLINE void NAME(dot_all)(const Sizes *s, const REAL *d, const REAL *x, int64_t images, REAL *out,
                          const int rows) {
  int64_t t = 0;
  for (; t + 3 <= s->taps; t += 3) NAME(dot)(s, d, x, s->at + t, images, out + t, rows, 3);
  if (t + 2 == s->taps) NAME(dot)(s, d, x, s->at + t, images, out + t, rows, 2);
  if (t + 1 == s->taps) NAME(dot)(s, d, x, s->at + t, images, out + t, rows, 1);
}

/** dw (F, taps) += what some images give it. */
static void NAME(dots)(const Sizes *s, const REAL *d, const REAL *x, int64_t images, REAL *out) {
  for (int64_t r = 0, next; r < s->F; r += next, d += next * s->dplane, out += next * s->taps)
    switch (next = block(s->F - r)) {
#define CASE(n) case n: NAME(dot_all)(s, d, x, images, out, n); break;
      CASE(1) CASE(2) CASE(3) CASE(4)
#if BLOCK == 8
      CASE(8)
#endif
#undef CASE
    }
}

/** db (F,) += Σ d through some images. */
static void NAME(totals)(const Sizes *s, const REAL *d, int64_t images, REAL *db) {
  for (int64_t n = 0; n < images; n++, d += s->dimage)
    for (int64_t f = 0; f < s->F; f++) {
      V sum = {0};
      for (int64_t p = 0; p < s->windows; p += LANES) sum += LOAD(d + f * s->dplane + p);
      for (int i = 0; i < LANES; i++) db[f] += sum[i];
    }
}

/** Pixels of an image to where they are in its phases. The padding is zero already. */
static void NAME(lay_image)(const Sizes *s, const REAL *x, REAL *to) {
  for (int64_t c = 0; c < s->C; c++, x += s->H * s->W)
    for (int64_t a = 0; a < s->stride; a++)
      for (int64_t b = 0; b < s->stride; b++, to += s->plane) {
        int64_t top, left;
        const int64_t high = inside(s, a, s->H, &top), across = inside(s, b, s->W, &left);
        for (int64_t i = 0; i < high; i++) {
          const REAL *row = x + ((top + i) * s->stride + a - s->pad) * s->W + left * s->stride + b - s->pad;
          REAL *goes = to + (top + i) * s->wide + left;
          if (s->stride == 1) memcpy(goes, row, across * sizeof(REAL));
          else for (int64_t j = 0; j < across; j++) goes[j] = row[j * s->stride];
        }
      }
}

/** Gradients (F, OH, OW) to where their windows are. */
static void NAME(lay_gradients)(const Sizes *s, const REAL *d, REAL *to) {
  for (int64_t f = 0; f < s->F; f++, to += s->dplane)
    for (int64_t i = 0; i < s->OH; i++, d += s->OW) memcpy(to + i * s->wide, d, s->OW * sizeof(REAL));
}

/** Filters (F, C, HH, WW) as [block of F][tap][row of the block]. */
static void NAME(pack)(const Sizes *s, const REAL *w, REAL *to) {
  for (int64_t r = 0, next; r < s->F; r += next) {
    next = block(s->F - r);
    for (int64_t t = 0; t < s->taps; t++)
      for (int64_t f = r; f < r + next; f++) *to++ = w[f * s->taps + t];
  }
}

/**
 * The same for the way back, phase by phase [block of C][f and tap of the phase][row of the block], and
 * where what they meet is, [f and tap of the phase].
 */
static void NAME(pack_back)(const Sizes *s, const REAL *w, REAL *to, int64_t *at) {
  for (int64_t a = 0; a < s->stride; a++)
    for (int64_t b = 0; b < s->stride; b++) {
      for (int64_t r = 0, next; r < s->C; r += next) {
        next = block(s->C - r);
        for (int64_t f = 0; f < s->F; f++)
          for (int64_t k = a; k < s->HH; k += s->stride)
            for (int64_t l = b; l < s->WW; l += s->stride)
              for (int64_t c = r; c < r + next; c++)
                *to++ = w[((f * s->C + c) * s->HH + k) * s->WW + l];
      }
      for (int64_t f = 0; f < s->F; f++)
        for (int64_t k = a; k < s->HH; k += s->stride)
          for (int64_t l = b; l < s->WW; l += s->stride)
            *at++ = f * s->dplane - k / s->stride * s->wide - l / s->stride;
    }
}

/** dx (C, H, W) of an image, of its gradients as they are laid out; `made` holds one phase of it. */
static void NAME(turn_back)(const Work *work, const REAL *d, REAL *made, REAL *dx) {
  const Sizes *s = &work->s;
  static const REAL none[BLOCK];
  const REAL *w = work->filters;
  const int64_t *at = work->turned;
  for (int64_t a = 0; a < s->stride; a++)
    for (int64_t b = 0; b < s->stride; b++) {
      int64_t top, left;
      const int64_t high = inside(s, a, s->H, &top), across = inside(s, b, s->W, &left);
      const int64_t taps = s->F * most(0, up(s->HH - a, s->stride)) * most(0, up(s->WW - b, s->stride));
      if (high > 0 && across > 0) {
        const int64_t vectors = up((high - 1) * s->wide + across, LANES);
        // No bias: one block's zeros do for all.
        for (int64_t r = 0, next; r < s->C; r += next) {
          next = block(s->C - r);
          NAME(correlate)(d + top * s->wide + left, at, taps, w + r * taps, none,
                          made + r * vectors * LANES, next, vectors);
        }
        for (int64_t c = 0; c < s->C; c++)
          for (int64_t i = 0; i < high; i++) {
            const REAL *row = made + c * vectors * LANES + i * s->wide;
            REAL *goes = dx + (c * s->H + (top + i) * s->stride + a - s->pad) * s->W +
                         left * s->stride + b - s->pad;
            if (s->stride == 1) memcpy(goes, row, across * sizeof(REAL));
            else for (int64_t j = 0; j < across; j++) goes[j * s->stride] = row[j];
          }
      }
      w += s->C * taps;
      at += taps;
    }
}

static int NAME(forward)(Work *work) {
  const Sizes *s = &work->s;
  void *room = calloc(s->image + s->F * s->vectors * LANES + LANES, sizeof(REAL));
  if (!room) return 1;
  REAL *laid = even(room), *made = laid + s->image;
  for (int64_t n; (n = take(work)) < work->pieces;) {
    NAME(lay_image)(s, (const REAL *)work->x + n * s->C * s->H * s->W, laid);
    NAME(correlate)(laid, s->at, s->taps, work->filters, work->b, made, s->F, s->vectors);
    REAL *out = (REAL *)work->out + n * s->F * s->OH * s->OW;
    for (int64_t f = 0; f < s->F; f++)
      for (int64_t i = 0; i < s->OH; i++, out += s->OW)
        memcpy(out, made + f * s->vectors * LANES + i * s->wide, s->OW * sizeof(REAL));
  }
  free(room);
  return 0;
}

static int NAME(backward)(Work *work) {
  const Sizes *s = &work->s;
  const int64_t bytes = (s->image + s->dimage) * sizeof(REAL), group = up(s->N, work->pieces);
  const int64_t portion = least(group, most(PORTION / bytes, up(LONG, s->vectors)));
  const int64_t needed = portion * (s->image + s->dimage) + s->C * up(s->plane, LANES) * LANES;
  void *room = calloc(needed + LANES, sizeof(REAL));
  if (!room) return 1;
  REAL *laid = even(room), *given = laid + portion * s->image, *made = given + portion * s->dimage;
  for (int64_t piece; (piece = take(work)) < work->pieces;) {
    REAL *dw = (REAL *)work->dw + piece * s->F * s->taps, *db = (REAL *)work->db + piece * s->F;
    const int64_t end = least(s->N, (piece + 1) * group);
    for (int64_t n = piece * group; n < end; n += portion) {
      const int64_t images = least(portion, end - n);
      const REAL *x = (const REAL *)work->x + n * s->C * s->H * s->W;
      const REAL *d = (const REAL *)work->d + n * s->F * s->OH * s->OW;
      REAL *first = given + s->lead;
      for (int64_t i = 0; i < images; i++) {
        NAME(lay_image)(s, x + i * s->C * s->H * s->W, laid + i * s->image);
        NAME(lay_gradients)(s, d + i * s->F * s->OH * s->OW, first + i * s->dimage);
      }
      NAME(dots)(s, first, laid, images, dw);
      NAME(totals)(s, first, images, db);
      if (work->dx)
        for (int64_t i = 0; i < images; i++)
          NAME(turn_back)(work, first + i * s->dimage, made,
                          (REAL *)work->dx + (n + i) * s->C * s->H * s->W);
    }
  }
  free(room);
  return 0;
}

/**
 * out (N, F, OH, OW) of x (N, C, H, W), w (F, C, HH, WW) and b (F,).
 *
 * @param sizes N, C, H, W, F, HH, WW, stride, pad, OH, OW
 * @returns 0, or 1 if it has done nothing: most of its work would be for nothing, or there is no memory
 */
SHARED int NAME(chainrule_convolve)(const REAL *x, const REAL *w, const REAL *b, REAL *out,
                                    const int32_t *sizes, int threads) {
  Work work = {.run = NAME(forward), .x = x, .w = w, .b = b, .out = out};
  Sizes *s = &work.s;
  if (lay_grid(s, sizes, LANES)) return 1;
  work.pieces = s->N;
  work.filters = malloc(s->F * s->taps * sizeof(REAL));
  int failed = lay_taps(s) || !work.filters;
  if (!failed) {
    NAME(pack)(s, w, work.filters);
    failed = work_all(&work, threads);
  }
  free(s->at);
  free(work.filters);
  return failed;
}

/** The way back: dw and db, and dx unless it is not there. All of them are written, whatever was in them. */
SHARED int NAME(chainrule_convolve_back)(const REAL *d, const REAL *x, const REAL *w, REAL *dx,
                                         REAL *dw, REAL *db, const int32_t *sizes, int threads) {
  Work work = {.run = NAME(backward), .x = x, .w = w, .d = d, .dx = dx};
  Sizes *s = &work.s;
  if (lay_grid(s, sizes, LANES)) return 1;
  const int64_t weights = s->F * s->taps;
  const int64_t groups = most(2, least(16, GRADIENTS / (int64_t)(weights * sizeof(REAL))));
  work.pieces = up(s->N, up(s->N, groups));
  work.dw = calloc(work.pieces * weights, sizeof(REAL));
  work.db = calloc(work.pieces * s->F, sizeof(REAL));
  work.filters = malloc(weights * sizeof(REAL));
  work.turned = malloc(s->F * s->HH * s->WW * sizeof(int64_t));
  int failed = lay_taps(s) || !work.dw || !work.db || !work.filters || !work.turned;
  if (!failed) {
    NAME(pack_back)(s, w, work.filters, work.turned);
    failed = work_all(&work, threads);
  }
  if (!failed) {
    memset(dw, 0, weights * sizeof(REAL));
    memset(db, 0, s->F * sizeof(REAL));
    const REAL *parts = work.dw, *totals = work.db;
    for (int64_t p = 0; p < work.pieces; p++, parts += weights, totals += s->F) {
      for (int64_t i = 0; i < weights; i++) dw[i] += parts[i];
      for (int64_t f = 0; f < s->F; f++) db[f] += totals[f];
    }
  }
  free(s->at);
  free(work.dw);
  free(work.db);
  free(work.filters);
  free(work.turned);
  return failed;
}

#undef LANES
#undef V
#undef LOAD
#undef STORE

#endif
