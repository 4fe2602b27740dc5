-- What an authority that asks for a token over HTTP (RFC 8555, 8.3) or for a host over TLS
-- (RFC 8737) is told, by whichever node it meets. Answers live for minutes: the old ones may go.
drop table challenge_answer;
create table challenge_answer (
  id bigint not null auto_increment primary key,
  kind varchar(16) not null,
  asked varchar(255) not null,
  answer varchar(512) not null,
  order_location varchar(512) not null,
  expires_at datetime(6) not null
);
create index challenge_answer_asked on challenge_answer (asked, kind);
create index challenge_answer_expires_at on challenge_answer (expires_at);

-- What authorities said of themselves and of our accounts when we spoke to them last.
create table issuer_account (
  issuer varchar(64) not null primary key,
  directory varchar(512) not null,
  location varchar(512) not null,
  caa_identities varchar(1024) not null,
  terms_of_service varchar(512)
);

-- What was revoked because somebody here wanted it, by SHA-256: it is not served again.
create table certificate_revocation (
  fingerprint varchar(95) not null primary key,
  certificate_id varchar(64) not null,
  reason varchar(32) not null,
  asked_by varchar(255) not null,
  asked_at datetime(6) not null,
  done_at datetime(6)
);
