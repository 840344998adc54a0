# The only target with V8 in it, and therefore without run-time type information (V8 is built so).
include(${CMAKE_CURRENT_LIST_DIR}/v8.cmake)
file(GLOB worker_sources CONFIGURE_DEPENDS ${CMAKE_CURRENT_LIST_DIR}/*.cpp ${CMAKE_CURRENT_LIST_DIR}/api/*.cpp)
add_library(sluis_core_sandbox_worker STATIC ${worker_sources})
target_compile_options(sluis_core_sandbox_worker PUBLIC -fno-rtti)
target_link_libraries(sluis_core_sandbox_worker
    PUBLIC sluis_options sluis_core_sandbox_protocol sluis_core_url sluis_core_crypto sluis_v8
    PRIVATE PkgConfig::re2 PkgConfig::seccomp)
