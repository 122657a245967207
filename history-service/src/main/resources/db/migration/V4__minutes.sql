-- One row for each pack and minute, its values as a block of columns (docs/history-format.md).
CREATE TABLE pack_minute (
    pack_id text COLLATE "C" NOT NULL,
    minute  timestamptz NOT NULL,
    -- statuses in the block
    rows    integer     NOT NULL,
    block   bytea       NOT NULL,
    PRIMARY KEY (pack_id, minute)
) PARTITION BY RANGE (minute);
-- The blocks are pressed already.
ALTER TABLE pack_minute ALTER COLUMN block SET STORAGE EXTERNAL;
-- Days that have no partition of their own: long ago, or of a clock that is ahead.
CREATE TABLE pack_minute_other PARTITION OF pack_minute DEFAULT;

-- Rows whose block cannot be read, set aside as something was to be written into them.
CREATE TABLE damaged_minute (
    pack_id  text COLLATE "C" NOT NULL,
    minute   timestamptz NOT NULL,
    block    bytea       NOT NULL,
    found_at timestamptz NOT NULL DEFAULT now()
);

-- One row a frame and one a cell: these were their form before. What Kafka still keeps of it is read again.
DROP TABLE measurement;
DROP TABLE cell_reading;
DELETE FROM topic_offset WHERE topic = 'cellfleet.status.v1';
