# workshop_step(N NAME): everything that step N is made of, from the folders step-N-NAME and
# solutions/step-N-NAME.
#
#   given-N, learner-N, reference-N   object libraries; the last two define the same functions, so a
#                                     program takes exactly one of them for each step
#   archive-N                         the objects of given-N, for a program that needs a few of them
#   step-N, step-N-reference          the program
#   chat-N, chat-N-reference          the terminal client, from step 2 on, where there is client/
#   checkpoint-N                      the tests against the learner's file; in CTest, label step-N
#   checkpoint-N-reference            the same against the solution, label suite (the suite only)

set(WORKSHOP_GREEN_STEPS "" CACHE STRING
    "Earlier steps that a program takes from the learner's file, because their checkpoint is green")

# A pattern [!.]*.cpp leaves out hidden files, as the companion does: Emacs puts a ".#relay.cpp" beside
# a file that is being edited, macOS a "._relay.cpp" on some disks.

# Seconds on the wall, in which a busy machine may do next to nothing. The limits that matter count
# what a test does: tests/lesson/time_limit.hpp, tests/watchdog.
set(WORKSHOP_LAST_RESORT 1500)

# Every object of the workshop: warnings, and the headers of the steps up to `number`.
function(workshop_compile target number)
  target_compile_options(${target} PRIVATE -Wall -Wextra)
  target_compile_definitions(${target} PRIVATE WORKSHOP_SOURCE_DIR="${CMAKE_SOURCE_DIR}")
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

# Links what is given in steps 1 to `number`, and the earlier ones' learner's or reference's code.
function(workshop_link target number green_steps)
  foreach(step RANGE 1 ${number})
    target_link_libraries(${target} PRIVATE given-${step})
    if(step LESS number)
      if(step IN_LIST green_steps)
        target_link_libraries(${target} PRIVATE learner-${step})
      else()
        target_link_libraries(${target} PRIVATE reference-${step})
      endif()
    endif()
  endforeach()
  target_link_libraries(${target} PRIVATE Boost::json Threads::Threads OpenSSL::SSL)
  if(number GREATER 1) # accounts and a database begin with step 2
    target_link_libraries(${target} PRIVATE SQLiteCpp CryptoPP::cryptopp)
  endif()
  if(number GREATER 2) # passphrases begin with step 3
    target_link_libraries(${target} PRIVATE utf8proc::utf8proc)
  endif()
endfunction()

# What client `number` and those before it give, and the headers to go with it; its own folders come
# first, since the server has a chat.hpp too. It waits for people far more than it computes, so it is
# compiled fast.
function(workshop_compile_client target number)
  foreach(step RANGE ${number} 2 -1)
    target_include_directories(${target} PRIVATE ${WORKSHOP_FOLDER_${step}}/client)
  endforeach()
  workshop_compile_own(${target} ${number})
  target_compile_options(${target} PRIVATE -O0)
endfunction()

# The terminal client of step `number`, but for its short main(): what the clients of steps 2 to
# `number` give, and from step 3 on the code of the steps themselves, `subject` for the last of them.
# It knows the server by its wire alone: of what else is given it takes the few files that it needs.
function(workshop_link_client target number subject green_steps)
  foreach(step RANGE 2 ${number})
    target_link_libraries(${target} PRIVATE chat-given-${step})
    if(step GREATER 2)
      if(step EQUAL number)
        target_link_libraries(${target} PRIVATE ${subject})
      elseif(step IN_LIST green_steps)
        target_link_libraries(${target} PRIVATE learner-${step})
      else()
        target_link_libraries(${target} PRIVATE reference-${step})
      endif()
    endif()
  endforeach()
  foreach(step RANGE ${number} 1 -1)
    target_link_libraries(${target} PRIVATE archive-${step})
  endforeach()
  target_link_libraries(${target} PRIVATE Boost::json Threads::Threads OpenSSL::SSL CryptoPP::cryptopp)
  if(number GREATER 2)
    target_link_libraries(${target} PRIVATE utf8proc::utf8proc)
  endif()
endfunction()

