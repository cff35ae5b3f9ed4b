/// Writes a result file for tests that look at one from outside: write_sample_run FILE SAMPLES finish|go_on|digest
/// go_on flushes often, so that there is time to kill it; digest writes nothing and tells the digest of FILE.
#include <cstdlib>
#include <iostream>
#include <string>

#include "sim/output/digest.hpp"
#include "tests/unit/output/sample_run.hpp"

int main(int count, char** arguments) {
  using namespace flywheel::output;
  if (count != 4) return 2;
  std::string const path = arguments[1];
  if (std::string{arguments[3]} == "digest") {
    std::cout << digest_of_run(path) << "\n";
    return 0;
  }
  auto const samples = std::strtoull(arguments[2], nullptr, 10);
  SampleRun run{samples};
  auto file = run.create(path, Overwrite::allowed);
  file.note_event(1, 3'600'000, "the price of energy doubles für alle");
  std::cout << "created" << std::endl;
  for (std::uint64_t sample = 0; sample < samples; ++sample) {
    run.record(sample);
    file.write(sample, run.recorder, run.ledger);
    if (std::string{arguments[3]} == "go_on" && sample % 7 == 0) file.flush();
  }
  file.finish();
  return 0;
}
