"""My line: where someone began, what they wrote and tried, and what comes. Only for whoever it is of, for ever."""
