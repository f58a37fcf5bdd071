-- What the artist chose, and from which decisions the ranking no longer learns: both are objects of the archive.
create table selection (
  id text primary key,
  created text not null,         -- UTC
  record text not null           -- the selection as JSON, the fields of record.json
);

-- What was done with a selection, so that it is undone step by step also after the steps settled into one version of the archive.
create table selection_step (
  id text primary key,           -- the selection's id, '/', the step's number in eight digits
  at text not null,              -- UTC
  what text not null,            -- proposed, swapped, locked…; undone, redone
  record text not null           -- the selection after it
);

create table taste (
  id text primary key,           -- there is one
  record text not null
);

-- What was learned from the marks in the works' records when it was last looked at. Losing it costs a second.
create table learned_taste (
  id integer primary key check (id = 1),
  decisions integer not null,    -- frames preferred to others of their burst
  weights text not null          -- merit to weight, as JSON
);
