-- How the engine colours a cell (rule S9). NULL: not known, because a release before wrote it.

-- Beside what is analysed: the cell balances, or did within 15 minutes, so its temperature reads high.
ALTER TABLE cell_reading ADD COLUMN temperature_reads_high boolean;

ALTER TABLE latest_cell ADD COLUMN temperature_reads_high boolean;
-- number of CellColour in status.proto
ALTER TABLE latest_cell ADD COLUMN colour smallint;
