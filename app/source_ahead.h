#pragma once

#include <future>
#include <utility>

#include "geo/boundary/read_source.h"

namespace app {

/// Reads boundaries on another thread from now on, before there is a map to show them over.
class SourceAhead {
public:
    explicit SourceAhead(geo::SourceName name)
        : name_(std::move(name)), reading_(std::async(std::launch::async, [this] {
              return geo::read_source(
                  name_, [this] { return view_.get_future().get(); }, watch_);
          })) {}
    ~SourceAhead() {
        watch_.cancelled = true;
        if (reading_.valid()) view_.set_value({});
    }
    SourceAhead(SourceAhead&&) = delete;

    const geo::SourceName& name() const { return name_; }
    /// Waits for it, once. The view is that of the map, should not all be read.
    geo::Result<geo::SourceReading> take(const geo::SourceView& view) {
        view_.set_value(view);
        return reading_.get();
    }

private:
    geo::SourceName name_;
    geo::SourceWatch watch_;
    std::promise<geo::SourceView> view_;
    std::future<geo::Result<geo::SourceReading>> reading_;  // last: its thread uses the others
};

}  // namespace app
