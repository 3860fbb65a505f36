#pragma once

#include <algorithm>
#include <condition_variable>
#include <cstddef>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>
#include <utility>
#include <vector>

namespace geo {

/// Other threads work on batches while the caller makes the next ones. What became of them is taken
/// meanwhile, in the order in which they were handed over.
template <class Batch>
class BatchWorkers {
public:
    /// `work` is called for one batch on one thread, for several batches at once; `take` for one
    /// after the other, on any thread.
    BatchWorkers(std::function<void(Batch&)> work, std::function<void(Batch)> take)
        : work_(std::move(work)), take_(std::move(take)) {
        const unsigned processors = std::max(2u, std::thread::hardware_concurrency());
        for (unsigned i = 1; i < processors; ++i) threads_.emplace_back([this] { take_some(); });
    }
    BatchWorkers(const BatchWorkers&) = delete;
    BatchWorkers& operator=(const BatchWorkers&) = delete;
    ~BatchWorkers() { end(); }

    /// Takes a batch, and has the caller work on one itself where too many wait.
    void hand_over(Batch batch) {
        std::unique_lock lock(mutex_);
        batches_.push_back({std::move(batch)});
        come_.notify_one();
        if (batches_.size() - next_ > 2 * threads_.size()) work_on_next(lock);
    }

    /// Returns when all batches were taken. Nothing can be handed over after.
    void finish() {
        {
            std::unique_lock lock(mutex_);
            while (next_ < batches_.size()) work_on_next(lock);
        }
        end();
    }

private:
    struct Waiting {
        Batch batch;
        bool is_done = false;
    };

    void work_on_next(std::unique_lock<std::mutex>& lock) {
        Waiting& one = batches_[next_++];  // stays in place as the deque grows
        lock.unlock();
        work_(one.batch);
        lock.lock();
        one.is_done = true;
        if (!is_taking_) take_done(lock);
    }

    void take_done(std::unique_lock<std::mutex>& lock) {
        is_taking_ = true;
        while (taken_ < batches_.size() && batches_[taken_].is_done) {
            Batch batch = std::move(batches_[taken_++].batch);
            lock.unlock();
            take_(std::move(batch));
            lock.lock();
        }
        is_taking_ = false;
    }

    void take_some() {
        std::unique_lock lock(mutex_);
        while (true) {
            come_.wait(lock, [this] { return ended_ || next_ < batches_.size(); });
            if (ended_) return;
            work_on_next(lock);
        }
    }

    void end() {
        {
            const std::lock_guard lock(mutex_);
            ended_ = true;
        }
        come_.notify_all();
        for (std::thread& thread : threads_)
            if (thread.joinable()) thread.join();
    }

    std::function<void(Batch&)> work_;
    std::function<void(Batch)> take_;
    std::mutex mutex_;
    std::condition_variable come_;
    std::deque<Waiting> batches_;
    std::size_t next_ = 0;   // batch that nobody works on yet
    std::size_t taken_ = 0;  // batches
    bool is_taking_ = false;
    bool ended_ = false;
    std::vector<std::thread> threads_;
};

}  // namespace geo
