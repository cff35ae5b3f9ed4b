#pragma once

/// Random variables: value types called with the draws of one event, with the same bits on host and device.
#include "kernels/base/distributions/bernoulli.hpp"
#include "kernels/base/distributions/binomial.hpp"
#include "kernels/base/distributions/categorical.hpp"
#include "kernels/base/distributions/exponential.hpp"
#include "kernels/base/distributions/gamma.hpp"
#include "kernels/base/distributions/negative_binomial.hpp"
#include "kernels/base/distributions/normal.hpp"
#include "kernels/base/distributions/pareto.hpp"
#include "kernels/base/distributions/poisson.hpp"
#include "kernels/base/distributions/truncated_normal.hpp"
#include "kernels/base/distributions/uniform.hpp"
