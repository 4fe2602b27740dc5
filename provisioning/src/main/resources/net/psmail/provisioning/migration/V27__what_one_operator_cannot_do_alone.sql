-- With whose branch an account was taken back, so that only that is given back which was. Taking back erases nothing any more: a
-- second operator must agree. Those that were taken back before are given back one by one, or their deletion is asked for; but who
-- had asked for it is erased on the day that stands there.
alter table account add column revoked_with bigint;
update account set revoked_with = id where state = 'REVOKED';
update account set leaves_at = null where state = 'REVOKED' and not exists (
  select 1 from audit_entry e where e.account_id = account.id and e.act = 'DELETION_REQUESTED' and not exists (
    select 1 from audit_entry u where u.id > e.id and (
      (u.account_id = account.id and u.act = 'DELETION_UNDONE')
      or (u.on_account_id = account.id and u.act in ('DELETION_TAKEN_BACK', 'ACCOUNT_RESTORED')))));

-- Whether the deletion was asked for by taking back a branch; and the day on which the owner wanted to leave anyway, which counts
-- again when the deletion is taken back.
alter table deletion_wish add column with_branch boolean not null default false;
alter table deletion_wish add column owners_day datetime(6);

-- Who of those who work here has made an invitation; null for members. Their account by its number, because names can be given again.
alter table invite add column made_by_id bigint;
