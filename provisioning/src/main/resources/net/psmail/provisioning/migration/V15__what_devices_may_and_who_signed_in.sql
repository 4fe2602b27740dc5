-- What the password of a device may be used for, and the second of Unix time at which it ends as its
-- owner wished; null for one that does not. (The portal's own, which are no device's, end at
-- expires_at.)
alter table device_password add column may_read boolean not null default true;
alter table device_password add column may_send boolean not null default true;
alter table device_password add column ends_at bigint;

-- Where a device was last used, and the name that its mail program gave itself, if any.
alter table device_use add column network varchar(64);
alter table device_use add column program varchar(60);

-- Reading (IMAP, POP3) wants may_read, sending may_send; filters (ManageSieve) forward and answer
-- mail, so they want both.
create or replace view mail_login as
  select m.address, d.id as device_id, d.selector, d.hash, d.envelope as private_key,
    m.public_key, m.quota_bytes, d.may_read, d.may_send
  from mailbox m
    join device_password d on d.mailbox_id = m.id
    join account a on a.id = m.account_id
    join mail_domain o on o.id = m.domain_id
  where m.active and o.active and d.revoked_at is null and a.state = 'ACTIVE'
    and (d.expires_at is null or d.expires_at > unix_timestamp())
    and (d.ends_at is null or d.ends_at > unix_timestamp())
    and (d.first_use_by is null or d.first_use_by > unix_timestamp()
      or exists (select 1 from device_use u where u.device_id = d.id));

-- Logins to mailboxes by mail programs, kept for 30 days: counted by day, so that a flood of them
-- stays a few rows. The outcome is ACCEPTED or why it was refused. Nothing is kept of a password that
-- was tried, and nothing at all of names that are nobody's. The device is that of the password, also
-- of one that works no more; 0 for none. Moments are in seconds of Unix time, days in days of it.
-- Dovecot writes here too, through the functions note_device_use and note_refused_login.
create table mail_sign_in (
  id bigint not null auto_increment primary key,
  mailbox_id bigint not null,
  on_day int not null,
  protocol varchar(16) not null,
  network varchar(64) not null,
  outcome varchar(20) not null,
  device_id bigint not null,
  times int not null,
  first_at bigint not null,
  last_at bigint not null,
  constraint mail_sign_in_kind
    unique (mailbox_id, on_day, protocol, network, outcome, device_id),
  constraint mail_sign_in_mailbox foreign key (mailbox_id) references mailbox (id)
    on delete cascade
);
create index mail_sign_in_last_at on mail_sign_in (last_at);
create index mail_sign_in_latest on mail_sign_in (mailbox_id, last_at);

-- It knew the refused ones alone, for a day.
drop table refused_login;

-- Where somebody signed in, as the audit has it, and by which browser.
alter table web_session add column network varchar(64);
alter table web_session add column user_agent varchar(200);

-- The account that an act was done to by somebody else; null when it is their own or nobody's.
alter table audit_entry add column on_account_id bigint;
create index audit_entry_on_account on audit_entry (on_account_id, id);

-- Whoever asks what is stored about them is told of the names that they were given.
create index address_claim_address on address_claim (address);
