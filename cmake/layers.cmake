# layer(NAME USES ...) makes the static library of a folder; layer_tests(NAME) its test program out of the *_test.cpp beside the code.
set(kit_libraries boost_json)
set(runtime_libraries PkgConfig::SQLITE PkgConfig::SPDLOG fmt prometheus-cpp-core Threads::Threads)
set(systems_libraries "")
# What every file of a business includes anyway is read once. ccache keeps what was compiled so only
# under the sloppiness that the presets name.
set(systems_precompiled ${CMAKE_SOURCE_DIR}/kit/books.hpp)
set(systems_tests_precompiled ${CMAKE_SOURCE_DIR}/systems/laws.hpp ${CMAKE_SOURCE_DIR}/systems/rehearsal.hpp)

function(layer name)
  cmake_parse_arguments(PARSE_ARGV 1 arg "" "" "USES")
  file(GLOB_RECURSE sources CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/${name}/*.cpp)
  list(FILTER sources EXCLUDE REGEX "_test\\.cpp$")
  add_library(${name} STATIC ${sources})
  target_link_libraries(${name} PUBLIC madang_options ${arg_USES} ${${name}_libraries})
  if(${name}_precompiled)
    target_precompile_headers(${name} PRIVATE ${${name}_precompiled})
  endif()
endfunction()

# together(LAYER): compiles several files at once, which more than halves a first build. Off while one
# works on a layer: -DMADANG_TOGETHER=OFF, or the preset dev. together(LAYER BY_FOLDER): the files of
# a folder, so that only their private names may not be the same. A file whose class has members of
# private types stays alone.
option(MADANG_TOGETHER "compile several source files at once" ON)
function(together layer)
  if(NOT MADANG_TOGETHER)
    return()
  endif()
  set_target_properties(${layer} PROPERTIES UNITY_BUILD ON UNITY_BUILD_BATCH_SIZE 8)
  if("BY_FOLDER" IN_LIST ARGN)
    set_target_properties(${layer} PROPERTIES UNITY_BUILD_MODE GROUP)
    get_target_property(sources ${layer} SOURCES)
    foreach(source ${sources})
      cmake_path(GET source PARENT_PATH folder)
      cmake_path(RELATIVE_PATH folder BASE_DIRECTORY ${CMAKE_SOURCE_DIR})
      string(MAKE_C_IDENTIFIER ${folder} group)
      set_source_files_properties(${source} PROPERTIES UNITY_GROUP ${group})
    endforeach()
  endif()
  set_source_files_properties(${CMAKE_SOURCE_DIR}/runtime/http/reader.cpp
    ${CMAKE_SOURCE_DIR}/runtime/http/asio_impl.cpp PROPERTIES SKIP_UNITY_BUILD_INCLUSION ON)
endfunction()

function(layer_tests name)
  file(GLOB_RECURSE tests CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/${name}/*_test.cpp)
  if(tests)
    add_executable(${name}_tests ${tests})
    target_link_libraries(${name}_tests PRIVATE ${name} runtime systems kit gtest gtest_main rapidcheck)
    if(${name}_tests_precompiled)
      target_precompile_headers(${name}_tests PRIVATE ${${name}_tests_precompiled})
    endif()
    include(GoogleTest)
    gtest_discover_tests(${name}_tests DISCOVERY_TIMEOUT 60 PROPERTIES TIMEOUT 300)
  endif()
endfunction()
