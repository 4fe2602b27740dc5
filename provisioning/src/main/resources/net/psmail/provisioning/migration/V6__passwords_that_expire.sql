-- A password that the portal makes for itself, to send one mail in the name of a member who asked for
-- it. It works until this second of Unix time, which each mail server's database compares with its
-- own clock, whatever the time zone of the connection; null for the password of a device.
alter table device_password add column expires_at bigint;
create index device_password_expires_at on device_password (expires_at);

create or replace view mail_login as
  select m.address, d.id as device_id, d.selector, d.hash, d.envelope as private_key,
    m.public_key, m.quota_bytes
  from mailbox m
    join device_password d on d.mailbox_id = m.id
    join account a on a.id = m.account_id
    join mail_domain o on o.id = m.domain_id
  where m.active and o.active and d.revoked_at is null and a.state = 'ACTIVE'
    and (d.expires_at is null or d.expires_at > unix_timestamp());
