-- Addresses that members made for themselves besides the one of their mailbox: names of their choice
-- (OWN) and random ones for forms (RANDOM). Whose name it was once, address_claim knows for ever. A
-- removed one stays for the time in which its owner may take it back. Mails are counted by whoever
-- takes them: the portal's own mail server, or Postfix through the function note_alias_mail; the
-- last one in seconds of Unix time.
create table member_alias (
  id bigint not null auto_increment primary key,
  account_id bigint not null,
  domain_id bigint not null,
  address varchar(318) not null,
  kind varchar(8) not null,
  note varchar(60) not null,
  active boolean not null,
  made_at datetime(6) not null,
  removed_at datetime(6),
  mails bigint default 0 not null,
  last_mail_at bigint,
  constraint member_alias_address unique (address),
  constraint member_alias_account foreign key (account_id) references account (id) on delete cascade,
  constraint member_alias_domain foreign key (domain_id) references mail_domain (id)
);
create index member_alias_removed_at on member_alias (removed_at);

-- Those of members lead to their mailbox as long as it takes mail.
create or replace view mail_alias as
  select concat(n.name, '@', o.name) as address, u.address as mailbox
  from provider_name n
    cross join mail_domain o
    join mail_user u on u.address = n.mailbox
  where o.active
  union all
  select l.address, u.address as mailbox
  from member_alias l
    join mailbox m on m.account_id = l.account_id
    join mail_user u on u.address = m.address
    join mail_domain o on o.id = l.domain_id
  where l.active and l.removed_at is null and o.active;

-- The same as before, read anew with the view that it rests on.
create or replace view mail_sender as
  select m.address, m.address as login from mailbox m where m.active
  union all
  select a.address, a.mailbox as login from mail_alias a;
