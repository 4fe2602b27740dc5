-- Every mailbox whose mail may still lie on disk: also one that is closed and takes no more mail.
-- The mail server must find it to erase it.
create view mail_home as
  select m.address from mailbox m;
