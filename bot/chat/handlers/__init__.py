"""The handlers of the routing table, one module for each kind of thing that people do."""
