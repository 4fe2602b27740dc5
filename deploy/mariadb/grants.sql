-- What Dovecot and Postfix may do: read the four views, note when a device was used.
-- Run it when the portal has made its schema; harmless to repeat.

grant select on psmail.mail_login to psmail_mail@localhost;
grant select on psmail.mail_user to psmail_mail@localhost;
grant select on psmail.mail_served_domain to psmail_mail@localhost;
grant select on psmail.mail_sender to psmail_mail@localhost;
grant select, insert, update on psmail.device_use to psmail_mail@localhost;
