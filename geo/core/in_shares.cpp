#include "geo/core/in_shares.h"

#include <atomic>
#include <condition_variable>
#include <deque>
#include <memory>
#include <mutex>
#include <thread>
#include <vector>

namespace geo {
namespace {

/// Pieces of work, each taken by whichever thread is free.
class Job {
public:
    Job(std::size_t count, const std::function<void(std::size_t)>& work)
        : count_(count), work_(work), left_(count) {}

    bool is_taken() const { return next_ >= count_; }
    void take_some() {
        // A thread that comes late finds nothing left, and `work_` perhaps gone: it is not touched.
        for (std::size_t i = next_++; i < count_; i = next_++) {
            work_(i);
            if (--left_ == 0) left_.notify_all();
        }
    }
    void wait() const {
        for (std::size_t left = left_; left != 0; left = left_) left_.wait(left);
    }

private:
    const std::size_t count_;
    const std::function<void(std::size_t)>& work_;
    std::atomic<std::size_t> next_ = 0, left_;
};

/// Threads that sleep until there is a job.
class Workers {
public:
    explicit Workers(int count) {
        for (int i = 0; i < count; ++i)
            threads_.emplace_back([this](const std::stop_token& stop) { serve(stop); });
    }

    void add(std::shared_ptr<Job> job) {
        {
            const std::lock_guard lock(mutex_);
            jobs_.push_back(std::move(job));
        }
        wake_.notify_all();
    }

private:
    /// A job of which something is left to take; nothing when the program ends.
    std::shared_ptr<Job> next_job(const std::stop_token& stop) {
        std::unique_lock lock(mutex_);
        wake_.wait(lock, stop, [this] {
            while (!jobs_.empty() && jobs_.front()->is_taken()) jobs_.pop_front();
            return !jobs_.empty();
        });
        return jobs_.empty() ? nullptr : jobs_.front();
    }
    void serve(const std::stop_token& stop) {
        while (const auto job = next_job(stop)) job->take_some();
    }

    std::mutex mutex_;
    std::condition_variable_any wake_;
    std::deque<std::shared_ptr<Job>> jobs_;
    std::vector<std::jthread> threads_;  // last, so that they end before what they use
};

}  // namespace

int working_threads() {
    static const int threads =
        std::clamp(static_cast<int>(std::thread::hardware_concurrency()), 1, 8);
    return threads;
}

void in_parallel(std::size_t count, const std::function<void(std::size_t)>& work) {
    static Workers workers(working_threads() - 1);
    const auto job = std::make_shared<Job>(count, work);
    if (count > 1) workers.add(job);
    job->take_some();
    job->wait();
}

}  // namespace geo
