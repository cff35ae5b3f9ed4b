# cmake --install: the program, its scenarios and the analysis package. The program finds its scenarios relative to
# itself, in ../share/flywheel/scenarios, so that an installed tree can be moved.
if(TARGET flywheel)
  install(TARGETS flywheel RUNTIME DESTINATION ${CMAKE_INSTALL_BINDIR})
endif()
set(flywheel_not_installed PATTERN "__pycache__" EXCLUDE PATTERN ".pytest_cache" EXCLUDE PATTERN "tests" EXCLUDE
  PATTERN "*.h5" EXCLUDE PATTERN ".git*" EXCLUDE)
foreach(folder scenarios analysis)
  if(EXISTS ${PROJECT_SOURCE_DIR}/${folder})
    install(DIRECTORY ${PROJECT_SOURCE_DIR}/${folder} DESTINATION ${CMAKE_INSTALL_DATADIR}/flywheel ${flywheel_not_installed})
  endif()
endforeach()
install(FILES ${PROJECT_SOURCE_DIR}/LICENSE ${PROJECT_SOURCE_DIR}/CHANGELOG.md DESTINATION ${CMAKE_INSTALL_DOCDIR})
