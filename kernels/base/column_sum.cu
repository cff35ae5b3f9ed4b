#include "kernels/base/column_sum.inl"

template std::vector<flywheel::UInt128> flywheel::column_sums(flywheel::CudaBackend const&, flywheel::Segments const&,
                                                              std::uint64_t const*);
