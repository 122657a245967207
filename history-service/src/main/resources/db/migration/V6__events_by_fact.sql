-- What of one kind happened in the fleet: the past of warnings, what became of actions.
CREATE INDEX event_by_fact_and_time ON event (fact, at);
