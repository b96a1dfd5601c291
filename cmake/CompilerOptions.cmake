# The options every target is built with: warnings are errors, one shared precompiled header, ccache where it is installed.

add_library(qiao_options INTERFACE)
target_compile_options(qiao_options INTERFACE
    -Wall -Wextra -Wpedantic -Wshadow -Wnon-virtual-dtor -Woverloaded-virtual -Wimplicit-fallthrough -Werror
    -fno-omit-frame-pointer)
# What GCC 12 guesses from optimised code is wrong about moved variants and rotated arrays; the other builds ask for it.
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU" AND CMAKE_BUILD_TYPE STREQUAL "Release")
    target_compile_options(qiao_options INTERFACE
        -Wno-array-bounds -Wno-dangling-pointer -Wno-free-nonheap-object -Wno-maybe-uninitialized -Wno-restrict
        -Wno-stringop-overflow -Wno-stringop-overread)
endif()
target_compile_definitions(qiao_options INTERFACE
    QT_NO_KEYWORDS
    QT_NO_CAST_TO_ASCII
    QT_NO_CAST_FROM_BYTEARRAY
    QT_NO_URL_CAST_FROM_STRING
    QT_NO_NARROWING_CONVERSIONS_IN_CONNECT
    QT_NO_FOREACH
    QT_STRICT_ITERATORS
    QT_DISABLE_DEPRECATED_BEFORE=0x060400)
target_include_directories(qiao_options INTERFACE ${PROJECT_SOURCE_DIR})
target_link_libraries(qiao_options INTERFACE Qt6::Core)

if(QIAO_SANITIZE)
    target_compile_options(qiao_options INTERFACE -fsanitize=${QIAO_SANITIZE})
    target_link_options(qiao_options INTERFACE -fsanitize=${QIAO_SANITIZE})
endif()

find_program(CCACHE_PROGRAM ccache)
if(CCACHE_PROGRAM AND NOT CMAKE_CXX_COMPILER_LAUNCHER)
    set(CMAKE_CXX_COMPILER_LAUNCHER
        ${CMAKE_COMMAND} -E env CCACHE_SLOPPINESS=pch_defines,time_macros,include_file_mtime,include_file_ctime
        ${CCACHE_PROGRAM})
endif()

add_library(qiao_pch STATIC cmake/pch/pch.cpp)
set_target_properties(qiao_pch PROPERTIES AUTOMOC OFF)
target_link_libraries(qiao_pch PUBLIC qiao_options)
target_precompile_headers(qiao_pch PRIVATE cmake/pch/pch.h)

# What moc and rcc write is theirs: this stub keeps clang-tidy off the build folder.
if(CMAKE_CXX_CLANG_TIDY)
    file(WRITE ${CMAKE_BINARY_DIR}/.clang-tidy "Checks: '-*,llvm-twine-local'\n")
endif()
