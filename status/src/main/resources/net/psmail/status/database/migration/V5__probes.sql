-- What operators have looked at; what the settings name is not here. options is a JSON object.
create table probe (
  id varchar(12) not null primary key,
  probe_key varchar(64) not null unique,
  component_id varchar(12) not null,
  kind varchar(16) not null,
  target varchar(300) not null,
  options varchar(4000) not null,
  interval_ms bigint not null,
  timeout_ms bigint not null,
  failures int not null,
  slow_ms bigint,
  severity varchar(32) not null,
  depends_on varchar(64),
  removed_at datetime(6) null,
  created_at datetime(6) not null,
  updated_at datetime(6) not null,
  foreign key (component_id) references component (id)
);
