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
