insert into probe_result (probe_id, checked_at, finding, took_ms)
  select component_id, checked_at, min(finding), min(took_ms) from probe_result_before
  group by component_id, checked_at;
drop table probe_result_before;
drop table component_before;
