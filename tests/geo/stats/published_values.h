#pragma once

#include <array>

/// Data sets whose class breaks and quantiles others have published.
namespace published {

/// Employees per square kilometre in the 58 counties of California, the example data of PySAL's
/// mapclassify (BSD licence). Its documentation gives the classifications that tests compare with:
/// https://pysal.org/mapclassify/api.html
inline constexpr std::array california_employment_density{
    329.92, 0.42,    5.90,  14.03, 2.78,   1.34,   181.27, 1.65,  10.03, 16.70,  1.32, 3.99,
    3.16,   0.22,    8.70,  6.56,  3.27,   0.33,   370.50, 4.51,  75.29, 0.99,   2.74, 8.68,
    0.14,   0.92,    12.63, 28.70, 12.02,  722.85, 36.68,  0.74,  29.82, 192.05, 3.38, 11.15,
    110.74, 4111.45, 49.47, 10.33, 317.11, 20.47,  264.93, 66.26, 5.39,  0.13,   0.61, 50.65,
    40.48,  36.67,   13.09, 1.81,  0.20,   7.60,   2.51,   57.26, 24.32, 6.97};

/// Miles per gallon of 32 cars, R's mtcars$mpg (Motor Trend, 1974). R's quantile() and sd() of it
/// are in de Vries & Meys, "R For Dummies", on describing variation.
inline constexpr std::array motor_trend_mpg{
    21.0, 21.0, 22.8, 21.4, 18.7, 18.1, 14.3, 24.4, 22.8, 19.2, 17.8, 16.4, 17.3, 15.2, 10.4, 10.4,
    14.7, 32.4, 30.4, 33.9, 21.5, 15.5, 15.2, 13.3, 19.2, 27.3, 26.0, 30.4, 15.8, 19.7, 15.0, 21.4};

}  // namespace published
