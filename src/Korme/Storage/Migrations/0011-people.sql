create table person (
  id text primary key,           -- UUID, lower case
  name text not null,            -- every language, a line each
  created text not null,         -- UTC
  record text not null           -- the person as JSON, the fields of record.json
);

-- Who is seen or heard in a work. No foreign key to person: a work whose subject's record is damaged must stay held back.
create table work_subject (
  work_id text not null references work (id) on delete cascade,
  person_id text not null,
  primary key (work_id, person_id)
);
create index work_subject_person on work_subject (person_id);

create table consent (
  id text primary key,
  person_id text not null,
  uses integer not null,         -- bits: 1 show, 2 print, 4 web, 8 sell, 16 press
  until text not null,           -- the last day it holds, 2026-11-21; 9999-12-31: until withdrawn
  holds integer not null,        -- 1: given and not withdrawn
  every_work integer not null,   -- 1: for whatever the person is seen in; 0: for those in consent_work
  secret text unique,            -- in the person's private link
  created text not null,         -- UTC
  record text not null           -- the consent as JSON
);
create index consent_person on consent (person_id);

create table consent_work (
  consent_id text not null references consent (id) on delete cascade,
  work_id text not null,
  primary key (consent_id, work_id)
);
create index consent_work_work on consent_work (work_id);
