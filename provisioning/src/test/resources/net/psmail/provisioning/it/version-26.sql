-- What an installation of schema 26 may hold. Accounts below 80 are there; 90 and 91 are erased.
insert into mail_domain (id, name, active, created_at, sign_up) values
  (1, 'psmail.test', true, '2026-01-01 00:00:00', 'OPEN'),
  (2, 'stopped.test', false, '2026-01-01 00:00:00', 'INVITE');

insert into account (id, sign_in_name, role, language, state, password_kdf, password_verifier, created_at, leaves_at, domain_id) values
  (1, 'grace', 'ADMINISTRATOR', 'en', 'ACTIVE', 'x', 'x', '2026-01-01 00:00:00', null, null),
  (2, 'olaf', 'OPERATOR', 'en', 'ACTIVE', 'x', 'x', '2026-01-01 00:00:00', null, null),
  (3, 'otto', 'OPERATOR', 'en', 'ENDED', 'x', 'x', '2026-01-01 00:00:00', '2026-12-24 00:00:00', null),
  (10, 'root@psmail.test', 'MEMBER', 'en', 'ACTIVE', 'x', 'x', '2026-01-01 00:00:00', null, 1),
  (11, 'taken-back@psmail.test', 'MEMBER', 'en', 'REVOKED', 'x', 'x', '2026-01-01 00:00:00', '2026-12-10 00:00:00', 1),
  (12, 'below@psmail.test', 'MEMBER', 'de', 'REVOKED', 'x', 'x', '2026-01-01 00:00:00', '2026-12-10 00:00:00', 1),
  (13, 'asked@psmail.test', 'MEMBER', 'en', 'REVOKED', 'x', 'x', '2026-01-01 00:00:00', '2026-12-11 00:00:00', 1),
  (14, 'stayed@psmail.test', 'MEMBER', 'en', 'REVOKED', 'x', 'x', '2026-01-01 00:00:00', '2026-12-12 00:00:00', 1),
  (15, 'given-back@psmail.test', 'MEMBER', 'en', 'REVOKED', 'x', 'x', '2026-01-01 00:00:00', '2026-12-13 00:00:00', 1),
  (16, 'again@psmail.test', 'MEMBER', 'en', 'REVOKED', 'x', 'x', '2026-01-01 00:00:00', '2026-12-14 00:00:00', 1),
  (20, 'leaving@psmail.test', 'MEMBER', 'en', 'LEAVING', 'x', 'x', '2026-01-01 00:00:00', '2026-12-20 00:00:00', 1),
  (21, 'deleted@psmail.test', 'MEMBER', 'en', 'LEAVING', 'x', 'x', '2026-01-01 00:00:00', '2026-12-21 00:00:00', 1),
  (22, 'proposed@psmail.test', 'MEMBER', 'en', 'ACTIVE', 'x', 'x', '2026-01-01 00:00:00', null, 1),
  (23, 'waiting@psmail.test', 'MEMBER', 'en', 'WAITING', 'x', 'x', '2026-01-01 00:00:00', null, 1),
  (24, 'silenced@psmail.test', 'MEMBER', 'en', 'ACTIVE', 'x', 'x', '2026-01-01 00:00:00', null, 1),
  (25, 'going@stopped.test', 'MEMBER', 'en', 'GONE', 'x', 'x', '2026-01-01 00:00:00', null, 2);

insert into address_claim (domain_id, skeleton, address, claimed_at)
  select domain_id, concat('of', id), sign_in_name, created_at from account where domain_id is not null;
insert into address_claim (domain_id, skeleton, address, claimed_at) values
  (1, 'erased', 'erased@psmail.test', '2026-01-01 00:00:00');

insert into mailbox (id, account_id, domain_id, local_part, address, quota_bytes, active, public_key, created_at)
  select id, id, domain_id, concat('of', id), sign_in_name, 1000, state in ('ACTIVE', 'LEAVING'), 'key', created_at
  from account where domain_id is not null;
