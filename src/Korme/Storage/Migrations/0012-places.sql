create table place (
  id text primary key,           -- UUID, lower case
  name text not null,            -- every language, a line each
  created text not null,         -- UTC
  record text not null           -- the place as JSON, the fields of record.json
);

-- The place's record; null: there is none. No foreign key: a work whose place's record is damaged stays readable.
alter table work add column place_id text;
create index work_place on work (place_id) where place_id is not null;

-- Makers of whom a record says more.
create table work_maker (
  work_id text not null references work (id) on delete cascade,
  person_id text not null,
  position integer not null,     -- from 0, in the order of the artist
  primary key (work_id, person_id)
);
create index work_maker_person on work_maker (person_id);

-- What a work is to another: drawnFrom, partOf. No foreign key to the other: it may be damaged, or erased.
create table work_relation (
  work_id text not null references work (id) on delete cascade,
  kind text not null,
  other_id text not null,
  primary key (work_id, kind, other_id)
);
create index work_relation_other on work_relation (other_id);
