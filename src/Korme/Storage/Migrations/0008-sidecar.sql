-- What a sidecar and its work said when Korme last read or wrote it: so that a change of another program is told from one of ours.
-- `korme rebuild` carries it over; losing it only makes 'korme xmp' ask where both sides differ.
create table sidecar (
  path text primary key,         -- absolute
  work_id text not null,
  ours text not null,            -- what the work said: facts as JSON
  theirs text not null           -- what the sidecar said
);
