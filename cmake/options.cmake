# Warnings, sanitizers and the libraries, each named once.
add_library(madang_options INTERFACE)
target_include_directories(madang_options INTERFACE ${CMAKE_SOURCE_DIR})
target_compile_options(madang_options INTERFACE
  -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wswitch-enum -Werror -fno-omit-frame-pointer)
target_compile_definitions(madang_options INTERFACE
  BOOST_ASIO_SEPARATE_COMPILATION BOOST_ASIO_NO_DEPRECATED BOOST_BEAST_SEPARATE_COMPILATION
  SPDLOG_COMPILED_LIB SPDLOG_FMT_EXTERNAL MADANG_VERSION="${PROJECT_VERSION}")

set(MADANG_SANITIZE "" CACHE STRING "sanitizers for -fsanitize=, such as address,undefined")
if(MADANG_SANITIZE)
  target_compile_options(madang_options INTERFACE -fsanitize=${MADANG_SANITIZE} -fno-sanitize-recover=all)
  if(CMAKE_CXX_COMPILER_ID STREQUAL GNU)
    # g++ 12 takes an optional that a sanitizer looks at for one that was never set.
    target_compile_options(madang_options INTERFACE -Wno-maybe-uninitialized)
  endif()
  if(MADANG_SANITIZE MATCHES thread AND CMAKE_CXX_COMPILER_ID STREQUAL GNU)
    # g++ warns of every fence, which its thread sanitizer can't follow; Asio has some.
    target_compile_options(madang_options INTERFACE -Wno-tsan)
  endif()
  target_link_options(madang_options INTERFACE -fsanitize=${MADANG_SANITIZE})
endif()
if(MADANG_FUZZ)
  target_compile_options(madang_options INTERFACE -fsanitize=fuzzer-no-link)
endif()
find_program(MOLD mold)
if(MOLD)
  target_link_options(madang_options INTERFACE -fuse-ld=mold)
endif()

find_package(Threads REQUIRED)
find_package(PkgConfig REQUIRED)
pkg_check_modules(SQLITE REQUIRED IMPORTED_TARGET sqlite3)
pkg_check_modules(SPDLOG REQUIRED IMPORTED_TARGET spdlog)
find_package(GTest QUIET)
