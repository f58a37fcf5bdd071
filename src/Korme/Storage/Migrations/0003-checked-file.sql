-- What verification remembers. `korme rebuild` carries both tables over.
create table checked_file (
  path text primary key,         -- below archive/, with /
  bytes integer not null,
  modified text not null,        -- UTC, as the file system said: another time or length, and it counts as never checked
  checked text not null          -- UTC: when its bytes last were what the inventory says
);

-- One value a key; docs/archive-format.md lists the keys.
create table health (
  key text primary key,
  value text not null
);
