#pragma once

#include <condition_variable>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <thread>

#include "app/picture/overlay.h"
#include "geo/boundary/read_source.h"

namespace app {

/// Reads the boundaries that a session has opened, on a thread of its own, and keeps what it has
/// when a server goes away. All else is asked from the thread that draws, and never waits.
class SourceLayer {
public:
    /// `ready` is called on the reading thread when there is something new to take.
    explicit SourceLayer(std::function<void()> ready, geo::SourceLimits limits = {});
    ~SourceLayer();
    SourceLayer(SourceLayer&&) = delete;
    SourceLayer& operator=(SourceLayer&&) = delete;

    /// What is wanted now: begins, ends or repeats a reading where that is needed.
    void look(const std::optional<geo::SourceName>& source,
              const std::shared_ptr<const geo::Atlas>& atlas, const geo::SourceView& view);

    std::shared_ptr<const Overlay> overlay() const;
    /// What is on the map, or how far its reading is, in a line; empty without a source.
    std::string line() const;
    bool is_reading() const;
    /// What has to be told once.
    std::optional<std::string> take_told();
    /// Waits until there is nothing left to read.
    void wait();

    int seconds_between_tries = 5;  // of a server that is away

private:
    struct Job {
        geo::SourceName source;
        std::shared_ptr<const geo::Atlas> atlas;
        geo::SourceView view;
    };
    void work();
    void carry_out(const Job& job, const std::shared_ptr<geo::SourceWatch>& watch);
    void take(const Job& job, const geo::SourceReading& reading,
              std::shared_ptr<const Overlay> overlay);
    void note_failure(const Job& job, const geo::Error& error);
    bool serves(const geo::SourceView& view) const;
    void begin(Job job);
    void tell(std::string text);

    std::function<void()> ready_;
    const geo::SourceLimits limits_;
    mutable std::mutex mutex_;
    std::condition_variable changed_;
    std::thread thread_;
    bool ending_ = false;
    std::optional<geo::SourceName> source_;
    std::optional<Job> due_, running_, again_;  // again: after a server was away
    std::shared_ptr<geo::SourceWatch> watch_;   // of the running one
    std::shared_ptr<const Overlay> overlay_;
    bool has_read_ = false, whole_ = false, is_away_ = false;
    geo::Extent extent_;    // that was read, of a part
    double tolerance_ = 0;  // likewise
    std::string title_;
    std::optional<std::string> told_;
};

}  // namespace app
