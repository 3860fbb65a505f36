#include "geo/boundary/reproject.h"

#include <proj.h>

#include <cmath>
#include <limits>
#include <unordered_map>
#include <utility>

namespace geo {
namespace {

constexpr const char* british_national_grid = "EPSG:27700";
constexpr double nowhere = std::numeric_limits<double>::quiet_NaN();

struct Destroy {
    void operator()(PJ_CONTEXT* context) const { proj_context_destroy(context); }
    void operator()(PJ* object) const { proj_destroy(object); }
    void operator()(PJ_OBJ_LIST* list) const { proj_list_destroy(list); }
    void operator()(PJ_OPERATION_FACTORY_CONTEXT* factory) const {
        proj_operation_factory_context_destroy(factory);
    }
};
template <class T>
using Owned = std::unique_ptr<T, Destroy>;

/// A PJ must not be used by two threads at once, so each thread makes its own.
struct Operation {
    Owned<PJ_CONTEXT> context;
    Owned<PJ> transform;
};

/// A bare PROJ string describes an operation; only with type=crs is it a reference system.
std::string as_crs(const std::string& text) {
    const bool bare =
        text.find("+proj=") != std::string::npos && text.find("type=crs") == std::string::npos;
    return bare ? text + " +type=crs" : text;
}

/// The most accurate single operation that covers the whole country, Northern Ireland included.
/// Left to choose for each point, PROJ would change operation within the map and leave a seam.
Owned<PJ> one_for_the_country(PJ_CONTEXT* context, const PJ* from, const PJ* to) {
    const Owned<PJ_OPERATION_FACTORY_CONTEXT> factory{
        proj_create_operation_factory_context(context, nullptr)};
    proj_operation_factory_context_set_area_of_interest(context, factory.get(), -8.7, 49.8, 1.8,
                                                        60.9);
    proj_operation_factory_context_set_spatial_criterion(context, factory.get(),
                                                         PROJ_SPATIAL_CRITERION_STRICT_CONTAINMENT);
    proj_operation_factory_context_set_grid_availability_use(
        context, factory.get(), PROJ_GRID_AVAILABILITY_DISCARD_OPERATION_IF_MISSING_GRID);
    const Owned<PJ_OBJ_LIST> found{proj_create_operations(context, from, to, factory.get())};
    if (!found || proj_list_get_count(found.get()) == 0) return {};
    Owned<PJ> best{proj_list_get(context, found.get(), 0)};
    // An unknown accuracy means that the datum shift was left out ("ballpark").
    return proj_coordoperation_get_accuracy(context, best.get()) < 0 ? Owned<PJ>{}
                                                                     : std::move(best);
}

Result<Operation> operation_from(const std::string& crs) {
    Operation operation{Owned<PJ_CONTEXT>{proj_context_create()}, {}};
    PJ_CONTEXT* context = operation.context.get();
    proj_context_set_enable_network(context, 0);
    proj_log_level(context, PJ_LOG_NONE);
    const Owned<PJ> from{proj_create(context, as_crs(crs).c_str())};
    const Owned<PJ> to{proj_create(context, british_national_grid)};
    if (!to)
        return failure(
            "PROJ cannot find its database of reference systems (proj.db); install proj-data");
    if (!from || proj_is_crs(from.get()) == 0)
        return failure(fmt::format(
            "not a coordinate reference system: '{}'; write a code such as EPSG:4326, or WKT",
            crs.substr(0, 60)));
    Owned<PJ> found = one_for_the_country(context, from.get(), to.get());
    if (!found)
        found.reset(
            proj_create_crs_to_crs_from_pj(context, from.get(), to.get(), nullptr, nullptr));
    // EPSG:4326 puts latitude first, files put longitude first.
    if (found) operation.transform.reset(proj_normalize_for_visualization(context, found.get()));
    if (!operation.transform)
        return failure(fmt::format(
            "PROJ knows no way from '{}' to British National Grid; convert the file to EPSG:4326",
            crs.substr(0, 60)));
    return operation;
}

/// This thread's operation, made at its first use.
const Result<Operation>& operation_of(const std::string& crs) {
    thread_local std::unordered_map<std::string, Result<Operation>> made;
    const auto known = made.find(crs);
    return known != made.end() ? known->second
                               : made.emplace(crs, operation_from(crs)).first->second;
}

}  // namespace

struct Projection::Impl {
    std::string crs;
    bool identity = false;
};

Result<Projection> Projection::to_british_national_grid(const std::string& crs) {
    if (crs == british_national_grid)
        return Projection{std::make_shared<const Impl>(Impl{crs, true})};
    if (const Result<Operation>& operation = operation_of(crs); !operation)
        return tl::make_unexpected(operation.error());
    return Projection{std::make_shared<const Impl>(Impl{crs, false})};
}

Point Projection::forward(double x, double y) const {
    Point point{x, y};
    forward({&point, 1});
    return point;
}

void Projection::forward(std::span<Point> points) const {
    if (impl_->identity) return;
    PJ* transform = operation_of(impl_->crs)->transform.get();
    for (Point& point : points) {
        const PJ_COORD there = proj_trans(transform, PJ_FWD, proj_coord(point.x, point.y, 0, 0));
        point = {there.xy.x, there.xy.y};
    }
}

LonLat Projection::inverse_lon_lat(Point p) const {
    if (impl_->identity) return {nowhere, nowhere};
    PJ* transform = operation_of(impl_->crs)->transform.get();
    const PJ_COORD there = proj_trans(transform, PJ_INV, proj_coord(p.x, p.y, 0, 0));
    return {there.lp.lam, there.lp.phi};
}

}  // namespace geo
