-- The name under which a domain's mail programs find the servers; null for the installation's own.
alter table mail_domain add column mail_host varchar(253);
