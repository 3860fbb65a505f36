#include "app/source_layer.h"

#include <chrono>
#include <utility>

#include "app/text/text.h"

namespace app {
namespace {

using Clock = std::chrono::steady_clock;
constexpr auto between_wakes = std::chrono::milliseconds(250);  // for the sake of progress alone

bool covers(const geo::Extent& extent, const geo::Extent& view) {
    return extent.min_x <= view.min_x && extent.min_y <= view.min_y && extent.max_x >= view.max_x &&
           extent.max_y >= view.max_y;
}

/// Neither so coarse that it shows, nor so fine that it is in the way.
bool is_fit(double tolerance, double metres_per_pixel) {
    return tolerance <= metres_per_pixel * 1.1 && tolerance >= metres_per_pixel / 8;
}

/// The first thing to tell, and the number of the others.
std::string first_of_all(const std::vector<geo::Error>& told) {
    std::string first = geo::one_line(told.front());
    if (told.size() == 1) return first;
    return first + " " + say("And {} more.", told.size() - 1);
}

}  // namespace

SourceLayer::SourceLayer(std::function<void()> ready, geo::SourceLimits limits)
    : ready_(std::move(ready)), limits_(limits) {}

SourceLayer::~SourceLayer() {
    {
        const std::lock_guard lock(mutex_);
        ending_ = true;
        if (watch_) watch_->cancelled = true;
    }
    changed_.notify_all();
    if (thread_.joinable()) thread_.join();
}

void SourceLayer::look(const std::optional<geo::SourceName>& source,
                       const std::shared_ptr<const geo::Atlas>& atlas,
                       const geo::SourceView& view) {
    const std::lock_guard lock(mutex_);
    if (source != source_) {
        source_ = source;
        if (watch_) watch_->cancelled = true;
        overlay_.reset();
        due_.reset(), again_.reset(), told_.reset();
        has_read_ = whole_ = is_away_ = false;
        title_ = source ? source->shown : std::string();
        if (source) begin({*source, atlas, view});
        return;
    }
    if (!source || whole_) return;
    // A server that is away is asked for the newest view, and not sooner for that.
    if (again_) again_->view = view;
    const Job* asked = due_ ? &*due_ : running_ ? &*running_ : nullptr;
    if (asked != nullptr) {
        const bool is_answer = asked->view.extent.overlaps(view.extent) &&
                               is_fit(asked->view.metres_per_pixel / 2, view.metres_per_pixel);
        if (has_read_ && !is_answer) begin({*source, atlas, view});
        return;
    }
    if (has_read_ && !is_away_ && !serves(view)) begin({*source, atlas, view});
}

bool SourceLayer::serves(const geo::SourceView& view) const {
    return covers(extent_, view.extent) && is_fit(tolerance_, view.metres_per_pixel);
}

/// With the mutex held.
void SourceLayer::begin(Job job) {
    if (watch_) watch_->cancelled = true;
    due_ = std::move(job);
    again_.reset();
    if (!thread_.joinable()) thread_ = std::thread([this] { work(); });
    changed_.notify_all();
}

void SourceLayer::work() {
    std::unique_lock lock(mutex_);
    while (!ending_) {
        const auto is_due = [this] { return ending_ || due_.has_value(); };
        if (!again_)
            changed_.wait(lock, [&] { return is_due() || again_.has_value(); });
        else if (!changed_.wait_for(lock, std::chrono::seconds(seconds_between_tries),
                                    [&] { return is_due() || !again_; }))
            due_ = std::exchange(again_, std::nullopt);
        if (ending_ || !due_) continue;
        running_ = std::exchange(due_, std::nullopt);
        watch_ = std::make_shared<geo::SourceWatch>();
        const Job job = *running_;
        const auto watch = watch_;
        lock.unlock();
        carry_out(job, watch);
        lock.lock();
        running_.reset();
        watch_.reset();
        changed_.notify_all();
        lock.unlock();
        ready_();
        lock.lock();
    }
}

void SourceLayer::carry_out(const Job& job, const std::shared_ptr<geo::SourceWatch>& watch) {
    geo::SourceLimits limits = limits_;
    {
        const std::lock_guard lock(mutex_);
        limits.may_be_whole = overlay_ == nullptr || whole_ || source_ != job.source;
    }
    watch->progressed = [this, last = Clock::now()]() mutable {
        if (Clock::now() - last < between_wakes) return;
        last = Clock::now();
        ready_();
    };
    auto reading = geo::read_source(job.source, job.view, *watch, limits);
    std::shared_ptr<const Overlay> overlay;
    if (reading && !watch->cancelled)
        overlay = std::make_shared<const Overlay>(
            overlay_of(*job.atlas, std::move(reading->features), std::move(reading->outlines)));
    const std::lock_guard lock(mutex_);
    if (watch->cancelled || source_ != job.source) return;
    if (reading)
        take(job, *reading, std::move(overlay));
    else
        note_failure(job, reading.error());
}

/// With the mutex held, as the next two.
void SourceLayer::take(const Job& job, const geo::SourceReading& reading,
                       std::shared_ptr<const Overlay> overlay) {
    title_ = job.source.shown + ", " + reading.layer;
    overlay_ = std::move(overlay);
    whole_ = reading.whole;
    extent_ = reading.extent;
    tolerance_ = reading.tolerance;
    if (is_away_)
        tell(say("{} is there again.", title_));
    else if (!reading.told.empty())
        tell(first_of_all(reading.told));
    has_read_ = true;
    is_away_ = false;
}

void SourceLayer::note_failure(const Job& job, const geo::Error& error) {
    const std::string line = geo::one_line(error);
    has_read_ = true;
    if (job.source.kind == geo::SourceName::Kind::file) {
        whole_ = true;  // to read it again would find the same
        tell(line);
        return;
    }
    again_ = job;
    if (!is_away_)
        tell(say("{}. The map keeps what it has; asked again every {} seconds.", line,
                 seconds_between_tries));
    is_away_ = true;
}

void SourceLayer::tell(std::string text) { told_ = std::move(text); }

std::shared_ptr<const Overlay> SourceLayer::overlay() const {
    const std::lock_guard lock(mutex_);
    return overlay_;
}

bool SourceLayer::is_reading() const {
    const std::lock_guard lock(mutex_);
    return due_ || running_;
}

std::string SourceLayer::line() const {
    const std::lock_guard lock(mutex_);
    if (!source_) return {};
    if (due_ || running_)
        return say("Reading {}: {} %", title_, watch_ ? watch_->percent.load() : 0);
    if (is_away_) return say("{} cannot be reached", title_);
    if (!overlay_) return say("{} cannot be shown", title_);
    const std::size_t all = overlay_->names.size();
    std::string text = say("Over the map: {}, {} areas", title_, all);
    if (overlay_->known > 0 && overlay_->known < all)
        text += ", " + say("{} with figures", overlay_->known);
    if (!whole_) text += ", " + std::string(tr("as far as in view"));
    return text;
}

std::optional<std::string> SourceLayer::take_told() {
    const std::lock_guard lock(mutex_);
    return std::exchange(told_, std::nullopt);
}

void SourceLayer::wait() {
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [this] { return !due_ && !running_; });
}

}  // namespace app
