-- With whose branch an account was taken back, so that only that is given back which was. Taking back erases nothing any more: a
-- second operator must agree. Those that were taken back before are given back one by one, or their deletion is asked for.
alter table account add column revoked_with bigint;
update account set revoked_with = id, leaves_at = null where state = 'REVOKED';

-- Whether the deletion was asked for by taking back a branch; and the day on which the owner wanted to leave anyway, which counts
-- again when the deletion is taken back.
alter table deletion_wish add column with_branch boolean not null default false;
alter table deletion_wish add column owners_day datetime(6);

-- Who of those who work here has made an invitation; null for members. Their account by its number, because names can be given again.
alter table invite add column made_by_id bigint;
