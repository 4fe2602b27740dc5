-- What is purged is found by its age.
create index web_session_created_at on web_session (created_at);
create index audit_entry_occurred_at on audit_entry (occurred_at);
create index one_time_token_expires_at on one_time_token (expires_at);

-- What operators see counted is counted in an index, not in the rows.
create index account_role_state on account (role, state);
create index mailbox_domain_active on mailbox (domain_id, active);
create index device_password_revoked_at on device_password (revoked_at);
