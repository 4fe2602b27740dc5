-- What operators want besides the certificates of the configuration. One that was removed is set
-- aside first, so that this can be undone. The place is one of the configuration's; null for ours. The
-- version counts changes, so that none is lost that another did not see.
create table declared_certificate (
  id varchar(64) not null primary key,
  names varchar(4096) not null,
  key_type varchar(16) not null,
  challenge varchar(16) not null,
  profile varchar(64),
  issuers varchar(255) not null,
  place varchar(64),
  version int not null default 0,
  set_aside_at datetime(6)
);
