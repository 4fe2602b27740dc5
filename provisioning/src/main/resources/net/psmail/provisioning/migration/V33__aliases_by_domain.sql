-- The domain of the account, by which its administrator looks; the alias may lie in another one.
alter table member_alias add column account_domain_id bigint;
update member_alias
  set account_domain_id = (select a.domain_id from account a where a.id = member_alias.account_id);
alter table member_alias modify column account_domain_id bigint not null;
create index member_alias_by_account_domain on member_alias (account_domain_id, address);
create index member_alias_by_domain on member_alias (domain_id, address);
