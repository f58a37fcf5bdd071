-- The bin: such a work is shown nowhere (withdrawn is 1 for it too), but at the desk it can be taken out again.
alter table work add column binned text; -- UTC; null: not in the bin
create index work_binned on work (binned) where binned is not null;
