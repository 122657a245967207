-- Parts of settings that packs of a kind have in common, and changes of many packs at once.

create table settings_template (
    id        text primary key,
    tenant_id text not null references tenant,
    name      text not null,
    chemistry text,                            -- null: any
    tags      text[] not null,                 -- the installation has every one of them
    settings  jsonb not null,                  -- some fields of a draft; null takes the default
    revision  bigint not null
);

create table settings_change (
    id          text primary key,
    tenant_id   text references tenant,        -- null: of several tenants
    created_at  timestamptz not null,
    author      text not null,
    reason      text not null,
    template_id text,
    settings    jsonb not null,                -- some fields of a draft; null takes the default
    stages      integer not null,
    stages_done integer not null,
    work        text not null check (work in ('none', 'apply', 'undo')),
    run         text,                          -- the work in hand, or the last: one that was believed dead may not go on
    stop        boolean not null,              -- whether the work in hand is to end after the pack in hand
    worked_at   timestamptz,                   -- when the work in hand was last heard of
    trouble     text                           -- why the last work ended early
);

create index settings_change_by_time on settings_change (created_at desc, id);

create table settings_change_pack (
    change_id text not null references settings_change on delete cascade,
    position  integer not null,
    pack_id   text not null,
    stage     integer not null,                -- from 1; 0: nothing is to be done
    state     text not null check (state in
        ('same', 'refused', 'waiting', 'applied', 'passed-over', 'undone', 'kept')),
    before    jsonb not null,                  -- the draft as it was when this was made
    after     jsonb not null,
    detail    text,                            -- why it was refused, passed over or kept
    primary key (change_id, position)
);
