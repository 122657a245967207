-- Who is told of which warnings, what he knows already, and what is on its way to him.

create table notification_rule (
    user_name        text not null references app_user on delete cascade,
    id               text not null,            -- the user's own name for it
    name             text not null,
    channel          text not null check (channel in ('mail', 'webhook')),
    target           text not null,            -- an address, or a URL
    secret           text,                     -- with which a webhook is signed; null: mail
    codes            text[] not null,          -- labels of warnings; empty: all
    least_severity   text not null check (least_severity in ('info', 'warning', 'critical')),
    installation_ids text[] not null,          -- empty: all that the user sees
    tags             text[] not null,          -- the installation has every one of them
    delay_seconds    integer not null,         -- so long a warning has to stand before it is told
    all_clear        boolean not null,         -- whether the end is told
    enabled          boolean not null,
    revision         bigint not null,
    primary key (user_name, id)
);

-- What a rule knows of the warnings that stand.
create table notification_state (
    user_name text not null,
    rule_id   text not null,
    pack_id   text not null,
    code      text not null,
    raised_at timestamptz not null,
    due_at    timestamptz not null,            -- from then on it is to be told
    told_at   timestamptz,                     -- null: not yet
    primary key (user_name, rule_id, pack_id, code, raised_at),
    foreign key (user_name, rule_id) references notification_rule on delete cascade
);

create table notification_message (
    id           bigint generated always as identity primary key,
    user_name    text not null,
    rule_id      text not null,
    kind         text not null check (kind in ('alarm', 'all-clear', 'test')),
    created_at   timestamptz not null,
    subject      text not null,
    body         jsonb not null,               -- what a webhook is sent; a mail is written of it
    attempts     integer not null,
    next_try_at  timestamptz,                  -- null: delivered, or given up
    delivered_at timestamptz,
    error        text,                         -- of the last attempt
    foreign key (user_name, rule_id) references notification_rule on delete cascade
);

create index notification_message_due on notification_message (next_try_at) where next_try_at is not null;
create index notification_message_by_user on notification_message (user_name, id desc);
