#pragma once

namespace flywheel::app {

/// Lets SIGINT and SIGTERM ask for a stop instead of ending the program; a second one ends it at once.
void catch_interrupts();

/// Whether such a signal has come.
bool is_interrupted();

}  // namespace flywheel::app
