#pragma once

namespace flywheel {

/// Whether a sanitizer makes this program many times slower. Then long tests take fewer cases, never other ones.
#ifdef FLYWHEEL_SLOW
inline constexpr bool is_slow_build = true;
#else
inline constexpr bool is_slow_build = false;
#endif

}  // namespace flywheel
