-- A token may have every scope, and there are more of them.
alter table api_token modify column scopes varchar(1000) not null;
