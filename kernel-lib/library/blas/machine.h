// What compilers and systems call differently.

#pragma once

#include <stdint.h>

#if defined(__SSE2__)
#include <immintrin.h>
#endif

#if defined(_WIN32)
#define SHARED __declspec(dllexport)
#else
#define SHARED __attribute__((visibility("default")))
#endif
#define INLINE static inline __attribute__((always_inline))

/** Before a loop of which no turn writes what another reads. */
#if defined(__clang__)
#define APART _Pragma("clang loop vectorize(assume_safety)")
#else
#define APART _Pragma("GCC ivdep")
#endif

/** The bytes that caches keep together. */
enum { LINE = 64 };

#if defined(__SSE2__)
/** Whether lines can be written without being read from memory first, as they are before an ordinary write. */
enum { PAST_CACHES = 1 };

/** Writes a line past the caches: the processor need not have it nearby afterwards. */
INLINE void write_past(void *to, const void *line) {
#if defined(__AVX512F__)
  _mm512_stream_si512((__m512i *)to, _mm512_loadu_si512(line));
#else
  const __m128i *from = line;
  for (int k = 0; k < LINE / 16; k++) _mm_stream_si128((__m128i *)to + k, _mm_loadu_si128(from + k));
#endif
}

/** After the last line, before anybody reads them. */
INLINE void written_past(void) { _mm_sfence(); }
#else
enum { PAST_CACHES = 0 };
INLINE void write_past(void *to, const void *line) { __builtin_memcpy(to, line, LINE); }
INLINE void written_past(void) {}
#endif
