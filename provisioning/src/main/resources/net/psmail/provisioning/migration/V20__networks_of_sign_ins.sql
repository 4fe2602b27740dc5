-- Whether somebody came from the same network before, among all the guesses of a flood.
create index audit_entry_network on audit_entry (account_id, network, act);
