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

/// Other threads work on batches while the caller makes the next ones.
template <class Batch>
class BatchWorkers {
public:
    /// `work` is called for one batch on one thread, for several batches at once.
    explicit BatchWorkers(std::function<void(Batch&)> work) : work_(std::move(work)) {
        const unsigned processors = std::max(2u, std::thread::hardware_concurrency());
        for (unsigned i = 1; i < processors; ++i) threads_.emplace_back([this] { take_some(); });
    }
    BatchWorkers(const BatchWorkers&) = delete;
    BatchWorkers& operator=(const BatchWorkers&) = delete;
    ~BatchWorkers() { end(); }

    /// Takes a batch, and has the caller work on one itself where too many wait.
    void hand_over(Batch batch) {
        std::unique_lock lock(mutex_);
        batches_.push_back(std::move(batch));
        come_.notify_one();
        if (batches_.size() - next_ > 2 * threads_.size()) work_on_next(lock);
    }

    /// All batches in the order in which they were handed over. Nothing can be handed over after.
    std::deque<Batch> finish() {
        {
            std::unique_lock lock(mutex_);
            while (next_ < batches_.size()) work_on_next(lock);
        }
        end();
        return std::move(batches_);
    }

private:
    void work_on_next(std::unique_lock<std::mutex>& lock) {
        Batch& batch = batches_[next_++];  // stays in place as the deque grows
        lock.unlock();
        work_(batch);
        lock.lock();
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
    std::mutex mutex_;
    std::condition_variable come_;
    std::deque<Batch> batches_;
    std::size_t next_ = 0;  // batch that nobody has taken
    bool ended_ = false;
    std::vector<std::thread> threads_;
};

}  // namespace geo
