"""How the cost of a contact grows with contacts, agents, queues and those who wait."""
