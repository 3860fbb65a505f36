cmake_minimum_required(VERSION 3.25)  # script mode knows no policies of the project

# cmake -DXGETTEXT=… "-DOPTIONS=…" -DMSGMERGE=… -DMSGATTRIB=… -DROOT=… "-DSOURCES=app/…/*" -DCATALOGUE=cy.po -DTEXTS=… -P …
# Fails when a text of the .h and .cpp files of SOURCES has no translation in CATALOGUE, and names it.
file(GLOB sources RELATIVE ${ROOT} ${ROOT}/${SOURCES}.h ${ROOT}/${SOURCES}.cpp)
if(NOT sources)
    message(FATAL_ERROR "no sources ${SOURCES}")
endif()
execute_process(COMMAND ${XGETTEXT} ${OPTIONS} --force-po --output=${TEXTS} ${sources}
    WORKING_DIRECTORY ${ROOT} COMMAND_ERROR_IS_FATAL ANY)
execute_process(COMMAND ${MSGMERGE} --quiet --no-fuzzy-matching ${CATALOGUE} ${TEXTS}
    COMMAND ${MSGATTRIB} --untranslated --no-obsolete --no-wrap -
    OUTPUT_VARIABLE missing COMMAND_ERROR_IS_FATAL ANY)
# The catalogue's head is always there.
string(REGEX MATCHALL "\nmsgid " texts "\n${missing}")
list(LENGTH texts count)
if(count GREATER 1)
    message(FATAL_ERROR "${CATALOGUE} lacks texts of ${SOURCES}; run ./dev texts and translate:\n${missing}")
endif()
