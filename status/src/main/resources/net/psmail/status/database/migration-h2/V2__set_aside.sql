drop index probe_result_by_time;
alter table component rename to component_before;
alter table probe_result rename to probe_result_before;
