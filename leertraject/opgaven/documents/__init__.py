"""Documents on screen: bringing one in, and reading its numbered paragraphs.

Words: a *document* is a paper of the organisation (on screen: a *stuk*), of which the text lies fixed once it was read.
"""
