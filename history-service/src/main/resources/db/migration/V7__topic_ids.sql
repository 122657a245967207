-- Which topic the offset is of, as Kafka names it: one that was made anew has the same name, another id, and begins at 0. NULL: a
-- release before wrote it.
ALTER TABLE topic_offset ADD COLUMN topic_id text;
-- How many topics of the name were read before this one. What is kept of offsets elsewhere (change.position, change.next_offset,
-- event.source_offset) has 2^40 for each of them added, so that it only grows.
ALTER TABLE topic_offset ADD COLUMN generation integer NOT NULL DEFAULT 0 CHECK (generation >= 0);
