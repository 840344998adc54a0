# Finds V8 (Debian's libnode) and makes the target sluis_v8: in the build folder's deps, in $SLUIS_DEPS, or in the system.
# When it is nowhere, app/sandbox/fetch_v8.sh brings it into the build folder.
set(SLUIS_V8_NAMES libnode.so.108 libnode.so)

function(sluis_find_v8)
    unset(SLUIS_V8_INCLUDE CACHE)
    unset(SLUIS_V8_LIBRARY CACHE)
    foreach(root IN ITEMS ${CMAKE_BINARY_DIR}/deps "$ENV{SLUIS_DEPS}" /)
        if(root STREQUAL "" OR NOT EXISTS ${root}/usr/include/node/v8.h)
            continue()
        endif()
        find_library(SLUIS_V8_LIBRARY NAMES ${SLUIS_V8_NAMES} PATHS ${root}/usr/lib ${root}/usr/lib/${CMAKE_CXX_LIBRARY_ARCHITECTURE}
            NO_DEFAULT_PATH)
        if(SLUIS_V8_LIBRARY)
            set(SLUIS_V8_INCLUDE ${root}/usr/include/node CACHE PATH "V8's headers" FORCE)
            return()
        endif()
    endforeach()
endfunction()

sluis_find_v8()
if(NOT SLUIS_V8_LIBRARY)
    message(STATUS "V8 is not installed; fetching Debian's libnode into ${CMAKE_BINARY_DIR}/deps")
    execute_process(COMMAND ${CMAKE_SOURCE_DIR}/app/sandbox/fetch_v8.sh ${CMAKE_BINARY_DIR}/deps RESULT_VARIABLE fetched)
    sluis_find_v8()
endif()
if(NOT SLUIS_V8_LIBRARY)
    message(FATAL_ERROR "V8 is missing: install libnode-dev, or run app/sandbox/fetch_v8.sh ${CMAKE_BINARY_DIR}/deps, "
        "or configure with -DSLUIS_SANDBOX=OFF to build without template support.")
endif()
message(STATUS "V8: ${SLUIS_V8_LIBRARY}")

get_filename_component(SLUIS_V8_FOLDER ${SLUIS_V8_LIBRARY} DIRECTORY)
add_library(sluis_v8 INTERFACE)
target_include_directories(sluis_v8 SYSTEM INTERFACE ${SLUIS_V8_INCLUDE})
target_link_libraries(sluis_v8 INTERFACE ${SLUIS_V8_LIBRARY})
if(NOT SLUIS_V8_FOLDER MATCHES "^/usr/lib")
    # libnode's own libraries lie beside it and are found the same way (DT_RPATH is inherited, DT_RUNPATH is not).
    target_link_options(sluis_v8 INTERFACE -Wl,-rpath,${SLUIS_V8_FOLDER} -Wl,--disable-new-dtags
        -Wl,-rpath-link,${SLUIS_V8_FOLDER})
endif()
