#include "app/speech/queued_speaker.h"

#include <pthread.h>

#include <algorithm>
#include <condition_variable>
#include <csignal>
#include <deque>
#include <mutex>
#include <optional>

#include "app/speech/last_said.h"
#include "app/speech/spoken.h"

namespace app {

using namespace std::chrono_literals;

/// What both threads know, behind its mutex, which is never held while a voice is called. The
/// thread keeps it where it outlives the speaker.
struct QueuedSpeaker::Shared {
    std::mutex mutex;
    std::condition_variable changed, ended;
    std::deque<Utterance> waiting;
    LastSaid last;
    bool cut = false, closing = false, over = false;
    bool speaking = false;  // an utterance is out of the queue and not over
    int volume = 0, rate = 0;
    Speaker::Moment trusted_until{};
    std::function<void(const std::string&)> tell;

    void add(const Utterance& utterance) {
        waiting.push_back(utterance);
        if (waiting.size() > most_waiting) waiting.pop_front();
        const auto now = std::chrono::steady_clock::now();
        trusted_until = std::max(trusted_until, now) + 3 * time_to_say(utterance.text) + 5s;
    }
};

namespace {

constexpr auto between_looks = 40ms;  // while something is being said
constexpr auto between_tries = 5s;

}  // namespace

/// The thread's side: the voice, while there is one.
class SpeakingThread {
public:
    using Shared = QueuedSpeaker::Shared;

    SpeakingThread(std::shared_ptr<Shared> shared, std::vector<VoiceSource> sources,
                   const SpeechOptions& options)
        : shared_(std::move(shared)),
          sources_(std::move(sources)),
          voice_english_(options.voice_english),
          voice_welsh_(options.voice_welsh) {}

    void run() {
        std::unique_lock lock(shared_->mutex);
        while (!shared_->closing) {
            if (shared_->cut) {
                shared_->cut = false;
                unlocked(lock, [&] { silence(); });
            } else if (shared_->speaking) {
                if (!shared_->changed.wait_for(lock, between_looks, [&] { return must_cut(); }))
                    unlocked(lock, [&] { look(); });
            } else if (!shared_->waiting.empty()) {
                const Utterance next = std::move(shared_->waiting.front());
                shared_->waiting.pop_front();
                shared_->speaking = true;
                const int volume = shared_->volume, rate = shared_->rate;
                unlocked(lock, [&] { begin(next, volume, rate); });
            } else {
                shared_->changed.wait(lock,
                                      [&] { return must_cut() || !shared_->waiting.empty(); });
            }
        }
        lock.unlock();
        silence();
        voice_.reset();
        lock.lock();
        shared_->over = true;
        shared_->ended.notify_all();
    }

private:
    bool must_cut() const { return shared_->cut || shared_->closing; }

    /// Calls voices without the mutex, then notes whether something is still being said.
    template <class Call>
    void unlocked(std::unique_lock<std::mutex>& lock, const Call& call) {
        lock.unlock();
        call();
        lock.lock();
        shared_->speaking = speaking_;
    }

    void silence() {
        if (voice_ && speaking_) voice_->silence();
        speaking_ = false;
    }

    void look() {
        const auto speaking = voice_->is_speaking();
        speaking_ = speaking && *speaking && std::chrono::steady_clock::now() < give_up_;
        if (!speaking)
            lose(speaking.error());
        else if (*speaking && !speaking_)
            voice_->silence();
    }

    void begin(const Utterance& utterance, int volume, int rate) {
        const std::string words = spoken(utterance.text, utterance.language);
        const std::string& name =
            utterance.language == Language::welsh ? voice_welsh_ : voice_english_;
        // Twice: a voice that was lost meanwhile shows that only when it is to speak.
        for (int tries = 0; tries < 2 && !speaking_; ++tries) {
            if (!voice_ && !find_voice()) return;
            voice_->set(volume, rate);
            const auto begun = voice_->begin(words, utterance.language, name);
            speaking_ = begun.has_value();
            if (!begun) lose(begun.error());
        }
        give_up_ = std::chrono::steady_clock::now() + 3 * time_to_say(utterance.text) + 5s;
    }

