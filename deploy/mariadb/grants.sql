-- What Dovecot and Postfix may do: read the views, note when a device was used and what came to an alias.
-- Run it when the portal has made its schema; harmless to repeat.

grant select on psmail.mail_login to psmail_mail@localhost;
grant select on psmail.mail_user to psmail_mail@localhost;
grant select on psmail.mail_home to psmail_mail@localhost;
grant select on psmail.mail_served_domain to psmail_mail@localhost;
grant select on psmail.mail_alias to psmail_mail@localhost;
grant select on psmail.mail_sender to psmail_mail@localhost;
grant select, insert, update on psmail.device_use to psmail_mail@localhost;

-- Dovecot can note a login of Postfix only by a query, and a query can write only through a
-- function.
delimiter //
create or replace definer = psmail@'127.0.0.1' function psmail.note_device_use(
  device varchar(64), used_for varchar(16))
  returns char(1) modifies sql data
begin
  insert into device_use (device_id, protocol, used_at) values (device, used_for, unix_timestamp())
    on duplicate key update used_at = unix_timestamp();
  return 'Y';
end//
delimiter ;
grant execute on function psmail.note_device_use to psmail_mail@localhost;

-- Notes a login that was refused, as the portal does for its own mail server (RefusedLogins): for a
-- mailbox that exists, counted, fifty kinds of it at the most, and nothing of the password.
delimiter //
create or replace definer = psmail@'127.0.0.1' function psmail.note_refused_login(
  login varchar(318), used_for varchar(16), client varchar(64), secret char(8), is_ours boolean)
  returns char(1) modifies sql data
begin
  declare box bigint;
  declare device bigint default 0;
  declare why varchar(20) default if(is_ours, 'UNKNOWN_PASSWORD', 'NO_DEVICE_PASSWORD');
  declare raw varbinary(16) default inet6_aton(client);
  declare origin varchar(64) default if(length(raw) = 4,
    concat(inet6_ntoa(concat(left(raw, 3), char(0))), '/24'),
    concat(inet6_ntoa(concat(left(raw, 6), repeat(char(0), 10))), '/48'));
  declare continue handler for not found begin end;
  select id into box from mailbox where address = login and active;
  if box is not null and origin is not null then
    select id, if(revoked_at is null, 'EXPIRED', 'REVOKED') into device, why from device_password
      where mailbox_id = box and selector = secret
        and (revoked_at is not null or expires_at <= unix_timestamp()
          or first_use_by <= unix_timestamp()
            and not exists (select 1 from device_use u where u.device_id = device_password.id))
      order by id desc limit 1;
    update refused_login set tries = tries + 1, refused_at = unix_timestamp()
      where mailbox_id = box and protocol = used_for and network = origin and reason = why
        and device_id = device;
    if row_count() = 0 and (select count(*) from refused_login where mailbox_id = box) < 50 then
      insert into refused_login values (box, used_for, origin, why, device, 1, unix_timestamp())
        on duplicate key update tries = tries + 1;
    end if;
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
