#include "kernels/base/cuda_check.hpp"
#include "tests/parity/base_numeric/numeric_cases.hpp"

namespace flywheel::parity {
namespace {

__global__ void evaluate(Operands const* operands, Results* results, std::size_t count) {
  std::size_t const row = blockIdx.x * std::size_t{blockDim.x} + threadIdx.x;
  if (row < count) results[row] = results_of(operands[row]);
}

TEST_F(NumericParity, EqualsTheHostOnAwkwardOperands) {
  auto const operands = awkward_operands();
  std::vector<Results> expected;
  for (auto const& triple : operands) expected.push_back(results_of(triple));
  auto const results = run_under_test(operands);
  ASSERT_EQ(results.size(), expected.size());
  expect_equal(results, expected.data());
}

}  // namespace

void NumericParity::SetUp() {
  int devices = 0;
  if (cudaGetDeviceCount(&devices) != cudaSuccess || devices == 0) GTEST_SKIP() << "no CUDA device";
}

std::vector<Results> run_under_test(std::vector<Operands> const& operands) {
  Operands* inputs = nullptr;
  Results* outputs = nullptr;
  check_cuda(cudaMalloc(&inputs, operands.size() * sizeof(Operands)), "cudaMalloc");
  check_cuda(cudaMalloc(&outputs, operands.size() * sizeof(Results)), "cudaMalloc");
  check_cuda(cudaMemcpy(inputs, operands.data(), operands.size() * sizeof(Operands), cudaMemcpyHostToDevice),
             "to device");
  constexpr unsigned threads = 128;
  evaluate<<<static_cast<unsigned>((operands.size() + threads - 1) / threads), threads>>>(inputs, outputs,
                                                                                          operands.size());
  check_cuda(cudaGetLastError(), "evaluate");
  std::vector<Results> results(operands.size());
  check_cuda(cudaMemcpy(results.data(), outputs, results.size() * sizeof(Results), cudaMemcpyDeviceToHost), "to host");
  check_cuda(cudaFree(inputs), "cudaFree");
  check_cuda(cudaFree(outputs), "cudaFree");
  return results;
}

}  // namespace flywheel::parity
