-- What operators want besides the certificates of the configuration. One that was removed is set
-- aside first, so that this can be undone.
create table declared_certificate (
  id varchar(64) not null primary key,
  names varchar(4096) not null,
  key_type varchar(16) not null,
  challenge varchar(16) not null,
  profile varchar(64),
  issuers varchar(255) not null,
  set_aside_at datetime(6)
);
