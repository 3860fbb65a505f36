#pragma once

#include "app/kiosk_screen.h"
#include "app/screen.h"

namespace app {

/// A visit as a command line asks for it.
struct KioskRequest {
    std::string page = "attract";  // as code_of() has it
    std::string place{}, with{};   // names or codes
    std::string layer{}, power{}, typed{};
    std::string language = "en";
    int year = 0;
    int text_size = 100;  // per cent
    bool hexagons = false, high_contrast = false, brought_down = false, speaks = false;
    std::optional<int> counting_down{};
    double millimetres = 0;  // across; 0: a 55-inch screen
    std::string focused{};   // id of a node
};

/// Fails on what is unknown, naming the option.
geo::Result<Visit> visit_of(const geo::Atlas& atlas, const KioskRequest& request);

/// A page of a kiosk as pixels, without a window.
Image kiosk_picture(const Resources& resources, const HeadlessOptions& options,
                    std::shared_ptr<const geo::Atlas> atlas, const Visit& visit,
                    const KioskRequest& request);

}  // namespace app
