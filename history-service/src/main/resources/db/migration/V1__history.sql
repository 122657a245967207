-- What is kept of status and events. Every key begins with the pack, so that the tables can be spread by pack.
-- Unknown is NULL, never 0. Units are in the names: mv, ma, deci_c (0.1 degrees Celsius), milli_percent (0.001 %), wh.

-- How far each partition is in these tables; moved in the transaction that writes the rows.
CREATE TABLE topic_offset (
    topic       text    NOT NULL,
    partition   integer NOT NULL,
    next_offset bigint  NOT NULL CHECK (next_offset >= 0),
    PRIMARY KEY (topic, partition)
);

-- One row for each status that carries a measurement.
CREATE TABLE measurement (
    pack_id                           text COLLATE "C" NOT NULL,
    enrolment                         integer     NOT NULL,
    boot                              integer     NOT NULL,
    sequence                          bigint      NOT NULL,
    at                                timestamptz NOT NULL,
    installation_id                   text COLLATE "C" NOT NULL,
    gateway_id                        text COLLATE "C",
    clock_quality                     smallint,
    simulated                         boolean     NOT NULL,
    protocol                          text,
    settings_revision                 bigint      NOT NULL,
    pack_voltage_mv                   integer     NOT NULL,
    current_ma                        integer,
    current1_ma                       integer,
    current2_ma                       integer,
    incoming_ma                       integer,
    outgoing_ma                       integer,
    lowest_cell_number                integer,
    lowest_cell_mv                    integer,
    highest_cell_number               integer,
    highest_cell_mv                   integer,
    lowest_temperature_cell_number    integer,
    lowest_temperature_deci_c         integer,
    lowest_temperature_raw            integer,
    highest_temperature_cell_number   integer,
    highest_temperature_deci_c        integer,
    highest_temperature_raw           integer,
    cell_count                        integer     NOT NULL,
    soc_milli_percent                 integer,
    soc_calibrated                    boolean,
    stored_mah                        bigint,
    stored_wh                         integer,
    -- numbers of WarningCode in status.proto
    warnings                          smallint[]  NOT NULL,
    charge_on                         boolean,
    load_on                           boolean,
    combined_on                       boolean,
    -- the device's own word
    device_soc_percent                integer,
    device_charge_allowed             boolean,
    device_discharge_allowed          boolean,
    device_status                     text[],
    device_collected_today_wh         integer,
    device_consumed_today_wh          integer,
    device_stored_wh                  integer,
    device_collected_total_kwh        integer,
    device_consumed_total_kwh         integer,
    device_capacity_wh                integer,
    device_v_min_mv                   integer,
    device_v_max_mv                   integer,
    device_v_balance_mv               integer,
    PRIMARY KEY (pack_id, enrolment, boot, sequence)
);
CREATE INDEX measurement_by_time ON measurement (pack_id, at);

-- One row for each cell that a frame describes. The key serves the series of one cell, too.
CREATE TABLE cell_reading (
    pack_id            text COLLATE "C" NOT NULL,
    cell_number        integer     NOT NULL,
    at                 timestamptz NOT NULL,
    enrolment          integer     NOT NULL,
    boot               integer     NOT NULL,
    sequence           bigint      NOT NULL,
    voltage_mv         integer     NOT NULL,
    temperature_deci_c integer,
    PRIMARY KEY (pack_id, cell_number, at, enrolment, boot, sequence)
);

-- Facts the engine concluded; the message whole, and beside it what is searched for.
CREATE TABLE event (
    pack_id         text COLLATE "C" NOT NULL,
    enrolment       integer     NOT NULL,
    boot            integer     NOT NULL,
    sequence        bigint      NOT NULL,
    event_index     integer     NOT NULL,
    at              timestamptz NOT NULL,
    installation_id text COLLATE "C" NOT NULL,
    simulated       boolean     NOT NULL,
    -- name of the fact in events.proto; NULL for one of a newer engine
    fact            text,
    event           bytea       NOT NULL,
    PRIMARY KEY (pack_id, enrolment, boot, sequence, event_index)
);
CREATE INDEX event_by_pack_and_time ON event (pack_id, at);
CREATE INDEX event_by_time ON event (at);

-- The newest of each pack, by order number. The newest status may come from a line report, so the measurement of
-- the newest frame is kept beside it.
CREATE TABLE latest_status (
    pack_id   text COLLATE "C" PRIMARY KEY,
    enrolment integer     NOT NULL,
    boot      integer     NOT NULL,
    sequence  bigint      NOT NULL,
    at        timestamptz NOT NULL,
    status    bytea       NOT NULL
) WITH (fillfactor = 50);

CREATE TABLE latest_measurement (
    pack_id     text COLLATE "C" PRIMARY KEY,
    enrolment   integer     NOT NULL,
    boot        integer     NOT NULL,
    sequence    bigint      NOT NULL,
    at          timestamptz NOT NULL,
    measurement bytea       NOT NULL
) WITH (fillfactor = 50);

CREATE TABLE latest_cell (
    pack_id            text COLLATE "C" NOT NULL,
    cell_number        integer     NOT NULL,
    enrolment          integer     NOT NULL,
    boot               integer     NOT NULL,
    sequence           bigint      NOT NULL,
    at                 timestamptz NOT NULL,
    voltage_mv         integer     NOT NULL,
    temperature_deci_c integer,
    PRIMARY KEY (pack_id, cell_number)
) WITH (fillfactor = 50);
