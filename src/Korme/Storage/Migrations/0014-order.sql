-- Works of one day stand in the order in which their ids were made, not in that in which this index met them: a rebuild changes nothing
-- that a visitor sees. The index is made again at the next start.
drop table listing;
drop table listed_colour;
alter table listed add column tie integer not null default 0;  -- from the id (Search/ListPlace.cs), the newer id the higher

create table listing (
  value integer not null,        -- list_value.id
  at integer not null,
  tie integer not null,
  n integer not null,
  primary key (value, at, tie, n)
) without rowid;

create table listed_colour (
  cell integer not null,
  at integer not null,
  tie integer not null,
  n integer not null,
  lab integer not null,          -- L, a + 0.5, b + 0.5 in thousandths, ten bits each
  primary key (cell, at, tie, n, lab)
) without rowid;

-- Beginnings of four and five letters are looked up too, not put together from every word that has them.
drop table search;
create virtual table search using fts5 (words, content = '', columnsize = 0, detail = none, prefix = '1 2 3 4 5', tokenize = 'ascii');

delete from search_state;
