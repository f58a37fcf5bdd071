-- The index over the archive. Every row can be made again from archive/ (and picture.facts from derivatives/).
create table work (
  id text primary key,           -- UUID, lower case
  kind text not null,
  title text not null,           -- every language, a line each: for searching
  taken text,                    -- the camera's wall clock, 2026-11-20T09:14:03.2500000: for sorting
  imported text not null,        -- UTC
  withdrawn integer not null,    -- 1: shown nowhere
  record text not null           -- the work as JSON, the fields of record.json, stories inline
);
create index work_taken on work (taken);

create table media_file (
  work_id text not null references work (id) on delete cascade,
  path text not null,            -- the logical path in the work's OCFL object
  sha512 text not null,
  role text not null,
  media_type text not null,
  bytes integer not null,
  name text not null,
  primary key (work_id, path)
);
create index media_file_sha512 on media_file (sha512);

create table picture (
  sha512 text primary key,
  width integer not null,        -- pixels, as seen
  height integer not null,
  facts text not null            -- PictureFacts as JSON
);

create table exhibition (
  id text primary key,
  slug text not null unique,
  status text not null,          -- draft, open, closed
  created text not null,         -- UTC
  record text not null           -- the exhibition as JSON, the fields of record.json
);

-- No foreign key to work: an exhibition may hang a work whose record is damaged, and stays readable without it.
create table hanging (
  exhibition_id text not null references exhibition (id) on delete cascade,
  position integer not null,     -- from 0, through all sections
  work_id text not null,
  reason text,                   -- language to text, as JSON
  primary key (exhibition_id, position)
);
create index hanging_work on hanging (work_id);
