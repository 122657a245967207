-- Who there is, what stands where, and what is wished of it.

create table tenant (
    id   text primary key,
    name text not null
);

insert into tenant (id, name) values ('default', 'Default');

create table installation (
    id         text primary key,
    tenant_id  text not null references tenant,
    name       text not null,
    time_zone  text not null,              -- IANA name
    latitude   double precision,           -- degrees, WGS 84
    longitude  double precision,           -- degrees, WGS 84
    tags       text[] not null,
    simulated  boolean not null,
    revision   bigint not null             -- grows by one with every change of it or of one of its packs
);

create table pack (
    id              text primary key,
    installation_id text not null references installation,
    name            text not null,
    settings        jsonb not null,        -- the draft as it was written: defaults are filled in when it is used
    revision        bigint not null        -- grows by one with every change of this pack
);

create index pack_by_installation on pack (installation_id);

-- Settings messages that are committed but not yet acknowledged by Kafka.
create table outbox (
    id              bigint generated always as identity primary key,
    installation_id text not null,
    message         bytea not null         -- InstallationSettings
);

create table app_user (
    name          text primary key,
    tenant_id     text not null references tenant,
    password_hash text not null,           -- bcrypt
    role          text not null            -- VIEWER, OPERATOR, INSTALLER or ADMINISTRATOR
);
