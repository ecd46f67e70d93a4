"""What a browser, a mail program and a calendar program ask for."""
