-- One count of enrolments for all gateways, so that whoever is enrolled later numbers its records later, whatever pack it is
-- given. 1 is what a gateway has that was never enrolled.
CREATE SEQUENCE enrolment_number AS integer START 2;
SELECT setval('enrolment_number', greatest(2, (SELECT max(enrolment) + 1 FROM gateway)), false);

-- The greatest enrolment under which gateways that spoke for the pack before may have numbered its records, and the gateway
-- that had it: numbers of before this release are not of one gateway alone.
ALTER TABLE pack ADD COLUMN enrolment_before integer NOT NULL DEFAULT 0;
ALTER TABLE pack ADD COLUMN gateway_before text;
