#pragma once

/// Every kind of scalar field. Each says which C++ types it reads into and how a scenario writes it.
#include "sim/scenario/kinds/amount.hpp"
#include "sim/scenario/kinds/choice.hpp"
#include "sim/scenario/kinds/duration.hpp"
#include "sim/scenario/kinds/file_path.hpp"
#include "sim/scenario/kinds/flag.hpp"
#include "sim/scenario/kinds/name_of.hpp"
#include "sim/scenario/kinds/price.hpp"
#include "sim/scenario/kinds/rate.hpp"
#include "sim/scenario/kinds/real.hpp"
#include "sim/scenario/kinds/share.hpp"
#include "sim/scenario/kinds/share_every.hpp"
#include "sim/scenario/kinds/text.hpp"
#include "sim/scenario/kinds/time.hpp"
#include "sim/scenario/kinds/whole.hpp"
