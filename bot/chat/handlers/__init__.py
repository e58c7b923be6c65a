"""One module for each kind of thing that people do: the rows of the routing table."""
