// Bodies byte for byte as the originals print them.
#include "runtime/rest/hal.hpp"

#include "runtime/rest/lamp_world.hpp"
#include "runtime/rest/printer.hpp"

namespace lamps {
namespace {

struct Hal : testing::Test, World {};

TEST_F(Hal, an_item_is_printed_as_the_originals_print_it) {
  post("/lamps", R"({"name":"책상등","qty":10,"weight":4,"madeOn":"2024-09-01","tags":["a","b"]})");
  EXPECT_EQ(call("GET", "/lamps/1").body, R"({
  "name" : "책상등",
  "qty" : 10,
  "weight" : 4.0,
  "state" : "꺼짐",
  "madeOn" : "2024-09-01T00:00:00.000+00:00",
  "tags" : [ "a", "b" ],
  "bright" : false,
  "_links" : {
    "self" : {
      "href" : "http://localhost:8088/lamps/1"
    },
    "lamp" : {
      "href" : "http://localhost:8088/lamps/1"
    }
  }
})");
}

TEST_F(Hal, an_extra_stands_behind_the_others_and_only_when_it_is_there) {
  post("/lamps", R"({"name":"a","note":"handle with care"})");
  EXPECT_EQ(call("GET", "/lamps/1").body, R"({
  "name" : "a",
  "qty" : 1,
  "weight" : null,
  "state" : "꺼짐",
  "madeOn" : null,
  "tags" : [ ],
  "bright" : false,
  "note" : "handle with care",
  "_links" : {
    "self" : {
      "href" : "http://localhost:8088/lamps/1"
    },
    "lamp" : {
      "href" : "http://localhost:8088/lamps/1"
    }
  }
})");
}

TEST_F(Hal, a_collection_has_embedded_then_links_then_page) {
  post("/meters", R"({"lampId":3,"amount":2000})");
  post("/meters", R"({"lampId":4,"amount":"7"})");
  EXPECT_EQ(call("GET", "/meters").body, R"({
  "_embedded" : {
    "meters" : [ {
      "lampId" : 3,
      "amount" : 2000,
      "action" : "progress",
      "_links" : {
        "self" : {
          "href" : "http://localhost:8088/meters/1"
        },
        "meter" : {
          "href" : "http://localhost:8088/meters/1"
        }
      }
    }, {
      "lampId" : 4,
      "amount" : 7,
      "action" : "progress",
      "_links" : {
        "self" : {
          "href" : "http://localhost:8088/meters/2"
        },
        "meter" : {
          "href" : "http://localhost:8088/meters/2"
        }
      }
    } ]
  },
  "_links" : {
    "self" : {
      "href" : "http://localhost:8088/meters"
    },
    "profile" : {
      "href" : "http://localhost:8088/profile/meters"
    },
    "search" : {
      "href" : "http://localhost:8088/meters/search"
    }
  },
  "page" : {
    "size" : 20,
    "totalElements" : 2,
    "totalPages" : 1,
    "number" : 0
  }
})");
}

TEST_F(Hal, an_empty_collection_without_pages_still_names_its_rows) {
  EXPECT_EQ(call("GET", "/lampRows").body, R"({
  "_embedded" : {
    "lampRows" : [ ]
  },
  "_links" : {
    "self" : {
      "href" : "http://localhost:8088/lampRows"
    },
    "profile" : {
      "href" : "http://localhost:8088/profile/lampRows"
    }
  }
})");
}

TEST_F(Hal, an_empty_collection_with_pages_counts_none) {
  const auto body = call("GET", "/meters").body;
  EXPECT_NE(body.find("\"meters\" : [ ]"), std::string::npos);
  EXPECT_NE(body.find("\"totalElements\" : 0,\n    \"totalPages\" : 0,\n    \"number\" : 0"),
            std::string::npos);
}

// The seed prints 207 bytes for its template's order with a three-digit id.
TEST(HalSize, is_what_the_load_test_of_the_originals_counted) {
  runtime::rest::Shape shape;
  shape.item = "order";
  shape.path = "/orders";
  shape.shown = {{1, kit::Kind::text, "item", "\"item\" : ", false, nullptr},
                 {2, kit::Kind::integer, "수량", "\"수량\" : ", false, nullptr}};
  const kit::Value row[] = {123, "chicken", kit::Value()};
  std::string body;
  runtime::rest::Printer out(body);
  runtime::rest::write_item(out, shape, "http://localhost:8081", row);
  EXPECT_EQ(body.size(), 207u);
}

TEST_F(Hal, the_root_lists_collections_by_type_name) {
  EXPECT_EQ(call("GET", "/").body, R"({
  "_links" : {
    "labels" : {
      "href" : "http://localhost:8088/labels{?page,size,sort}",
      "templated" : true
    },
    "lamps" : {
      "href" : "http://localhost:8088/lamps{?page,size,sort}",
      "templated" : true
    },
    "lampRows" : {
      "href" : "http://localhost:8088/lampRows"
    },
    "meters" : {
      "href" : "http://localhost:8088/meters{?page,size,sort}",
      "templated" : true
    },
    "profile" : {
      "href" : "http://localhost:8088/profile"
    }
  }
})");
}

TEST_F(Hal, searches_are_listed_with_their_parameter) {
  EXPECT_EQ(call("GET", "/meters/search").body, R"({
  "_links" : {
    "findByLampId" : {
      "href" : "http://localhost:8088/meters/search/findByLampId{?lampId}",
      "templated" : true
    },
    "self" : {
      "href" : "http://localhost:8088/meters/search"
    }
  }
})");
}

TEST(Printer, reals_and_escapes_are_written_as_the_originals_write_them) {
  const std::pair<double, const char*> reals[] = {{4, "4.0"},
                                                  {0, "0.0"},
                                                  {-2.5, "-2.5"},
                                                  {0.1, "0.1"},
                                                  {9999999, "9999999.0"},
                                                  {1e7, "1.0E7"},
                                                  {1.5e-5, "1.5E-5"},
                                                  {123456789012.0, "1.23456789012E11"}};
  for (const auto& [value, expected] : reals) {
    std::string out;
    runtime::rest::append_real(out, value);
    EXPECT_EQ(out, expected);
  }
  std::string out;
  runtime::rest::append_text(out, "a\"\\\n\x1f/가😀");
  EXPECT_EQ(out, "\"a\\\"\\\\\\n\\u001F/가😀\"");
}

}  // namespace
}  // namespace lamps
