-- Addresses of other systems that are told of what happens to accounts. A secret is sealed with a key that lies in a file beside the
-- database; an older one signs beside the new one until its time is over. The state is ON, or why nothing is told any more: FAILED,
-- GONE. Moments are in seconds of Unix time; delivered_at is of the last that arrived.
create table webhook (
  id bigint not null auto_increment primary key,
  name varchar(60) not null,
  url varchar(500) not null,
  events varchar(500) not null,
  state varchar(6) not null,
  secret varchar(200) not null,
  old_secret varchar(200),
  old_until bigint not null,
  made_at bigint not null,
  delivered_at bigint,
  ended_at bigint
);

-- What one of them is told, written with the act itself. The state is WAITING, DELIVERED or FAILED; a process that sends one holds it
-- until leased_until. No key leads to the webhook: one that is removed at this moment must not stop what somebody does to an account.
create table webhook_delivery (
  id bigint not null auto_increment primary key,
  webhook_id bigint not null,
  message varchar(60) not null,
  event varchar(40) not null,
  account_id bigint,
  body varchar(1000),
  state varchar(9) not null,
  tries int not null,
  made_at bigint not null,
  due_at bigint not null,
  ends_at bigint not null,
  leased_until bigint not null,
  tried_at bigint,
  answer int,
  fault varchar(12)
);
create index webhook_delivery_due on webhook_delivery (state, due_at);
create index webhook_delivery_webhook on webhook_delivery (webhook_id, id);
create index webhook_delivery_next on webhook_delivery (webhook_id, state, id);
create index webhook_delivery_account on webhook_delivery (account_id);
create index webhook_delivery_made_at on webhook_delivery (made_at);
