# One target per folder. DEPENDS is both what is linked and what may be included: a test reads the
# folder's #include lines and fails on any other module.
function(module name)
    cmake_parse_arguments(M "" "" "SOURCES;DEPENDS;LIBRARIES" ${ARGN})
    if(M_SOURCES)
        add_library(${name} STATIC ${M_SOURCES})
        set(scope PUBLIC)
        target_link_libraries(${name} PRIVATE project_options)
    else()
        add_library(${name} INTERFACE)
        set(scope INTERFACE)
    endif()
    target_compile_features(${name} ${scope} cxx_std_20)
    target_include_directories(${name} ${scope} ${PROJECT_SOURCE_DIR})
    target_link_libraries(${name} ${scope} ${M_DEPENDS} ${M_LIBRARIES})
    list(JOIN M_DEPENDS "|" allowed)
    add_test(NAME include-direction.${name}
        COMMAND ${CMAKE_COMMAND} -DFOLDER=${CMAKE_CURRENT_SOURCE_DIR} -DROOT=${PROJECT_SOURCE_DIR}
                "-DALLOWED=${name}|${allowed}" -P ${PROJECT_SOURCE_DIR}/cmake/IncludeDirection.cmake)
endfunction()

# A doctest executable that mirrors one module: unit_test(geo_area SOURCES test_gss_code.cpp ...).
# It sees the repository's data through DEVOLUTION_ATLAS_SOURCE_DIR.
function(unit_test module)
    cmake_parse_arguments(T "" "" "SOURCES;LIBRARIES" ${ARGN})
    add_executable(test_${module} ${T_SOURCES} ${PROJECT_SOURCE_DIR}/tests/support/doctest_main.cpp)
    target_include_directories(test_${module} PRIVATE ${PROJECT_SOURCE_DIR})
    target_compile_definitions(test_${module} PRIVATE
        DEVOLUTION_ATLAS_SOURCE_DIR="${PROJECT_SOURCE_DIR}")
    target_link_libraries(test_${module} PRIVATE
        project_options ${module} ${T_LIBRARIES} doctest::doctest)
    add_test(NAME ${module} COMMAND test_${module})
endfunction()

# Tests that draw, apart from the rest because graphics drivers leak at exit:
# golden_test(render SOURCES ... LIBRARIES app_render). Label: golden.
function(golden_test name)
    cmake_parse_arguments(T "" "" "SOURCES;LIBRARIES" ${ARGN})
    set(support ${PROJECT_SOURCE_DIR}/tests/support)
    add_executable(golden_${name}
        ${T_SOURCES} ${support}/doctest_main.cpp ${support}/gl_fixture.cpp ${support}/golden.cpp)
    target_include_directories(golden_${name} PRIVATE ${PROJECT_SOURCE_DIR})
    target_compile_definitions(golden_${name} PRIVATE
        DEVOLUTION_ATLAS_SOURCE_DIR="${PROJECT_SOURCE_DIR}")
    target_link_libraries(golden_${name} PRIVATE
        project_options app_render ${T_LIBRARIES} doctest::doctest)
    add_test(NAME golden.${name} COMMAND golden_${name})
    set_tests_properties(golden.${name} PROPERTIES
        LABELS golden ENVIRONMENT "ASAN_OPTIONS=detect_leaks=0")
endfunction()
