"""The command line: terminals, files, processes and exit codes."""
