cmake_minimum_required(VERSION 3.25)  # script mode knows no policies of the project

# cmake -DXGETTEXT=… "-DOPTIONS=…" -DMSGCMP=… -DROOT=… -DFOLDER=app/… -DCATALOGUE=cy.po -DTEXTS=… -P …
# Fails when a text of FOLDER has no translation in CATALOGUE, and names it.
file(GLOB sources RELATIVE ${ROOT} ${ROOT}/${FOLDER}/*.h ${ROOT}/${FOLDER}/*.cpp)
if(NOT sources)
    message(FATAL_ERROR "no sources in ${FOLDER}")
endif()
execute_process(COMMAND ${XGETTEXT} ${OPTIONS} --force-po --output=${TEXTS} ${sources}
    WORKING_DIRECTORY ${ROOT} COMMAND_ERROR_IS_FATAL ANY)
execute_process(COMMAND ${MSGCMP} ${CATALOGUE} ${TEXTS}
    WORKING_DIRECTORY ${ROOT} RESULT_VARIABLE incomplete ERROR_VARIABLE told)
if(incomplete)
    message(FATAL_ERROR "${CATALOGUE} lacks texts of ${FOLDER}; run ./dev texts and translate:\n${told}")
endif()
