-- One row for each pack and minute, its values as a block of columns (docs/history-format.md).
CREATE TABLE pack_minute (
    pack_id                 text COLLATE "C" NOT NULL,
    minute                  timestamptz NOT NULL,
    -- statuses in the block
    rows                    integer NOT NULL,
    block                   bytea NOT NULL,
    -- What the values come to (docs/history-tables.md). NULL: no frame of the minute said it.
    -- statuses with a measurement
    frames                  integer NOT NULL,
    -- of the minute; the rest is a gap
    covered_ms              integer NOT NULL,
    soc_milli_percent_min   integer,
    soc_milli_percent_mean  integer,
    soc_milli_percent_max   integer,
    current_ma_min          integer,
    current_ma_mean         integer,
    current_ma_max          integer,
    power_mw_min            bigint,
    power_mw_mean           bigint,
    power_mw_max            bigint,
    cell_mv_min             integer,
    cell_mv_mean            integer,
    cell_mv_max             integer,
    spread_mv_min           integer,
    spread_mv_mean          integer,
    spread_mv_max           integer,
    temperature_deci_c_min  integer,
    temperature_deci_c_mean integer,
    temperature_deci_c_max  integer,
    -- of the covered time
    warning_e_ms            integer NOT NULL,
    warning_vh_ms           integer NOT NULL,
    warning_vl_ms           integer NOT NULL,
    warning_th_ms           integer NOT NULL,
    warning_tl_ms           integer NOT NULL,
    charge_off_ms           integer NOT NULL,
    load_off_ms             integer NOT NULL,
    uncalibrated_ms         integer NOT NULL,
    -- the energy counters at the last status that has them; Wh since they were cleared
    collected_total_wh      bigint,
    consumed_total_wh       bigint,
    PRIMARY KEY (pack_id, minute)
) PARTITION BY RANGE (minute);
-- The blocks are pressed already.
ALTER TABLE pack_minute ALTER COLUMN block SET STORAGE EXTERNAL;
-- Days that have no partition of their own: long ago, or of a clock that is ahead.
CREATE TABLE pack_minute_other PARTITION OF pack_minute DEFAULT;

-- The same of an hour (UTC), made of its minutes when it is over, and again whenever one of them changes.
CREATE TABLE pack_hour (
    pack_id                 text COLLATE "C" NOT NULL,
    hour                    timestamptz NOT NULL,
    -- that have a row
    minutes                 integer NOT NULL,
    frames                  integer NOT NULL,
    covered_ms              integer NOT NULL,
    soc_milli_percent_min   integer,
    soc_milli_percent_mean  integer,
    soc_milli_percent_max   integer,
    current_ma_min          integer,
    current_ma_mean         integer,
    current_ma_max          integer,
    power_mw_min            bigint,
    power_mw_mean           bigint,
    power_mw_max            bigint,
    cell_mv_min             integer,
    cell_mv_mean            integer,
    cell_mv_max             integer,
    spread_mv_min           integer,
    spread_mv_mean          integer,
    spread_mv_max           integer,
    temperature_deci_c_min  integer,
    temperature_deci_c_mean integer,
    temperature_deci_c_max  integer,
    warning_e_ms            integer NOT NULL,
    warning_vh_ms           integer NOT NULL,
    warning_vl_ms           integer NOT NULL,
    warning_th_ms           integer NOT NULL,
    warning_tl_ms           integer NOT NULL,
    charge_off_ms           integer NOT NULL,
    load_off_ms             integer NOT NULL,
    uncalibrated_ms         integer NOT NULL,
    -- covered time with the minute's mean SOC below 20 %, from 20 to 80 %, above
    soc_low_ms              integer NOT NULL,
    soc_middle_ms           integer NOT NULL,
    soc_high_ms             integer NOT NULL,
    -- covered time with the minute's mean temperature below 0 degrees Celsius, from 0 to 45, above
    cold_ms                 integer NOT NULL,
    temperate_ms            integer NOT NULL,
    warm_ms                 integer NOT NULL,
    -- by which the energy counters grew since the minute with counters before
    collected_wh            bigint,
    consumed_wh             bigint,
    PRIMARY KEY (pack_id, hour)
) PARTITION BY RANGE (hour);
CREATE TABLE pack_hour_other PARTITION OF pack_hour DEFAULT;

