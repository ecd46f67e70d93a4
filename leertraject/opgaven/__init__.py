"""The map of opgaven of an organisation, kept fresh by what is new and by nothing else.

Words: an *opgave* with its contributions (what a support function can do, and what goes wrong) and interests (who wants
what); a *resident's question*, in their own words; *evidence*, that something new came in; a *document* of numbered
paragraphs, and a *citation* of literal words in it; a *keeper*, who looks after an opgave.

States: an opgave is fresh, ageing or stale by the day of its newest evidence, and without any as long as there is none.
Nobody sets that state. A question stands or was withdrawn; withdrawn, its words are gone and so is its evidence.
"""
