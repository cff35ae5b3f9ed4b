# Every library that Flywheel stands on. All come from the system; nothing is downloaded at configure time.
find_package(TBB REQUIRED)
find_package(fmt REQUIRED)
find_package(spdlog REQUIRED)
find_package(yaml-cpp REQUIRED)
find_package(CLI11 REQUIRED)
find_package(nlohmann_json REQUIRED)
find_package(Eigen3 REQUIRED NO_MODULE)
find_package(OpenSSL REQUIRED COMPONENTS Crypto)
enable_language(C)
find_package(HDF5 REQUIRED COMPONENTS C HL)
find_path(RANDOM123_INCLUDE_DIR Random123/philox.h REQUIRED)

add_library(flywheel_random123 INTERFACE)
target_include_directories(flywheel_random123 SYSTEM INTERFACE ${RANDOM123_INCLUDE_DIR})

add_library(flywheel_hdf5_c INTERFACE)
target_include_directories(flywheel_hdf5_c SYSTEM INTERFACE ${HDF5_C_INCLUDE_DIRS})
target_link_libraries(flywheel_hdf5_c INTERFACE ${HDF5_C_HL_LIBRARIES} ${HDF5_C_LIBRARIES})

add_library(flywheel_yaml INTERFACE)
target_link_libraries(flywheel_yaml INTERFACE yaml-cpp)

# Thrust on TBB for the host: the toolkit's headers where there is a toolkit, Debian's libthrust-dev otherwise.
set(FLYWHEEL_THRUST "AUTO" CACHE STRING "Where the Thrust headers come from: AUTO, toolkit or debian")
add_library(flywheel_thrust_host INTERFACE)
if(NOT FLYWHEEL_THRUST STREQUAL "debian")
  find_path(FLYWHEEL_TOOLKIT_THRUST thrust/version.h
    HINTS /usr/local/cuda/include/cccl /usr/local/cuda/include NO_DEFAULT_PATH)
endif()
if(FLYWHEEL_TOOLKIT_THRUST)
  target_include_directories(flywheel_thrust_host SYSTEM INTERFACE ${FLYWHEEL_TOOLKIT_THRUST})
else()
  find_path(FLYWHEEL_DEBIAN_THRUST thrust/version.h REQUIRED)
  target_include_directories(flywheel_thrust_host SYSTEM INTERFACE ${FLYWHEEL_DEBIAN_THRUST})
endif()
target_compile_definitions(flywheel_thrust_host INTERFACE
  $<$<COMPILE_LANGUAGE:CXX>:THRUST_HOST_SYSTEM=THRUST_HOST_SYSTEM_CPP;THRUST_DEVICE_SYSTEM=THRUST_DEVICE_SYSTEM_TBB>)
target_link_libraries(flywheel_thrust_host INTERFACE TBB::tbb)

if(FLYWHEEL_TESTS)
  find_package(GTest REQUIRED)
  find_package(rapidcheck REQUIRED)
  # The system's Python is the one that has the readers of result files (see scripts/install).
  find_program(FLYWHEEL_PYTHON python3 PATHS /usr/bin NO_DEFAULT_PATH)
endif()
