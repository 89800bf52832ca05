# A faster linker where the compiler finds one: linking is half of what a learner waits for after a
# change, and the suite does it some hundred times.

include(CheckLinkerFlag)
foreach(linker lld gold)
  check_linker_flag(CXX -fuse-ld=${linker} WORKSHOP_LINKS_WITH_${linker})
  if(WORKSHOP_LINKS_WITH_${linker})
    add_link_options(-fuse-ld=${linker})
    break()
  endif()
endforeach()
