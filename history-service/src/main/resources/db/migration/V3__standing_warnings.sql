-- What the engine warns of beside the records: of itself and of the link. The newest word on each warning of a pack; an
-- event with an index of 1000 or more. No status says these, because while they stand no record may come.
CREATE TABLE standing_warning (
    pack_id   text COLLATE "C" NOT NULL,
    -- number of WarningCode in status.proto
    code      smallint    NOT NULL,
    enrolment integer     NOT NULL,
    boot      integer     NOT NULL,
    sequence  bigint      NOT NULL,
    at        timestamptz NOT NULL,
    -- raised and not cleared
    standing  boolean     NOT NULL,
    event     bytea       NOT NULL,
    PRIMARY KEY (pack_id, code)
) WITH (fillfactor = 50);
CREATE INDEX standing_warning_now ON standing_warning (pack_id, code) WHERE standing;
