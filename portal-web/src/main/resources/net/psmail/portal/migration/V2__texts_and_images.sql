-- One script for MariaDB 10.11 (and MySQL 8) and for H2 2.2 in MODE=MySQL. Moments are UTC.

-- A text in one language. Its name says which: article:registering.en
create table content_text (
  name varchar(80) not null primary key,
  kind varchar(16) not null,
  -- The number of the newest version, and of the one that readers get, if they get one.
  newest int not null,
  published int,
  published_at datetime(6),
  -- When the newest version will be published by itself, and the oldest that it may be.
  publish_at datetime(6),
  publish_number int,
  removed_at datetime(6),
  -- The SHA-256 of the shipped file that was taken over last; none for texts of operators.
  shipped varchar(64),
  -- The edition in which readers last got something else.
  edition bigint not null
);
create index content_text_kind on content_text (kind);
create index content_text_removed_at on content_text (removed_at);
create index content_text_edition on content_text (edition);

-- Everything that was ever saved. The key decides which of two saves came first.
create table content_version (
  text_name varchar(80) not null,
  version_number int not null,
  saved_at datetime(6) not null,
  saved_by varchar(318) not null,
  title varchar(150) not null,
  slug varchar(60) not null,
  summary varchar(400) not null,
  -- What else the kind has, a line each: order=10
  field_lines varchar(2000) not null,
  markdown mediumtext not null,
  primary key (text_name, version_number),
  constraint content_version_text foreign key (text_name) references content_text (name)
);

-- Every address at which a text was ever published, and whose it is: article:old-slug.en
create table content_address (
  address varchar(80) not null primary key,
  text_name varchar(80) not null,
  constraint content_address_text foreign key (text_name) references content_text (name)
);
create index content_address_text_name on content_address (text_name);

create table content_image (
  name varchar(60) not null primary key,
  address varchar(120) not null,
  alternative varchar(300) not null,
  width int not null,
  height int not null,
  byte_count int not null,
  uploaded_at datetime(6) not null,
  uploaded_by varchar(318) not null,
  picture mediumblob not null
);

-- One row. Nodes see by it that something else is published.
create table content_edition (
  id int not null primary key,
  edition bigint not null
);
insert into content_edition (id, edition) values (1, 0);
