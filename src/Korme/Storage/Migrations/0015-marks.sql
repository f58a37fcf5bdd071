-- A row of the index of words has marks too: what a work is chosen by in lists, the years it can be of, its titles as a whole
-- (Search/SearchMark.cs). So words and whatever lists are chosen by are looked up together, and titles need no table of their own. The
-- index is made again at the next start.
drop table listed_title;
drop table search;
create virtual table search using fts5 (words, content = '', columnsize = 0, detail = none, prefix = '1 2 3 4', tokenize = 'ascii');

-- Many works at once are sorted in memory, up to 8 MB each time, before a segment is written; eight segments make a larger one.
insert into search (search, rank) values ('hashsize', 8388608);
insert into search (search, rank) values ('automerge', 8);

-- Every folded word of five letters or more that was ever indexed: longer beginnings are looked up as the words that begin so. A word
-- that nothing has any more finds nothing.
create table search_word (
  word text primary key
) without rowid;

delete from search_state;
