#include "sim/hdf5/group.hpp"

#include <algorithm>
#include <limits>

#include "sim/hdf5/c_api.hpp"

namespace flywheel::hdf5 {
namespace {

std::vector<hsize_t> sizes(Extent const& extent) {
  return {extent.begin(), extent.end()};
}

Handle space_of(Extent const& extent, std::string const& where) {
  auto const dims = sizes(extent);
  auto const space =
      extent.empty() ? H5Screate(H5S_SCALAR) : H5Screate_simple(static_cast<int>(dims.size()), dims.data(), nullptr);
  return own(space, where, "describe the shape");
}

Handle creation_of(Element element, Extent const& extent, Storage storage, std::string const& where) {
  auto list = own(H5Pcreate(H5P_DATASET_CREATE), where, "prepare the array");
  H5Pset_obj_track_times(list.get(), false);
  bool const is_empty = std::find(extent.begin(), extent.end(), 0U) != extent.end();
  if (element == Element::float64) {
    auto const nan = std::numeric_limits<double>::quiet_NaN();
    H5Pset_fill_value(list.get(), H5T_NATIVE_DOUBLE, &nan);
  }
  if (storage == Storage::compressed && !extent.empty() && !is_empty) {
    auto const chunk = sizes(chunk_of(extent));
    H5Pset_chunk(list.get(), static_cast<int>(chunk.size()), chunk.data());
    H5Pset_shuffle(list.get());
    H5Pset_deflate(list.get(), 4);
    return list;
  }
  H5Pset_layout(list.get(), H5D_CONTIGUOUS);
  H5Pset_alloc_time(list.get(), H5D_ALLOC_TIME_EARLY);
  return list;
}

struct Names {
  H5O_type_t kind;
  std::vector<std::string> names;
};

herr_t add_name(hid_t group, char const* name, H5L_info_t const*, void* into) {
  auto& found = *static_cast<Names*>(into);
  H5O_info_t info;
  if (H5Oget_info_by_name2(group, name, &info, H5O_INFO_BASIC, H5P_DEFAULT) < 0) return -1;
  if (info.type == found.kind) found.names.emplace_back(name);
  return 0;
}

std::vector<std::string> names_of(Group const& group, H5O_type_t kind) {
  Names found{kind, {}};
  check(H5Literate(group.identifier(), H5_INDEX_NAME, H5_ITER_INC, nullptr, add_name, &found), group.where(),
        "list what the group holds");
  std::sort(found.names.begin(), found.names.end());
  return std::move(found.names);
}

}  // namespace

Group Group::make_group(std::string const& path) {
  if (contains(path)) return open_group(path);
  auto const links = own(H5Pcreate(H5P_LINK_CREATE), where(), "prepare a group");
  H5Pset_create_intermediate_group(links.get(), 1);
  auto const creation = own(H5Pcreate(H5P_GROUP_CREATE), where(), "prepare a group");
  H5Pset_link_creation_order(creation.get(), H5P_CRT_ORDER_TRACKED | H5P_CRT_ORDER_INDEXED);
  auto at = where() + "/" + path;
  auto group =
      own(H5Gcreate2(identifier(), path.c_str(), links.get(), creation.get(), H5P_DEFAULT), at, "create the group");
  return {std::move(group), std::move(at)};
}

Group Group::open_group(std::string const& path) const {
  auto at = where() + "/" + path;
  auto group = own(H5Gopen2(identifier(), path.c_str(), H5P_DEFAULT), at, "open the group");
  return {std::move(group), std::move(at)};
}

Dataset Group::create_dataset(std::string const& name, Element element, Extent const& extent, Storage storage) {
  auto at = where() + "/" + name;
  if (element == Element::text) storage = Storage::in_place;  // the texts themselves lie elsewhere
  auto const type = type_of(element);
  auto const space = space_of(extent, at);
  auto const creation = creation_of(element, extent, storage, at);
  auto dataset =
      own(H5Dcreate2(identifier(), name.c_str(), type.get(), space.get(), H5P_DEFAULT, creation.get(), H5P_DEFAULT), at,
          "create the array");
  return {std::move(dataset), std::move(at)};
}

Dataset Group::open_dataset(std::string const& path) const {
  auto at = where() + "/" + path;
  auto dataset = own(H5Dopen2(identifier(), path.c_str(), H5P_DEFAULT), at, "open the array");
  return {std::move(dataset), std::move(at)};
}

bool Group::contains(std::string const& path) const {
  for (std::size_t end = path.find('/'); end != std::string::npos; end = path.find('/', end + 1)) {
    if (end > 0 && H5Lexists(identifier(), path.substr(0, end).c_str(), H5P_DEFAULT) <= 0) return false;
  }
  return H5Lexists(identifier(), path.c_str(), H5P_DEFAULT) > 0;
}

std::vector<std::string> Group::group_names() const {
  return names_of(*this, H5O_TYPE_GROUP);
}
std::vector<std::string> Group::dataset_names() const {
  return names_of(*this, H5O_TYPE_DATASET);
}

}  // namespace flywheel::hdf5