-- In another domain than the mailbox.
insert into member_alias (account_id, domain_id, address, kind, note, active, made_at) values
  (25, 1, 'taken-over@psmail.test', 'OWN', '', true, '2026-01-02 00:00:00');
insert into key_envelope (mailbox_id, purpose, sealed) select id, 'SIGN_IN', 'sealed' from mailbox;

-- Of devices, and one each that the portal has made for itself; a revoked one, and one that a phone has not fetched.
insert into device_password (id, mailbox_id, name, selector, hash, envelope, created_at, revoked_at, expires_at, first_use_by) values
  (1, 10, 'Laptop', 'aaaaaaaa', '{SSHA512}x', 'sealed', '2026-01-01 00:00:00', null, null, null),
  (2, 10, 'Old phone', 'bbbbbbbb', '{SSHA512}x', 'sealed', '2026-01-01 00:00:00', '2026-02-01 00:00:00', null, null),
  (3, 10, 'New phone', 'cccccccc', '{SSHA512}x', 'sealed', '2026-01-01 00:00:00', null, null, 4102444800),
  (4, 20, 'Laptop', 'dddddddd', '{SSHA512}x', 'sealed', '2026-01-01 00:00:00', null, null, null),
  (5, 20, 'Portal', 'eeeeeeee', '{SSHA512}x', 'sealed', '2026-01-01 00:00:00', null, 4102444800, null),
  (6, 24, 'Laptop', 'ffffffff', '{SSHA512}x', 'sealed', '2026-01-01 00:00:00', null, null, null),
  (7, 11, 'Laptop', '11111111', '{SSHA512}x', 'sealed', '2026-01-01 00:00:00', null, null, null);
insert into device_use (device_id, protocol, used_at, network, program) values (1, 'imap', 1764000000, '192.0.2.0/24', 'Thunderbird');
insert into suspension (account_id, kind, reason, address, made_by, made_at, ends_at) values
  (24, 'SENDING', 'Spam', 'silenced@psmail.test', 'olaf', '2026-02-01 00:00:00', null);

insert into code_generator (account_id, sealed, last_step, added_at) values (10, 'sealed', 7, '2026-01-02 00:00:00');
insert into passkey (account_id, credential_hash, credential, sign_count, name, added_at, used_at) values
  (10, 'hash', 'credential', 3, 'Key', '2026-01-02 00:00:00', null);
insert into one_time_code (account_id, hash) values (10, 'one'), (10, 'two');
insert into known_browser (account_id, hash, user_agent, made_at, used_at, ends_at) values
  (10, 'browser', 'a browser', '2026-01-02 00:00:00', '2026-01-02 00:00:00', '2027-01-02 00:00:00');
insert into web_session (id, account_id, created_at, seen_at, network) values
  ('session', 10, '2026-11-27 00:00:00', '2026-11-27 00:00:00', '192.0.2.0/24');
insert into foreign_password (account_id, hash) values (22, 'hash');
insert into waiting_registration (account_id, reasons, network, asked_at) values (23, 'NAME', '192.0.2.0/24', '2026-11-27 00:00:00');

-- An operator's guest, the guests below, the guest of one who is erased, and two that nobody has used.
insert into invite (id, hash, domain_id, inviter_id, note, made_at, expires_at, guest_id, used_at) values
  (1, 'h1', 1, null, 'First', '2026-01-01 00:00:00', null, 10, '2026-01-02 00:00:00'),
  (2, 'h2', 1, 10, '', '2026-01-01 00:00:00', null, 11, '2026-01-03 00:00:00'),
  (3, 'h3', 1, 11, '', '2026-01-01 00:00:00', null, 12, '2026-01-04 00:00:00'),
  (4, 'h4', 1, 90, '', '2026-01-01 00:00:00', null, 20, '2026-01-05 00:00:00'),
  (5, 'h5', 2, null, 'Open', '2026-01-01 00:00:00', '2099-01-01 00:00:00', null, null),
  (6, 'h6', 1, 10, 'A friend', '2026-01-01 00:00:00', '2099-01-01 00:00:00', null, null);
