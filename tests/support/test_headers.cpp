// Compiled for the headers that all tests read: see flywheel_test_headers().
