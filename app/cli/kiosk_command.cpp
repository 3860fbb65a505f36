#include <fmt/format.h>

#include "app/cli/commands.h"
#include "app/cli/passphrase.h"
#include "app/text/text.h"
#include "app/upkeep/staff_pin.h"

namespace app {
namespace {

int make_pin() {
    const auto pin = passphrase_for(tr("PIN of the staff page, 4 to 12 digits"), {});
    if (!pin) return refuse({"there is no PIN; type one, or pass it on standard input twice", {}});
    const auto hash = hash_of_pin(*pin);
    if (!hash) return refuse(hash.error());
    const auto again = passphrase_for(tr("The same again"), {});
    if (!again || *again != *pin)
        return refuse({"the PIN was not the same both times; begin again", {}});
    fmt::print("\"pin_hash\": \"{}\"\n", *hash);
    return 0;
}

}  // namespace

void add_kiosk_commands(CLI::App& program, Command& chosen) {
    auto* making = program.add_subcommand(
        "kiosk-pin", "Asks for a kiosk's PIN and prints the line of its settings that holds it");
    making->callback([&chosen] { chosen = make_pin; });
}

}  // namespace app
