# The interface's languages: translations/sluis_<code>.ts, compiled by lrelease and put into the program's resources.
# `ninja translations_update` reads the sources again (and the sentences of core) and adds what is new to every file.
set(SLUIS_LANGUAGES en nl de fr)

# lupdate does not know SLUIS_MESSAGE: the table of core's sentences as a source file that it understands.
file(READ ${CMAKE_SOURCE_DIR}/core/base/messages.def message_source)
string(REGEX REPLACE "SLUIS_MESSAGE\\([ \n]*\"[^\"]*\",[ \n]*" "QT_TRANSLATE_NOOP(\"Messages\", " message_source "${message_source}")
set(message_file ${CMAKE_BINARY_DIR}/generated/lupdate/messages.cpp)
file(CONFIGURE OUTPUT ${message_file} CONTENT "${message_source}" @ONLY)
set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/core/base/messages.def)

set(SLUIS_QM_FILES "")
set(SLUIS_TS_FILES "")
set(update_commands "")
foreach(code IN LISTS SLUIS_LANGUAGES)
    set(ts ${CMAKE_SOURCE_DIR}/translations/sluis_${code}.ts)
    set(qm ${CMAKE_BINARY_DIR}/generated/translations/sluis_${code}.qm)
    add_custom_command(OUTPUT ${qm}
        COMMAND ${CMAKE_COMMAND} -E make_directory ${CMAKE_BINARY_DIR}/generated/translations
        COMMAND Qt6::lrelease -silent ${ts} -qm ${qm}
        DEPENDS ${ts} VERBATIM)
    list(APPEND SLUIS_QM_FILES ${qm})
    list(APPEND SLUIS_TS_FILES ${ts})
    # English sentences are their own translation; only their plurals are written down.
    if(code STREQUAL "en")
        set(only -pluralonly)
    else()
        set(only "")
    endif()
    list(APPEND update_commands COMMAND Qt6::lupdate -silent -no-obsolete -locations none ${only} -source-language en -target-language ${code}
        ${CMAKE_SOURCE_DIR}/ui ${CMAKE_SOURCE_DIR}/app/workbench ${message_file} -I ${CMAKE_SOURCE_DIR} -ts ${ts})
endforeach()
add_custom_target(translations_update ${update_commands}
    COMMAND ${CMAKE_COMMAND} -DFILE=${CMAKE_SOURCE_DIR}/translations/sluis_en.ts -P ${CMAKE_SOURCE_DIR}/ui/english_plurals.cmake
    VERBATIM)
