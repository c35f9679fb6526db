"""The command line: parses, calls one function, prints; the only place where errors become exit codes."""
