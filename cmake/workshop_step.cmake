# workshop_step(N NAME): everything that step N is made of, from the folders step-N-NAME and
# solutions/step-N-NAME. All but the programs are object libraries.
#
#   common-N                      what server and client share: common/ and crypto/
#   server-N, client-N            server/ and client/ without their main()
#   learner-N, reference-N        the learner's file and the solution. They define the same functions,
#                                 so a program takes exactly one of the two for each step
#   step-N, step-N-reference      the server
#   chat-N, chat-N-reference      the terminal client, from step 2 on
#   checkpoint-N                  the tests against the learner's file; in CTest, label step-N
#   checkpoint-N-reference        the same against the solution, label suite (the suite only)

# A pattern [!.]*.cpp leaves out hidden files, as the companion does: Emacs puts a ".#relay.cpp" beside
# a file that is being edited, macOS a "._relay.cpp" on some disks.

set(WORKSHOP_GREEN_STEPS "" CACHE STRING
    "Earlier steps that a program takes from the learner's file, because their checkpoint is green")

# Seconds of wall-clock time, in which a busy machine may do next to nothing. The limits that matter
# count what a test does: tests/lesson/time_limit.hpp, tests/watchdog.
set(WORKSHOP_LAST_RESORT 1500)

# Warnings, and the headers of the steps up to `number`: "server/chat.hpp", and the contracts.
function(workshop_compile target number)
  target_compile_options(${target} PRIVATE -Wall -Wextra)
  target_link_libraries(${target} PRIVATE Boost::headers)
  target_include_directories(${target} PRIVATE ${OPENSSL_INCLUDE_DIR}) # may be Homebrew's
  foreach(step RANGE 1 ${number})
    target_include_directories(${target} PRIVATE ${WORKSHOP_FOLDER_${step}})
  endforeach()
endfunction()

# The project's own code, without debug information, which costs a fifth of compiling and half of
# linking. A warning is an error where the suite runs; not with sanitizers, under which g++ 12 warns
# of Boost where nothing is wrong.
function(workshop_compile_own target number)
  workshop_compile(${target} ${number})
  target_compile_options(${target} PRIVATE -g0)
  if(WORKSHOP_SUITE AND NOT WORKSHOP_SANITIZED)
    target_compile_options(${target} PRIVATE -Werror)
  endif()
endfunction()

# One room of a step, or its solution. Compiled once, and well, for learner, demo and benchmark alike:
# but not with sanitizers, where that takes Beast three times as long. A step need not have every room.
function(workshop_room target number)
  set(sources ${ARGN})
  list(FILTER sources EXCLUDE REGEX "/main\\.cpp$")
  if(NOT sources)
    add_library(${target} INTERFACE)
    return()
  endif()
  add_library(${target} OBJECT ${sources})
  workshop_compile_own(${target} ${number})
  if(NOT WORKSHOP_SANITIZED)
    target_compile_options(${target} PRIVATE -O2)
  endif()
endfunction()

# The code of the steps before `number`: the learner's where the step is green, else the reference's.
function(workshop_link_earlier target first number green_steps)
  foreach(step RANGE ${first} ${number})
    if(step LESS number)
      if(step IN_LIST green_steps)
        target_link_libraries(${target} PRIVATE learner-${step})
      else()
        target_link_libraries(${target} PRIVATE reference-${step})
      endif()
    endif()
  endforeach()
endfunction()

# The packages that step `number` and those before it need.
function(workshop_link_packages target number)
  target_link_libraries(${target} PRIVATE Boost::json Threads::Threads OpenSSL::SSL)
  if(number GREATER 1) # hashes and checked texts begin with step 2
    target_link_libraries(${target} PRIVATE CryptoPP::cryptopp utf8proc::utf8proc)
  endif()
endfunction()

# What a server of step `number` is made of, but for its main() and the code of step `number` itself.
function(workshop_link target number green_steps)
  foreach(step RANGE 1 ${number})
    target_link_libraries(${target} PRIVATE common-${step} server-${step})
  endforeach()
  workshop_link_earlier(${target} 1 ${number} "${green_steps}")
  workshop_link_packages(${target} ${number})
  if(number GREATER 1) # and so does the database
    target_link_libraries(${target} PRIVATE SQLiteCpp)
  endif()
endfunction()

# The same for a terminal client. It shares no code with the server but common/ and crypto/, and of
# the learner's files it needs those from step 3 on: relay and accounts are the server's.
function(workshop_link_client target number green_steps)
  target_link_libraries(${target} PRIVATE common-1)
  foreach(step RANGE 2 ${number})
    target_link_libraries(${target} PRIVATE common-${step} client-${step})
  endforeach()
  workshop_link_earlier(${target} 3 ${number} "${green_steps}")
  workshop_link_packages(${target} ${number})
