-- Which bytes were erased, from the records: an import looks here before it takes a file.
create table erased_file (
  sha512 text not null,
  work_id text not null references work (id) on delete cascade,
  erased text not null,          -- UTC
  primary key (sha512, work_id)
);

-- Where copies of the archive lie. Only known here: a rebuild carries it over where the old catalogue can be read.
create table backup (
  folder text primary key,       -- absolute
  finished text not null,        -- UTC: when the newest run ended
  objects integer not null,      -- that the copy has of this archive
  bytes integer not null,        -- that the newest run wrote
  troubles integer not null      -- objects that it could not copy
);
