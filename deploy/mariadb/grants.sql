-- What Dovecot and Postfix may do: read the views, note logins and what came to an alias by the functions below.
-- Run it when the portal has made its schema; harmless to repeat.

grant select on psmail.mail_login to psmail_mail@localhost;
grant select on psmail.mail_user to psmail_mail@localhost;
grant select on psmail.mail_home to psmail_mail@localhost;
grant select on psmail.mail_served_domain to psmail_mail@localhost;
grant select on psmail.mail_alias to psmail_mail@localhost;
grant select on psmail.mail_sender to psmail_mail@localhost;
grant select on psmail.mail_newcomer to psmail_mail@localhost;

-- Dovecot writes by queries that look like questions, and such a query can write only through a
-- function. All that is noted is counted by mailbox, day, protocol, network, outcome and device, fifty
-- kinds a day that were let in and fifty that were not, as the portal does for its own mail server
-- (MailSignIns).
delimiter //
create or replace definer = psmail@'127.0.0.1' function psmail.network_of(client varchar(64))
  returns varchar(64) deterministic
begin
  declare raw varbinary(16) default inet6_aton(client);
  return if(length(raw) = 4,
    concat(inet6_ntoa(concat(left(raw, 3), char(0))), '/24'),
    concat(inet6_ntoa(concat(left(raw, 6), repeat(char(0), 10))), '/48'));
end//
-- Writes as much as a count and takes it back: a login that is refused must take as long whether there
-- is something to count or not, or the time would tell which mailbox there is. Dovecot's delay hides
-- little of it: it ends half seconds after the password was looked at. The table is one that needs no other row.
create or replace definer = psmail@'127.0.0.1' procedure psmail.count_nothing() modifies sql data
begin
  insert into recovery_question (address, network, asked_at) values ('', '', utc_timestamp(6));
  delete from recovery_question where id = last_insert_id();
end//
create or replace definer = psmail@'127.0.0.1' procedure psmail.count_sign_in(
  box bigint, used_for varchar(16), origin varchar(64), what varchar(20), device bigint)
  modifies sql data
begin
  declare today int default unix_timestamp() div 86400;
  update mail_sign_in set times = times + 1, last_at = unix_timestamp()
    where mailbox_id = box and on_day = today and protocol = used_for and network = origin
      and outcome = what and device_id = device;
  if row_count() = 0 then
    if (select count(*) from mail_sign_in where mailbox_id = box
        and on_day = today and (outcome = 'ACCEPTED') = (what = 'ACCEPTED')) < 50 then
      insert into mail_sign_in (mailbox_id, on_day, protocol, network, outcome, device_id, times,
          first_at, last_at)
        values (box, today, used_for, origin, what, device, 1, unix_timestamp(), unix_timestamp())
        on duplicate key update times = times + 1, last_at = unix_timestamp();
    else
      call count_nothing();
    end if;
  end if;
end//
delimiter ;

-- Notes a login that was let in. Within a minute of one that is noted, of the same device by the same
-- protocol from the same network, it costs two reads by key and writes nothing; of those that come at
-- once, one is written. What the mail program
-- calls itself is known if it says so before the login (RFC 2971). The portal's own passwords
-- (expires_at) are no devices.
delimiter //
create or replace definer = psmail@'127.0.0.1' function psmail.note_device_use(
  device varchar(64), used_for varchar(16), client varchar(64), told varchar(2000))
  returns char(1) modifies sql data
begin
  declare box bigint;
  declare known_at bigint;
  declare known_from varchar(64);
  declare known_program varchar(60);
  declare written int;
  declare origin varchar(64) default network_of(client);
  declare called varchar(60) default
    nullif(left(regexp_substr(told, '(?i)"name" "\\K[^"\\x00-\\x1f\\x7f]+'), 60), '');
  declare continue handler for not found begin end;
  select used_at, network, program into known_at, known_from, known_program from device_use
    where device_id = device and protocol = used_for;
  select mailbox_id into box from device_password where id = device and expires_at is null;
  if box is not null and origin is not null and
      (known_at is null or known_at <= unix_timestamp() - 60 or not known_from <=> origin
        or not coalesce(called, known_program) <=> known_program) then
    update device_use
      set used_at = unix_timestamp(), network = origin, program = coalesce(called, program)
      where device_id = device and protocol = used_for
        and (used_at <= unix_timestamp() - 60 or not network <=> origin
          or not coalesce(called, program) <=> program);
    set written = row_count();
    if written = 0 and known_at is null then
      insert ignore into device_use (device_id, protocol, used_at, network, program)
        values (device, used_for, unix_timestamp(), origin, called);
      set written = row_count();
    end if;
    if written = 1 then
      call count_sign_in(box, used_for, origin, 'ACCEPTED', device);
    end if;
  end if;
  return 'Y';
