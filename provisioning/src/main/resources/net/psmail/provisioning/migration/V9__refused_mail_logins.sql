-- Mail logins that were refused, kept for a day to be explained to the owner of the mailbox: counted,
-- so that a flood of them stays a few rows. Nothing is kept of the password that was tried, and
-- nothing at all of names that are nobody's. The device is that of a password which works no more;
-- 0 for none. The moment is in seconds of Unix time. Dovecot writes here too, through the function note_refused_login.
create table refused_login (
  mailbox_id bigint not null,
  protocol varchar(16) not null,
  network varchar(64) not null,
  reason varchar(20) not null,
  device_id bigint not null,
  tries int not null,
  refused_at bigint not null,
  primary key (mailbox_id, protocol, network, reason, device_id),
  constraint refused_login_mailbox foreign key (mailbox_id) references mailbox (id)
    on delete cascade
);
create index refused_login_refused_at on refused_login (refused_at);
