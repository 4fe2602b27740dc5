-- When operators were told of it; null while that has not succeeded.
alter table certificate_alarm add column told_at datetime(6);
update certificate_alarm set told_at = since;
