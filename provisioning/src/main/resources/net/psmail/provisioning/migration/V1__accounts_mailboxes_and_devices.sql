-- One script for MariaDB 10.11 (and MySQL 8) and for H2 2.2 in MODE=MySQL.
-- Moments are UTC.

create table mail_domain (
  id bigint not null auto_increment primary key,
  name varchar(253) not null,
  active boolean not null,
  created_at datetime(6) not null,
  constraint mail_domain_name unique (name)
);

create table account (
  id bigint not null auto_increment primary key,
  sign_in_name varchar(318) not null,
  role varchar(8) not null,
  language varchar(35) not null,
  state varchar(8) not null,
  password_kdf varchar(120) not null,
  password_verifier varchar(64) not null,
  recovery_verifier varchar(64),
  recovery_confirmed_at datetime(6),
  registration_form varchar(64),
  created_at datetime(6) not null,
  leaves_at datetime(6),
  constraint account_sign_in_name unique (sign_in_name),
  constraint account_registration_form unique (registration_form)
);
create index account_role on account (role);

-- Names that are or were somebody's. Rows are never deleted: a name is given once.
create table address_claim (
  domain_id bigint not null,
  skeleton varchar(64) not null,
  address varchar(318) not null,
  claimed_at datetime(6) not null,
  primary key (domain_id, skeleton),
  constraint address_claim_domain foreign key (domain_id) references mail_domain (id)
);

create table mailbox (
  id bigint not null auto_increment primary key,
  account_id bigint not null,
  domain_id bigint not null,
  local_part varchar(64) not null,
  address varchar(318) not null,
  quota_bytes bigint not null,
  active boolean not null,
  public_key varchar(1024) not null,
  created_at datetime(6) not null,
  constraint mailbox_address unique (address),
  constraint mailbox_account foreign key (account_id) references account (id) on delete cascade,
  constraint mailbox_domain foreign key (domain_id) references mail_domain (id)
);

create table key_envelope (
  mailbox_id bigint not null,
  purpose varchar(16) not null,
  sealed varchar(2048) not null,
  primary key (mailbox_id, purpose),
  constraint key_envelope_mailbox foreign key (mailbox_id) references mailbox (id) on delete cascade
);

create table device_password (
  id bigint not null auto_increment primary key,
  mailbox_id bigint not null,
  name varchar(60) not null,
  selector varchar(8) not null,
  hash varchar(160) not null,
  envelope varchar(2048) not null,
  created_at datetime(6) not null,
  revoked_at datetime(6),
  constraint device_password_mailbox foreign key (mailbox_id) references mailbox (id)
    on delete cascade
);
create index device_password_selector on device_password (mailbox_id, selector);

-- Dovecot's last_login plugin writes here too.
create table device_use (
  device_id bigint not null,
  protocol varchar(16) not null,
  used_at bigint not null,
  primary key (device_id, protocol),
  constraint device_use_device foreign key (device_id) references device_password (id)
    on delete cascade
);

create table web_session (
  id varchar(64) not null primary key,
  account_id bigint not null,
  sealed_key varchar(2048),
  created_at datetime(6) not null,
  seen_at datetime(6) not null,
  constraint web_session_account foreign key (account_id) references account (id)
    on delete cascade
);
create index web_session_seen_at on web_session (seen_at);

create table session_secret (
  session_id varchar(64) not null,
  purpose varchar(16) not null,
  sealed varchar(1024) not null,
  expires_at datetime(6) not null,
  primary key (session_id, purpose),
  constraint session_secret_session foreign key (session_id) references web_session (id)
    on delete cascade
);
create index session_secret_expires_at on session_secret (expires_at);

create table one_time_token (
  hash varchar(64) not null primary key,
  purpose varchar(16) not null,
  expires_at datetime(6) not null
);

-- No foreign key: the trail outlives what it tells about.
create table audit_entry (
  id bigint not null auto_increment primary key,
  account_id bigint,
  occurred_at datetime(6) not null,
  actor varchar(318) not null,
  act varchar(32) not null,
  subject varchar(318) not null,
  network varchar(64) not null,
  user_agent varchar(200)
);
create index audit_entry_account on audit_entry (account_id, id);

-- db-scheduler's table.
create table scheduled_tasks (
  task_name varchar(100) not null,
  task_instance varchar(100) not null,
  task_data blob,
  execution_time datetime(6) not null,
  picked boolean not null,
  picked_by varchar(50),
  last_success datetime(6),
  last_failure datetime(6),
  consecutive_failures int,
  last_heartbeat datetime(6),
  version bigint not null,
  priority smallint,
  primary key (task_name, task_instance)
);
create index scheduled_tasks_execution_time on scheduled_tasks (execution_time);
create index scheduled_tasks_last_heartbeat on scheduled_tasks (last_heartbeat);

-- The views are a contract with Dovecot, Postfix and whoever else serves mail: columns are added,
-- never renamed or removed. They are read with a user of their own that sees nothing else.

-- One row for each device password that works. The private key opens with the lower-case
-- hexadecimal SHA-256 of the device password; the selector is its first eight digits.
create view mail_login as
  select m.address, d.id as device_id, d.selector, d.hash, d.envelope as private_key,
    m.public_key, m.quota_bytes
  from mailbox m
    join device_password d on d.mailbox_id = m.id
    join account a on a.id = m.account_id
    join mail_domain o on o.id = m.domain_id
  where m.active and o.active and d.revoked_at is null and a.state = 'ACTIVE';

-- Where mail is delivered to, and the key that it is encrypted with.
create view mail_user as
  select m.address, m.public_key, m.quota_bytes
  from mailbox m
    join mail_domain o on o.id = m.domain_id
  where m.active and o.active;

create view mail_served_domain as
  select o.name from mail_domain o where o.active;

-- Who may write as whom.
create view mail_sender as
  select m.address, m.address as login from mailbox m where m.active;
