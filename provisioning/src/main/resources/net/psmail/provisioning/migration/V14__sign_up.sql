-- How a domain takes newcomers: OPEN, INVITE, APPROVAL or CLOSED.
alter table mail_domain add column sign_up varchar(8) not null default 'OPEN';

-- Accounts in the state WAITING, whose mailboxes are not active yet: an operator decides, with what the
-- layers gave as reasons (words with commas between) and the network that it came from. Row and account
-- go together when it is refused.
create table waiting_registration (
  account_id bigint not null primary key,
  reasons varchar(255) not null,
  network varchar(64) not null,
  asked_at datetime(6) not null,
  constraint waiting_registration_account foreign key (account_id) references account (id)
    on delete cascade
);
create index waiting_registration_asked_at on waiting_registration (asked_at);

-- Of registrations that were refused nothing stays but the hashes of their sessions, so that whoever
-- comes back with one is told.
create table refused_visit (
  session_id varchar(64) not null primary key,
  refused_at datetime(6) not null
);
create index refused_visit_refused_at on refused_visit (refused_at);

-- How many registered within an hour of Unix time, on all nodes together.
create table sign_up_hour (
  started_at datetime(6) not null primary key,
  taken int not null
);

-- What proofs of work are signed with, one for all nodes.
create table proof_key (
  id int not null primary key,
  secret varchar(64) not null
);

-- Proofs that were used: each works once.
create table spent_proof (
  challenge varchar(64) not null primary key,
  expires_at datetime(6) not null
);
create index spent_proof_expires_at on spent_proof (expires_at);

-- Invitations of members, and of operators, who have no number here: single use, each into one domain.
-- The link is known by its hash. Once it is used it has a guest and ends no more by itself; then it is
-- a branch of the tree of who invited whom, and goes with the account of the guest. Inviters are no
-- foreign key: those who came by one of them stay together when it is erased.
create table invite (
  id bigint not null auto_increment primary key,
  hash varchar(64) not null,
  domain_id bigint not null,
  inviter_id bigint,
  note varchar(60) not null,
  made_at datetime(6) not null,
  expires_at datetime(6),
  guest_id bigint,
  used_at datetime(6),
  constraint invite_hash unique (hash),
  constraint invite_guest unique (guest_id),
  constraint invite_domain foreign key (domain_id) references mail_domain (id),
  constraint invite_guest_account foreign key (guest_id) references account (id) on delete cascade
);
create index invite_inviter on invite (inviter_id, id);
create index invite_expires_at on invite (expires_at);
create index invite_used_at on invite (used_at);

-- What became of registrations: how many in a day of UTC, for each domain. Figures, and nothing of persons.
create table sign_up_day (
  on_day varchar(10) not null,
  domain_id bigint not null,
  outcome varchar(16) not null,
  times bigint not null,
  primary key (domain_id, on_day, outcome),
  constraint sign_up_day_domain foreign key (domain_id) references mail_domain (id)
);
create index sign_up_day_on_day on sign_up_day (on_day);
