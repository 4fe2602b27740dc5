create table component (
  id varchar(12) not null primary key,
  target varchar(64) not null,
  created_at timestamp(6) not null,
  state varchar(32) not null,
  since timestamp(6) not null,
  checked_at timestamp(6) not null
);

create table probe_result (
  id bigint generated always as identity primary key,
  component_id varchar(12) not null,
  checked_at timestamp(6) not null,
  finding varchar(32) not null,
  took_ms int not null
);

create index probe_result_by_time on probe_result (checked_at, component_id);
