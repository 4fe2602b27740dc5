-- A device password that nobody has seen in full, for it travels to a phone inside a profile or a QR
-- code. It works until this second of Unix time, and once it has been used, like any other; null for
-- one that waits for nothing.
alter table device_password add column first_use_by bigint;
create index device_password_first_use_by on device_password (first_use_by);

-- The link that hands such a password out once. The table knows the hash of the link's token; the
-- token alone opens what is sealed.
create table setup_link (
  hash varchar(64) not null primary key,
  device_id bigint not null,
  sealed varchar(1024) not null,
  expires_at bigint not null,
  constraint setup_link_device foreign key (device_id) references device_password (id)
    on delete cascade
);
create index setup_link_expires_at on setup_link (expires_at);

create or replace view mail_login as
  select m.address, d.id as device_id, d.selector, d.hash, d.envelope as private_key,
    m.public_key, m.quota_bytes
  from mailbox m
    join device_password d on d.mailbox_id = m.id
    join account a on a.id = m.account_id
    join mail_domain o on o.id = m.domain_id
  where m.active and o.active and d.revoked_at is null and a.state = 'ACTIVE'
    and (d.expires_at is null or d.expires_at > unix_timestamp())
    and (d.first_use_by is null or d.first_use_by > unix_timestamp()
      or exists (select 1 from device_use u where u.device_id = d.id));
