-- Words of works, exhibitions, people and places, folded (Search/Fold.cs), each word once: titles alone, and everything. Neither where
-- a word stands nor how often: the records say that. Folded words are letters and digits, so that bytes are enough to tell them apart.
drop table search;
drop table search_doc;
drop table search_state;
create virtual table search_title using fts5 (words, content = '', columnsize = 0, detail = none, prefix = '1 2 3 4', tokenize = 'ascii');
create virtual table search using fts5 (words, content = '', columnsize = 0, detail = none, prefix = '1 2 3', tokenize = 'ascii');

-- Whatever can be found or listed. What concerns works alone is 0 or empty for the others.
create table listed (
  n integer primary key,         -- its row in search and search_title; the newest has the highest
  kind text not null,            -- work, exhibition, person, place
  id text not null unique,
  hung integer not null default 0,     -- 1: hangs in an exhibition that is open or was, and isn't withdrawn; of an exhibition: is or was open
  peopled integer not null default 0,  -- 1: somebody is seen in it, whose consent is asked at every reading
  since integer not null default 0,    -- the first day it can be of, 20261120; 0: not known
  at integer not null default 0,       -- the last day it can be of; 0: not known
  vals text not null default '',       -- ids in list_value with a letter of the list each: 'a1 k3 m17 p22'
  colours text not null default ''     -- of its palette: '#c8432b 31,#f5f2ec 12', shares in hundredths
);

-- Titles as a whole: the digest of a folded title leads to those that have it.
create table listed_title (
  digest integer not null,
  n integer not null,
  primary key (digest, n)
) without rowid;

-- What lists are chosen by: a kind, a medium, a maker, a place, a condition; every work; a year that a work began before and ended after.
create table list_value (
  id integer primary key,
  list text not null,            -- all, kind, medium, maker, place, condition, through
  key text not null,             -- kind: mural; maker, place: the record's id, or '=' and the folded name; through: the year
  label text,                    -- language to text as JSON; null: the record or the interface says it
  works integer not null default 0,    -- how many rows it has in listing
  unique (list, key)
);
create index list_value_works on list_value (list, works);

-- Works that hang (listed.hung = 1) by what they are chosen by, in the order of their days: a page is a stretch of one of these.
create table listing (
  value integer not null,        -- list_value.id
  at integer not null,
  n integer not null,
  primary key (value, at, n)
) without rowid;

-- The same by colour: cubes of OKLab (Colours/ColourCell.cs), and the colour itself.
create table listed_colour (
  cell integer not null,
  at integer not null,
  n integer not null,
  lab integer not null,          -- L, a + 0.5, b + 0.5 in thousandths, ten bits each
  primary key (cell, at, n, lab)
) without rowid;

-- One row: which fold and lists the index was made with; none: not made yet.
create table search_state (fold integer not null);

-- As listed.colours; null: not made yet, or measured by an earlier version in another way: those are found without reading all.
alter table picture add column palette text;
create index picture_unmeasured on picture (sha512) where palette is null;
