-- Acts on many accounts that an operator has handed in as one table: SHOWN and not yet ordered, RUNNING, DONE or STOPPED. Only who made
-- it can order it, by the digest of what was shown, before it ends. Moments are in seconds of Unix time. Network and user agent are those
-- of who ordered it, for the trail.
create table bulk_act (
  id bigint not null auto_increment primary key,
  made_by_id bigint not null,
  made_by varchar(318) not null,
  made_at bigint not null,
  ends_at bigint not null,
  ordered_at bigint,
  finished_at bigint,
  state varchar(8) not null,
  digest varchar(64) not null,
  separator_sign varchar(1) not null,
  network varchar(64),
  user_agent varchar(200)
);
create index bulk_act_ends_at on bulk_act (ends_at);

-- Its lines as they were shown, faults included. READY becomes DONE in the transaction of the act itself, so that no act is done twice,
-- REFUSED with the reason, or CHANGED where the account was not as it was shown (before_value) any more.
create table bulk_line (
  id bigint not null auto_increment primary key,
  bulk_id bigint not null,
  place int not null,
  account_id bigint,
  address varchar(318) not null,
  act varchar(40) not null,
  given varchar(2000) not null,
  reason varchar(300) not null,
  state varchar(8) not null,
  fault varchar(24),
  other_place int not null,
  before_value varchar(64) not null,
  refusal varchar(40),
  done_at bigint,
  constraint bulk_line_place unique (bulk_id, place),
  constraint bulk_line_bulk foreign key (bulk_id) references bulk_act (id) on delete cascade,
  constraint bulk_line_account foreign key (account_id) references account (id) on delete cascade
);
create index bulk_line_state on bulk_line (bulk_id, state, place);
