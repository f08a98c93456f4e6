// Element-wise loops over arrays where they lie, for the C compiler of the machine: vectors are as wide as
// its processor has them. Each operation is that of tensor/loops and of wasm/assembly, step for step, and
// rounds as they do (no multiplication is fused with an addition), so all results have the same bits.
// What is rare, such as exp beyond its range, is left to them: then a call gives 1, and is made there.

#include <math.h>
#include <string.h>

#include "machine.h"

#define EACH APART for (int64_t i = 0; i < n; i++)

// As blas/loops.ts has them.
enum { ADD, SUB, MUL, DIV, MAXIMUM, MINIMUM, NEG, ABS, SQUARE, SQRT, EXP, LOG, TANH, LOGISTIC };
enum { GREATER, GREATER_EQUAL, LESS, LESS_EQUAL, EQUAL, NOT_EQUAL };
/** Places of a step: slots, numbers, arrays. */
enum { SLOTS = 8, NUMBERS = 16, ARRAYS = 8 };
/** Elements that all steps work on before the next ones: what is in slots stays in the first-level cache. */
enum { PART = 512 };

static const double INV_LN2 = 1.4426950408889634, SHIFT = 6755399441055744.0 + 1023.0,
                    LN2_HI = 6.9314718036912381649e-1, LN2_LO = 1.90821492927058770002e-10;

INLINE uint64_t bits_of(double x) {
  uint64_t bits;
  memcpy(&bits, &x, 8);
  return bits;
}

INLINE double number_of(uint64_t bits) {
  double x;
  memcpy(&x, &bits, 8);
  return x;
}

/** e^(hi - lo) - 1 where the difference is at most half of log 2. */
INLINE double expm1_near(double hi, double lo) {
  const double r = hi - lo, c = hi - r - lo, r2 = r * r, r4 = r2 * r2;
  const double low =
      0.5 + r * 0.1666666666666667 + r2 * (0.04166666666666667 + r * 0.008333333333326136);
  const double middle = 0.0013888888888883748 + r * 0.00019841269874820627 +
                        r2 * (2.4801587325547743e-5 + r * 2.7557255400206422e-6);
  const double high = 2.75572736431103e-7 + r * 2.5105217004720745e-8 + r2 * 2.0914686968086876e-9;
  const double q = low + r4 * (middle + r4 * high);
  return r + (r2 * q + c);
}

/** e^x for |x| up to 708, but for 1, where it would be the neighbour of e. */
INLINE double exp_near(double x) {
  const double t = x * INV_LN2 + SHIFT, k = t - SHIFT;
  return (1 + expm1_near(x - k * LN2_HI, k * LN2_LO)) * number_of(bits_of(t) << 52);
}

INLINE double exp_of(double x) {
  const double y = exp_near(x);
  return x == 1 ? 2.718281828459045 : y;
}

INLINE double tanh_of(double x) {
  const double size = fabs(x), twice = 2 * (22 < size ? 22 : size);
  const double t = twice * INV_LN2 + SHIFT, k = t - SHIFT, power = number_of(bits_of(t) << 52);
  const double e = power * expm1_near(twice - k * LN2_HI, k * LN2_LO) + (power - 1);
  const double y = number_of(bits_of(e / (e + 2)) | (bits_of(x) & 0x8000000000000000u));
  return size >= 7.450580596923828e-9 ? y : x;
}

INLINE double log_near(double x) {
  const uint64_t bits = bits_of(x) + 0x95f6200000000u;
  const double k = number_of(bits >> 52 | 0x4330000000000000u) - (4503599627370496.0 + 1023.0);
  const double f = number_of((bits & 0xfffffffffffffu) + 0x3fe6a09e00000000u) - 1;
  const double hfsq = 0.5 * f * f, s = f / (2 + f), z = s * s, w = z * z;
  const double t1 = w * (3.999999999940941908e-1 +
                         w * (2.222219843214978396e-1 + w * 1.531383769920937332e-1));
  const double t2 =
      z * (6.66666666666673513e-1 +
           w * (2.857142874366239149e-1 +
                w * (1.818357216161805012e-1 + w * 1.479819860510658591e-1)));
  return s * (hfsq + (t2 + t1)) + k * LN2_LO - hfsq + f + k * LN2_HI;
}

