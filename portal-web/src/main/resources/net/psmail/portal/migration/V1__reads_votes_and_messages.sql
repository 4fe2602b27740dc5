-- One script for MariaDB 10.11 (and MySQL 8) and for H2 2.2 in MODE=MySQL.
-- Days and moments are UTC. READS, DAY and COUNT are words of one or the other.

-- How often a text was read, by all readers together.
create table page_reads (
  kind varchar(16) not null,
  item_key varchar(60) not null,
  read_on date not null,
  times bigint not null,
  primary key (kind, item_key, read_on)
);
create index page_reads_read_on on page_reads (read_on);

-- How many said that a text was helpful, and how many that it was not.
create table page_votes (
  kind varchar(16) not null,
  item_key varchar(60) not null,
  voted_on date not null,
  helpful bigint not null,
  unhelpful bigint not null,
  primary key (kind, item_key, voted_on)
);

create table guest_message (
  id bigint not null auto_increment primary key,
  received_at datetime(6) not null,
  done_at datetime(6),
  name varchar(100) not null,
  address varchar(254) not null,
  subject varchar(150) not null,
  body varchar(5000) not null
);
create index guest_message_done_at on guest_message (done_at);
