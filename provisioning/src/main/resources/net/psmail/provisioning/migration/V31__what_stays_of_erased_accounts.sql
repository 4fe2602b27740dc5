-- The domain that an act stopped or took back: its members read that in their own logs.
alter table audit_entry add column on_domain_id bigint;
update audit_entry
  set on_domain_id = (select d.id from mail_domain d where d.name = audit_entry.subject)
  where act in ('DOMAIN_STOPPED', 'DOMAIN_RESUMED');
create index audit_entry_on_domain on audit_entry (on_domain_id, id);

-- By what the lines about an account that is erased are found, if nobody knew that they are about it.
create index bulk_line_address on bulk_line (address);

-- What members did who were erased before. Acts of people who worked here stay: their names are no addresses.
delete from audit_entry
  where account_id is not null and on_account_id is null
    and not exists (select 1 from account a where a.id = audit_entry.account_id)
    and (actor = 'system' or exists (select 1 from address_claim c where c.address = audit_entry.actor));
