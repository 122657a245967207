-- The raw values of days that are over: one row for each pack and hour, all its values as one block, which is pressed
-- harder (docs/history-format.md). A minute's values are in its own row, or where that has no block, in the block of its
-- hour.
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
