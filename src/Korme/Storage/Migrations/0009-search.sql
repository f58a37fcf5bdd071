-- Words of works and exhibitions, folded (Search/Fold.cs). The text itself isn't kept twice: it is in the records.
create virtual table search using fts5 (title, names, story, content = '', detail = column, prefix = '1 2 3 4', tokenize = 'unicode61 remove_diacritics 0');

create table search_doc (
  n integer primary key,         -- the row in search; the newest has the highest
  kind text not null,            -- work, exhibition
  id text not null unique
);

-- One row: which fold the index was made with; none: not made yet.
create table search_state (fold integer not null);
