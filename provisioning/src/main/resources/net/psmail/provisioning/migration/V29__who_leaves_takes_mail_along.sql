-- The same as before, and in the days of grace of who is leaving the passwords that the portal makes for itself, for reading alone: so
-- mail can be taken along until the end.
create or replace view mail_login as
  select m.address, d.id as device_id, d.selector, d.hash, d.envelope as private_key,
    m.public_key, m.quota_bytes, d.may_read,
    (d.may_send and x.account_id is null and a.state = 'ACTIVE') as may_send
  from mailbox m
    join device_password d on d.mailbox_id = m.id
    join account a on a.id = m.account_id
    join mail_domain o on o.id = m.domain_id
    left join suspension x on x.account_id = m.account_id
      and (x.ends_at is null or x.ends_at > unix_timestamp())
  where m.active and o.active and d.revoked_at is null
    and (a.state = 'ACTIVE' or (a.state = 'LEAVING' and d.expires_at is not null))
    and (x.account_id is null or x.kind = 'SENDING')
    and (d.expires_at is null or d.expires_at > unix_timestamp())
    and (d.ends_at is null or d.ends_at > unix_timestamp())
    and (d.first_use_by is null or d.first_use_by > unix_timestamp()
      or exists (select 1 from device_use u where u.device_id = d.id));
