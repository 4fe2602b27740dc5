-- One script for MariaDB 10.11 (and MySQL 8) and for H2 2.2 in MODE=MySQL.
-- Moments are UTC. No key is kept here: keys lie in files that their owner alone may read.

-- What is wanted of a certificate, and how far it has come. Whoever holds the lease may change it.
create table managed_certificate (
  id varchar(64) not null primary key,
  names varchar(4096) not null,
  key_type varchar(16) not null,
  challenge varchar(16) not null,
  profile varchar(64),
  issuers varchar(255) not null,
  stage varchar(16) not null,
  resumes varchar(16),
  issuer varchar(64),
  order_location varchar(512),
  reason varchar(1024),
  next_look datetime(6) not null,
  renew_at datetime(6),
  failures int not null default 0,
  served_by varchar(64),
  pending_chain text,
  current_chain text,
  left_out text,
  lease_owner varchar(64),
  lease_until datetime(6)
);
create index managed_certificate_next_look on managed_certificate (next_look);

-- The time line that operators read.
create table certificate_event (
  id bigint not null auto_increment primary key,
  certificate_id varchar(64) not null,
  happened_at datetime(6) not null,
  stage varchar(16) not null,
  issuer varchar(64),
  reason varchar(1024),
  constraint certificate_event_certificate foreign key (certificate_id)
    references managed_certificate (id) on delete cascade
);
create index certificate_event_certificate_id on certificate_event (certificate_id, id);

-- An issuer that failed for a certificate is left alone for a while.
create table issuer_pause (
  certificate_id varchar(64) not null,
  issuer varchar(64) not null,
  failures int not null,
  ends_at datetime(6) not null,
  primary key (certificate_id, issuer),
  constraint issuer_pause_certificate foreign key (certificate_id)
    references managed_certificate (id) on delete cascade
);

-- The orders of late: an issuer is asked for no more than it allows.
create table issuer_order (
  id bigint not null auto_increment primary key,
  issuer varchar(64) not null,
  certificate_id varchar(64) not null,
  names varchar(4096) not null,
  ordered_at datetime(6) not null,
  issued_at datetime(6)
);
create index issuer_order_ordered_at on issuer_order (issuer, ordered_at);

-- What an authority that asks over HTTP is told (RFC 8555, 8.3), by whichever node it meets.
create table challenge_answer (
  token varchar(128) not null primary key,
  answer varchar(512) not null,
  order_location varchar(512) not null,
  expires_at datetime(6) not null
);
create index challenge_answer_expires_at on challenge_answer (expires_at);

-- What operators are told once, until it is over.
create table certificate_alarm (
  id bigint not null auto_increment primary key,
  subject varchar(255) not null,
  kind varchar(16) not null,
  since datetime(6) not null,
  sentence varchar(1024) not null,
  constraint certificate_alarm_subject_kind unique (subject, kind)
);
