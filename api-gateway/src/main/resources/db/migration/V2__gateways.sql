-- Which gateway speaks for a pack, and what the pack's relays do while that gateway has no link.

alter table pack add column gateway_id text;               -- null: none yet, its records are refused
alter table pack add column unlinked_policy text not null default 'local'
    check (unlinked_policy in ('local', 'open'));
