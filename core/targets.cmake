# How every target of ours is compiled, and the two functions that make one from a folder.

find_program(SLUIS_MOLD mold)
add_library(sluis_options INTERFACE)
target_compile_options(sluis_options INTERFACE
    -Wall -Wextra -Wpedantic -Werror -Wnon-virtual-dtor -Woverloaded-virtual -Wno-missing-field-initializers
    $<$<CXX_COMPILER_ID:GNU>:-fcoroutines -Wno-mismatched-new-delete>
    -fstack-protector-strong -fcf-protection)
if(NOT SLUIS_OPTIMISE MATCHES "-O0")
    target_compile_definitions(sluis_options INTERFACE $<$<CONFIG:Release>:_FORTIFY_SOURCE=2>)
    # GCC 12's optimiser guesses about paths through std::variant, std::string and coroutine frames, and guesses wrong: its
    # warnings are shown but are no errors. A build with SLUIS_OPTIMISE=-O0 has every other warning as an error.
    target_compile_options(sluis_options INTERFACE -Wno-error
        $<$<CXX_COMPILER_ID:GNU>:-Wno-maybe-uninitialized -Wno-restrict -Wno-stringop-overflow -Wno-array-bounds>)
endif()
target_link_options(sluis_options INTERFACE -Wl,-z,relro,-z,now)
if(SLUIS_MOLD AND CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
    target_link_options(sluis_options INTERFACE -fuse-ld=mold)
endif()
if(SLUIS_FUZZ)
    target_compile_options(sluis_options INTERFACE -fsanitize=fuzzer-no-link)
endif()
if(SLUIS_SANITIZE STREQUAL "address")
    target_compile_options(sluis_options INTERFACE -fsanitize=address,undefined -fno-omit-frame-pointer -g1)
    target_link_options(sluis_options INTERFACE -fsanitize=address,undefined)
elseif(SLUIS_SANITIZE STREQUAL "thread")
    target_compile_options(sluis_options INTERFACE -fsanitize=thread -g1)
    target_link_options(sluis_options INTERFACE -fsanitize=thread)
endif()
target_compile_definitions(sluis_options INTERFACE SLUIS_VERSION="${PROJECT_VERSION}")
target_include_directories(sluis_options INTERFACE ${CMAKE_SOURCE_DIR} ${CMAKE_BINARY_DIR}/generated)

# sluis_folder(core/value INCLUDES base LIBS nlohmann_json): one static library from the .cpp files of one folder.
# INCLUDES are the folders that architecture.md lets it include, LIBS the libraries from outside it is built with.
function(sluis_folder folder)
    cmake_parse_arguments(arg "" "" "INCLUDES;LIBS;PRIVATE_LIBS" ${ARGN})
    file(GLOB sources CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/${folder}/*.cpp ${CMAKE_SOURCE_DIR}/${folder}/*.h)
    if(NOT sources)
        return()
    endif()
    string(REPLACE "/" "_" target "sluis_${folder}")
    list(FILTER sources INCLUDE REGEX "\\.cpp$")
    if(sources)
        add_library(${target} STATIC ${sources})
        set(scope PUBLIC)
        target_link_libraries(${target} PRIVATE ${arg_PRIVATE_LIBS})
    else()
        add_library(${target} INTERFACE)
        set(scope INTERFACE)
    endif()
    target_link_libraries(${target} ${scope} sluis_options ${arg_LIBS})
    foreach(included IN LISTS arg_INCLUDES)
        string(REPLACE "/" "_" dependency "sluis_${included}")
        if(TARGET ${dependency})
            target_link_libraries(${target} ${scope} ${dependency})
        endif()
    endforeach()
endfunction()
