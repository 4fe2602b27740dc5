-- What Dovecot and Postfix may do: read the views, note when a device was used.
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
