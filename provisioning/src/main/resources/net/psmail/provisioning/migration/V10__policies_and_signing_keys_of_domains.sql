-- How other servers shall deliver to a domain; no row: MTA-STS is testing.
create table domain_policy (
  domain_id bigint not null primary key,
  mta_sts varchar(8) not null,
  constraint domain_policy_domain foreign key (domain_id) references mail_domain (id)
);

-- The public halves of the keys that sign a domain's mail; the private ones lie in files of the signer.
create table dkim_key (
  id bigint not null auto_increment primary key,
  domain_id bigint not null,
  selector varchar(63) not null,
  public_key varchar(1024) not null,
  made_at datetime(6) not null,
  signs_since datetime(6),
  retired_at datetime(6),
  constraint dkim_key_selector unique (domain_id, selector),
  constraint dkim_key_domain foreign key (domain_id) references mail_domain (id)
);
