-- To how many recipients an account has sent within the last day, by quarters of an hour in UTC, as in
-- 2026-11-27T17:45=3,2026-11-27T18:00=20. One row, so that one count of an account comes after the other.
create table sent_count (
  account_id bigint not null primary key,
  quarters varchar(4000) not null,
  last_at datetime(6) not null,
  constraint sent_count_account foreign key (account_id) references account (id) on delete cascade
);
create index sent_count_last_at on sent_count (last_at);

-- Accounts whose probation an operator has ended before its time.
create table probation_end (
  account_id bigint not null primary key,
  made_by varchar(318) not null,
  made_at datetime(6) not null,
  constraint probation_end_account foreign key (account_id) references account (id) on delete cascade
);

-- How old an account is when its probation is over by itself: one row, which the portal writes at its start.
create table probation_length (
  id int not null primary key,
  seconds bigint not null
);
insert into probation_length (id, seconds) values (1, 0);

-- Mailboxes whose owners are in their probation. Postfix asks for them while the portal, which counts, does
-- not answer. The age is reckoned from moments in UTC, whatever time zone the connection has.
create view mail_newcomer as
  select m.address
  from mailbox m
    join account a on a.id = m.account_id
    join probation_length p on p.id = 1
    left join probation_end e on e.account_id = a.id
  where e.account_id is null
    and timestampdiff(second, timestamp '1970-01-01 00:00:00', a.created_at) + p.seconds > unix_timestamp();
