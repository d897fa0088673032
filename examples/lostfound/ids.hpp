// The ids that both contexts use.
#pragma once
#include "kit/id.hpp"

namespace lostfound {

using ItemId = kit::Id<struct ItemTag>;
using NoticeId = kit::Id<struct NoticeTag>;

}  // namespace lostfound
