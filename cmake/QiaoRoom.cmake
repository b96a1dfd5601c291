# qiao_room(<folder> SOURCES … [DEPENDS …])
#   One folder of the tree as one static library. `common/base` becomes the target qiao_common_base.
#   Includes are written from the root of the tree: #include "common/base/Result.h".
function(qiao_room FOLDER)
    cmake_parse_arguments(ROOM "" "" "SOURCES;DEPENDS;PRIVATE" ${ARGN})
    string(REPLACE "/" "_" TARGET "qiao_${FOLDER}")
    add_library(${TARGET} STATIC ${ROOM_SOURCES})
    target_link_libraries(${TARGET} PUBLIC qiao_options ${ROOM_DEPENDS} PRIVATE ${ROOM_PRIVATE})
    target_precompile_headers(${TARGET} REUSE_FROM qiao_pch)
endfunction()

# qiao_program(<name> SOURCES … DEPENDS …)
function(qiao_program NAME)
    cmake_parse_arguments(PROGRAM "" "" "SOURCES;DEPENDS" ${ARGN})
    add_executable(${NAME} ${PROGRAM_SOURCES})
    target_link_libraries(${NAME} PRIVATE qiao_options ${PROGRAM_DEPENDS})
    target_precompile_headers(${NAME} REUSE_FROM qiao_pch)
endfunction()

# qiao_test(<tst_ClassName> DEPENDS … [SOURCES …] [LABELS …] [TIMEOUT seconds])
#   One Qt Test program; its source is <tst_ClassName>.cpp unless SOURCES says otherwise.
function(qiao_test NAME)
    cmake_parse_arguments(TEST "" "TIMEOUT" "SOURCES;DEPENDS;LABELS" ${ARGN})
    if(NOT TEST_SOURCES)
        set(TEST_SOURCES ${NAME}.cpp)
    endif()
    if(NOT TEST_LABELS)
        set(TEST_LABELS unit)
    endif()
    if(NOT TEST_TIMEOUT)
        set(TEST_TIMEOUT 120)
    endif()
    add_executable(${NAME} ${TEST_SOURCES})
    target_link_libraries(${NAME} PRIVATE qiao_options Qt6::Test ${TEST_DEPENDS})
    target_precompile_headers(${NAME} REUSE_FROM qiao_pch)
    set_target_properties(${NAME} PROPERTIES RUNTIME_OUTPUT_DIRECTORY ${CMAKE_BINARY_DIR}/tests)
    add_test(NAME ${NAME} COMMAND ${NAME})
    set_tests_properties(${NAME} PROPERTIES
        LABELS "${TEST_LABELS}" TIMEOUT ${TEST_TIMEOUT}
        ENVIRONMENT "QT_QPA_PLATFORM=offscreen;QT_LOGGING_RULES=")
    if(TARGET qiao_queued_calls)
        add_dependencies(${NAME} qiao_queued_calls)
        set_property(TEST ${NAME} APPEND PROPERTY ENVIRONMENT
            "LD_PRELOAD=libtsan.so.2:$<TARGET_FILE:qiao_queued_calls>"
            "TSAN_OPTIONS=ignore_noninstrumented_modules=1:suppressions=${PROJECT_SOURCE_DIR}/tests/threads/suppressions.txt")
    endif()
endfunction()
