-- The part of the portal's schema that the mail servers see, for checking them without the portal.

create table mail_domain (
  id bigint primary key auto_increment, name varchar(253) not null unique, active boolean not null);
create table account (
  id bigint primary key auto_increment, state varchar(16) not null);
create table mailbox (
  id bigint primary key auto_increment, account_id bigint not null, domain_id bigint not null,
  address varchar(320) not null unique, quota_bytes bigint not null, active boolean not null, public_key text not null);
create table device_password (
  id bigint primary key auto_increment, mailbox_id bigint not null, selector char(8) not null,
  hash varchar(255) not null, envelope text not null, revoked_at datetime(6));
create table device_use (
  device_id bigint not null, protocol varchar(16) not null, used_at bigint not null, primary key (device_id, protocol));

create view mail_login as
  select m.address, d.id as device_id, d.selector, d.hash, d.envelope as private_key, m.public_key, m.quota_bytes
  from mailbox m join device_password d on d.mailbox_id = m.id join account a on a.id = m.account_id
    join mail_domain o on o.id = m.domain_id
  where m.active and o.active and d.revoked_at is null and a.state = 'ACTIVE';
create view mail_user as
  select m.address, m.public_key, m.quota_bytes from mailbox m join mail_domain o on o.id = m.domain_id
  where m.active and o.active;
create view mail_served_domain as select o.name from mail_domain o where o.active;
create view mail_sender as select m.address, m.address as login from mailbox m where m.active;
