-- By what operators find members' accounts: the domain of the mailbox, and the state as a number, 0 for
-- people who work here. Each question that they can ask is answered in the order of names from one of
-- these indexes, with a million rows as with ten. Numbers, because MariaDB takes an equal text for a
-- constant, and so the order for given, only if it has the collation of the connection.
alter table account add column domain_id bigint;
update account set domain_id =
  (select m.domain_id from mailbox m where m.account_id = account.id);
alter table account add column standing int generated always as (case
  when role <> 'MEMBER' then 0 when state = 'ACTIVE' then 1 when state = 'WAITING' then 2
  when state = 'LEAVING' then 3 when state = 'REVOKED' then 4 else 5 end);
create index account_by_name on account (sign_in_name, domain_id);
create index account_by_standing on account (standing, sign_in_name);
create index account_by_domain on account (domain_id, sign_in_name);
create index account_by_domain_and_standing on account (domain_id, standing, sign_in_name);

-- Accounts that an operator has suspended: their owners cannot send (SENDING), or not sign in at all
-- (SIGN_IN). Mail is taken all the same. The end is in seconds of Unix time, which each mail server's
-- database compares with its own clock; null until somebody lifts it. The address stands here too,
-- because suspended accounts are listed by it, and no address ever changes.
create table suspension (
  account_id bigint not null primary key,
  kind varchar(8) not null,
  reason varchar(300) not null,
  address varchar(318) not null,
  made_by varchar(318) not null,
  made_at datetime(6) not null,
  ends_at bigint,
  constraint suspension_address unique (address),
  constraint suspension_account foreign key (account_id) references account (id)
    on delete cascade
);
create index suspension_ends_at on suspension (ends_at);

-- What operators write down about an account; its owner reads it.
create table operator_note (
  id bigint not null auto_increment primary key,
  account_id bigint not null,
  words varchar(2000) not null,
  made_by varchar(318) not null,
  made_at datetime(6) not null,
  constraint operator_note_account foreign key (account_id) references account (id)
    on delete cascade
);

-- Links by which members whose password is lost get another, made for them by an operator. The table
-- knows the hash alone.
create table password_reset (
  account_id bigint not null primary key,
  hash varchar(64) not null,
  made_by varchar(318) not null,
  made_at datetime(6) not null,
  ends_at datetime(6) not null,
  constraint password_reset_hash unique (hash),
  constraint password_reset_account foreign key (account_id) references account (id)
    on delete cascade
);
create index password_reset_ends_at on password_reset (ends_at);

-- Accounts that an operator wants to delete. Another one must agree; from then on the days of grace
-- run. The numbers are those of the operators' accounts, because names can be given again.
create table deletion_wish (
  account_id bigint not null primary key,
  reason varchar(300) not null,
  asked_by_id bigint not null,
  asked_by varchar(318) not null,
  asked_at datetime(6) not null,
  approved_by_id bigint,
  approved_by varchar(318),
  approved_at datetime(6),
  constraint deletion_wish_two_people check (approved_by_id is null or approved_by_id <> asked_by_id),
  constraint deletion_wish_account foreign key (account_id) references account (id)
    on delete cascade
);
create index deletion_wish_asked_at on deletion_wish (asked_at);

-- The same as before, without those who are suspended from signing in, and without the right to send
-- of those who are suspended from sending.
create or replace view mail_login as
  select m.address, d.id as device_id, d.selector, d.hash, d.envelope as private_key,
    m.public_key, m.quota_bytes, d.may_read, (d.may_send and x.account_id is null) as may_send
  from mailbox m
    join device_password d on d.mailbox_id = m.id
    join account a on a.id = m.account_id
    join mail_domain o on o.id = m.domain_id
    left join suspension x on x.account_id = m.account_id
      and (x.ends_at is null or x.ends_at > unix_timestamp())
  where m.active and o.active and d.revoked_at is null and a.state = 'ACTIVE'
    and (x.account_id is null or x.kind = 'SENDING')
    and (d.expires_at is null or d.expires_at > unix_timestamp())
    and (d.ends_at is null or d.ends_at > unix_timestamp())
    and (d.first_use_by is null or d.first_use_by > unix_timestamp()
      or exists (select 1 from device_use u where u.device_id = d.id));
