cmake_minimum_required(VERSION 3.25)  # script mode knows no policies of the project

# cmake -DFOLDER=… -DROOT=… "-DALLOWED=geo_core|geo_area" -P IncludeDirection.cmake
# Fails when a file in FOLDER includes a module of ours that is not in ALLOWED, or when geo includes
# anything of the screen.
string(REPLACE "|" ";" ALLOWED "${ALLOWED}")
file(RELATIVE_PATH folder ${ROOT} ${FOLDER})
file(GLOB sources ${FOLDER}/*.h ${FOLDER}/*.cpp)
set(faults "")
foreach(source IN LISTS sources)
    file(RELATIVE_PATH shown ${ROOT} ${source})
    file(STRINGS ${source} includes REGEX "^ *# *include")
    foreach(line IN LISTS includes)
        if(line MATCHES "\"(geo|app)/([a-z_]+)/")
            set(wanted "${CMAKE_MATCH_1}_${CMAKE_MATCH_2}")
            if(NOT wanted IN_LIST ALLOWED)
                list(APPEND faults "${shown} includes ${wanted}: ${line}")
            endif()
        endif()
        if(folder MATCHES "^geo/" AND line MATCHES "[<\"](app/|SDL|imgui|epoxy|GL/|EGL/)")
            list(APPEND faults "${shown}: geo knows no screen: ${line}")
        endif()
    endforeach()
endforeach()
if(faults)
    list(JOIN faults "\n  " faults)
    message(FATAL_ERROR "include direction broken:\n  ${faults}")
endif()