INLINE double logistic_near(double x) {
  const double e = exp_near(-fabs(x));
  return (x >= 0 ? 1 : e) / (1 + e);
}

INLINE uint32_t bits_of32(float x) {
  uint32_t bits;
  memcpy(&bits, &x, 4);
  return bits;
}

INLINE float number_of32(uint32_t bits) {
  float x;
  memcpy(&x, &bits, 4);
  return x;
}

static const float INV_LN2_32 = 1.4426950408889634f, SHIFT32 = 12582912.0f + 127.0f,
                   LN2_HI32 = 0.693359375f, LN2_LO32 = -2.1219444e-4f;

// The same in float32.

INLINE float expm1_near32(float hi, float lo) {
  const float r = hi - lo, c = hi - r - lo;
  float q = 0.0013933731243014336f + r * 0.000198910798644647f;
  q = 0.00833331048488617f + r * q;
  q = 0.041666463017463684f + r * q;
  q = 0.1666666716337204f + r * q;
  q = 0.5f + r * q;
  return r + (r * r * q + c);
}

INLINE float exp_near32(float x) {
  const float t = x * INV_LN2_32 + SHIFT32, k = t - SHIFT32;
  return (1 + expm1_near32(x - k * LN2_HI32, k * LN2_LO32)) * number_of32(bits_of32(t) << 23);
}

INLINE float exp_of32(float x) {
  const float y = exp_near32(x);
  return x == 1 ? 2.718281828459045f : y;
}

INLINE float tanh_of32(float x) {
  const float size = fabsf(x), twice = 2 * (10 < size ? 10 : size);
  const float t = twice * INV_LN2_32 + SHIFT32, k = t - SHIFT32;
  const float power = number_of32(bits_of32(t) << 23);
  const float e = power * expm1_near32(twice - k * LN2_HI32, k * LN2_LO32) + (power - 1);
  const float y = number_of32(bits_of32(e / (e + 2)) | (bits_of32(x) & 0x80000000u));
  return size >= 2.44140625e-4f ? y : x;
}

INLINE float log_near32(float x) {
  const uint32_t bits = bits_of32(x) + (0x3f800000u - 0x3f3504f3u);
  const float k = (float)((int32_t)(bits >> 23) - 127);
  const float d = number_of32((bits & 0x7fffffu) + 0x3f3504f3u) - 1, z = d * d;
  float p = -0.11483081430196762f + d * 0.06971346586942673f;
  p = 0.11687024682760239f + d * p;
  p = -0.12425360083580017f + d * p;
  p = 0.1424887627363205f + d * p;
  p = -0.16667810082435608f + d * p;
  p = 0.20000720024108887f + d * p;
  p = -0.2499999701976776f + d * p;
  p = 0.3333333134651184f + d * p;
  return d + (d * p * z + k * LN2_LO32 - 0.5f * z) + k * LN2_HI32;
}

INLINE float logistic_near32(float x) {
  const float e = exp_near32(-fabsf(x));
  return (x >= 0 ? 1 : e) / (1 + e);
}

/** out = f(x), and whether any x is not one of the usual ones, for which that holds. */
#define SLOWLY(R, f, usual)     \
  {                             \
    int32_t rare = 0;           \
    EACH {                      \
      const R x = a[i];         \
      rare |= (usual) ? 0 : 1;  \
      o[i] = f(x);              \
    }                           \
    return rare;                \
  }

