-- Whose accounts somebody looks after who works for one domain alone; null for everybody else.
alter table account add column office_domain_id bigint;
alter table account add constraint account_office foreign key (office_domain_id)
  references mail_domain (id);
alter table invitation add column office_domain_id bigint;
alter table invitation add constraint invitation_office foreign key (office_domain_id)
  references mail_domain (id);