endfunction()

# Tests are compiled with the lesson device and with what the checkpoints share.
function(workshop_test_with target number)
  target_include_directories(${target} PRIVATE
    ${CMAKE_SOURCE_DIR}/tests/lesson ${CMAKE_SOURCE_DIR}/tests/watchdog)
  foreach(step RANGE 1 ${number})
    target_include_directories(${target} PRIVATE ${WORKSHOP_FOLDER_${step}}/checkpoint)
  endforeach()
  target_link_libraries(${target} PRIVATE GTest::gtest)
  target_compile_definitions(${target} PRIVATE WORKSHOP_ORACLE="${CMAKE_RUNTIME_OUTPUT_DIRECTORY}/oracle")
endfunction()

# A program of the object library `tests` against the object library `subject`: the learner's file
# of step `number`, or another answer to its TODOs.
function(workshop_checkpoint target number subject tests)
  add_executable(${target})
  workshop_test_with(${target} ${number})
  workshop_link(${target} ${number} "")
  foreach(step RANGE 1 ${number})
    target_link_libraries(${target} PRIVATE support-${step})
  endforeach()
  target_link_libraries(${target} PRIVATE ${subject} ${tests} facts-${number} lesson)
  if(number GREATER 2) # from step 3 on, there is a format to agree on
    add_dependencies(${target} oracle)
  endif()
endfunction()

# What a lesson says of where to look: the learner's file, the guide, and the titles of the TODOs.
function(workshop_facts number file solution)
  file(STRINGS ${solution} markers REGEX "^// >>> ")
  set(WORKSHOP_TODOS "")
  foreach(marker ${markers})
    string(REGEX REPLACE "^// >>> ([0-9.]+) (.*)$" "    {\"\\1\", \"\\2\"},\n" entry "${marker}")
    string(APPEND WORKSHOP_TODOS "${entry}")
  endforeach()
  set(WORKSHOP_FILE ${file})
  cmake_path(GET file PARENT_PATH guide)
  set(WORKSHOP_GUIDE ${guide}/README.md)
  configure_file(${CMAKE_SOURCE_DIR}/tests/lesson/facts.cpp.in ${CMAKE_BINARY_DIR}/facts-${number}.cpp @ONLY)
  add_library(facts-${number} OBJECT ${CMAKE_BINARY_DIR}/facts-${number}.cpp)
  target_include_directories(facts-${number} PRIVATE ${CMAKE_SOURCE_DIR}/tests/lesson)
  target_compile_options(facts-${number} PRIVATE -g0)
  set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS ${solution})
endfunction()

# The learner's checkpoint in CTest. Names of tests are read from the sources, so that they are
# known before anything is built; building is a test itself, on which the others depend.
function(workshop_register number file tests)
  add_test(NAME step-${number}.build
    COMMAND ${CMAKE_SOURCE_DIR}/cmake/build-checkpoint ${CMAKE_BINARY_DIR} checkpoint-${number} ${file})
  set_tests_properties(step-${number}.build PROPERTIES
    LABELS step-${number} FIXTURES_SETUP checkpoint-${number} RESOURCE_LOCK build)
  gtest_add_tests(TARGET checkpoint-${number} SOURCES ${tests}
    TEST_PREFIX step-${number}. TEST_LIST names SKIP_DEPENDENCY)
  set_tests_properties(${names} PROPERTIES
    LABELS step-${number} FIXTURES_REQUIRED checkpoint-${number} TIMEOUT ${WORKSHOP_LAST_RESORT})
endfunction()

# The programs of a step: `name`-reference from the solution, and `name` from the learner's file.
# `main` is the file with main(), which only reads options; `link` is the function that adds the rest.
function(workshop_program name number main link)
  add_library(main-of-${name} OBJECT ${main})
  workshop_compile_own(main-of-${name} ${number})
  target_compile_options(main-of-${name} PRIVATE -O0)
  target_compile_definitions(main-of-${name} PRIVATE WORKSHOP_SOURCE_DIR="${CMAKE_SOURCE_DIR}")
  foreach(subject reference learner)
    if(NOT TARGET ${subject}-${number})
      continue()
    endif()
    if(subject STREQUAL "learner")
      set(program ${name})
      set(green_steps "${WORKSHOP_GREEN_STEPS}")
    else()
      set(program ${name}-reference)
      set(green_steps "")
    endif()
    add_executable(${program})
    target_link_libraries(${program} PRIVATE main-of-${name})
    cmake_language(CALL ${link} ${program} ${number} "${green_steps}")
    if(link STREQUAL "workshop_link" OR number GREATER 2)
      target_link_libraries(${program} PRIVATE ${subject}-${number})
    endif()
  endforeach()
