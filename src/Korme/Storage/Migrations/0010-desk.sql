-- What was done is remembered for every record that is edited in steps, not for selections alone.
alter table selection_step rename to record_step;

-- Slugs that exhibitions had before: what is printed with them still leads to them.
create table former_slug (
  slug text primary key,
  exhibition_id text not null references exhibition (id) on delete cascade
);
create index former_slug_exhibition on former_slug (exhibition_id);
