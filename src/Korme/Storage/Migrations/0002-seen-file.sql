-- What an import saw where, so that a second run needs to read nothing that has not changed. Losing it costs only time.
create table seen_file (
  path text primary key,         -- absolute; of a ZIP's entry: the ZIP's path, '!', the entry's name
  bytes integer not null,
  modified text not null,        -- UTC
  beside text not null,          -- fingerprint of the sidecars, labels and settings that described it
  work_id text not null
);
