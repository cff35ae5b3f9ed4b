#pragma once

#include "kernels/base/backend.hpp"
#include "kernels/population/subnet/weight_columns.hpp"

namespace flywheel::population {

/// Lets the validators of all subnets whose epoch begins look, decide and send their rows.
/// Shape   judging, round [subnets]; a segment is one subnet of one world.
/// Units   blocks, epochs of the subnet, base units; weights u16, the largest of a row 65535.
/// Domain  called once for every epoch of a subnet, e = 0, 1, 2, ...; skill of epoch e lies in its slot.
struct SetWeights {
  JudgedNeurons neurons;
  ValidatorSeats seats;
  SubnetJudging const* judging;
  JudgingRound const* round;
  DecidedRows decided;
  PublishedRows published;
};

/// Every seat decides a row for this epoch, by its behaviour; one between two decisions, without permit or abstaining
/// keeps the last. The decision of r epochs ago is published, and whoever sent one is up to date. A newcomer, on either
/// side, is a stranger: one registered since the validator's last look. A row that is sent again leaves out the uids
/// that changed hands since it was decided; nobody copies a row that was not sent. While a copier's lag reaches back
/// before epoch 0 it copies what there is of the first one; of consensus nothing, so that it looks itself in epoch 0.
/// Honest rows: look, believe, weight by rule, give the burning key its share. Rows of zeros are empty. Nobody looks
/// whose whole row goes to chosen miners.
/// Cost  about 40 ns of one core for a look at fresh data. Errors  none.
/// Source  reference 12.1, 12.4, 15; bittensor's convert_weights_and_uids_for_emit drops zeros.
template <class Backend>
void set_weights(Backend const& on, SetWeights const& args);

}  // namespace flywheel::population
