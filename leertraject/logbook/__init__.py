"""Who did or saw what of whom, and when: opaque ids, never content.

An *entry* is committed with the change it tells of, unsealed. One *sealer* chains entries within seconds: each
*seal* hashes the entry and the seal before it. *Verify* recomputes the chain, names the first broken entry and says
how long the unsealed tail is. When an entry's own term ends its payload goes and its hash stays.

Not logged: autosave, and anyone's use of their own private material, for it would show who writes or practises.
"""
