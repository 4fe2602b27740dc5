-- Times are UTC. Ids that leave the application are 12 letters and digits.

create table lease (
  name varchar(32) not null primary key,
  holder varchar(64) not null,
  held_until datetime(6) not null
);

create table component_group (
  id varchar(12) not null primary key,
  name varchar(100) not null,
  name_de varchar(100),
  position int not null,
  created_at datetime(6) not null,
  updated_at datetime(6) not null
);

-- told_state: what operators say; it wins over the probes until it is taken back.
create table component (
  id varchar(12) not null primary key,
  component_key varchar(64) not null unique,
  group_id varchar(12),
  name varchar(100) not null,
  name_de varchar(100),
  description varchar(500) not null,
  description_de varchar(500),
  position int not null,
  showcase boolean not null,
  only_show_if_degraded boolean not null,
  start_date date not null,
  origin varchar(16) not null,
  told_state varchar(32),
  told_at datetime(6) null,
  removed_at datetime(6) null,
  created_at datetime(6) not null,
  updated_at datetime(6) not null,
  foreign key (group_id) references component_group (id)
);

-- What a component was from one moment to another; ended_at is null in the newest one.
create table component_span (
  component_id varchar(12) not null,
  began_at datetime(6) not null,
  ended_at datetime(6) null,
  seen_at datetime(6) not null,
  state varchar(32) not null,
  primary key (component_id, began_at)
);

create index component_span_by_end on component_span (ended_at);

-- Where each probe stands, which is what another node and the next run begin with.
create table probe_standing (
  probe_id varchar(12) not null primary key,
  state varchar(32) not null,
  since datetime(6) not null,
  failures int not null,
  failing_since datetime(6) null,
  checked_at datetime(6) not null,
  finding varchar(32) not null,
  took_ms int not null,
  detail varchar(200)
);

create table probe_result (
  probe_id varchar(12) not null,
  checked_at datetime(6) not null,
  finding varchar(32) not null,
  took_ms int not null,
  detail varchar(200),
  primary key (probe_id, checked_at)
);

create index probe_result_by_time on probe_result (checked_at);

-- Roll-ups; span is MINUTE, HOUR or DAY.
create table probe_roll_up (
  span varchar(8) not null,
  probe_id varchar(12) not null,
  began_at datetime(6) not null,
  looks int not null,
  limited int not null,
  failed int not null,
  least_ms int not null,
  most_ms int not null,
  sum_ms bigint not null,
  primary key (span, probe_id, began_at)
);

create index probe_roll_up_by_time on probe_roll_up (span, began_at);

-- Its one row is locked by whoever changes an incident: changes come one after another.
create table incident_lock (
  id int not null primary key
);

insert into incident_lock (id) values (1);

-- kind is INCIDENT or MAINTENANCE; only the latter has scheduled times, which began_at follows
-- until the work really begins. What has no published_at is a proposal: resolved_at ends it, and
-- dismissed_at hides it until then. impact_told: an operator set the impact.
create table incident (
  id varchar(12) not null primary key,
  kind varchar(16) not null,
  name varchar(200) not null,
  name_de varchar(200),
  status varchar(16) not null,
  impact varchar(16) not null,
  impact_told boolean not null,
  proposed_by varchar(12),
  finding varchar(200),
  began_at datetime(6) not null,
  published_at datetime(6) null,
  monitoring_at datetime(6) null,
  resolved_at datetime(6) null,
  scheduled_for datetime(6) null,
  scheduled_until datetime(6) null,
  remind_at datetime(6) null,
  announced_at datetime(6) null,
  cancelled_at datetime(6) null,
  revision int not null,
  dismissed_at datetime(6) null,
  removed_at datetime(6) null,
  created_at datetime(6) not null,
  updated_at datetime(6) not null
);

create index incident_by_time on incident (began_at);

create index incident_by_end on incident (resolved_at);

