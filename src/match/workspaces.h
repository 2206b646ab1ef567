#ifndef UNSTIGMA_MATCH_WORKSPACES_H_
#define UNSTIGMA_MATCH_WORKSPACES_H_

#include <memory>
#include <mutex>
#include <vector>

#include "match/matcher.h"

namespace unstigma::match {

/// The memory in which a Matcher's documents are worked on, kept from one to the next: of many small files
/// each would have to get its own from the system. May be used from several threads.
class Workspaces {
 public:
  /// A Workspace for one document; it goes back where it came from. The Workspaces must outlive it.
  class Lease {
   public:
    explicit Lease(Workspaces& from);
    ~Lease();
    Lease(const Lease&) = delete;
    Lease& operator=(const Lease&) = delete;

    Workspace& operator*() const { return *workspace_; }
    Workspace* operator->() const { return workspace_.get(); }

   private:
    Workspaces& from_;
    std::unique_ptr<Workspace> workspace_;
  };

 private:
  std::mutex mutex_;
  std::vector<std::unique_ptr<Workspace>> idle_;
};

}  // namespace unstigma::match

#endif  // UNSTIGMA_MATCH_WORKSPACES_H_
