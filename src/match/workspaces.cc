#include "match/workspaces.h"

#include <new>

namespace unstigma::match {

Workspaces::Lease::Lease(Workspaces& from) : from_(from) {
  {
    const std::lock_guard lock(from_.mutex_);
    if (!from_.idle_.empty()) {
      workspace_ = std::move(from_.idle_.back());
      from_.idle_.pop_back();
    }
  }
  if (workspace_ == nullptr) workspace_ = std::make_unique<Workspace>();
}

Workspaces::Lease::~Lease() {
  constexpr std::size_t most = std::size_t{1} << 20U;  // what a huge file needed is given back to the system
  if (workspace_->scanned.room() > most) return;
  workspace_->probes.clear();
  workspace_->help.clear();
  const std::lock_guard lock(from_.mutex_);
  try {
    from_.idle_.push_back(std::move(workspace_));
  } catch (const std::bad_alloc&) {  // then the next document makes one
  }
}

}  // namespace unstigma::match
