-- More roles, of longer names. Whoever ran the provider alone decides who works here from now on.
alter table account modify column role varchar(16) not null;
update account set role = 'ADMINISTRATOR' where role = 'OPERATOR';

-- Links by which people come to work here, in the place of the one that the start made. That one is
-- made anew by the next start, if it is needed still.
drop table one_time_token;
create table invitation (
  id bigint not null auto_increment primary key,
  hash varchar(64) not null,
  role varchar(16) not null,
  made_by varchar(318),
  made_at datetime(6) not null,
  expires_at datetime(6) not null,
  constraint invitation_hash unique (hash)
);
create index invitation_expires_at on invitation (expires_at);

-- Who may write as whom: everybody as themselves, and the mailbox that reads letters to the provider
-- also under the addresses that they were sent to.
create or replace view mail_sender as
  select m.address, m.address as login from mailbox m where m.active
  union all
  select a.address, a.mailbox as login from mail_alias a;