static int slow64(int op, const double *a, double *o, int64_t n) {
  switch (op) {
    case EXP: SLOWLY(double, exp_of, fabs(x) <= 708)
    case LOG: SLOWLY(double, log_near, (x >= 2.2250738585072014e-308) & (x < (double)INFINITY))
    case TANH: SLOWLY(double, tanh_of, 1)
    case LOGISTIC: SLOWLY(double, logistic_near, fabs(x) <= 708)
    default: return 1;
  }
}

static int slow32(int op, const float *a, float *o, int64_t n) {
  switch (op) {
    case EXP: SLOWLY(float, exp_of32, fabsf(x) <= 87)
    case LOG: SLOWLY(float, log_near32, (x >= 1.1754943508222875e-38f) & (x < INFINITY))
    case TANH: SLOWLY(float, tanh_of32, 1)
    case LOGISTIC: SLOWLY(float, logistic_near32, fabsf(x) <= 87)
    default: return 1;
  }
}

/** Every element of a with every one of b, or one of them with a number. */
#define PAIRS(R, expression)                                     \
  {                                                              \
    if (da && db) {                                              \
      EACH { const R x = a[i], y = b[i]; o[i] = (expression); }  \
    } else if (da) {                                             \
      const R y = *b;                                            \
      EACH { const R x = a[i]; o[i] = (expression); }            \
    } else {                                                     \
      const R x = *a;                                            \
      EACH { const R y = b[i]; o[i] = (expression); }            \
    }                                                            \
    return;                                                      \
  }
#define MAP(R, expression) { EACH { const R x = a[i]; o[i] = (expression); } return 0; }

/** Shorter rows are worked on several at a time. */
enum { LEAST_ROW = 64 };
/** How a single number is repeated. */
static const int32_t ALL[] = {1, 1, 0};

/** The length of the rows that all arrays that are repeated have, or lie along; 0 where it is not one. */
static int64_t row_of(const int32_t *forms, const void *const *arrays) {
  int64_t row = 0;
  for (int k = 0; k < ARRAYS && arrays[k]; k++) {
    const int64_t each = forms[3 * k], length = each == 1 ? forms[3 * k + 1] : each;
    if (each == 0) continue;
    if (row != 0 && row != length) return 0;
    row = length;
  }
  return row;
}

/** Results of so many bytes are written past the caches: always, and unless they are in the caches. */
enum { LARGE = 6 << 20, RATHER_LARGE = 3 << 20 };

/** Where the last rather large result was written: written again, it is in the caches still. */
static const void *_Atomic latest;
/** How many results were written past the caches. */
static _Atomic int64_t past;

/** Whether to write a result past the caches; what is one of the operands is in them. */
static int goes_past(const void *o, int64_t bytes, const void *a, const void *b) {
  if (!PAST_CACHES || bytes < RATHER_LARGE || o == a || o == b) return 0;
  const int again = o == latest;
  latest = o;
  if (bytes < LARGE && again) return 0;
  past++;
  return 1;
}

/** PAIRS for lines of out, which is where one begins. */
#define LINES(S, expression)                                           \
  for (; i + lane <= n; i += lane) {                                   \
    if (da) memcpy(&x, a + i, LINE);                                   \
    if (db) memcpy(&y, b + i, LINE);                                   \
    const line##S z = (expression);                                    \
    write_past(o + i, &z);                                             \
  }                                                                    \
  break;
/** x where all bits of a flag are set, y where none is. */
#define CHOSEN(S, flags) (line##S)(((flags) & (bits##S)x) | (~(flags) & (bits##S)y))

