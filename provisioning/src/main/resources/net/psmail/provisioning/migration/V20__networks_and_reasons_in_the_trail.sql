-- Whether somebody came from the same network before, among all the guesses of a flood.
create index audit_entry_network on audit_entry (account_id, network, act);

-- An address and, for some acts, the reason that an operator gives.
alter table audit_entry modify column subject varchar(640) not null;