insert into invitation (hash, role, made_by, made_at, expires_at, office_domain_id) values
  ('staff', 'DOMAIN_OPERATOR', 'grace', '2026-11-27 00:00:00', '2099-01-01 00:00:00', 2);

insert into deletion_wish (account_id, reason, asked_by_id, asked_by, asked_at, approved_by_id, approved_by, approved_at) values
  (21, 'Phishing', 1, 'grace', '2026-11-01 00:00:00', 2, 'olaf', '2026-11-02 00:00:00'),
  (22, 'Phishing', 2, 'olaf', '2026-11-03 00:00:00', null, null, null);

insert into api_token (hash, name, scopes, account_id, made_by, made_at) values
  ('token', 'Doorman', 'accounts:read accounts:write', 1, 'grace', '2026-01-01 00:00:00');
insert into bulk_act (id, made_by_id, made_by, made_at, ends_at, state, digest, separator_sign) values
  (1, 2, 'olaf', 1764000000, 4102444800, 'DONE', 'digest', ',');
insert into bulk_line (bulk_id, place, account_id, address, act, given, reason, state, other_place, before_value) values
  (1, 1, 10, 'root@psmail.test', 'QUOTA', '1 GB', '', 'DONE', 0, ''),
  (1, 2, null, 'erased@psmail.test', 'QUOTA', '1 GB', '', 'REFUSED', 0, '');