/** All of one type: R its name in C, S its bits, and its functions. */
#define TYPE(R, S, size_of, root_of)                                                               \
  static void pairs##S(int op, const R *a, int da, const R *b, int db, R *o, int64_t n) {          \
    switch (op) {                                                                                  \
      case ADD: PAIRS(R, x + y)                                                                    \
      case SUB: PAIRS(R, x - y)                                                                    \
      case MUL: PAIRS(R, x * y)                                                                    \
      case DIV: PAIRS(R, x / y)                                                                    \
      case MAXIMUM: PAIRS(R, (x >= y) | (x != x) ? x : y)                                          \
      case MINIMUM: PAIRS(R, (x <= y) | (x != x) ? x : y)                                          \
      default: return;                                                                             \
    }                                                                                              \
  }                                                                                                \
                                                                                                   \
  typedef R line##S __attribute__((vector_size(LINE)));                                            \
  typedef int##S##_t bits##S __attribute__((vector_size(LINE)));                                   \
                                                                                                   \
  /* The same, past the caches. */                                                                 \
  static void far##S(int op, const R *a, int da, const R *b, int db, R *o, int64_t n) {            \
    const int64_t lane = LINE / sizeof(R), before = (-(uintptr_t)o % LINE) / sizeof(R);            \
    int64_t i = before < n ? before : n;                                                           \
    pairs##S(op, a, da, b, db, o, i);                                                              \
    line##S x, y;                                                                                  \
    for (int k = 0; k < lane; k++) x[k] = *a, y[k] = *b;                                           \
    switch (op) {                                                                                  \
      case ADD: LINES(S, x + y)                                                                    \
      case SUB: LINES(S, x - y)                                                                    \
      case MUL: LINES(S, x * y)                                                                    \
      case DIV: LINES(S, x / y)                                                                    \
      case MAXIMUM: LINES(S, CHOSEN(S, (x >= y) | (x != x)))                                       \
      case MINIMUM: LINES(S, CHOSEN(S, (x <= y) | (x != x)))                                       \
      default: break;                                                                              \
    }                                                                                              \
    written_past();                                                                                \
    pairs##S(op, a + i * da, da, b + i * db, db, o + i, n - i);                                    \
  }                                                                                                \
                                                                                                   \
  static int map##S(int op, const R *a, R *o, int64_t n) {                                         \
    switch (op) {                                                                                  \
      case NEG: MAP(R, -x)                                                                         \
      case ABS: MAP(R, size_of(x))                                                                 \
      case SQUARE: MAP(R, x *x)                                                                    \
      case SQRT: MAP(R, root_of(x))                                                                \
      default: return slow##S(op, a, o, n);                                                        \
    }                                                                                              \
  }                                                                                                \
                                                                                                   \
  static void compared##S(int op, const R *a, int da, const R *b, int db, uint8_t *o, int64_t n) { \
    switch (op) {                                                                                  \
      case GREATER: PAIRS(R, x > y)                                                                \
      case GREATER_EQUAL: PAIRS(R, x >= y)                                                         \
      case LESS: PAIRS(R, x < y)                                                                   \
      case LESS_EQUAL: PAIRS(R, x <= y)                                                            \
      case EQUAL: PAIRS(R, x == y)                                                                 \
      case NOT_EQUAL: PAIRS(R, x != y)                                                             \
      default: return;                                                                             \
    }                                                                                              \
  }                                                                                                \
                                                                                                   \
  /* out[i] = f(a[i]) for n elements. */                                                           \
  SHARED int chainrule_map##S(int op, const R *a, R *o, int64_t n) { return map##S(op, a, o, n); } \
                                                                                                   \
  /* out[r, i] = a[r ra + i da] op b[r rb + i db] for `rows` rows of n. */                         \
  SHARED void chainrule_pairs##S(int op, const R *a, int64_t ia, int64_t ra, int da, const R *b,   \
                                 int64_t ib, int64_t rb, int db, R *o, int64_t io, int64_t rows,   \
                                 int64_t n) {                                                      \
    const int past_caches =                                                                        \
        n >= LEAST_ROW && goes_past(o + io, rows * n * sizeof(R), a + ia, b + ib);                 \
    for (int64_t r = 0; r < rows; r++)                                                             \
      (past_caches ? far##S : pairs##S)(op, a + ia + r * ra, da, b + ib + r * rb, db,              \
                                        o + io + r * n, n);                                        \
  }                                                                                                \
                                                                                                   \
  /* How many results were too large for the caches. */                                            \
  SHARED int64_t chainrule_past##S(void) { return past; }                                          \
                                                                                                   \
  /* The same for comparisons: 1 where one holds. */                                               \
  SHARED void chainrule_compare##S(int op, const R *a, int64_t ia, int64_t ra, int da, const R *b, \
                                   int64_t ib, int64_t rb, int db, uint8_t *o, int64_t io,         \
                                   int64_t rows, int64_t n) {                                      \
    for (int64_t r = 0; r < rows; r++)                                                             \
      compared##S(op, a + ia + r * ra, da, b + ib + r * rb, db, o + io + r * n, n);                \
  }                                                                                                \
                                                                                                   \
  /* out[i] = a[i] where the flag is not 0, elsewhere b[i]. */                                     \
  SHARED void chainrule_choose##S(const uint8_t *flags, const R *a, int da, const R *b, int db,    \
                                  R *o, int64_t n) {                                               \
    const R p = *a, q = *b;                                                                        \
    EACH {                                                                                         \
      const R x = da ? a[i] : p, y = db ? b[i] : q;                                                \
      o[i] = flags[i] ? x : y;                                                                     \
    }                                                                                              \
  }                                                                                                \
                                                                                                   \
  /* The sum of n elements in NumPy's order: eight running sums in blocks of 128, halves of more. */ \
  static R block##S(const R *x, int64_t n) {                                                       \
    R sum = (R)-0.0;                                                                               \
    int64_t i = 0;                                                                                 \
    if (n >= 8) {                                                                                  \
      R r[8];                                                                                      \
      for (int k = 0; k < 8; k++) r[k] = x[k];                                                     \
      for (i = 8; i + 8 <= n; i += 8)                                                              \
        for (int k = 0; k < 8; k++) r[k] += x[i + k];                                              \
      sum = (r[0] + r[1]) + (r[2] + r[3]) + ((r[4] + r[5]) + (r[6] + r[7]));                       \
    }                                                                                              \
    for (; i < n; i++) sum += x[i];                                                                \
    return sum;                                                                                    \
  }                                                                                                \
                                                                                                   \
  static R sum##S(const R *x, int64_t n) {                                                         \
    if (n <= 128) return block##S(x, n);                                                           \
    const int64_t half = (n / 2) & ~(int64_t)7;                                                    \
    return sum##S(x, half) + sum##S(x + half, n - half);                                           \
  }                                                                                                \
                                                                                                   \
  SHARED double chainrule_sum##S(const R *x, int64_t i, int64_t n) { return sum##S(x + i, n); }    \
                                                                                                   \
  /* The sum of each of `rows` rows. */                                                            \
  SHARED void chainrule_sums##S(const R *x, int64_t rows, int64_t n, R *o) {                       \
    for (int64_t r = 0; r < rows; r++) o[r] = sum##S(x + r * n, n);                                \
  }                                                                                                \
                                                                                                   \
  /* Adds `rows` rows, one after the other, to the n elements of out. */                           \
  SHARED void chainrule_join##S(const R *x, int64_t i, int64_t rows, R *o, int64_t io,             \
                                int64_t n) {                                                       \
    for (int64_t r = 0; r < rows; r++) pairs##S(ADD, o + io, 1, x + i + r * n, 1, o + io, n);      \
  }                                                                                                \
                                                                                                   \
  /* `run` elements side by side from every start plus every place on, one after the other. */      \
  SHARED void chainrule_take##S(const R *x, const int32_t *starts, int64_t ns,                     \
                                const int32_t *places, int64_t np, int64_t run, R *o) {            \
    for (int64_t s = 0; s < ns; s++, o += np * run) {                                              \
      const R *a = x + starts[s];                                                                  \
      if (run == 1) {                                                                              \
        for (int64_t p = 0; p < np; p++) o[p] = a[places[p]];                                      \
      } else {                                                                                     \
        for (int64_t p = 0; p < np; p++) memcpy(o + p * run, a + places[p], run * sizeof(R));      \
      }                                                                                            \
    }                                                                                              \
  }                                                                                                \
                                                                                                   \
  /* `rows` times n elements, every-th by every-th, one after the other: rows of images laid out. */ \
  SHARED void chainrule_gather##S(const R *x, int64_t i, int64_t step, int64_t every, R *o,        \
                                  int64_t io, int64_t to_step, int64_t n, int64_t rows) {          \
    for (int64_t r = 0; r < rows && n > 0; r++) {                                                  \
      const R *a = x + i + r * step;                                                               \
      R *to = o + io + r * to_step;                                                                \
      if (every == 1) memcpy(to, a, n * sizeof(R));                                                \
      else EACH to[i] = a[i * every];                                                              \
    }                                                                                              \
  }                                                                                                \
                                                                                                   \
  /* The way back, adding. */                                                                      \
  SHARED void chainrule_scatter##S(const R *x, int64_t i, int64_t step, R *o, int64_t io,          \
                                   int64_t to_step, int64_t every, int64_t n, int64_t rows) {      \
    for (int64_t r = 0; r < rows && n > 0; r++) {                                                  \
      const R *a = x + i + r * step;                                                               \
      R *to = o + io + r * to_step;                                                                \
      if (every == 1) EACH to[i] += a[i];                                                          \
      else EACH to[i * every] += a[i];                                                             \
    }                                                                                              \
  }                                                                                                \
                                                                                                   \
  /* Images (f, h, w) one behind the other as rows (h, f, images w), or back. */                   \
  SHARED void chainrule_images##S(const R *x, int64_t i, R *o, int64_t io, int64_t images,         \
                                  int64_t f, int64_t h, int64_t w, int back) {                     \
    for (int64_t image = 0; image < images; image++)                                               \
      for (int64_t k = 0; k < f; k++)                                                              \
        for (int64_t row = 0; row < h; row++) {                                                    \
          const int64_t lies = ((image * f + k) * h + row) * w;                                    \
          const int64_t goes = ((row * f + k) * images + image) * w;                               \
          memcpy(o + io + (back ? lies : goes), x + i + (back ? goes : lies), w * sizeof(R));      \
        }                                                                                          \
  }                                                                                                \
                                                                                                   \
  /* n elements, from the from-th on, of an array that is repeated, or holds flags: element i is   */\
  /* its (i / each)-th, from the start again at its end; of 0 its i-th.                             */\
  static void spread##S(const void *x, const int32_t *form, int64_t from, int64_t n, R *to) {      \
    const R *numbers = x;                                                                          \
    const uint8_t *flags = x;                                                                      \
    const int64_t each = form[0], length = form[1];                                                \
    const int flagged = form[2];                                                                   \
    if (each == 0) {                                                                               \
      EACH to[i] = flags[from + i];                                                                \
    } else if (each == 1) {                                                                        \
      const int64_t at = from % length, most = length < n ? length : n;                            \
      const int64_t first = length - at < most ? length - at : most;                               \
      for (int64_t k = 0; k < first; k++) to[k] = flagged ? flags[at + k] : numbers[at + k];       \
      for (int64_t k = first; k < most; k++) to[k] = flagged ? flags[k - first] : numbers[k - first]; \
      for (int64_t done = most; done < n; done *= 2)                                               \
        memcpy(to + done, to, (done < n - done ? done : n - done) * sizeof(R));                    \
    } else {                                                                                       \
      int64_t at = from / each % length, left = each - from % each;                                \
      for (int64_t done = 0; done < n;) {                                                          \
        const int64_t end = left < n - done ? done + left : n;                                     \
        const R value = flagged ? flags[at] : numbers[at];                                         \
        while (done < end) to[done++] = value;                                                     \
        left = each;                                                                               \
        if (++at == length) at = 0;                                                                \
      }                                                                                            \
    }                                                                                              \
  }                                                                                                \
                                                                                                   \
  /* Steps of four numbers each: what to do, with the places a and b, into the place `to`; the    */\
  /* last one into out. Forms are three numbers for each array: each, length, whether it is flags. */\
  SHARED int chainrule_pass##S(const int32_t *steps, int count, const double *numbers,             \
                               const int32_t *forms, const void *x0, const void *x1,               \
                               const void *x2, const void *x3, const void *x4, const void *x5,     \
                               const void *x6, const void *x7, R *o, int64_t n) {                  \
    const void *arrays[ARRAYS] = {x0, x1, x2, x3, x4, x5, x6, x7};                                 \
    _Alignas(64) R slots[SLOTS][PART];                                                             \
    _Alignas(64) R written[ARRAYS][PART];                                                          \
    R same[NUMBERS];                                                                               \
    for (int k = 0; k < NUMBERS; k++) same[k] = (R)numbers[k];                                     \
    const int64_t row = row_of(forms, arrays);                                                     \
    const int single = row >= LEAST_ROW;                                                           \
    int64_t part = 0;                                                                              \
    for (int64_t from = 0; from < n; from += part) {                                               \
      const int64_t most = single ? row - from % row : row ? PART - PART % row : PART;             \
      part = most < PART ? most : PART;                                                            \
      if (n - from < part) part = n - from;                                                        \
      const R *near[ARRAYS];                                                                       \
      int steps_of[ARRAYS];                                                                        \
      for (int k = 0; k < ARRAYS && arrays[k]; k++) {                                              \
        const int32_t *form = forms + 3 * k;                                                       \
        const R *x = arrays[k];                                                                    \
        steps_of[k] = 1;                                                                           \
        if (!form[0] && !form[2]) near[k] = x + from;                                              \
        else if (single && !form[2] && form[0] == 1) near[k] = x + from % row;                     \
        else if (single && !form[2]) {                                                             \
          near[k] = x + from / row % form[1];                                                      \
          steps_of[k] = 0;                                                                         \
        } else {                                                                                   \
          /* Parts of whole rows find a row as the first one left it. */                           \
          if (from == 0 || single || !row || form[0] != 1)                                         \
            spread##S(x, form, from, part, written[k]);                                            \
          near[k] = written[k];                                                                    \
        }                                                                                          \
      }                                                                                            \
      for (int s = 0; s < count; s++) {                                                            \
        const int32_t *step = steps + 4 * s;                                                       \
        const R *at[2];                                                                            \
        int by[2];                                                                                 \
        for (int k = 0; k < 2; k++) {                                                              \
          const int place = step[1 + k], array = place - SLOTS - NUMBERS;                          \
          by[k] = array >= 0 ? steps_of[array] : place < SLOTS;                                    \
          at[k] = array >= 0 ? near[array] : place < SLOTS ? slots[place] : same + (place - SLOTS); \
        }                                                                                          \
        R *to = s + 1 == count ? o + from : slots[step[3]];                                        \
        if (step[0] > MINIMUM) {                                                                   \
          if (!by[0]) spread##S(at[0], ALL, 0, part, to);                                          \
          if (map##S(step[0], by[0] ? at[0] : to, to, part)) return 1;                             \
        } else if (by[0] || by[1]) pairs##S(step[0], at[0], by[0], at[1], by[1], to, part);        \
        else {                                                                                     \
          spread##S(at[0], ALL, 0, part, to);                                                      \
          pairs##S(step[0], to, 1, at[1], 0, to, part);                                            \
        }                                                                                          \
      }                                                                                            \
    }                                                                                              \
    return 0;                                                                                      \
  }

TYPE(double, 64, fabs, sqrt)
TYPE(float, 32, fabsf, sqrtf)
