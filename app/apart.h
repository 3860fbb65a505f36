#pragma once

#include <chrono>
#include <functional>
#include <future>
#include <utility>

namespace app {

/// One piece of work on another thread. `ready` is called there once the result can be taken, so
/// that whoever it wakes finds it.
template <class Result>
class Apart {
public:
    template <class Work>
    void begin(Work work, std::function<void()> ready) {
        std::promise<Result> promise;
        result_ = promise.get_future();
        thread_ =
            std::async(std::launch::async, [promise = std::move(promise), work = std::move(work),
                                            ready = std::move(ready)]() mutable {
                try {
                    promise.set_value(work());
                } catch (...) {
                    promise.set_exception(std::current_exception());
                }
                ready();
            });
    }

    /// Begun, and its result not yet taken.
    bool is_under_way() const { return result_.valid(); }
    bool is_ready() const {
        return is_under_way() &&
               result_.wait_for(std::chrono::seconds(0)) == std::future_status::ready;
    }
    /// Waits where it is not ready.
    Result take() { return result_.get(); }

private:
    std::future<Result> result_;
    std::future<void> thread_;  // ends before this does
};

}  // namespace app
