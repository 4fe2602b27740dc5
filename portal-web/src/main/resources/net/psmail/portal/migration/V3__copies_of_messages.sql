-- A guest wants a copy of a message. It leaves once the address has proved to be the guest's; until
-- then one letter a day goes there, with a link and with nothing of the message.
create table message_copy (
  message_id bigint not null primary key,
  address varchar(254) not null,
  language varchar(35) not null,
  asked_at datetime(6) not null,
  asked_day bigint not null,
  confirmed_at datetime(6),
  constraint message_copy_address_day unique (address, asked_day),
  constraint message_copy_message foreign key (message_id) references guest_message (id)
    on delete cascade
);

-- What the links confirm; the database knows the hash of what stands in one.
create table message_copy_link (
  hash varchar(64) not null primary key,
  message_id bigint not null,
  expires_at datetime(6) not null,
  constraint message_copy_link_copy foreign key (message_id) references message_copy (message_id)
    on delete cascade
);
create index message_copy_link_message on message_copy_link (message_id);
create index message_copy_link_expires_at on message_copy_link (expires_at);
