// What may be done next, and what a resource is made of.
#include "runtime/rest/lamp_world.hpp"

namespace lamps {
namespace {

struct Forms : testing::Test, World {
  std::string forms(const char* target) {
    return call("GET", target, "", {{"Accept", "application/prs.hal-forms+json"}}).body;
  }
  static bool offers(const std::string& body, const std::string& name) {
    return body.find("\n    \"" + name + "\" : {", body.find("\"_templates\"")) !=
           std::string::npos;
  }
};

TEST_F(Forms, offer_exactly_what_would_be_accepted_now) {
  make(1);
  auto body = forms("/lamps/1");
  EXPECT_TRUE(offers(body, "light"));
  EXPECT_TRUE(offers(body, "send"));
  EXPECT_TRUE(offers(body, "update"));
  EXPECT_TRUE(offers(body, "delete"));
  EXPECT_FALSE(offers(body, "꺼짐"));
  patch("/lamps/1", R"({"state":"켜짐"})");
  body = forms("/lamps/1");
  EXPECT_FALSE(offers(body, "light"));
  EXPECT_FALSE(offers(body, "send"));
  EXPECT_FALSE(offers(body, "delete"));
  EXPECT_TRUE(offers(body, "꺼짐"));
}

TEST_F(Forms, say_how_a_command_is_sent) {
  make(1);
  const auto body = forms("/lamps/1");
  EXPECT_NE(body.find(R"(    "light" : {
      "title" : "light it",
      "method" : "POST",
      "target" : "http://localhost:8088/lamps/1/light",
      "contentType" : "application/json",
      "properties" : [ {
        "name" : "watts",
        "prompt" : "watts",
        "type" : "number",
        "min" : 1,
        "max" : 100
      } ]
    })"),
            std::string::npos)
      << body;
}

TEST_F(Forms, an_update_is_offered_as_well_for_a_row_that_has_everything) {
  post("/lamps", R"({"name":"a","qty":3,"weight":2,"madeOn":"2024-09-01","note":"n"})");
  EXPECT_TRUE(offers(forms("/lamps/1"), "update"));
}

TEST_F(Forms, have_titles_in_the_language_asked_for) {
  make(1);
  EXPECT_NE(forms("/lamps/1").find(R"("title" : "update")"), std::string::npos);
  const auto korean =
      call("GET", "/lamps/1", "",
           {{"Accept", "application/prs.hal-forms+json"}, {"Accept-Language", "ko"}})
          .body;
  for (const auto* title : {"수정", "삭제", "켜기", "보내기"})
    EXPECT_NE(korean.find("\"title\" : \"" + std::string(title)), std::string::npos) << korean;
}

TEST_F(Forms, of_a_collection_say_how_a_row_is_made) {
  const auto body = forms("/lamps");
  EXPECT_TRUE(offers(body, "default"));
  for (const auto* part :
       {"\"name\" : \"name\"", "\"required\" : true", "\"placeholder\" : \"desk lamp\""})
    EXPECT_NE(body.find(part), std::string::npos) << part;
  EXPECT_EQ(body.find("listPrice"), std::string::npos);
}

TEST_F(Forms, stand_on_the_answer_of_a_write_too) {
  const auto answer =
      call("POST", "/meters", R"({"lampId":1})", {{"Accept", "application/prs.hal-forms+json"}});
  EXPECT_TRUE(offers(answer.body, "canceled"));
  EXPECT_NE(answer.body.find(R"("value" : "canceled")"), std::string::npos);
  EXPECT_EQ(answer.body.find(R"("name" : "lampId")"), std::string::npos);
}

TEST_F(Forms, of_a_view_are_empty) {
  board.store.writer().begin(runtime::store::Sync::full);
  board.store.writer().put(board.views[0].id, std::vector<kit::Value>{1, "a", 5, 0});
  board.store.writer().commit();
  EXPECT_NE(forms("/lampRows/1").find("\"_templates\" : { }"), std::string::npos);
  EXPECT_EQ(call("GET", "/lampRows/1").header("ETag"), "");
}

TEST_F(Forms, a_profile_is_alps_or_by_accept_a_schema) {
  const auto alps = call("GET", "/profile/meters");
  EXPECT_EQ(alps.header("Content-Type"), "application/alps+json");
  for (const auto* part : {"\"id\" : \"meter-representation\"", "\"id\" : \"create-meters\"",
                           "\"id\" : \"patch-meter\"", "\"name\" : \"findByLampId\"",
                           "\"rt\" : \"#meter-representation\""})
    EXPECT_NE(alps.body.find(part), std::string::npos) << part;
  EXPECT_EQ(alps.body.find("delete-meter"), std::string::npos);
  const auto schema = call("GET", "/profile/lamps", "", {{"Accept", "application/schema+json"}});
  EXPECT_EQ(schema.header("Content-Type"), "application/schema+json");
  for (const auto* part : {"\"title\" : \"Lamp\"", "\"format\" : \"date-time\"",
                           "\"enum\" : [ \"꺼짐\"", "\"definitions\" : { }"})
    EXPECT_NE(schema.body.find(part), std::string::npos) << part;
  EXPECT_NE(call("GET", "/profile").body.find("http://localhost:8088/profile/lamps"),
            std::string::npos);
}

}  // namespace
}  // namespace lamps