insert into audit_entry (id, account_id, on_account_id, occurred_at, actor, act, subject, network) values
  (1, 10, null, '2026-01-01 00:00:00', 'root@psmail.test', 'REGISTERED', 'root@psmail.test', '192.0.2.0/24'),
  (2, 10, null, '2026-01-02 00:00:00', 'root@psmail.test', 'SIGNED_IN', 'root@psmail.test', '192.0.2.0/24'),
  (3, 10, null, '2026-01-03 00:00:00', 'system', 'DEVICE_EXPIRED', 'root@psmail.test', '-'),
  (4, null, null, '2026-01-03 00:00:00', 'unknown', 'SIGN_IN_REFUSED', 'unknown', '192.0.2.0/24'),
  (5, 2, 11, '2026-11-26 00:00:00', 'olaf', 'ACCOUNT_REVOKED', 'taken-back@psmail.test', '192.0.2.0/24'),
  (6, 2, 12, '2026-11-26 00:00:00', 'olaf', 'ACCOUNT_REVOKED', 'below@psmail.test', '192.0.2.0/24'),
  (10, 13, null, '2026-11-20 00:00:00', 'asked@psmail.test', 'DELETION_REQUESTED', 'asked@psmail.test', '192.0.2.0/24'),
  (11, 2, 13, '2026-11-27 00:00:00', 'olaf', 'ACCOUNT_REVOKED', 'asked@psmail.test', '192.0.2.0/24'),
  (20, 14, null, '2026-11-20 00:00:00', 'stayed@psmail.test', 'DELETION_REQUESTED', 'stayed@psmail.test', '192.0.2.0/24'),
  (21, 14, null, '2026-11-21 00:00:00', 'stayed@psmail.test', 'DELETION_UNDONE', 'stayed@psmail.test', '192.0.2.0/24'),
  (22, 2, 14, '2026-11-28 00:00:00', 'olaf', 'ACCOUNT_REVOKED', 'stayed@psmail.test', '192.0.2.0/24'),
  (30, 15, null, '2026-11-20 00:00:00', 'given-back@psmail.test', 'DELETION_REQUESTED', 'given-back@psmail.test', '192.0.2.0/24'),
  (31, 2, 15, '2026-11-21 00:00:00', 'olaf', 'ACCOUNT_REVOKED', 'given-back@psmail.test', '192.0.2.0/24'),
  (32, 2, 15, '2026-11-22 00:00:00', 'olaf', 'ACCOUNT_RESTORED', 'given-back@psmail.test', '192.0.2.0/24'),
  (33, 2, 15, '2026-11-28 00:00:00', 'olaf', 'ACCOUNT_REVOKED', 'given-back@psmail.test', '192.0.2.0/24'),
  (40, 16, null, '2026-11-20 00:00:00', 'again@psmail.test', 'DELETION_REQUESTED', 'again@psmail.test', '192.0.2.0/24'),
  (41, 16, null, '2026-11-21 00:00:00', 'again@psmail.test', 'DELETION_UNDONE', 'again@psmail.test', '192.0.2.0/24'),
  (42, 16, null, '2026-11-22 00:00:00', 'again@psmail.test', 'DELETION_REQUESTED', 'again@psmail.test', '192.0.2.0/24'),
  (43, 2, 16, '2026-11-28 00:00:00', 'olaf', 'ACCOUNT_REVOKED', 'again@psmail.test', '192.0.2.0/24'),
  (50, 20, null, '2026-11-20 00:00:00', 'leaving@psmail.test', 'DELETION_REQUESTED', 'leaving@psmail.test', '192.0.2.0/24'),
  (51, 1, 21, '2026-11-01 00:00:00', 'grace', 'DELETION_PROPOSED', 'deleted@psmail.test: Phishing', '192.0.2.0/24'),
  (52, 2, 21, '2026-11-02 00:00:00', 'olaf', 'DELETION_APPROVED', 'deleted@psmail.test: Phishing', '192.0.2.0/24'),
  (53, 25, null, '2026-11-02 00:00:00', 'going@stopped.test', 'SIGNED_IN', 'going@stopped.test', '192.0.2.0/24'),
  (60, 1, null, '2026-10-01 00:00:00', 'grace', 'DOMAIN_STOPPED', 'stopped.test', '192.0.2.0/24'),
  (61, 1, null, '2026-10-02 00:00:00', 'grace', 'DOMAIN_RESUMED', 'stopped.test', '192.0.2.0/24'),
  (62, 1, null, '2026-10-03 00:00:00', 'grace', 'DOMAIN_STOPPED', 'stopped.test', '192.0.2.0/24'),
  (63, 1, null, '2026-10-04 00:00:00', 'grace', 'DOMAIN_STOPPED', 'forgotten.test', '192.0.2.0/24'),
  (64, 1, null, '2026-10-05 00:00:00', 'grace', 'DOMAIN_CHANGED', 'psmail.test', '192.0.2.0/24'),
  (65, 1, null, '2026-10-06 00:00:00', 'grace (API token “Doorman”)', 'TOKEN_MADE', 'Doorman', '192.0.2.0/24'),
  (66, 3, null, '2026-10-06 00:00:00', 'otto', 'TEXT_SAVED', 'news', '192.0.2.0/24'),
  (90, 90, null, '2026-09-01 00:00:00', 'erased@psmail.test', 'SIGNED_IN', 'erased@psmail.test', '198.51.100.0/24'),
  (91, 90, null, '2026-09-02 00:00:00', 'system', 'DEVICE_EXPIRED', 'erased@psmail.test', '-'),
  (92, 90, null, '2026-09-03 00:00:00', 'erased@psmail.test', 'DELETION_REQUESTED', 'erased@psmail.test', '198.51.100.0/24'),
  (93, 2, 90, '2026-09-04 00:00:00', 'olaf', 'NOTE_ADDED', 'erased@psmail.test', '192.0.2.0/24'),
  (94, null, null, '2026-09-20 00:00:00', 'system', 'ERASED', 'erased@psmail.test', '-'),
  (95, 91, null, '2026-09-05 00:00:00', 'nina', 'TEXT_PUBLISHED', 'news', '192.0.2.0/24'),
  (96, 91, 90, '2026-09-05 00:00:00', 'nina', 'NOTE_ADDED', 'erased@psmail.test', '192.0.2.0/24');
