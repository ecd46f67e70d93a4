"""What the screens say: rows for the component tags and sentences, made of what the queries return."""
