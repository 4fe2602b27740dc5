-- What programs asked for with a key of their own (Idempotency-Key), for a day: the unique key decides
-- who does it, and the answer is given again. It is sealed under the token, null until it is done.
create table api_answer (
  id bigint not null auto_increment primary key,
  token_id bigint not null,
  key_hash varchar(64) not null,
  request_hash varchar(64) not null,
  begun_at datetime(6) not null,
  sealed varchar(12000),
  constraint api_answer_key unique (token_id, key_hash),
  constraint api_answer_token foreign key (token_id) references api_token (id) on delete cascade
);
create index api_answer_begun_at on api_answer (begun_at);
