// What compilers and systems call differently.

#pragma once

#include <stdint.h>

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
