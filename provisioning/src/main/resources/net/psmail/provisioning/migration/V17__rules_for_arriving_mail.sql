-- What members want to become of mail that arrives: the truth, from which the script of the mail server
-- is written anew at each change. Who has changed nothing has no row. The version counts changes;
-- in_force is the one that the mail server has; fault says why it has not the newest: AWAY (it does not
-- answer), REFUSED, or OTHER (its owner has put another script there). Days are counted from 1 January
-- 1970.
create table mail_rules (
  account_id bigint not null primary key,
  version bigint not null,
  in_force bigint not null,
  fault varchar(8),
  fault_detail varchar(300),
  take_over boolean not null,
  junk boolean not null,
  keeps_copy boolean not null,
  away boolean not null,
  away_from int,
  away_until int,
  away_subject varchar(150) not null,
  away_text varchar(4000) not null,
  away_days int not null,
  constraint mail_rules_account foreign key (account_id) references account (id) on delete cascade
);

-- In the order of their places, of which no two in a mailbox are the same.
create table mail_filter (
  id bigint not null auto_increment primary key,
  account_id bigint not null,
  place int not null,
  part varchar(8) not null,
  way varchar(8) not null,
  words varchar(200) not null,
  folder varchar(60),
  seen boolean not null,
  flagged boolean not null,
  stops boolean not null,
  constraint mail_filter_account foreign key (account_id) references account (id) on delete cascade
);
create index mail_filter_place on mail_filter (account_id, place);

-- Where mail is sent on to, once who reads there has told the code of a letter. Nothing is sent on
-- before; what nobody confirms goes when the code ends.
create table mail_forward (
  id bigint not null auto_increment primary key,
  account_id bigint not null,
  address varchar(254) not null,
  asked_at datetime(6) not null,
  confirmed_at datetime(6),
  code_hash varchar(64),
  code_ends_at datetime(6),
  tries int not null,
  constraint mail_forward_address unique (account_id, address),
  constraint mail_forward_account foreign key (account_id) references account (id) on delete cascade
);
create index mail_forward_code_ends_at on mail_forward (code_ends_at);
