-- Addresses of members at other providers, each confirmed by a code that was mailed there. Nothing makes
-- one unique: whether somebody else has named it too is nobody's business. One that has ended waits only
-- for the letter that tells its owner so.
create table other_address (
  id bigint not null auto_increment primary key,
  account_id bigint not null,
  address varchar(254) not null,
  confirmed_at datetime(6) not null,
  ended_at datetime(6),
  constraint other_address_account foreign key (account_id) references account (id)
    on delete cascade
);
create index other_address_ended_at on other_address (ended_at);

-- Codes that are mailed to see whether an address is somebody's who asks: of a member, or of a visitor who
-- registers and has no account yet. The code is made when its letter is written, so that nothing but a
-- hash of it is ever kept; until then the hash is null. The holder is a hash of what the asker has.
create table mailed_code (
  id bigint not null auto_increment primary key,
  holder varchar(64) not null,
  account_id bigint,
  address varchar(254) not null,
  language varchar(35) not null,
  hash varchar(64),
  tries int not null,
  made_at datetime(6) not null,
  ends_at datetime(6) not null,
  confirmed_at datetime(6),
  constraint mailed_code_holder unique (holder),
  constraint mailed_code_account foreign key (account_id) references account (id) on delete cascade
);
create index mailed_code_ends_at on mailed_code (ends_at);

-- What somebody typed who has lost password and recovery code. It is written down whether or not the
-- mailbox exists, and looked up after the answer, so that the answer tells nothing, nor does its time.
create table recovery_question (
  id bigint not null auto_increment primary key,
  address varchar(318) not null,
  network varchar(64) not null,
  user_agent varchar(200),
  asked_at datetime(6) not null
);
create index recovery_question_asked_at on recovery_question (asked_at);
create index recovery_question_address on recovery_question (address);

-- A recovery by the confirmed other address: asked for, then begun by who reads the letter, and ready
-- after the delay. Whoever stops or finishes it deletes the row, so that one of both succeeds.
create table pending_recovery (
  id bigint not null auto_increment primary key,
  account_id bigint not null,
  asked_at datetime(6) not null,
  begun_at datetime(6),
  ready_at datetime(6),
  ends_at datetime(6) not null,
  constraint pending_recovery_once unique (account_id),
  constraint pending_recovery_account foreign key (account_id) references account (id)
    on delete cascade
);
create index pending_recovery_ends_at on pending_recovery (ends_at);

-- The links of its letters, by their hashes: some open it, the others only stop it.
create table recovery_link (
  hash varchar(64) not null primary key,
  recovery_id bigint not null,
  opens boolean not null,
  made_at datetime(6) not null,
  constraint recovery_link_recovery foreign key (recovery_id) references pending_recovery (id)
    on delete cascade
);

-- Domains, with all below them, whose addresses confirm nothing: anybody reads the mail there, or it is
-- thrown away after minutes. The first are some that are known for it; operators add and remove.
create table blocked_domain (
  name varchar(253) not null primary key,
  added_at datetime(6) not null
);
insert into blocked_domain (name, added_at) values
  ('10minutemail.com', '2026-01-01 00:00:00'),
  ('10minutemail.net', '2026-01-01 00:00:00'),
  ('byom.de', '2026-01-01 00:00:00'),
  ('dispostable.com', '2026-01-01 00:00:00'),
  ('emailondeck.com', '2026-01-01 00:00:00'),
  ('fakeinbox.com', '2026-01-01 00:00:00'),
  ('getnada.com', '2026-01-01 00:00:00'),
  ('grr.la', '2026-01-01 00:00:00'),
  ('guerrillamail.com', '2026-01-01 00:00:00'),
  ('guerrillamail.info', '2026-01-01 00:00:00'),
  ('mailcatch.com', '2026-01-01 00:00:00'),
  ('maildrop.cc', '2026-01-01 00:00:00'),
  ('mailinator.com', '2026-01-01 00:00:00'),
  ('mailnesia.com', '2026-01-01 00:00:00'),
  ('mintemail.com', '2026-01-01 00:00:00'),
  ('mohmal.com', '2026-01-01 00:00:00'),
  ('muellmail.com', '2026-01-01 00:00:00'),
  ('sharklasers.com', '2026-01-01 00:00:00'),
  ('spam4.me', '2026-01-01 00:00:00'),
  ('temp-mail.org', '2026-01-01 00:00:00'),
  ('tempmail.net', '2026-01-01 00:00:00'),
  ('throwawaymail.com', '2026-01-01 00:00:00'),
  ('trash-mail.com', '2026-01-01 00:00:00'),
  ('trashmail.com', '2026-01-01 00:00:00'),
  ('trashmail.de', '2026-01-01 00:00:00'),
  ('wegwerfmail.de', '2026-01-01 00:00:00'),
  ('yopmail.com', '2026-01-01 00:00:00'),
  ('yopmail.fr', '2026-01-01 00:00:00');
