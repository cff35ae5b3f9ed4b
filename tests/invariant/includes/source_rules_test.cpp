#include "tests/invariant/includes/source_rules.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace flywheel::includes {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

TEST(OurKernels, UseOnlyMathematicsThatIsAlikeOnHostAndDevice) {
  EXPECT_THAT(unportable_mathematics(source_files(FLYWHEEL_SOURCE_DIR, {"kernels"})), IsEmpty());
}

TEST(OurSources, LeaveNoWorkUndone) {
  EXPECT_THAT(unfinished_work(source_files(FLYWHEEL_SOURCE_DIR, {"kernels", "sim"})), IsEmpty());
}

TEST(UnportableMathematics, IsFoundInCodeOnly) {
  auto const file = source_file("kernels/population/a.hpp",
                                "// not std::exp(x)\n"
                                "double a = std::exp(x);  // slow\n"
                                "double b = std::exponent(x) + std::sqrt(x) + flywheel::log(x);\n"
                                "std::normal_distribution<double> draw;\n"
                                "double c = std::pow (x, 2);\n");
  EXPECT_THAT(unportable_mathematics({file}),
              ElementsAre(Violation{file.path, 2, "std::exp differs between host and device"},
                          Violation{file.path, 4, "a distribution of <random> differs between host and device"},
                          Violation{file.path, 5, "std::pow differs between host and device"}));
}

TEST(UnportableMathematics, IsNoConcernOfReports) {
  EXPECT_THAT(unportable_mathematics({source_file("sim/output/a.cpp", "double a = std::log10(x);\n")}), IsEmpty());
}

TEST(UnfinishedWork, IsFoundInComments) {
  auto const file = source_file("sim/app/a.cpp", "int a;  // TODO: later\nint TODOS;\n/* FIXME */\n");
  EXPECT_THAT(unfinished_work({file}), ElementsAre(Violation{file.path, 1, "TODO"}, Violation{file.path, 3, "FIXME"}));
}

}  // namespace
}  // namespace flywheel::includes
