// The same random changes and questions to every store; they must never be told apart.
#include <random>

#include "runtime/store/conformance.hpp"

namespace runtime::store::conformance {
namespace {

constexpr int rounds = 150;

Table tasks(const char* called) {
  using K = kit::Kind;
  return {called,
          {{"word", K::text},
           {"number", K::integer},
           {"share", K::real},
           {"due", K::instant},
           {"done", K::boolean}},
          {0, 1},
          {{{2}}, {{3, 4}, true}, {{4}}}};
}

// Draws from few values, so that they meet each other often.
class Draw {
 public:
  explicit Draw(unsigned seed) : random_(seed) {}
  int below(int count) { return static_cast<int>(random_() % static_cast<unsigned>(count)); }
  kit::Value value(int column, bool may_be_null = true) {
    static constexpr const char* words[] = {"a", "A", "b", "", "ab", "가", "나", "🍕"};
    if (may_be_null && below(6) == 0) return {};
    if (column == 0) return words[below(8)];
    if (column == 2) return below(5) - 1.5;
    if (column == 4) return below(2);
    return below(9) - 2;
  }
  std::vector<kit::Value> row() {
    std::vector<kit::Value> out;
    for (int column = 0; column < 5; ++column) out.push_back(value(column, column > 1));
    return out;
  }
  std::vector<kit::Value> key() { return {value(0, false), value(1, false)}; }
  Query query() {
    Query out;
    while (below(2) == 0) {
      const int column = below(5);
      out.where.push_back({column, static_cast<Condition::Test>(below(3)), value(column)});
    }
    while (below(2) == 0) out.order.push_back({below(5), below(2) == 0, below(2) == 0});
    if (below(2) == 0) out.offset = below(5);
    if (below(2) == 0) out.limit = below(6);
    return out;
  }

 private:
  std::mt19937 random_;
};

// Everything that one store says in a fixed course of random steps.
class Course {
 public:
  explicit Course(const Kind& kind) : opened_(kind.open()) { make(); }

  std::vector<RowList> answers(unsigned seed) {
    Draw draw(seed);
    std::vector<RowList> out;
    for (int round = 0; round < rounds; ++round) {
      transaction(draw, out);
      if (draw.below(50) != 0) continue;
      opened_->reopen();
      make();
    }
    return out;
  }

 private:
  void make() {
    first_ = store().table(tasks("first"));
    second_ = store().table(tasks("second"));
  }
  Store& store() { return opened_->store(); }
  Writer& writer() { return store().writer(); }
  void transaction(Draw& draw, std::vector<RowList>& out) {
    const auto reader = store().reader();
    writer().begin(Sync::full);
    for (int steps = draw.below(12); steps > 0; --steps) step(draw, out);
    const Query query = draw.query();
    out.push_back(all(*reader, first_, query));
    out.push_back(all(writer(), first_, query));
    if (draw.below(4) == 0)
      writer().rollback();
    else
      writer().commit();
    out.push_back(all(*reader, second_, query));
    out.push_back({{reader->count(first_, query.where)}});
  }
  void step(Draw& draw, std::vector<RowList>& out) {
    const TableId table = draw.below(4) == 0 ? second_ : first_;
    const auto row = draw.row();
    switch (draw.below(9)) {
      case 0:
        out.push_back({{std::int64_t{writer().erase(table, draw.key())}}});
        break;
      case 1:
        out.push_back({{std::int64_t{put_fails(table, row)}}});
        break;
      case 2:
        if (draw.below(8) == 0) writer().swap(first_, second_);
        break;
      case 3:
        if (draw.below(16) == 0) writer().clear(table);
        break;
      case 4:
        put_many(table, draw);
        break;
      default:
        out.push_back({{std::int64_t{writer().insert(table, row)}}});
        break;
    }
  }
  // Of one column's unique values, so that none is in another's way.
  void put_many(TableId table, Draw& draw) {
    int left = draw.below(4);
    writer().put_all(table, [&](std::vector<kit::Value>& row) {
      row = draw.row();
      row[3] = {};
      return left-- > 0;
    });
  }
  bool put_fails(TableId table, const std::vector<kit::Value>& row) {
    try {
      writer().put(table, row);
      return false;
    } catch (const StoreError&) {
      return true;
    }
  }
  std::unique_ptr<Opened> opened_;
  TableId first_ = -1, second_ = -1;
};

class RandomCourse : public testing::TestWithParam<unsigned> {};
INSTANTIATE_TEST_SUITE_P(seeds, RandomCourse, testing::Range(1U, 9U));

TEST_P(RandomCourse, is_told_alike_by_every_store) {
  const auto told = Course(kinds()[0]).answers(GetParam());
  for (const Kind& kind : kinds()) {
    const auto other = Course(kind).answers(GetParam());
    ASSERT_EQ(other.size(), told.size());
    for (std::size_t i = 0; i < told.size(); ++i) ASSERT_EQ(other[i], told[i]) << kind << " " << i;
  }
}

}  // namespace
}  // namespace runtime::store::conformance
