"""A session while it is given: what is on the screen, and what people put there from their own phone.

codes      the code with which one joins
passes     what the browser of who joined holds
timing     the clock on the screen
rules      who may, and when
seeing     the screen of a session, for who steers it and for who takes part
showing    all that in words
"""
