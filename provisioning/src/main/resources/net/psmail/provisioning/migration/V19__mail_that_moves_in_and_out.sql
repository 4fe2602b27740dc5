-- A copy of all mail and data of a member in one file. The key of the table lets there be one at a time. The state is RUNNING, READY, or
-- why there is none: INTERRUPTED, FAILED, NO_ROOM. The file is encrypted with what the mailbox key alone gives; nothing here opens it.
-- Moments are in seconds of Unix time; beat_at says that the process that makes it lives.
create table mail_export (
  account_id bigint not null primary key,
  file varchar(43) not null,
  state varchar(12) not null,
  asked_at bigint not null,
  beat_at bigint not null,
  ends_at bigint not null,
  all_mails bigint not null,
  done_mails bigint not null,
  all_bytes bigint not null,
  done_bytes bigint not null,
  left_out bigint not null,
  file_bytes bigint not null,
  constraint mail_export_file unique (file),
  constraint mail_export_account foreign key (account_id) references account (id) on delete cascade
);
create index mail_export_ends_at on mail_export (ends_at);

-- Mail that a member has fetched from another provider, or is being fetched: one at a time. The password there is kept nowhere. The state
-- is RUNNING, DONE, STOPPED by its owner, or why it broke off; whoever gives the password again goes on where it stopped.
create table mail_import (
  account_id bigint not null primary key,
  run varchar(43) not null,
  host varchar(253) not null,
  port int not null,
  security varchar(8) not null,
  user_name varchar(255) not null,
  apart boolean not null,
  state varchar(16) not null,
  asked_at bigint not null,
  beat_at bigint not null,
  ends_at bigint not null,
  constraint mail_import_account foreign key (account_id) references account (id) on delete cascade
);
create index mail_import_ends_at on mail_import (ends_at);

-- Its folders there, where their mails go here, and up to which number (RFC 9051) they were gone through.
create table mail_import_folder (
  id bigint not null auto_increment primary key,
  account_id bigint not null,
  folder varchar(500) not null,
  target varchar(500) not null,
  uid_validity bigint not null,
  last_uid bigint not null,
  all_mails bigint not null,
  done_mails bigint not null,
  known_mails bigint not null,
  done_bytes bigint not null,
  constraint mail_import_folder_import foreign key (account_id) references mail_import (account_id) on delete cascade
);
create index mail_import_folder_account on mail_import_folder (account_id, id);

-- Mails that could not be taken: why, and what helps to find them there; nothing of what stands in them.
create table mail_import_refusal (
  id bigint not null auto_increment primary key,
  account_id bigint not null,
  folder varchar(500) not null,
  reason varchar(16) not null,
  received_at bigint not null,
  bytes bigint not null,
  constraint mail_import_refusal_import foreign key (account_id) references mail_import (account_id) on delete cascade
);
create index mail_import_refusal_account on mail_import_refusal (account_id, id);
