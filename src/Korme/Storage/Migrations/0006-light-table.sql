-- Imports. Id and name stand in the records of the works too; where the source lay and when it came to its end is only known here,
-- and carried over by a rebuild where the old catalogue can be read.
create table import (
  id text primary key,           -- UUID version 7: when it began is in it
  name text not null,
  source text,                   -- absolute path; null: not known any more
  finished text                  -- UTC; null: under way, interrupted, or not known any more
);
alter table work add column import text;  -- import.id; null: from before imports had names
alter table work add column mark text;    -- picked, rejected; null: undecided
create index work_import on work (import, withdrawn, mark);
update work set mark = 'rejected' where json_extract(record, '$.rating') < 0;

-- What was done on the light table, so that it can be undone after a reload, a crash, from a second window.
create table light_step (
  number integer primary key,    -- grows over all imports
  import text not null,          -- import.id, or 'all'
  act text not null,             -- picked, rejected, undecided, rating, label, split, merge, shift; undo, redo
  state text not null,           -- done, undone (can be done again), passed (can't any more); noted: an undo or a redo itself
  changes text not null          -- work, field, before, after, as JSON
);
create index light_step_import on light_step (import, state, number);
