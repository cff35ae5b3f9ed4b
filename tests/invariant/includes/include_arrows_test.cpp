#include "tests/invariant/includes/include_arrows.hpp"

#include <algorithm>
#include <fstream>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace flywheel::includes {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

std::vector<SourceFile> const& our_files() {
  static auto const files = source_files(FLYWHEEL_SOURCE_DIR, {"kernels", "sim"});
  return files;
}

TEST(OurIncludes, AreFoundAtAll) {
  EXPECT_GT(our_files().size(), 20u);
  auto const one = std::ranges::find(our_files(), "kernels/base/random.hpp", &SourceFile::path);
  ASSERT_NE(one, our_files().end());
  EXPECT_FALSE(includes_of(*one).empty());
}

TEST(OurIncludes, FollowTheArrowsOfTheDesign) {
  EXPECT_THAT(wrong_arrows(our_files()), IsEmpty());
}

TEST(OurIncludes, KeepEachLibraryInItsPlace) {
  EXPECT_THAT(misplaced_library_headers(our_files()), IsEmpty());
}

struct Arrow {
  char const* name;
  char const* from;
  char const* to;
  bool allowed;
};

class ArrowOfTheDesign : public ::testing::TestWithParam<Arrow> {};

TEST_P(ArrowOfTheDesign, IsJudged) {
  auto const& [name, from, to, allowed] = GetParam();
  auto const file =
      source_file(std::string{from} + "/a.hpp", "#pragma once\n#include \"" + std::string{to} + "/b.hpp\"\n");
  auto const found = wrong_arrows({file});
  if (allowed) {
    EXPECT_THAT(found, IsEmpty());
  } else {
    EXPECT_THAT(found, ElementsAre(Violation{file.path, 2, std::string{from} + " must not include " + to}));
  }
}

INSTANTIATE_TEST_SUITE_P(Design, ArrowOfTheDesign,
                         ::testing::Values(Arrow{"RuleToBase", "kernels/emission", "kernels/base", true},
                                           Arrow{"RuleToItself", "kernels/matching", "kernels/matching", true},
                                           Arrow{"RuleToRule", "kernels/emission", "kernels/scoring", false},
                                           Arrow{"BaseToRule", "kernels/base", "kernels/exchange", false},
                                           Arrow{"KernelToSimulation", "kernels/base", "sim/state", false},
                                           Arrow{"ScenarioToValueTypes", "sim/scenario", "kernels/exchange", true},
                                           Arrow{"ScenarioToState", "sim/scenario", "sim/state", false},
                                           Arrow{"StateToFile", "sim/state", "sim/hdf5", true},
                                           Arrow{"StateToRule", "sim/state", "kernels/emission", false},
                                           Arrow{"StateToScenario", "sim/state", "sim/scenario", false},
                                           Arrow{"EngineToBaseThroughState", "sim/engine", "kernels/base", true},
                                           Arrow{"EngineToEconomy", "sim/engine", "sim/economy", false},
                                           Arrow{"EngineToOutput", "sim/engine", "sim/output", false},
                                           Arrow{"EconomyToStateThroughEngine", "sim/economy", "sim/state", true},
                                           Arrow{"EconomyToOutput", "sim/economy", "sim/output", false},
                                           Arrow{"OutputToEngine", "sim/output", "sim/engine", false},
                                           Arrow{"VerifyToRule", "sim/verify", "kernels/scoring", true},
                                           Arrow{"VerifyToEngine", "sim/verify", "sim/engine", false},
                                           Arrow{"StudyToApp", "sim/study", "sim/app", false},
                                           Arrow{"AppToAll", "sim/app", "sim/hdf5", true}),
                         [](auto const& arrow) { return arrow.param.name; });

