-- Where the lines of acts on many accounts come from: a TABLE that was handed in, or POSTFIXADMIN's database.
alter table bulk_act add column source varchar(16) not null default 'TABLE';

-- How another provider hashed the password of a member who was taken over and has not signed in here yet. Then the verifier of the
-- account is empty; at the first sign-in it is filled, and the row goes.
create table foreign_password (
  account_id bigint not null primary key,
  hash varchar(255) not null,
  constraint foreign_password_account foreign key (account_id) references account (id) on delete cascade
);
