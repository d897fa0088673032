// The only file of this layer that knows the JSON library: its parser drives a builder of Nodes.
#include "runtime/rest/body.hpp"

#include <boost/json/basic_parser_impl.hpp>
#include <cmath>

#include "runtime/rest/printer.hpp"

namespace runtime::rest {
namespace {

namespace bj = boost::json;

// Stops the parser with a reason of ours: any error code does, the words are kept here.
class Builder {
 public:
  static constexpr std::size_t max_object_size = 1'000'000;
  static constexpr std::size_t max_array_size = 1'000'000;
  static constexpr std::size_t max_key_size = 1 << 24;
  static constexpr std::size_t max_string_size = 1 << 24;

  Builder(Node& root, const Limits& limits) : root_(&root), members_left_(limits.members_max) {}
  const char* why() const { return why_; }

  bool on_document_begin(bj::error_code&) { return true; }
  bool on_document_end(bj::error_code&) { return true; }
  bool on_object_begin(bj::error_code& error) { return open(Node::Shape::object, error); }
  bool on_object_end(std::size_t, bj::error_code&) { return close(); }
  bool on_array_begin(bj::error_code& error) { return open(Node::Shape::list, error); }
  bool on_array_end(std::size_t, bj::error_code&) { return close(); }
  bool on_key_part(bj::string_view part, std::size_t, bj::error_code&) {
    text_.append(part.data(), part.size());
    return true;
  }
  bool on_key(bj::string_view part, std::size_t, bj::error_code& error) {
    text_.append(part.data(), part.size());
    if (text_.find('\0') != std::string::npos) return stop(nul, error);
    if (path_.back()->find(text_)) return stop("a property is there twice", error);
    key_ = std::exchange(text_, {});
    return true;
  }
  bool on_string_part(bj::string_view part, std::size_t, bj::error_code&) {
    text_.append(part.data(), part.size());
    return true;
  }
  bool on_string(bj::string_view part, std::size_t, bj::error_code& error) {
    text_.append(part.data(), part.size());
    if (text_.find('\0') != std::string::npos) return stop(nul, error);
    Node* node = add(Node::Shape::text, error);
    if (node) node->text = std::exchange(text_, {});
    return node;
  }
  bool on_number_part(bj::string_view part, bj::error_code&) {
    text_.append(part.data(), part.size());
    return true;
  }
  bool on_int64(std::int64_t value, bj::string_view part, bj::error_code& error) {
    return number(Node::Shape::integer, value, static_cast<double>(value), part, error);
  }
  bool on_uint64(std::uint64_t value, bj::string_view part, bj::error_code& error) {
    return number(Node::Shape::real, 0, static_cast<double>(value), part, error);
  }
  bool on_double(double value, bj::string_view part, bj::error_code& error) {
    if (!std::isfinite(value)) return stop("a number is too large", error);
    return number(Node::Shape::real, 0, value, part, error);
  }
  bool on_bool(bool value, bj::error_code& error) {
    Node* node = add(Node::Shape::boolean, error);
    if (!node) return false;
    node->integer = value ? 1 : 0;
    node->text = value ? "true" : "false";
    return true;
  }
  bool on_null(bj::error_code& error) { return add(Node::Shape::null, error); }
  bool on_comment_part(bj::string_view, bj::error_code&) { return true; }
  bool on_comment(bj::string_view, bj::error_code&) { return true; }

 private:
  static constexpr const char* nul = "a text holds a NUL character";

  bool stop(const char* why, bj::error_code& error) {
    why_ = why;
    error = bj::error::syntax;
    return false;
  }
  // Nodes on the path stay where they are: a parent gets no further member while a child is open.
  Node* add(Node::Shape shape, bj::error_code& error) {
    Node* node = root_;
    if (!path_.empty()) {
      if (members_left_ == 0) {
        stop("there are too many properties", error);
        return nullptr;
      }
      --members_left_;
      auto& members = path_.back()->members;
      members.push_back({std::exchange(key_, {}), {}});
      node = &members.back().value;
    }
    node->shape = shape;
    return node;
  }
  bool open(Node::Shape shape, bj::error_code& error) {
    Node* node = add(shape, error);
    if (node) path_.push_back(node);
    return node;
  }
  bool close() {
    path_.pop_back();
    return true;
  }
  bool number(Node::Shape shape, std::int64_t integer, double real, bj::string_view part,
              bj::error_code& error) {
    text_.append(part.data(), part.size());
    Node* node = add(shape, error);
    if (!node) return false;
    node->integer = integer;
    node->real = real;
    node->text = std::exchange(text_, {});
    return true;
  }

  Node* root_;
  std::size_t members_left_;
  std::vector<Node*> path_;
  std::string key_, text_;
  const char* why_ = nullptr;
};

void append_json(std::string& out, const Node& node) {
  switch (node.shape) {
    case Node::Shape::null:
      out += "null";
      return;
    case Node::Shape::boolean:
    case Node::Shape::integer:
    case Node::Shape::real:
      out += node.text;
      return;
    case Node::Shape::text:
      append_text(out, node.text);
      return;
    case Node::Shape::list:
    case Node::Shape::object:
      break;
  }
  const bool object = node.shape == Node::Shape::object;
  out += object ? '{' : '[';
  bool first = true;
  for (const auto& [key, member] : node.members) {
    if (!std::exchange(first, false)) out += ',';
    if (object) {
      append_text(out, key);
      out += ':';
    }
    append_json(out, member);
  }
  out += object ? '}' : ']';
}

}  // namespace

const Node* Node::find(std::string_view key) const {
  for (const auto& member : members)
    if (member.name == key) return &member.value;
  return nullptr;
}

Node* Node::find(std::string_view key) { return const_cast<Node*>(std::as_const(*this).find(key)); }

bool operator==(const Node& a, const Node& b) {
  const auto number = [](const Node& node) {
    return node.shape == Node::Shape::integer || node.shape == Node::Shape::real;
  };
  if (number(a) && number(b)) return a.real == b.real;
  if (a.shape != b.shape || a.members.size() != b.members.size()) return false;
  if (a.scalar()) return a.text == b.text;
  for (std::size_t i = 0; i < a.members.size(); ++i) {
    const Node* other =
        a.shape == Node::Shape::list ? &b.members[i].value : b.find(a.members[i].name);
    if (!other || !(*other == a.members[i].value)) return false;
  }
  return true;
}

std::string parse_json(std::string_view body, const Limits& limits, Node& out) {
  if (body.starts_with("\xEF\xBB\xBF")) body.remove_prefix(3);
  bj::parse_options options;
  options.max_depth = limits.depth_max;
  bj::basic_parser<Builder> parser(options, out, limits);
  bj::error_code error;
  const std::size_t used = parser.write_some(false, body.data(), body.size(), error);
  if (error == bj::error::too_deep) return "the body is nested too deep";
  if (error) return parser.handler().why() ? parser.handler().why() : "the body is not JSON";
  return used == body.size() ? "" : "something stands behind the body";
}

std::string json_of(const Node& node) {
  std::string out;
  append_json(out, node);
  return out;
}

}  // namespace runtime::rest
