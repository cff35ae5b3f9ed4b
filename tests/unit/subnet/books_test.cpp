#include <gtest/gtest.h>

#include "kernels/domain/subnet_agents/book_subnets.hpp"
#include "tests/unit/subnet/small_chain.hpp"

namespace flywheel::domain {
namespace {

/// Subnets of one world without neurons, whose outstanding alpha departed neurons hold.
class Books : public ::testing::Test {
 protected:
  Books() {
    for (std::size_t row = 0; row < 3; ++row) {
      lives_[row].departed_alpha = lives_[row].booked_outstanding = chain_.outstanding[row];
      lives_[row].booked_tao = chain_.tao[row];
      lives_[row].booked_alpha = chain_.alpha[row];
    }
  }

  SubnetBooks booked() {
    SubnetWorld world{};
    world.chain = chain_.columns();
    world.chain.flows = chain_.flows.data();
    world.life = lives_;
    world.chain_rules = chain_.chain_rules.data();
    world.states = chain_.states.data();
    world.subnets_per_world = 3;
    SubnetBooks books{};
    book_subnets(HostBackend{1}, world, &books);
    return books;
  }

  SmallChain chain_{1, 3, emission::Regime::price_2026_06};
  SubnetLife lives_[3] = {};
};

TEST_F(Books, AreInOrderWhereNothingMoved) {
  EXPECT_EQ(booked().broken, 0u);
}

TEST_F(Books, ExplainASaleByItsFlows) {
  chain_.alpha[0] += 70;
  chain_.outstanding[0] -= 70;
  lives_[0].departed_alpha -= 70;
  chain_.tao[0] -= 9;
  lives_[0].flows.alpha_sold = 70;
  lives_[0].flows.tao_unstaked = 8;
  lives_[0].flows.tao_sell_fees = 1;
  auto const books = booked();
  EXPECT_EQ(books.broken, 0u);
  EXPECT_EQ(books.pools_tao, -9);
  EXPECT_EQ(books.pools_alpha, 70);
  EXPECT_EQ(books.outstanding, -70);
}

/// What one subnet loses and another gains leaves the sums of the ledger alone.
TEST_F(Books, FindAlphaThatWentFromOneSubnetToAnother) {
  chain_.alpha[0] -= 5;
  chain_.alpha[1] += 5;
  auto const books = booked();
  EXPECT_EQ(books.pools_alpha, 0);
  EXPECT_EQ(books.broken, 2u);
}

TEST_F(Books, FindTaoThatWentFromOnePoolToAnother) {
  chain_.tao[0] -= 5;
  chain_.tao[1] += 5;
  EXPECT_EQ(booked().broken, 2u);
}

TEST_F(Books, FindAlphaThatNobodyHolds) {
  lives_[2].departed_alpha -= 1;
  EXPECT_EQ(booked().broken, 1u);
  EXPECT_EQ(lives_[2].gap, 1);
}

TEST_F(Books, FindAPotThatWasFilledWithoutAlpha) {
  chain_.pending_server[1] += 3;
  EXPECT_EQ(booked().broken, 1u);
  EXPECT_EQ(lives_[1].gap, -3);
}

}  // namespace
}  // namespace flywheel::domain