TEST(IncludeArrows, AreJudgedInATreeOnDisk) {
  auto const root = std::filesystem::path{::testing::TempDir()} / "include_arrows_tree";
  std::filesystem::remove_all(root);
  std::filesystem::create_directories(root / "kernels/emission/nested");
  std::ofstream{root / "kernels/emission/nested/mint.inl"}
      << "#include <vector>\n\n#include \"sim/state/ledger.hpp\"\n";
  std::ofstream{root / "kernels/emission/README.md"} << "#include \"sim/state/ledger.hpp\"\n";
  auto const files = source_files(root, {"kernels", "sim"});
  std::filesystem::remove_all(root);
  EXPECT_THAT(wrong_arrows(files), ElementsAre(Violation{"kernels/emission/nested/mint.inl", 3,
                                                         "kernels/emission must not include sim/state"}));
}

TEST(IncludeArrows, WantPathsFromTheRoot) {
  auto const file = source_file("sim/state/a.cpp", "#include \"a.hpp\"\n#include \"../hdf5/b.hpp\"\n");
  EXPECT_THAT(wrong_arrows({file}),
              ElementsAre(Violation{file.path, 1, "\"a.hpp\" is not a path from the root of the tree"},
                          Violation{file.path, 2, "\"../hdf5/b.hpp\" is not a path from the root of the tree"}));
}

TEST(IncludeArrows, WantEveryFolderListed) {
  auto const file = source_file("sim/shortcuts/a.cpp", "  #  include \"sim/state/table.hpp\"\n");
  EXPECT_THAT(wrong_arrows({file}), ElementsAre(Violation{file.path, 1, "the design lists no folder sim/shortcuts"}));
}

TEST(LibraryHeaders, OfYamlAndHdf5HaveOneHome) {
  auto const reader = source_file("sim/scenario/reader.cpp", "#include <yaml-cpp/yaml.h>\n#include <hdf5.h>\n");
  auto const wrapper = source_file("sim/hdf5/file.cpp", "#include <hdf5_hl.h>\n#include <yaml-cpp/yaml.h>\n");
  auto const rule = source_file("kernels/base/a.hpp", "#include <H5Tpublic.h>\n");
  EXPECT_THAT(misplaced_library_headers({reader, wrapper, rule}),
              ElementsAre(Violation{reader.path, 2, "<hdf5.h> belongs in sim/hdf5 alone"},
                          Violation{wrapper.path, 2, "<yaml-cpp/yaml.h> belongs in sim/scenario alone"},
                          Violation{rule.path, 1, "<H5Tpublic.h> belongs in sim/hdf5 alone"}));
}

TEST(LibraryHeaders, OfTheDeviceAreNotReachedFromTheHost) {
  auto const loops = source_file("kernels/base/loops.hpp", "#include \"kernels/base/policy.hpp\"\n");
  auto const policy = source_file("kernels/base/policy.hpp", "#include <vector>\n#include <thrust/sort.h>\n");
  auto const direct = source_file("sim/engine/a.cpp", "#include <cuda_runtime.h>\n");
  auto const indirect = source_file("sim/engine/b.cpp", "#include <vector>\n#include \"kernels/base/loops.hpp\"\n");
  EXPECT_THAT(misplaced_library_headers({loops, policy, direct, indirect}),
              ElementsAre(Violation{direct.path, 1, "sim/ must not reach <cuda_runtime.h>"},
                          Violation{indirect.path, 2, "sim/ must not reach <thrust/sort.h>"}));
}

TEST(LibraryHeaders, ThatOnlyTheDeviceCompilerSeesAreNoFault) {
  auto const platform =
      source_file("kernels/base/platform.hpp", "#ifdef __CUDACC__\n#if 1\n#include <cuda_runtime.h>\n#endif\n#endif\n");
  auto const mistaken =
      source_file("kernels/base/mistaken.hpp", "#ifdef __CUDACC__\n#else\n#include <cuda_fp16.h>\n#endif\n");
  auto const user = source_file("sim/state/a.cpp",
                                "#include \"kernels/base/platform.hpp\"\n#include \"kernels/base/mistaken.hpp\"\n");
  EXPECT_THAT(misplaced_library_headers({platform, mistaken, user}),
              ElementsAre(Violation{user.path, 2, "sim/ must not reach <cuda_fp16.h>"}));
}

}  // namespace
}  // namespace flywheel::includes
