-- Tokens with which programs of operators use the API. The table knows the hash of what is sent. A
-- token works as long as its maker is an administrator, so the name alone would not do: another
-- person may have it later.
create table api_token (
  id bigint not null auto_increment primary key,
  hash varchar(64) not null,
  name varchar(60) not null,
  scopes varchar(255) not null,
  account_id bigint not null,
  made_by varchar(318) not null,
  made_at datetime(6) not null,
  used_at datetime(6),
  ends_at datetime(6),
  revoked_at datetime(6),
  constraint api_token_hash unique (hash)
);
create index api_token_ends_at on api_token (ends_at);
create index api_token_revoked_at on api_token (revoked_at);
