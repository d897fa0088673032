// Distances and advice.
#include "runtime/config/nearest.hpp"

#include <gtest/gtest.h>

#include <array>

namespace runtime::config {
namespace {

constexpr std::array<std::string_view, 4> words = {"run", "demo", "port", "management_port"};

TEST(nearest, a_swap_of_neighbours_is_one_step) {
  EXPECT_EQ(edit_distance("prot", "port"), 1U);
  EXPECT_EQ(edit_distance("", "port"), 4U);
  EXPECT_EQ(edit_distance("port", "port"), 0U);
  EXPECT_EQ(edit_distance("sport", "port"), 1U);
}

TEST(nearest, names_the_word_that_was_meant) {
  EXPECT_EQ(nearest("prot", words), "port");
  EXPECT_EQ(nearest("rum", words), "run");
  EXPECT_EQ(nearest("managment-port", words), "management_port");
}

TEST(nearest, names_nothing_for_a_wholly_different_word) {
  EXPECT_EQ(nearest("elephant", words), "");
  EXPECT_EQ(nearest("x", words), "");
  EXPECT_EQ(advice("elephant", words), "known: run, demo, port, management_port");
  EXPECT_EQ(advice("dmeo", words), "did you mean \"demo\"?");
}

}  // namespace
}  // namespace runtime::config
