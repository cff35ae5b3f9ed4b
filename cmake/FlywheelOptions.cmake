# What a builder may choose, and the flags that every one of our own targets compiles with.
option(FLYWHEEL_TESTS "Build the tests" ON)
option(FLYWHEEL_BENCHMARKS "Build the micro-benchmarks" OFF)
option(FLYWHEEL_FUZZ "Build the fuzz targets (needs clang)" OFF)
set(FLYWHEEL_CUDA "AUTO" CACHE STRING "CUDA backend: AUTO, ON or OFF")
set(FLYWHEEL_MARCH "x86-64-v3" CACHE STRING "Instruction set of the host code, as -march=")
set(FLYWHEEL_SANITIZE "" CACHE STRING "Sanitizers, as -fsanitize= (host only)")

if(NOT CMAKE_BUILD_TYPE)
  set(CMAKE_BUILD_TYPE Release CACHE STRING "Release, RelWithDebInfo or Debug" FORCE)
endif()
set(CMAKE_CXX_STANDARD 20)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_EXPORT_COMPILE_COMMANDS ON)
set(CMAKE_RUNTIME_OUTPUT_DIRECTORY ${PROJECT_BINARY_DIR}/bin)

# Floating point must round alike on host and device: no contraction, no fast math. Nobody asks which exceptions were
# raised, which would keep loops of portable functions out of vector registers; values are the same.
add_library(flywheel_options INTERFACE)
target_compile_options(flywheel_options INTERFACE
  "$<$<COMPILE_LANGUAGE:CXX>:-Wall;-Wextra;$<$<NOT:$<BOOL:$<TARGET_PROPERTY:FLYWHEEL_SHADOWS>>>:-Wshadow>;-Wconversion;-Wno-sign-conversion;-Werror;-ffp-contract=off;-fno-trapping-math;-march=${FLYWHEEL_MARCH}>")
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU" AND CMAKE_CXX_COMPILER_VERSION VERSION_LESS 13)
  target_compile_options(flywheel_options INTERFACE $<$<COMPILE_LANGUAGE:CXX>:-Wno-restrict>)  # GCC bug 105651
endif()
if(CMAKE_UNITY_BUILD AND CMAKE_CXX_COMPILER_ID STREQUAL "GNU")  # taken for headers, sources may have names of their own
  target_compile_options(flywheel_options INTERFACE $<$<COMPILE_LANGUAGE:CXX>:-Wno-subobject-linkage>)
endif()
# Clang's own warnings change with its version and it only serves fuzzing, so they do not stop a build.
if(FLYWHEEL_FUZZ)
  target_compile_options(flywheel_options INTERFACE $<$<COMPILE_LANGUAGE:CXX>:-Wno-error>)
  add_compile_options(-fsanitize=fuzzer-no-link,address,undefined -fno-omit-frame-pointer -fno-sanitize-recover=all)
  add_link_options(-fsanitize=address,undefined)
endif()
if(FLYWHEEL_SANITIZE)
  add_compile_options("$<$<COMPILE_LANGUAGE:CXX>:-fsanitize=${FLYWHEEL_SANITIZE};-fno-omit-frame-pointer;-fno-sanitize-recover=all>")
  add_link_options(-fsanitize=${FLYWHEEL_SANITIZE})
  if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")  # instrumented code makes GCC see values that are not set, in std::regex too
    target_compile_options(flywheel_options INTERFACE $<$<COMPILE_LANGUAGE:CXX>:-Wno-maybe-uninitialized>)
  endif()
endif()
