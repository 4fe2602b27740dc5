-- Names under which every mail domain is reached (RFC 2142), and the mailbox that reads them: what the
-- configuration says, written at each start.
create table provider_name (
  name varchar(64) not null primary key,
  mailbox varchar(318) not null
);

-- Addresses that lead to a mailbox of another name.
create view mail_alias as
  select concat(n.name, '@', o.name) as address, u.address as mailbox
  from provider_name n
    cross join mail_domain o
    join mail_user u on u.address = n.mailbox
  where o.active;