create table incident_update (
  id varchar(12) not null primary key,
  incident_id varchar(12) not null,
  status varchar(16) not null,
  body varchar(4000) not null,
  body_de varchar(4000),
  author varchar(100) not null,
  created_at datetime(6) not null,
  display_at datetime(6) not null,
  updated_at datetime(6) not null,
  foreign key (incident_id) references incident (id)
);

-- How a text was before it was changed.
create table incident_edit (
  update_id varchar(12) not null,
  edited_at datetime(6) not null,
  body varchar(4000) not null,
  body_de varchar(4000),
  author varchar(100) not null,
  primary key (update_id, edited_at),
  foreign key (update_id) references incident_update (id)
);

create table incident_component (
  update_id varchar(12) not null,
  component_id varchar(12) not null,
  old_status varchar(32) not null,
  new_status varchar(32) not null,
  primary key (update_id, component_id),
  foreign key (update_id) references incident_update (id)
);

create table incident_template (
  id varchar(12) not null primary key,
  name varchar(100) not null unique,
  kind varchar(16) not null,
  title varchar(200) not null,
  title_de varchar(200),
  status varchar(16) not null,
  impact varchar(16),
  body varchar(4000) not null,
  body_de varchar(4000),
  created_at datetime(6) not null,
  updated_at datetime(6) not null
);

-- kind is MAIL or WEBHOOK; address is a mail address or a URL. Confirmed once; who leaves is not.
create table subscriber (
  id varchar(12) not null primary key,
  kind varchar(8) not null,
  address varchar(500) not null,
  address_hash varchar(64) not null unique,
  language varchar(2) not null,
  all_components boolean not null,
  token_hash varchar(64) not null unique,
  secret varchar(64),
  asked_at datetime(6) not null,
  confirmed_at datetime(6) null,
  failures int not null,
  set_aside_at datetime(6) null,
  created_at datetime(6) not null
);

create index subscriber_by_asking on subscriber (confirmed_at, asked_at);

create table subscriber_component (
  subscriber_id varchar(12) not null,
  component_id varchar(12) not null,
  primary key (subscriber_id, component_id),
  foreign key (subscriber_id) references subscriber (id)
);

-- Who asked to be subscribed, or had others asked, by a keyed hash of the network.
create table subscription_ask (
  id varchar(12) not null primary key,
  network varchar(64) not null,
  asked_at datetime(6) not null
);

create index subscription_ask_by_network on subscription_ask (network, asked_at);

-- What subscribers are told; about is the caller's own id of it.
create table notice (
  about varchar(64) not null primary key,
  kind varchar(16) not null,
  incident varchar(64) not null,
  impact varchar(16) not null,
  title varchar(200) not null,
  title_de varchar(200),
  status varchar(32) not null,
  status_before varchar(32),
  body varchar(4000) not null,
  body_de varchar(4000),
  url varchar(500) not null,
  happened_at datetime(6) not null,
  created_at datetime(6) not null
);

create index notice_by_incident on notice (incident, happened_at);

create table notice_component (
  about varchar(64) not null,
  component_id varchar(12) not null,
  primary key (about, component_id),
  foreign key (about) references notice (about)
);

-- about is that of a notice, or begins with "ask": then the subscriber is asked to confirm.
create table delivery (
  subscriber_id varchar(12) not null,
  about varchar(64) not null,
  due_at datetime(6) not null,
  attempts int not null,
  done_at datetime(6) null,
  given_up_at datetime(6) null,
  error varchar(200),
  created_at datetime(6) not null,
  primary key (subscriber_id, about),
  foreign key (subscriber_id) references subscriber (id)
);

create index delivery_by_due on delivery (done_at, given_up_at, due_at);

create table api_token (
  id varchar(12) not null primary key,
  name varchar(100) not null,
  token_hash varchar(64) not null unique,
  scopes varchar(200) not null,
  created_at datetime(6) not null,
  used_at datetime(6) null,
  revoked_at datetime(6) null
);
