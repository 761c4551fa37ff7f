"""Who measures time and memory: each benchmark runs the program in processes of its own."""
