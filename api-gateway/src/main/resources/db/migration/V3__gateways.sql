-- The gateways that may speak, and the codes by which a machine becomes one of them.

create table gateway (
    id             text primary key,
    tenant_id      text not null references tenant,
    name           text not null,
    enrolment      integer not null,       -- how often a machine has become this gateway; 0: never
    key_generation integer not null,       -- its newest key; 0: none
    key_from       integer not null,       -- the first of its keys whose signatures are good, at least 1
    enrolled_at    timestamptz,            -- when its newest key was handed out; null: never
    revision       bigint not null         -- grows by one with every change of it
);

create index pack_by_gateway on pack (gateway_id);

create table enrolment_code (
    hash       text primary key,           -- SHA-256 of the code in hexadecimal digits: whoever reads this table can use none
    gateway_id text not null references gateway,
    purpose    text not null check (purpose in ('enrol', 'rotate')),
    expires_at timestamptz not null,
    used_at    timestamptz,                -- null: it waits
    created_by text not null               -- the user's name
);

create index enrolment_code_by_gateway on enrolment_code (gateway_id);
