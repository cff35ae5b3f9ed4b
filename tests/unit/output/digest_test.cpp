#include "sim/output/digest.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <array>
#include <cstdio>

#include "sim/hdf5/file.hpp"
#include "sim/hdf5/sha256.hpp"
#include "tests/unit/output/sample_run.hpp"

namespace flywheel::output {
namespace {

class Digest : public ::testing::Test {
 protected:
  TestFolder folder_;
};

TEST(Sha256Of, MatchesTheStandardsExamples) {
  // FIPS 180-4 example values published by NIST
  EXPECT_EQ(hdf5::sha256_of("abc"), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  EXPECT_EQ(hdf5::sha256_of("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq"),
            "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1");
  EXPECT_EQ(hdf5::sha256_of(""), "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
}

TEST_F(Digest, LeavesOutWhereTheDataComesFrom) {
  SampleRun one{4};
  one.write_all(folder_.path("one.h5"));
  SampleRun other{4};
  other.provenance.title = "another title";
  other.provenance.scenario_text = "another: text";
  other.provenance.commit = "fedcba";
  other.provenance.worlds[0].seed = 7;
  other.provenance.rule_sets.clear();
  other.provenance.assumptions.clear();
  other.write_all(folder_.path("other.h5"));
  EXPECT_EQ(digest_of_worlds(folder_.path("one.h5")), digest_of_worlds(folder_.path("other.h5")));
  EXPECT_EQ(digest_of_run(folder_.path("one.h5")), digest_of_run(folder_.path("other.h5")));
}

TEST_F(Digest, ChangesWithOneValueOfThatWorldAlone) {
  SampleRun run{4};
  auto file = run.create(folder_.path());
  for (std::uint64_t sample = 0; sample < 4; ++sample) {
    run.record(sample);
    file.write(sample, run.recorder, run.ledger);
  }
  file.flush();
  auto const before = digest_of_worlds(folder_.path());
  {
    auto opened = hdf5::File::open_read_write(folder_.path());
    auto price = opened.root().open_dataset("chain/price");
    price.write<double>({{1, 2}, {1, 1}}, std::vector{1002.2500000000001});
  }
  auto const after = digest_of_worlds(folder_.path());
  ASSERT_EQ(before.size(), 2U);
  EXPECT_EQ(before[0], after[0]);
  EXPECT_NE(before[1], after[1]);
}

TEST_F(Digest, IsTheSamePackedOrNot) {
  SampleRun run{4};
  auto file = run.create(folder_.path());
  for (std::uint64_t sample = 0; sample < 4; ++sample) {
    run.record(sample);
    file.write(sample, run.recorder, run.ledger);
  }
  file.flush();
  auto const unpacked = digest_of_run(folder_.path());
  file.finish();
  EXPECT_EQ(digest_of_run(folder_.path()), unpacked);
}

TEST_F(Digest, OfAWorldDoesNotDependOnItsCompany) {
  SampleRun one{4, 1};
  one.write_all(folder_.path("one.h5"));
  SampleRun three{4, 3};
  three.write_all(folder_.path("three.h5"));
  EXPECT_EQ(digest_of_worlds(folder_.path("one.h5"))[0], digest_of_worlds(folder_.path("three.h5"))[0]);
}

TEST_F(Digest, SeesEvents) {
  SampleRun run{1};
  auto file = run.create(folder_.path());
  auto const before = digest_of_worlds(folder_.path());
  file.note_event(0, 1, "a halving");
  file.flush();
  auto const after = digest_of_worlds(folder_.path());
  EXPECT_NE(before[0], after[0]);
  EXPECT_EQ(before[1], after[1]);
}

}  // namespace
}  // namespace flywheel::output