end//
delimiter ;
grant execute on function psmail.note_device_use to psmail_mail@localhost;

-- Notes a login that was refused, as RefusedLogins does: for a mailbox that exists, and nothing of the
-- password. What it costs is the same for a name that nobody has.
delimiter //
create or replace definer = psmail@'127.0.0.1' function psmail.note_refused_login(
  login varchar(318), used_for varchar(16), client varchar(64), secret char(8), is_ours boolean)
  returns char(1) modifies sql data
begin
  declare box bigint;
  declare device bigint;
  declare why varchar(20);
  declare origin varchar(64) default network_of(client);
  declare continue handler for not found begin end;
  select id into box from mailbox where address = login and active;
  select d.id, case
      when d.revoked_at is not null then 'REVOKED'
      when d.ends_at <= unix_timestamp() then 'ENDED'
      when d.expires_at <= unix_timestamp() or d.first_use_by <= unix_timestamp()
          and not exists (select 1 from device_use u where u.device_id = d.id) then 'EXPIRED'
      when used_for = 'smtp' and not d.may_send then 'NOT_FOR_SENDING'
      when used_for in ('imap', 'pop3') and not d.may_read then 'NOT_FOR_READING'
      when used_for = 'sieve' and not (d.may_read and d.may_send) then 'NOT_FOR_FILTERS'
      when not o.active then 'DOMAIN_STOPPED'
      when a.state = 'LEAVING' then 'LEAVING'
      when x.kind = 'SIGN_IN' then 'SUSPENDED'
      when x.kind = 'SENDING' and used_for not in ('imap', 'pop3') then 'SENDING_SUSPENDED'
    end
    into device, why from device_password d join mailbox m on m.id = d.mailbox_id
      join account a on a.id = m.account_id join mail_domain o on o.id = m.domain_id
      left join suspension x on x.account_id = m.account_id
        and (x.ends_at is null or x.ends_at > unix_timestamp())
    where d.mailbox_id = coalesce(box, 0) and d.selector = secret
    order by d.id desc limit 1;
  if box is not null and origin is not null then
    call count_sign_in(box, used_for, origin,
      coalesce(why, if(is_ours, 'UNKNOWN_PASSWORD', 'NO_DEVICE_PASSWORD')),
      if(why is null, 0, device));
  else
    call count_nothing();
  end if;
  return 'N';
end//
delimiter ;
grant execute on function psmail.note_refused_login to psmail_mail@localhost;

-- Counts a mail that Postfix takes for an alias of a member, as the portal does for its own mail server
-- (MailLogins). A count that fails must not hold up the mail.
delimiter //
create or replace definer = psmail@'127.0.0.1' function psmail.note_alias_mail(named varchar(318))
  returns char(1) modifies sql data
begin
  declare continue handler for sqlexception begin end;
  update member_alias set mails = mails + 1, last_mail_at = unix_timestamp()
    where address = named and active and removed_at is null;
  return 'N';
end//
delimiter ;
grant execute on function psmail.note_alias_mail to psmail_mail@localhost;

-- Whether this is a member whose mail is sent on to nobody. Postfix asks only while PSMail, which knows
-- the addresses, does not answer.
create or replace definer = psmail@'127.0.0.1' function psmail.forwards_nowhere(named varchar(318))
  returns char(1) reads sql data
  return if(
    exists (select 1 from mailbox where address = named)
      and not exists (select 1 from mailbox m join mail_forward f on f.account_id = m.account_id
        where m.address = named and f.confirmed_at is not null),
    'Y', 'N');
grant execute on function psmail.forwards_nowhere to psmail_mail@localhost;
