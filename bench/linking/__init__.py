"""Paragraphs of public documents with the opgaven they link to, labelled by hand. See RULE.md."""
