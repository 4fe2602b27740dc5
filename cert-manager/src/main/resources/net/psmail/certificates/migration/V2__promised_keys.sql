-- The names that have TLSA records (RFC 6698) for the keys of a certificate, and the last look.
create table tlsa_owner (
  certificate_id varchar(64) not null,
  owner varchar(272) not null,
  is_wanted boolean not null,
  looked_at datetime(6),
  ttl_seconds bigint not null default 0,
  is_signed boolean not null default false,
  is_refused boolean not null default false,
  is_pasted boolean not null default true,
  trouble varchar(1024),
  primary key (certificate_id, owner),
  constraint tlsa_owner_certificate foreign key (certificate_id)
    references managed_certificate (id) on delete cascade
);

-- Which key is promised there, by its digest, and since when all the world may have seen it.
create table tlsa_record (
  certificate_id varchar(64) not null,
  owner varchar(272) not null,
  digest char(64) not null,
  ttl_seconds bigint not null,
  seen_since datetime(6),
  seen_until datetime(6),
  shown_at datetime(6),
  published_at datetime(6),
  unused_since datetime(6),
  primary key (certificate_id, owner, digest),
  constraint tlsa_record_owner foreign key (certificate_id, owner)
    references tlsa_owner (certificate_id, owner) on delete cascade
);
