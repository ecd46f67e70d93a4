"""What people fill in, a module per subject. A form only reads; commands save."""
