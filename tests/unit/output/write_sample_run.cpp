/// Writes a result file for tests that look at one from outside: write_sample_run FILE SAMPLES finish|go_on
/// With go_on it writes the same samples again and again, slowly adding to the file, until it is killed.
#include <cstdlib>
#include <iostream>
#include <string>

#include "tests/unit/output/sample_run.hpp"

int main(int count, char** arguments) {
  using namespace flywheel::output;
  if (count != 4) return 2;
  std::string const path = arguments[1];
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