function(workshop_client number)
  set(folder ${WORKSHOP_FOLDER_${number}}/client)
  file(GLOB parts CONFIGURE_DEPENDS ${folder}/[!.]*.cpp)
  list(REMOVE_ITEM parts ${folder}/main.cpp)
  if(parts)
    add_library(chat-given-${number} OBJECT ${parts})
    workshop_compile_client(chat-given-${number} ${number})
  else() # all that is new may stand in main.cpp
    add_library(chat-given-${number} INTERFACE)
  endif()
  add_library(chat-main-${number} OBJECT ${folder}/main.cpp)
  workshop_compile_client(chat-main-${number} ${number})
  add_executable(chat-${number}-reference $<TARGET_OBJECTS:chat-main-${number}>)
  workshop_link_client(chat-${number}-reference ${number} reference-${number} "")
  if(TARGET learner-${number})
    add_executable(chat-${number} $<TARGET_OBJECTS:chat-main-${number}>)
    workshop_link_client(chat-${number} ${number} learner-${number} "${WORKSHOP_GREEN_STEPS}")
  endif()
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

function(workshop_step number name)
  set(folder ${CMAKE_SOURCE_DIR}/step-${number}-${name})
  set(WORKSHOP_FOLDER_${number} ${folder})
  file(GLOB solution CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/solutions/step-${number}-${name}/[!.]*.cpp)
  cmake_path(GET solution FILENAME file)
  cmake_path(REPLACE_EXTENSION file hpp OUTPUT_VARIABLE contract)
  file(GLOB given CONFIGURE_DEPENDS ${folder}/[!.]*.cpp)
  list(REMOVE_ITEM given ${folder}/${file} ${folder}/main.cpp)
  file(GLOB tests CONFIGURE_DEPENDS ${folder}/checkpoint/${number}.*.cpp)
  file(GLOB support CONFIGURE_DEPENDS ${folder}/checkpoint/[!.]*.cpp)
  list(REMOVE_ITEM support ${tests} ${folder}/checkpoint/starter.cpp)

  # What is given is compiled once, and well: but with sanitizers, where that takes Beast three times
  # as long. What the learner writes is compiled often, and fast; and main() reads options only.
  if(given)
    add_library(given-${number} OBJECT ${given})
    workshop_compile_own(given-${number} ${number})
    if(NOT WORKSHOP_SANITIZED)
      target_compile_options(given-${number} PRIVATE -O2)
    endif()
    add_library(archive-${number} STATIC $<TARGET_OBJECTS:given-${number}>)
    set_target_properties(archive-${number} PROPERTIES LINKER_LANGUAGE CXX)
  else() # a step may give headers alone
    add_library(given-${number} INTERFACE)
    add_library(archive-${number} INTERFACE)
  endif()
  add_library(main-${number} OBJECT ${folder}/main.cpp)
  workshop_compile_own(main-${number} ${number})
  target_compile_options(main-${number} PRIVATE -O0)
  add_library(reference-${number} OBJECT ${solution})
  workshop_compile_own(reference-${number} ${number})
  add_executable(step-${number}-reference)
  workshop_link(step-${number}-reference ${number} "")
  target_link_libraries(step-${number}-reference PRIVATE main-${number} reference-${number})

  foreach(part tests support)
    add_library(${part}-${number} OBJECT ${${part}})
    workshop_compile_own(${part}-${number} ${number})
    workshop_test_with(${part}-${number} ${number})
  endforeach()
  set(learner_file step-${number}-${name}/${file})
  workshop_facts(${number} ${learner_file} ${solution})
  workshop_checkpoint(checkpoint-${number}-reference ${number} reference-${number} tests-${number})

  # A file that was deleted or renamed must not keep ./workshop from bringing it back.
  if(EXISTS ${folder}/${file})
    add_library(learner-${number} OBJECT ${folder}/${file})
    workshop_compile(learner-${number} ${number})
    target_precompile_headers(learner-${number} PRIVATE ${folder}/${contract})
    add_executable(step-${number})
    workshop_link(step-${number} ${number} "${WORKSHOP_GREEN_STEPS}")
    target_link_libraries(step-${number} PRIVATE main-${number} learner-${number})
    workshop_checkpoint(checkpoint-${number} ${number} learner-${number} tests-${number})
    workshop_register(${number} ${learner_file} "${tests}")
  else()
    message(WARNING "${learner_file} is missing. `./workshop reset ${number}` brings it back.")
  endif()
  if(EXISTS ${folder}/client/main.cpp)
    workshop_client(${number})
  endif()

  set(WORKSHOP_FOLDER_${number} ${folder} PARENT_SCOPE)
  set(WORKSHOP_SOLUTION_${number} ${solution} PARENT_SCOPE)
  set(WORKSHOP_TESTS_${number} ${tests} PARENT_SCOPE)
  set(WORKSHOP_STEPS ${WORKSHOP_STEPS} ${number} PARENT_SCOPE)
endfunction()