-- The same of a day of the installation, made of its minutes when it is over, and again whenever one of them changes. Its
-- begin and end stay as they were when it was made first, also when the installation's zone changes.
CREATE TABLE pack_day (
    pack_id                 text COLLATE "C" NOT NULL,
    day                     date NOT NULL,
    -- IANA name
    zone                    text NOT NULL,
    begin_at                timestamptz NOT NULL,
    end_at                  timestamptz NOT NULL,
    -- that have a row
    minutes                 integer NOT NULL,
    frames                  integer NOT NULL,
    covered_ms              integer NOT NULL,
    soc_milli_percent_min   integer,
    soc_milli_percent_mean  integer,
    soc_milli_percent_max   integer,
    current_ma_min          integer,
    current_ma_mean         integer,
    current_ma_max          integer,
    power_mw_min            bigint,
    power_mw_mean           bigint,
    power_mw_max            bigint,
    cell_mv_min             integer,
    cell_mv_mean            integer,
    cell_mv_max             integer,
    spread_mv_min           integer,
    spread_mv_mean          integer,
    spread_mv_max           integer,
    temperature_deci_c_min  integer,
    temperature_deci_c_mean integer,
    temperature_deci_c_max  integer,
    warning_e_ms            integer NOT NULL,
    warning_vh_ms           integer NOT NULL,
    warning_vl_ms           integer NOT NULL,
    warning_th_ms           integer NOT NULL,
    warning_tl_ms           integer NOT NULL,
    charge_off_ms           integer NOT NULL,
    load_off_ms             integer NOT NULL,
    uncalibrated_ms         integer NOT NULL,
    -- covered time with the minute's mean SOC below 20 %, from 20 to 80 %, above
    soc_low_ms              integer NOT NULL,
    soc_middle_ms           integer NOT NULL,
    soc_high_ms             integer NOT NULL,
    -- covered time with the minute's mean temperature below 0 degrees Celsius, from 0 to 45, above
    cold_ms                 integer NOT NULL,
    temperate_ms            integer NOT NULL,
    warm_ms                 integer NOT NULL,
    -- by which the energy counters grew since the minute with counters before
    collected_wh            bigint,
    consumed_wh             bigint,
    PRIMARY KEY (pack_id, begin_at)
) PARTITION BY RANGE (begin_at);
CREATE TABLE pack_day_other PARTITION OF pack_day DEFAULT;

-- Hours of which a minute was written that is not in pack_hour yet.
CREATE TABLE hour_due (
    hour                    timestamptz NOT NULL,
    pack_id                 text COLLATE "C" NOT NULL,
    -- how often
    writes                  integer     NOT NULL DEFAULT 1,
    PRIMARY KEY (hour, pack_id)
) WITH (fillfactor = 50);

-- Hours that were made, and whose days are not made yet.
CREATE TABLE day_due (
    pack_id text COLLATE "C" NOT NULL,
    hour    timestamptz NOT NULL,
    PRIMARY KEY (pack_id, hour)
);

-- Of the settings what the history needs: whose it is, and when its days begin.
CREATE TABLE installation (
    installation_id text COLLATE "C" PRIMARY KEY,
    tenant_id       text   NOT NULL,
    -- IANA name
    time_zone       text   NOT NULL,
    revision        bigint NOT NULL
);
-- Where the pack is by its newest status; NULL: a release before wrote it.
ALTER TABLE latest_status ADD COLUMN installation_id text COLLATE "C";

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

-- Instances of the service, so that each finds the others: what has just come is in the memory of the one that read it.
CREATE TABLE instance (
    name    text PRIMARY KEY,
    -- host:port of its gRPC server
    address text NOT NULL,
    seen_at timestamptz NOT NULL
);
