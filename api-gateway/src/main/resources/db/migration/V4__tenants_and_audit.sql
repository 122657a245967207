-- Who belongs to whom, who changed what and why, and the PINs of packs.

alter table tenant
    add column pin_required boolean not null default true,   -- false: a role and a fresh sign-in are enough
    add column severities   jsonb   not null default '{}',   -- of warnings, where they are not the engine's
    add column revision     bigint  not null default 1;

-- A user without a tenant sees them all. Until now there was one tenant and everybody saw everything.
alter table app_user
    alter column tenant_id drop not null,
    add column revision   bigint      not null default 1,
    add column valid_from timestamptz not null default '1970-01-01Z';  -- what was issued before is worthless
update app_user set tenant_id = null;

create table api_token (
    id           text primary key,         -- stands in the token itself, before the secret
    secret_hash  text not null,            -- SHA-256 in hexadecimal digits: the secret has 256 random bits
    user_name    text not null references app_user on delete cascade,
    label        text not null,
    role         text not null,            -- at most so much, and never more than the user's own role
    created_at   timestamptz not null,
    expires_at   timestamptz not null
);

create index api_token_by_user on api_token (user_name);

create index installation_by_tenant on installation (tenant_id);
create index gateway_by_tenant on gateway (tenant_id);

alter table pack
    add column pin_hash         text,      -- bcrypt; null: 1234
    add column pin_failures     integer not null default 0,
    add column pin_locked_until timestamptz;

-- What was changed, by whom and why. Nothing in it is ever changed or deleted by Cellfleet.
create table audit (
    id        bigint generated always as identity primary key,
    at        timestamptz not null,
    author    text not null,
    via       text,                        -- the API token that was used; null: none
    tenant_id text,                        -- whose object it is; null: nobody's in particular
    kind      text not null,               -- installation, pack, gateway, tenant, user, token, ...
    object_id text not null,
    operation text not null,               -- created, changed, removed, ...
    revision  bigint,                      -- of the object, after the change
    reason    text not null,               -- empty: none was given
    before    jsonb,                       -- as the API shows it, without secrets; null: nothing
    after     jsonb
);

create index audit_by_object on audit (kind, object_id, id desc);
create index audit_by_tenant on audit (tenant_id, id desc);

-- The outbox carries operators' actions too.
alter table outbox add column topic text not null default 'cellfleet.settings.v1';

create table operator_action (
    id              text primary key,
    tenant_id       text not null references tenant,
    installation_id text not null,
    pack_id         text not null,         -- empty: of the whole installation
    kind            text not null,
    author          text not null,
    reason          text not null,
    requested_at    timestamptz not null,
    fingerprint     text not null          -- SHA-256 of what was asked: the same id with another wish is refused
);

create index operator_action_by_pack on operator_action (pack_id, requested_at desc);
