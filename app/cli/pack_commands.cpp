#include <fmt/format.h>

#include "app/cli/commands.h"
#include "app/pack/embargo_log.h"
#include "app/pack/pack_briefing.h"
#include "app/pack/trusted_keys.h"
#include "app/scene/briefing.h"
#include "geo/export/write_together.h"
#include "geo/secure/embargoed_file.h"

namespace app {
namespace {

struct Options {
    std::filesystem::path briefing, output, key;
};

/// Tables under embargo go along as they are, for readers with a passphrase.
geo::Result<void> log_sealed(const std::filesystem::path& briefing_file,
                             const std::filesystem::path& pack) {
    const auto briefing = read_briefing(briefing_file);
    if (!briefing) return tl::make_unexpected(briefing.error());
    for (const OwnSource& table : briefing->own.tables) {
        if (table.file.extension() != geo::embargo_ending) continue;
        const EmbargoDeed deed{
            {}, table.file.filename().string(), "packed sealed into " + pack.string()};
        if (auto logged = log_embargoed(deed, geo::present_moment()); !logged) return logged;
    }
    return {};
}

int pack(const std::filesystem::path& data, const Options& options) {
    if (options.output.extension() != pack_ending || options.output.stem().empty())
        return refuse({"a pack ends in .atlaspack; name it so", options.output.string()});
    const bool is_usual = options.key.empty();
    std::error_code ignored;
    if (is_usual && !std::filesystem::exists(usual_signing_key(), ignored))
        return refuse(
            {"a pack is signed, and there is no key to sign it with; make one with "
             "devolution-atlas keygen, or give --sign-with",
             usual_signing_key().string()});
    const auto key = read_signing_key(is_usual ? usual_signing_key() : options.key);
    if (!key) return refuse(key.error());
    const auto bytes = pack_of(options.briefing, data, *key);
    if (!bytes) return refuse(bytes.error());
    if (const auto logged = log_sealed(options.briefing, options.output); !logged)
        return refuse(logged.error());
    const auto written = geo::replace_whole(*bytes, options.output);
    if (!written) return refuse(written.error());
    fmt::print("Packed: {}, {:.1f} MB, signed with the key of fingerprint {}\n",
               options.output.string(), static_cast<double>(bytes->size()) / 1e6,
               geo::fingerprint_of(key->public_key()));
    return 0;
}

int make_keys(std::filesystem::path file) {
    if (file.empty()) {
        file = usual_signing_key();
        std::error_code fault;
        std::filesystem::create_directories(file.parent_path(), fault);
    }
    const geo::SigningKey key = geo::new_signing_key();
    const auto written = write_keys(key, file);
    if (!written) return refuse(written.error());
    fmt::print(
        "Signing key, for you alone: {}\nPublic key, for whoever opens your packs: {}.pub\n"
        "Fingerprint, to tell them: {}\n",
        file.string(), file.string(), geo::fingerprint_of(key.public_key()));
    return 0;
}

int trust_key(const std::filesystem::path& file) {
    const auto key = read_public_key(file);
    if (!key) return refuse(key.error());
    const auto trusted = trust(*key);
    if (!trusted) return refuse(trusted.error());
    fmt::print("Packs signed with the key of fingerprint {} are opened from now on ({})\n",
               geo::fingerprint_of(*key), trusted_keys_file().string());
    return 0;
}

}  // namespace

void add_pack_commands(CLI::App& program, const std::filesystem::path& data, Command& chosen) {
    auto* packing = program.add_subcommand(
        "pack-briefing", "Writes a briefing and all the data that it needs into one signed file");
    auto options = std::make_shared<Options>();
    packing->add_option("FILE", options->briefing, "A saved .briefing")->required();
    packing->add_option("--output", options->output, "The .atlaspack to write")->required();
    packing->add_option("--sign-with", options->key,
                        "A key that keygen wrote; your usual one if left out");
    packing->callback(
        [&data, &chosen, options] { chosen = [&data, options] { return pack(data, *options); }; });

    auto* making =
        program.add_subcommand("keygen", "Makes a key to sign packs with, and its public half");
    auto file = std::make_shared<std::filesystem::path>();
    making->add_option("--output", *file, "Where to; your usual key if left out");
    making->callback([&chosen, file] { chosen = [file] { return make_keys(*file); }; });

    auto* trusting =
        program.add_subcommand("trust", "Has packs opened that are signed with somebody's key");
    auto key = std::make_shared<std::filesystem::path>();
    trusting->add_option("FILE", *key, "Their public key, a .pub file")->required();
    trusting->callback([&chosen, key] { chosen = [key] { return trust_key(*key); }; });
}

}  // namespace app
