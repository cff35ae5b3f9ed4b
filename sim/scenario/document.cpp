#include "sim/scenario/document.hpp"

#include <algorithm>
#include <filesystem>

#include "sim/scenario/did_you_mean.hpp"
#include "sim/scenario/keys.hpp"
#include "sim/scenario/text_file.hpp"

namespace flywheel::scenario {

namespace fs = std::filesystem;

namespace {

/// Suggests a file for one that is missing: the name nearest to it in the folders where it was looked up, with the
/// ending only if it was asked for with one.
std::string file_advice(std::string const& name, Mark const& asked) {
  auto const within = fs::path{name}.parent_path();
  bool const has_ending = fs::path{name}.has_extension();
  std::vector<fs::path> folders{fs::path{asked.file()}.parent_path() / within};
  if (asked.source)
    for (auto const& path : asked.source->search_paths) folders.push_back(fs::path{path} / within);
  std::vector<std::string> names;
  std::error_code error;
  for (auto const& folder : folders)
    for (auto const& file : fs::directory_iterator{folder.empty() ? fs::path{"."} : folder, error})
      if (file.path().extension() == ".yaml")
        names.push_back((has_ending ? file.path().filename() : file.path().stem()).string());
  std::sort(names.begin(), names.end());
  auto const near = closest(fs::path{name}.filename().string(), names);
  return near.empty() ? std::string{} : "; did you mean '" + (within / near).string() + "'?";
}

std::size_t count_nodes(Node const& node) {
  std::size_t count = 1;
  for (auto const& item : node.items) count += count_nodes(item);
  for (auto const& entry : node.entries) count += count_nodes(entry.value);
  return count;
}

/// Loads files and resolves what they extend.
class Loader {
 public:
  Loader(std::vector<std::string> const& search_paths, Faults& faults) : search_paths_{search_paths}, faults_{faults} {}

  Node load(std::string const& path) {
    auto const text = read_text_file(path, most_bytes);
    auto const source = std::make_shared<Source const>(Source{path, search_paths_, text.value_or(std::string{})});
    if (!text) {
      auto const why = why_unreadable(path);
      Mark const nowhere{
          std::make_shared<Source const>(Source{{}, search_paths_})};  // beside no file, so in this folder
      auto const advice = why == no_such_file ? file_advice(path, nowhere) : std::string{};
      faults_.add({source, 0, 0}, {}, expected_but_got("a readable file", why + advice));
      return Node::make_null({source, 1, 1});
    }
    auto node = parse_text(*text, source, faults_);
    nodes_ += count_nodes(node);
    chain_.push_back(fs::weakly_canonical(path).string());
    shown_.push_back(path);
    resolve(node, {});
    chain_.pop_back();
    shown_.pop_back();
    return node;
  }

 private:
  void resolve(Node& node, std::string const& key) {
    for (std::size_t i = 0; i < node.items.size(); ++i) resolve(node.items[i], dotted(key, std::to_string(i)));
    for (auto& entry : node.entries) resolve(entry.value, dotted(key, entry.key));
    auto const* extends = node.find_entry("extends");
    if (!extends) return;
    auto const asked = *extends;
    node.entries.erase(node.entries.begin() + (extends - node.entries.data()));
    auto base = load_base(asked, dotted(key, "extends"));
    if (base.is_mapping()) node = merge(std::move(base), std::move(node), key, faults_);
  }

  Node load_base(Node::Entry const& asked, std::string const& key) {
    auto const& name = asked.value;
    auto const refuse = [&](std::string problem) {
      faults_.add(name.mark, key, std::move(problem));
      return Node{};
    };
    if (!name.is_scalar()) return refuse(expected_but_got("the file to extend", describe(name)));
    auto const path = find_file(name.text, name.mark);
    if (!path) {
      auto const near = file_advice(name.text, name.mark);
      return refuse("expected a file beside this one or under scenarios/, got " + describe(name) + near);
    }
    if (std::find(chain_.begin(), chain_.end(), fs::weakly_canonical(*path).string()) != chain_.end())
      return refuse("expected a file that does not extend itself, got " + round_trip(*path));
    if (chain_.size() >= static_cast<std::size_t>(deepest_extends))
      return refuse("expected at most " + std::to_string(deepest_extends) + " files extending one another, got more");
    if (nodes_ > most_nodes)
      return refuse("expected at most " + std::to_string(most_nodes) + " values in all files, got more");
    auto base = load(*path);
    if (!base.is_mapping()) return refuse("expected a file that holds a mapping, got " + describe(name));
    return base;
  }

  /// `a.yaml -> b.yaml -> a.yaml`.
  std::string round_trip(std::string const& path) const {
    auto const again = std::find(chain_.begin(), chain_.end(), fs::weakly_canonical(path).string());
    std::string names;
    for (auto i = static_cast<std::size_t>(again - chain_.begin()); i < shown_.size(); ++i) names += shown_[i] + " -> ";
    return names + shown_[static_cast<std::size_t>(again - chain_.begin())];
  }

  std::vector<std::string> const& search_paths_;
  Faults& faults_;
  std::vector<std::string> chain_;  // files being read, canonical
  std::vector<std::string> shown_;  // the same as the user knows them
  std::size_t nodes_ = 0;
};

/// Rule sets by name, from the files under protocols/.
std::vector<std::string> protocol_names(std::vector<std::string> const& search_paths) {
  std::vector<std::string> names;
  constexpr auto options = fs::directory_options::skip_permission_denied;
  std::error_code error;
  for (auto const& path : search_paths) {
    auto const folder = fs::path{path} / "protocols";
    for (auto const& file : fs::recursive_directory_iterator{folder, options, error})
      if (file.path().extension() == ".yaml")
        names.push_back(file.path().lexically_relative(folder).replace_extension().generic_string());
  }
  std::sort(names.begin(), names.end());
  return names;
}

}  // namespace

Node load_document(std::string const& path, std::vector<std::string> const& search_paths, Faults& faults) {
  return Loader{search_paths, faults}.load(path);
}

Node load_protocol(std::string const& name, Mark const& asked, std::vector<std::string> const& search_paths,
                   std::string const& key, Faults& faults) {
  auto const names = protocol_names(search_paths);
  if (std::binary_search(names.begin(), names.end(), name))
    for (auto const& path : search_paths)
      if (auto const file = fs::path{path} / "protocols" / (name + ".yaml"); fs::exists(file))
        return load_document(file.string(), search_paths, faults);
  auto const known = names.empty() ? std::string{"a protocol"} : "a protocol such as '" + names.front() + "'";
  faults.add(asked, key, expected_but_got(known, "'" + name + "'") + did_you_mean(name, names));
  return Node::make_null(asked);
}

}  // namespace flywheel::scenario
