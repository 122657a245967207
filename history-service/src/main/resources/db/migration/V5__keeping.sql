-- The raw values of days that are over: one row for each pack and hour, all its values as one block, which is pressed
-- harder (docs/history-format.md). A minute's values are in its own row, or where that has no block, in the block of its
-- hour; where there is none either, they are not kept any more.
CREATE TABLE pack_hour_block (
    pack_id text COLLATE "C" NOT NULL,
    hour    timestamptz NOT NULL,
    -- statuses in the block
    rows    integer     NOT NULL,
    block   bytea       NOT NULL,
    PRIMARY KEY (pack_id, hour)
) PARTITION BY RANGE (hour);
ALTER TABLE pack_hour_block ALTER COLUMN block SET STORAGE EXTERNAL;
CREATE TABLE pack_hour_block_other PARTITION OF pack_hour_block DEFAULT;

ALTER TABLE pack_minute ALTER COLUMN block DROP NOT NULL;

-- For how long a tenant's values are kept after the end of their partition; days. NULL: as the service is configured.
CREATE TABLE retention (
    tenant_id       text COLLATE "C" PRIMARY KEY,
    raw_days        integer,
    minute_days     integer,
    hour_days       integer,
    day_days        integer,
    -- minutes before this were taken away: what was made of them is not made again
    minutes_from    timestamptz
);

-- Whose a pack is by its newest status; the empty tenant where its installation has no settings yet.
CREATE VIEW pack_tenant AS
    SELECT pack_id, coalesce(tenant_id, '') AS tenant_id
    FROM latest_status LEFT JOIN installation USING (installation_id);

CREATE INDEX event_by_installation_and_time ON event (installation_id, at);

-- The newest word on each warning of a pack, now also on those that records raise and clear.
ALTER TABLE standing_warning ADD COLUMN beside boolean NOT NULL DEFAULT true;
ALTER TABLE standing_warning DROP CONSTRAINT standing_warning_pkey;
ALTER TABLE standing_warning ADD PRIMARY KEY (pack_id, code, beside);

-- What has changed, for whoever wants to have all of it: one row for each closing of a partition of cellfleet.status.v1 that
-- changed anything, numbered from 1 on. Its records lie before position; every record before next_offset is written.
CREATE TABLE change (
    partition   integer     NOT NULL,
    number      bigint      NOT NULL,
    written_at  timestamptz NOT NULL DEFAULT clock_timestamp(),
    position    bigint      NOT NULL,
    next_offset bigint      NOT NULL,
    -- beside each other: the minutes that changed; since 1970
    pack_ids    text[] COLLATE "C" NOT NULL,
    minutes     bigint[]    NOT NULL,
    PRIMARY KEY (partition, number, written_at)
) PARTITION BY RANGE (written_at);
CREATE TABLE change_other PARTITION OF change DEFAULT;
-- How many there were of the partition.
ALTER TABLE topic_offset ADD COLUMN changes bigint NOT NULL DEFAULT 0;

-- Where an event was in cellfleet.events.v1; NULL: a release before wrote it.
ALTER TABLE event ADD COLUMN source_partition integer;
ALTER TABLE event ADD COLUMN source_offset bigint;
CREATE INDEX event_by_source ON event (source_partition, source_offset);

-- The newest of a pack is one message of the contract, LatestPack, with the newest of each cell in it. What Kafka still keeps
-- is read again.
DROP TABLE latest_measurement;
DROP TABLE latest_cell;
DELETE FROM latest_status;
ALTER TABLE latest_status DROP COLUMN status;
ALTER TABLE latest_status ADD COLUMN latest bytea NOT NULL;
DELETE FROM topic_offset WHERE topic = 'cellfleet.status.v1';
