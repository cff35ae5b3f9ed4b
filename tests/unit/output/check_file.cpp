#include "tests/unit/output/check_file.hpp"

#include <gtest/gtest.h>

#include <csignal>

#include "sim/hdf5/file.hpp"
#include "tests/unit/output/sample_run.hpp"

namespace flywheel::output {

void expect_values(std::string const& path, std::uint64_t samples, std::uint64_t size) {
  auto const file = hdf5::File::open_read_only(path);
  auto const chain = file.root().open_group("chain");
  auto const price = chain.open_dataset("price").read_all<double>();
  auto const tokens = chain.open_dataset("supply_tokens").read_all<double>();
  auto const high = chain.open_dataset("supply_base_units_hi").read_all<std::int64_t>();
  auto const low = chain.open_dataset("supply_base_units_lo").read_all<std::uint64_t>();
  auto const devices = chain.open_dataset("providers/devices").read_all<std::int64_t>();
  auto const flows = file.root().open_dataset("ledger/amount_base_units_lo").read_all<std::uint64_t>();
  for (std::uint32_t world = 0; world < 2; ++world) {
    for (std::uint64_t sample = 0; sample < samples; ++sample) {
      auto const at = world * size + sample;
      ASSERT_EQ(price[at], SampleRun::price(world, sample));
      ASSERT_TRUE((static_cast<Int128>(high[at]) << 64) + static_cast<Int128>(low[at]) ==
                  SampleRun::supply(world, sample));
      ASSERT_DOUBLE_EQ(tokens[at], static_cast<double>(SampleRun::supply(world, sample)) / 1e8);
      for (std::uint64_t place = 0; place < 3; ++place)
        ASSERT_EQ(devices[at * 3 + place], SampleRun::devices(world, sample, place));
      ASSERT_EQ(flows[at * 2], static_cast<std::uint64_t>(SampleRun::minted(world, sample)));
    }
  }
}

std::int64_t completed_samples(std::string const& path) {
  return hdf5::File::open_read_only(path).root().open_dataset("completed_samples").read_all<std::int64_t>().front();
}

hdf5::Error error_of(std::function<void()> const& action) {
  try {
    action();
  } catch (hdf5::Error const& error) {
    return error;
  }
  ADD_FAILURE() << "no error";
  return {hdf5::Cause::other, ""};
}

FileSizeLimit::FileSizeLimit(rlim_t bytes) {
  std::signal(SIGXFSZ, SIG_IGN);
  ::getrlimit(RLIMIT_FSIZE, &before_);
  auto limit = before_;
  limit.rlim_cur = bytes;
  ::setrlimit(RLIMIT_FSIZE, &limit);
}

FileSizeLimit::~FileSizeLimit() {
  ::setrlimit(RLIMIT_FSIZE, &before_);
}

}  // namespace flywheel::output
