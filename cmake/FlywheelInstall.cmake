# cmake --install: the program, its scenarios and its data, found again relative to the program.
install(DIRECTORY ${PROJECT_SOURCE_DIR}/scenarios DESTINATION ${CMAKE_INSTALL_DATADIR}/flywheel)
