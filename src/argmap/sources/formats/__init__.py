"""Reading PDF, Word and HTML, in a child process."""
