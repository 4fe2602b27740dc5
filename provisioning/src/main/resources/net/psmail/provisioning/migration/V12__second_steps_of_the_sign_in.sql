-- The second step of the sign-in: codes of an app, and codes on paper that work once each. What the app
-- and we both know is sealed under a key that only the sign-in password gives; the last step of time
-- whose code was taken makes a second use of it worthless.
create table code_generator (
  account_id bigint not null primary key,
  sealed varchar(255) not null,
  last_step bigint not null,
  added_at datetime(6) not null,
  constraint code_generator_account foreign key (account_id) references account (id)
    on delete cascade
);

create table one_time_code (
  id bigint not null auto_increment primary key,
  account_id bigint not null,
  hash varchar(64) not null,
  constraint one_time_code_hash unique (account_id, hash),
  constraint one_time_code_account foreign key (account_id) references account (id)
    on delete cascade
);

-- Browsers that are not asked for the second step.
create table known_browser (
  id bigint not null auto_increment primary key,
  account_id bigint not null,
  hash varchar(64) not null,
  user_agent varchar(200),
  made_at datetime(6) not null,
  used_at datetime(6) not null,
  ends_at datetime(6) not null,
  constraint known_browser_hash unique (hash),
  constraint known_browser_account foreign key (account_id) references account (id)
    on delete cascade
);
create index known_browser_ends_at on known_browser (ends_at);

-- Who has given the right password and not yet the second step. Not a row of web_session, so that
-- nothing can take it for one; it carries what a session will need, sealed under its own token.
create table half_sign_in (
  id varchar(64) not null primary key,
  account_id bigint not null,
  sealed_key varchar(2048),
  sealed_factor_key varchar(255) not null,
  tries int not null,
  ends_at datetime(6) not null,
  constraint half_sign_in_account foreign key (account_id) references account (id)
    on delete cascade
);
create index half_sign_in_ends_at on half_sign_in (ends_at);

-- A session keeps the key of the second step, and when its owner has last shown to be the one: null if
-- nobody has, as on a browser that was not asked. Sessions of before have no such key, and none can be
-- made without the password: everybody signs in once more.
delete from web_session;
alter table web_session add column sealed_factor_key varchar(255);
alter table web_session add column proved_at datetime(6);

-- Passkeys: what an authenticator has shown of itself, and how often it says to have signed.
create table passkey (
  id bigint not null auto_increment primary key,
  account_id bigint not null,
  credential_hash varchar(64) not null,
  credential varchar(4096) not null,
  sign_count bigint not null,
  name varchar(60) not null,
  added_at datetime(6) not null,
  used_at datetime(6),
  constraint passkey_credential unique (credential_hash),
  constraint passkey_account foreign key (account_id) references account (id) on delete cascade
);
create index passkey_account_id on passkey (account_id);

-- What a passkey is asked to sign: once, within minutes, in the browser that asked.
create table passkey_challenge (
  hash varchar(64) not null primary key,
  holder varchar(64) not null,
  ends_at datetime(6) not null
);
create index passkey_challenge_ends_at on passkey_challenge (ends_at);