    void lose(const geo::Error& error) {
        tell("Speech: " + geo::one_line(error));
        voice_.reset();
        last_try_.reset();
    }

    bool find_voice() {
        const auto now = std::chrono::steady_clock::now();
        if (last_try_ && now - *last_try_ < between_tries) return false;
        last_try_ = now;
        std::string why;
        for (const VoiceSource& source : sources_) {
            auto opened = source.open();
            if (opened) {
                voice_ = std::move(*opened);
                tell(why.empty() ? "Speech: " + source.name
                                 : "Speech: " + source.name + ", because " + why);
                return true;
            }
            why += (why.empty() ? "" : "; ") + geo::one_line(opened.error());
        }
        tell("Speech: none, because " + why);
        return false;
    }

    /// Each line once, until another one has been told.
    void tell(const std::string& line) {
        if (line == told_ || !shared_->tell) return;
        told_ = line;
        shared_->tell(line);
    }

    std::shared_ptr<Shared> shared_;
    std::vector<VoiceSource> sources_;
    std::string voice_english_, voice_welsh_;
    std::unique_ptr<Voice> voice_;
    bool speaking_ = false;
    Speaker::Moment give_up_{};
    std::optional<Speaker::Moment> last_try_;
    std::string told_;
};

QueuedSpeaker::QueuedSpeaker(std::vector<VoiceSource> sources, const SpeechOptions& options)
    : shared_(std::make_shared<Shared>()) {
    shared_->volume = std::clamp(options.volume, 0, 100);
    shared_->rate = std::clamp(options.rate, -100, 100);
    shared_->tell = options.tell;
    // The thread takes no signals, and what it starts none of its: signals to stop are the loop's,
    // and a daemon that goes away in mid-sentence is an error that is told, not SIGPIPE.
    sigset_t all, before;
    sigfillset(&all);
    pthread_sigmask(SIG_SETMASK, &all, &before);
    thread_ = std::thread([thread = std::make_shared<SpeakingThread>(shared_, std::move(sources),
                                                                     options)] { thread->run(); });
    pthread_sigmask(SIG_SETMASK, &before, nullptr);
}

QueuedSpeaker::~QueuedSpeaker() {
    std::unique_lock lock(shared_->mutex);
    shared_->closing = true;
    shared_->changed.notify_all();
    const bool over = shared_->ended.wait_for(lock, 1s, [&] { return shared_->over; });
    lock.unlock();
    if (over)
        thread_.join();
    else
        thread_.detach();
}

void QueuedSpeaker::say(const Utterance& utterance) {
    if (utterance.text.empty()) return;
    const std::scoped_lock lock(shared_->mutex);
    if (utterance.urgency == Urgency::interrupts) {
        shared_->waiting.clear();
        shared_->cut = true;
        shared_->trusted_until = {};
    }
    shared_->last.add(utterance);
    shared_->add(utterance);
    shared_->changed.notify_all();
}

void QueuedSpeaker::stop() {
    const std::scoped_lock lock(shared_->mutex);
    shared_->waiting.clear();
    shared_->cut = true;
    shared_->changed.notify_all();
}

void QueuedSpeaker::repeat() {
    const std::scoped_lock lock(shared_->mutex);
    shared_->waiting.clear();
    shared_->cut = true;
    shared_->trusted_until = {};
    for (const Utterance& utterance : shared_->last.utterances()) shared_->add(utterance);
    shared_->changed.notify_all();
}

void QueuedSpeaker::set_volume(int percent) {
    const std::scoped_lock lock(shared_->mutex);
    shared_->volume = std::clamp(percent, 0, 100);
}

void QueuedSpeaker::set_rate(int rate) {
    const std::scoped_lock lock(shared_->mutex);
    shared_->rate = std::clamp(rate, -100, 100);
}

bool QueuedSpeaker::is_speaking(Moment now) {
    const std::scoped_lock lock(shared_->mutex);
    return (shared_->speaking || !shared_->waiting.empty()) && now < shared_->trusted_until;
}

}  // namespace app
