#include "app/locked_reader.h"

#include "app/pack/embargoed_table.h"
#include "app/pack/trusted_keys.h"
#include "geo/data/embargoes.h"

namespace app {
namespace {

geo::Result<PackReading> opened(const std::filesystem::path& file) {
    const auto trusted = trusted_keys();
    if (!trusted) return tl::make_unexpected(trusted.error());
    auto pack = open_pack(file, *trusted);
    if (!pack) return tl::make_unexpected(pack.error());
    auto atlas = geo::open_atlas(pack->data);
    if (!atlas) return tl::make_unexpected(atlas.error());
    if (auto hidden = geo::hide_embargoed(*atlas, geo::present_moment()); !hidden)
        return tl::make_unexpected(hidden.error());
    return PackReading{
        file, *std::move(pack), std::make_shared<const geo::Atlas>(*std::move(atlas)), {}};
}

}  // namespace

PackReading read_pack(const std::filesystem::path& file) {
    auto reading = opened(file);
    return reading ? *std::move(reading)
                   : PackReading{file, {}, {}, geo::one_line(reading.error())};
}

UnsealedReading unsealed(const std::shared_ptr<const geo::Atlas>& atlas, const SealedDraft& draft) {
    UnsealedReading reading{.file = draft.file, .base = atlas};
    auto made = with_embargoed(*atlas, draft.file, draft.passphrase->text(), draft.options,
                               geo::present_moment());
    if (!made) {
        reading.fault = geo::one_line(made.error());
        return reading;
    }
    reading.atlas = std::make_shared<const geo::Atlas>(std::move(made->atlas));
    reading.table = std::make_shared<const geo::OwnTable>(std::move(made->table));
    return reading;
}

void LockedReader::look(Session& session, const std::function<void()>& ready) {
    if (pack_.is_ready()) session.take_pack(pack_.take());
    if (sealed_.is_ready()) session.take_unsealed(sealed_.take());
    if (session.pack() && !pack_.is_under_way())
        pack_.begin([file = *session.pack()] { return read_pack(file); }, ready);
    const auto& draft = session.sealed();
    if (!draft || draft->stage != SealedDraft::Stage::opening || sealed_.is_under_way()) return;
    // The thread lets go of the passphrase as soon as it is done, not when another begins.
    sealed_.begin(
        [atlas = session.base_atlas(), wanted = std::optional(*draft)]() mutable {
            UnsealedReading reading = unsealed(atlas, *wanted);
            wanted.reset();
            return reading;
        },
        ready);
}

}  // namespace app