endfunction()

# The rooms of a step that is given complete.
function(workshop_rooms number folder)
  foreach(room common server client)
    set(folders ${folder}/${room})
    if(room STREQUAL "common")
      list(APPEND folders ${folder}/crypto)
    endif()
    list(TRANSFORM folders APPEND "/[!.]*.cpp")
    file(GLOB sources CONFIGURE_DEPENDS ${folders})
    workshop_room(${room}-${number} ${number} ${sources})
  endforeach()
  get_target_property(type server-${number} TYPE)
  if(NOT type STREQUAL "INTERFACE_LIBRARY")
    target_compile_definitions(server-${number} PRIVATE WORKSHOP_SOURCE_DIR="${CMAKE_SOURCE_DIR}")
  endif()
  # It waits for people far more than it computes, so it is compiled fast.
  get_target_property(type client-${number} TYPE)
  if(NOT type STREQUAL "INTERFACE_LIBRARY")
    target_compile_options(client-${number} PRIVATE -O0)
  endif()
endfunction()

# The tests of a step, and what they share with those of later steps.
function(workshop_tests number folder)
  file(GLOB tests CONFIGURE_DEPENDS ${folder}/checkpoint/${number}.*.cpp)
  file(GLOB support CONFIGURE_DEPENDS ${folder}/checkpoint/[!.]*.cpp)
  list(REMOVE_ITEM support ${tests} ${folder}/checkpoint/starter.cpp)
  foreach(part tests support)
    if(NOT ${part})
      add_library(${part}-${number} INTERFACE)
      continue()
    endif()
    add_library(${part}-${number} OBJECT ${${part}})
    workshop_compile_own(${part}-${number} ${number})
    workshop_test_with(${part}-${number} ${number})
    target_compile_definitions(${part}-${number} PRIVATE WORKSHOP_SOURCE_DIR="${CMAKE_SOURCE_DIR}")
  endforeach()
  set(WORKSHOP_TESTS_${number} ${tests} PARENT_SCOPE)
endfunction()

# What the learner's file of a step becomes. A file that was deleted or renamed must not keep
# ./workshop from bringing it back.
function(workshop_learner number folder file)
  if(NOT EXISTS ${folder}/${file}.cpp)
    message(WARNING "${folder}/${file}.cpp is missing. `./workshop reset ${number}` restores the original file.")
    return()
  endif()
  add_library(learner-${number} OBJECT ${folder}/${file}.cpp)
  workshop_compile(learner-${number} ${number})
  target_precompile_headers(learner-${number} PRIVATE ${folder}/${file}.hpp)
endfunction()

function(workshop_step number name)
  set(folder ${CMAKE_SOURCE_DIR}/step-${number}-${name})
  set(WORKSHOP_FOLDER_${number} ${folder})
  file(GLOB solution CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/solutions/step-${number}-${name}/[!.]*.cpp)
  cmake_path(GET solution STEM file)
  set(learner_file step-${number}-${name}/${file}.cpp)

  workshop_rooms(${number} ${folder})
  workshop_room(reference-${number} ${number} ${solution})
  workshop_learner(${number} ${folder} ${file})
  workshop_program(step-${number} ${number} ${folder}/server/main.cpp workshop_link)
  if(EXISTS ${folder}/client/main.cpp)
    workshop_program(chat-${number} ${number} ${folder}/client/main.cpp workshop_link_client)
  endif()

  workshop_tests(${number} ${folder})
  workshop_facts(${number} ${learner_file} ${solution})
  workshop_checkpoint(checkpoint-${number}-reference ${number} reference-${number} tests-${number})
  if(TARGET learner-${number})
    workshop_checkpoint(checkpoint-${number} ${number} learner-${number} tests-${number})
    workshop_register(${number} ${learner_file} "${WORKSHOP_TESTS_${number}}")
  endif()

  set(WORKSHOP_FOLDER_${number} ${folder} PARENT_SCOPE)
  set(WORKSHOP_SOLUTION_${number} ${solution} PARENT_SCOPE)
  set(WORKSHOP_TESTS_${number} ${WORKSHOP_TESTS_${number}} PARENT_SCOPE)
  set(WORKSHOP_STEPS ${WORKSHOP_STEPS} ${number} PARENT_SCOPE)
endfunction()
