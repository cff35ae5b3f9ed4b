# Adds CUDA sources to a target, in batches where the build gathers sources (CMake 3.25 does so for C++ alone).
function(flywheel_cuda_sources target)
  if(NOT CMAKE_UNITY_BUILD)
    target_sources(${target} PRIVATE ${ARGN})
    return()
  endif()
  set(sources ${ARGN})
  set(batch 0)
  while(sources)
    list(SUBLIST sources 0 ${CMAKE_UNITY_BUILD_BATCH_SIZE} gathered)
    list(REMOVE_ITEM sources ${gathered})
    list(TRANSFORM gathered REPLACE "(.+)" "#include \"${CMAKE_CURRENT_SOURCE_DIR}/\\1\"\n")
    string(CONCAT text ${gathered})
    file(CONFIGURE OUTPUT ${CMAKE_CURRENT_BINARY_DIR}/${target}_${batch}.cu CONTENT "${text}" @ONLY)
    target_sources(${target} PRIVATE ${CMAKE_CURRENT_BINARY_DIR}/${target}_${batch}.cu)
    math(EXPR batch "${batch} + 1")
  endwhile()
endfunction()

# One target a folder. flywheel_module(NAME n [SOURCES ...] [CUDA ...] HEADERS ... [DEPENDS ...] [USES ...])
#   SOURCES  host code; CUDA  .cu files, built only with the CUDA backend, twelve as one as CMake does with SOURCES: most of
#            what nvcc does for a small op is to read the toolkit's headers
#   HEADERS  the public headers; each must compile alone
#   DEPENDS  flywheel:: modules whose headers ours include; USES  libraries that only our sources need
function(flywheel_module)
  cmake_parse_arguments(arg "" "NAME" "SOURCES;CUDA;HEADERS;DEPENDS;USES" ${ARGN})
  set(target flywheel_${arg_NAME})
  if(arg_SOURCES)
    add_library(${target} STATIC ${arg_SOURCES})
    set(scope PUBLIC)
    target_link_libraries(${target} PRIVATE flywheel_options ${arg_USES})
    if(FLYWHEEL_CUDA_BUILT AND arg_CUDA)
      flywheel_cuda_sources(${target} ${arg_CUDA})
      target_link_libraries(${target} PUBLIC CUDA::cudart_static)
    endif()
  else()
    add_library(${target} INTERFACE)
    set(scope INTERFACE)
    target_link_libraries(${target} INTERFACE ${arg_USES})
  endif()
  add_library(flywheel::${arg_NAME} ALIAS ${target})
  target_sources(${target} ${scope} FILE_SET HEADERS BASE_DIRS ${PROJECT_SOURCE_DIR} FILES ${arg_HEADERS})
  set_target_properties(${target} PROPERTIES VERIFY_INTERFACE_HEADER_SETS ON)
  target_link_libraries(${target} ${scope} ${arg_DEPENDS})
endfunction()

# How a test is compiled. Most of it is other people's templates: read once a program, and hardly worth optimising. Checking each
# of their pointers costs a third of the compile time; our own code in kernels/ and sim/ is checked in full.
set(flywheel_test_options "$<$<COMPILE_LANGUAGE:CXX>:-O1>")
if(FLYWHEEL_SANITIZE MATCHES "undefined")
  list(APPEND flywheel_test_options "-fno-sanitize=null,alignment,object-size,vptr")
endif()
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")  # at -O1 GCC 12 sees strings overflow in the standard library that do not
  list(APPEND flywheel_test_options
    "$<$<COMPILE_LANGUAGE:CXX>:-fpch-preprocess;-Wno-array-bounds;-Wno-stringop-overflow;-Wno-stringop-overread;-Wno-maybe-uninitialized>")
endif()

# What every test reads first, compiled once for all of them.
function(flywheel_test_headers)
  add_library(flywheel_test_headers OBJECT ${PROJECT_SOURCE_DIR}/tests/support/test_headers.cpp)
  target_link_libraries(flywheel_test_headers PRIVATE flywheel_options GTest::gtest GTest::gmock rapidcheck)
  target_compile_definitions(flywheel_test_headers PRIVATE FLYWHEEL_SOURCE_DIR="${PROJECT_SOURCE_DIR}")
  target_compile_options(flywheel_test_headers PRIVATE ${flywheel_test_options})
  target_precompile_headers(flywheel_test_headers PRIVATE <gmock/gmock.h> <gtest/gtest.h> <rapidcheck.h>)
endfunction()

# flywheel_test(name [NO_THREADS] [CASES_APART] SOURCES ... [ALONE ...] [LINKS ...]): a GoogleTest program whose cases ctest lists one by one,
# or, where a sanitizer makes each start of a program cost more than most cases, whole.
#   NO_THREADS   starts no thread, so the thread sanitizer's build leaves it out; tests/support/no_threads.cpp holds it to that
#   CASES_APART  every case needs a process of its own, under sanitizers too
#   ALONE        sources that use names of another source of this program, and so are compiled apart from it
function(flywheel_test name)
  cmake_parse_arguments(arg "NO_THREADS;CASES_APART" "" "SOURCES;ALONE;LINKS;LABELS" ${ARGN})
  add_executable(${name} ${arg_SOURCES} ${arg_ALONE})
  if(arg_NO_THREADS)
    target_sources(${name} PRIVATE ${PROJECT_SOURCE_DIR}/tests/support/no_threads.cpp)
  endif()
  if(arg_ALONE)
    set_source_files_properties(${arg_ALONE} PROPERTIES SKIP_UNITY_BUILD_INCLUSION ON)
  endif()
  target_link_libraries(${name} PRIVATE flywheel_options ${arg_LINKS} GTest::gtest GTest::gmock GTest::gtest_main rapidcheck)
  target_compile_definitions(${name} PRIVATE FLYWHEEL_SOURCE_DIR="${PROJECT_SOURCE_DIR}")
  target_compile_options(${name} PRIVATE ${flywheel_test_options})
  if(NOT FLYWHEEL_CUDA_BUILT)
    target_precompile_headers(${name} REUSE_FROM flywheel_test_headers)
  endif()
  # Built as one source, tests have names in common that hide one another without harm.
  set_target_properties(${name} PROPERTIES RUNTIME_OUTPUT_DIRECTORY ${PROJECT_BINARY_DIR}/tests FLYWHEEL_SHADOWS "${CMAKE_UNITY_BUILD}")
  if(FLYWHEEL_SANITIZE)
    target_compile_definitions(${name} PRIVATE FLYWHEEL_SLOW)
  endif()
  if(arg_NO_THREADS AND FLYWHEEL_SANITIZE STREQUAL "thread")
    set_target_properties(${name} PROPERTIES EXCLUDE_FROM_ALL ON)
  elseif(FLYWHEEL_SANITIZE AND NOT arg_CASES_APART)
    add_test(NAME ${name} COMMAND ${name})
    set_tests_properties(${name} PROPERTIES TIMEOUT 900 ENVIRONMENT RC_PARAMS=seed=20240625 LABELS "${arg_LABELS}")
  else()
    include(GoogleTest)
    gtest_discover_tests(${name} NO_PRETTY_VALUES DISCOVERY_TIMEOUT 60 PROPERTIES TIMEOUT 600 ENVIRONMENT RC_PARAMS=seed=20240625 LABELS "${arg_LABELS}")
  endif()
endfunction()
