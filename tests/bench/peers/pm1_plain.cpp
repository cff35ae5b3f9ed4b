// PM-1 as a programmer would write it in plain C++: columns, loops, one fast generator. A floor for compiled code.
// pm1_plain PROVIDERS STEPS A|B
#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <random>
#include <vector>

namespace {

/// xoshiro256+ (Blackman and Vigna, 2018), seeded by splitmix64.
class Generator {
 public:
  using result_type = std::uint64_t;

  explicit Generator(std::uint64_t seed) {
    for (auto& word : state_) {
      seed += 0x9E37'79B9'7F4A'7C15;
      std::uint64_t mixed = (seed ^ (seed >> 30)) * 0xBF58'476D'1CE4'E5B9;
      mixed = (mixed ^ (mixed >> 27)) * 0x94D0'49BB'1331'11EB;
      word = mixed ^ (mixed >> 31);
    }
  }
  static constexpr result_type min() { return 0; }
  static constexpr result_type max() { return UINT64_MAX; }
  result_type operator()() {
    std::uint64_t const result = state_[0] + state_[3];
    std::uint64_t const shifted = state_[1] << 17;
    state_[2] ^= state_[0];
    state_[3] ^= state_[1];
    state_[1] ^= state_[2];
    state_[0] ^= state_[3];
    state_[2] ^= shifted;
    state_[3] = state_[3] << 45 | state_[3] >> 19;
    return result;
  }
  double uniform() { return static_cast<double>((*this)() >> 11) * 0x1p-53; }
  double uniform(double low, double high) { return low + (high - low) * uniform(); }
  std::size_t below(std::size_t count) {
    __extension__ using Wide = unsigned __int128;
    return static_cast<std::size_t>((static_cast<Wide>((*this)()) * count) >> 64);
  }

 private:
  std::uint64_t state_[4];
};

struct Market {
  std::vector<double> price, capacity, uptime, cost, balance, filled;
  std::vector<char> online;
  Generator random{1};
  std::lognormal_distribution<double> entry_price{0.0, 0.25};
  double demanded = 0, served = 0, mean_price = 0, mean_balance = 0;
  long exits = 0;

  explicit Market(std::size_t providers) {
    for (auto* const column : {&price, &capacity, &uptime, &cost, &balance, &filled}) column->resize(providers);
    online.resize(providers);
    for (std::size_t i = 0; i < providers; ++i) enter(i);
  }

  void enter(std::size_t i) {
    price[i] = entry_price(random);
    capacity[i] = static_cast<double>(1 + random.below(10));
    uptime[i] = random.uniform(0.8, 1.0);
    cost[i] = random.uniform(1.0, 6.0);
    balance[i] = 20.0;
  }

  void step(bool is_per_job) {
    double weight = 0;
    long online_count = 0;
    for (std::size_t i = 0; i < price.size(); ++i) {
      online[i] = random.uniform() < uptime[i] ? 1 : 0;
      weight += online[i] / price[i];
      online_count += online[i];
      filled[i] = 0;
    }
    long const demand = std::poisson_distribution<long>{3.0 * static_cast<double>(price.size())}(random);
    demanded += static_cast<double>(demand);
    if (is_per_job) {
      serve_job_by_job(demand);
    } else {
      double const scale = static_cast<double>(demand) / weight;
      for (std::size_t i = 0; i < price.size(); ++i) filled[i] = online[i] * std::min(capacity[i], scale / price[i]);
    }
    settle(0.5 * static_cast<double>(price.size()) / static_cast<double>(std::max(1L, online_count)));
  }

  void serve_job_by_job(long demand) {
    for (long job = 0; job < demand; ++job) {
      std::size_t cheapest = SIZE_MAX;
      for (int k = 0; k < 3; ++k) {
        std::size_t const i = random.below(price.size());
        bool const has_room = online[i] != 0 && filled[i] < capacity[i];
        if (has_room && (cheapest == SIZE_MAX || price[i] < price[cheapest])) cheapest = i;
      }
      if (cheapest != SIZE_MAX) filled[cheapest] += 1;
    }
  }

  void settle(double emission) {
    double price_sum = 0, balance_sum = 0;
    for (std::size_t i = 0; i < price.size(); ++i) {
      served += filled[i];
      balance[i] += filled[i] * price[i] + online[i] * emission - cost[i];
      price[i] *= filled[i] > 0.5 * capacity[i] ? 1.01 : 0.99;
      if (balance[i] < 0 || random.uniform() < 0.001) {
        enter(i);
        ++exits;
      }
      price_sum += price[i];
      balance_sum += balance[i];
    }
    mean_price = price_sum / static_cast<double>(price.size());
    mean_balance = balance_sum / static_cast<double>(price.size());
  }
};

}  // namespace

int main(int count, char** words) {
  if (count != 4) {
    std::fprintf(stderr, "usage: pm1_plain PROVIDERS STEPS A|B\n");
    return 2;
  }
  auto const providers = std::strtoul(words[1], nullptr, 10);
  auto const steps = std::strtoul(words[2], nullptr, 10);
  char const variant = words[3][0];
  Market market{providers};
  auto const began = std::chrono::steady_clock::now();
  for (unsigned long step = 0; step < steps; ++step) market.step(variant == 'B');
  double const seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - began).count();
  std::printf(
      "{\"peer\": \"plain C++\", \"version\": \"%s\", \"providers\": %lu, \"steps\": %lu, \"variant\": \"%c\", "
      "\"seconds\": %.6f, \"fill_rate\": %.6f, \"mean_price\": %.6f, \"mean_balance\": %.6f, \"exits\": %ld}\n",
      __VERSION__, providers, steps, variant, seconds, market.served / market.demanded, market.mean_price,
      market.mean_balance, market.exits);
}
