-- Sign-ins leave the trail earlier than the rest of it.
create index audit_entry_act on audit_entry (act, occurred_at);
