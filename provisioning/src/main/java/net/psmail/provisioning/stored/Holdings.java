package net.psmail.provisioning.stored;

import java.util.List;

/**
 * Every table that keeps something about an account, and every column of each. A new one must be
 * added, or {@code StoredDataIT} fails.
 */
final class Holdings {

  private static final String OF_ACCOUNT = "t.account_id = ?1";

  private static final String OF_MAILBOX =
      "t.mailbox_id in (select m.id from mailbox m where m.account_id = ?1)";

  private static final String OF_DEVICE =
      "t.device_id in (select d.id from device_password d join mailbox m on m.id = d.mailbox_id"
          + " where m.account_id = ?1)";

  private static final String OF_RECOVERY =
      "t.recovery_id in (select p.id from pending_recovery p where p.account_id = ?1)";

  private static final String ADDRESSES =
      "(select m.address from mailbox m where m.account_id = ?1)";

  /** One list, because the database goes through all claims for two. */
  private static final String GIVEN_OUT =
      "(select x.address from (select m.address from mailbox m where m.account_id = ?1 union all"
          + " select l.address from member_alias l where l.account_id = ?1) x)";

  /** Numbers of accounts, devices and acts, as the jobs about them are named by. */
  private static final String JOBS =
      """
      t.task_name in ('erase account', 'end mail sessions', 'welcome mail', 'put mail rules',
            'forward letter')
          and (t.task_instance = concat('', ?1) or t.task_instance like concat('', ?1, '/%'))
        or t.task_name = 'end device password' and t.task_instance in
          (select concat('', d.id) from device_password d join mailbox m on m.id = d.mailbox_id
          where m.account_id = ?1)
        or t.task_name = 'member letter' and t.task_instance in
          (select concat('', e.id) from audit_entry e
          where coalesce(e.on_account_id, e.account_id) = ?1
            and (e.account_id = ?1 or e.on_account_id = ?1))
        or t.task_name = 'letter elsewhere' and exists
          (select 1 from other_address o where o.account_id = ?1
          and t.task_instance like concat('%/', o.id))
        or t.task_name = 'mailed code' and t.task_instance in
          (select concat('', c.id) from mailed_code c where c.account_id = ?1)
        or t.task_name = 'recovery letter' and exists
          (select 1 from pending_recovery p where p.account_id = ?1
          and t.task_instance like concat(p.id, '/%'))
        or t.task_name = 'recovery question' and t.task_instance in
          (select concat('', q.id) from recovery_question q
          join mailbox m on m.address = q.address where m.account_id = ?1)
      """;

  /** What people who work here did is told; who and from where is theirs. */
  private static final String OWN_ACT = "t.account_id = ?1";

  /** Who of the people who work here it was. */
  private static final String THEIRS = "1 = 0";

  static final List<Holding> ALL =
      List.of(
          Holding.of("account", "t.id = ?1", "t.id")
              .text("sign_in_name", "language")
              .word("role", "state")
              .moment("created_at", "recovery_confirmed_at", "leaves_at")
              .sealed("password_kdf", "password_verifier", "recovery_verifier", "registration_form")
              .ties("id", "domain_id", "standing", "office_domain_id", "revoked_with"),
          Holding.of("mailbox", OF_ACCOUNT, "t.id")
              .text("address", "local_part")
              .bytes("quota_bytes")
              .flag("active")
              .moment("created_at")
              .text("public_key")
              .ties("id", "account_id", "domain_id"),
          Holding.of("other_address", OF_ACCOUNT, "t.id desc")
              .text("address")
              .moment("confirmed_at", "ended_at")
              .ties("id", "account_id"),
          Holding.of("mailed_code", OF_ACCOUNT, "t.id desc")
              .text("address", "language")
              .number("tries")
              .moment("made_at", "ends_at", "confirmed_at")
              .sealed("hash", "holder")
              .ties("id", "account_id"),
          Holding.of("recovery_question", "t.address in " + ADDRESSES, "t.id desc")
              .text("address", "network", "user_agent")
              .moment("asked_at")
              .ties("id"),
          Holding.of("pending_recovery", OF_ACCOUNT, "t.id desc")
              .moment("asked_at", "begun_at", "ready_at", "ends_at")
              .ties("id", "account_id"),
          Holding.of("recovery_link", OF_RECOVERY, "t.made_at desc")
              .flag("opens")
              .moment("made_at")
              .sealed("hash")
              .ties("recovery_id"),
          Holding.of("waiting_registration", OF_ACCOUNT, "t.asked_at")
              .text("reasons")
              .text("network")
              .moment("asked_at")
              .ties("account_id"),
          Holding.of("invite", "t.inviter_id = ?1 or t.guest_id = ?1", "t.id desc")
              .textWhere("t.inviter_id = ?1", "note")
              .moment("made_at", "expires_at", "used_at")
              .sealed("hash")
              .ties("id", "domain_id", "inviter_id", "guest_id", "made_by_id"),
          Holding.of("member_alias", OF_ACCOUNT, "t.id desc")
              .text("address")
              .word("kind")
              .text("note")
              .flag("active")
              .moment("made_at", "removed_at")
              .number("mails")
              .seconds("last_mail_at")
              .ties("id", "account_id", "account_domain_id", "domain_id"),
          Holding.of("mail_rules", OF_ACCOUNT, "t.account_id")
              .flag("junk", "keeps_copy", "away")
              .day("away_from", "away_until")
              .text("away_subject", "away_text")
              .number("away_days", "version", "in_force")
              .word("fault")
              .text("fault_detail")
              .flag("take_over")
              .ties("account_id"),
          Holding.of("mail_filter", OF_ACCOUNT, "t.place, t.id")
              .number("place")
              .word("part", "way")
              .text("words", "folder")
              .flag("seen", "flagged", "stops")
              .ties("id", "account_id"),
          Holding.of("mail_forward", OF_ACCOUNT, "t.id")
              .text("address")
              .moment("asked_at", "confirmed_at", "code_ends_at")
              .number("tries")
              .sealed("code_hash")
              .ties("id", "account_id"),
          Holding.of("address_claim", "t.address in " + GIVEN_OUT, "t.claimed_at")
              .text("address", "skeleton")
              .moment("claimed_at")
              .ties("domain_id"),
          Holding.of("key_envelope", OF_MAILBOX, "t.purpose")
              .word("purpose")
              .sealed("sealed")
              .ties("mailbox_id"),
          Holding.of("foreign_password", OF_ACCOUNT, "t.account_id")
              .sealed("hash")
              .ties("account_id"),
          Holding.of("device_password", OF_MAILBOX, "t.id desc")
              .text("name")
              .flag("may_read", "may_send")
              .moment("created_at")
              .seconds("ends_at", "first_use_by", "expires_at")
              .moment("revoked_at")
              .sealed("selector", "hash", "envelope")
              .ties("id", "mailbox_id"),
          Holding.of("device_use", OF_DEVICE, "t.used_at desc")
              .seconds("used_at")
              .text("protocol", "network", "program")
              .ties("device_id"),
          Holding.of("setup_link", OF_DEVICE, "t.expires_at desc")
              .seconds("expires_at")
              .sealed("hash", "sealed")
              .ties("device_id"),
          Holding.of("mail_sign_in", OF_MAILBOX, "t.last_at desc")
              .day("on_day")
              .word("outcome")
              .text("protocol", "network")
              .number("times")
              .seconds("first_at", "last_at")
              .ties("id", "mailbox_id", "device_id"),
          Holding.of("code_generator", OF_ACCOUNT, "t.added_at")
              .moment("added_at")
              .number("last_step")
              .sealed("sealed")
              .ties("account_id"),
          Holding.of("passkey", OF_ACCOUNT, "t.id desc")
              .text("name")
              .moment("added_at", "used_at")
              .number("sign_count")
              .text("credential")
              .sealed("credential_hash")
              .ties("id", "account_id"),
          Holding.of("one_time_code", OF_ACCOUNT, "t.id").sealed("hash").ties("id", "account_id"),
          Holding.of("known_browser", OF_ACCOUNT, "t.used_at desc")
              .text("user_agent")
              .moment("made_at", "used_at", "ends_at")
              .sealed("hash")
              .ties("id", "account_id"),
          Holding.of("half_sign_in", OF_ACCOUNT, "t.ends_at desc")
              .number("tries")
              .moment("ends_at")
              .sealed("id", "sealed_key", "sealed_factor_key")
              .ties("account_id"),
          Holding.of("web_session", OF_ACCOUNT, "t.seen_at desc")
              .moment("created_at", "seen_at", "proved_at")
              .text("network", "user_agent")
              .sealed("id", "sealed_key", "sealed_factor_key")
              .ties("account_id"),
          Holding.of(
                  "session_secret",
                  "t.session_id in (select s.id from web_session s where s.account_id = ?1)",
                  "t.expires_at desc")
              .word("purpose")
              .moment("expires_at")
              .sealed("sealed")
              .ties("session_id"),
          Holding.of("audit_entry", "t.account_id = ?1 or t.on_account_id = ?1", "t.id desc")
              .moment("occurred_at")
              .word("act")
              .text("subject")
              .textWhere(OWN_ACT, "actor", "network", "user_agent")
              .ties("id", "account_id", "on_account_id", "on_domain_id"),
          Holding.of("scheduled_tasks", JOBS, "t.execution_time")
              .word("task_name")
              .moment("execution_time")
              .number("consecutive_failures")
              .ties(
                  "task_instance",
                  "task_data",
                  "picked",
                  "picked_by",
                  "last_success",
                  "last_failure",
                  "last_heartbeat",
                  "version",
                  "priority"),
          Holding.of("suspension", OF_ACCOUNT, "t.made_at")
              .word("kind")
              .text("reason")
              .moment("made_at")
              .seconds("ends_at")
              .textWhere(THEIRS, "made_by")
              .ties("account_id", "address"),
          Holding.of("sent_count", OF_ACCOUNT, "t.account_id")
              .text("quarters")
              .moment("last_at")
              .ties("account_id"),
          Holding.of("probation_end", OF_ACCOUNT, "t.account_id")
              .moment("made_at")
              .textWhere(THEIRS, "made_by")
              .ties("account_id"),
          Holding.of("operator_note", OF_ACCOUNT, "t.id desc")
              .text("words")
              .moment("made_at")
              .textWhere(THEIRS, "made_by")
              .ties("id", "account_id"),
          Holding.of("bulk_line", OF_ACCOUNT, "t.id desc")
              .text("act", "given", "reason")
              .word("state")
              .seconds("done_at")
              .ties(
                  "id",
                  "bulk_id",
                  "place",
                  "account_id",
                  "address",
                  "fault",
                  "other_place",
                  "before_value",
                  "refusal"),
          Holding.of("bulk_act", "t.made_by_id = ?1", "t.id desc")
              .text("made_by")
              .seconds("made_at", "ends_at", "ordered_at", "finished_at")
              .word("state")
              .text("network", "user_agent")
              .ties("id", "made_by_id", "digest", "separator_sign", "source"),
          Holding.of("password_reset", OF_ACCOUNT, "t.made_at")
              .moment("made_at", "ends_at")
              .sealed("hash")
              .textWhere(THEIRS, "made_by")
              .ties("account_id"),
          Holding.of("deletion_wish", OF_ACCOUNT, "t.asked_at")
              .text("reason")
              .moment("asked_at", "approved_at", "owners_day")
              .flag("with_branch")
              .textWhere(THEIRS, "asked_by", "approved_by")
              .ties("account_id", "asked_by_id", "approved_by_id"),
          Holding.of("mail_export", OF_ACCOUNT, "t.asked_at")
              .word("state")
              .seconds("asked_at", "beat_at", "ends_at")
              .number("all_mails", "done_mails", "left_out")
              .bytes("all_bytes", "done_bytes", "file_bytes")
              .ties("account_id", "file"),
          Holding.of("mail_import", OF_ACCOUNT, "t.asked_at")
              .text("host")
              .number("port")
              .word("security")
              .text("user_name")
              .flag("apart")
              .word("state")
              .seconds("asked_at", "beat_at", "ends_at")
              .ties("account_id", "run"),
          Holding.of("mail_import_folder", OF_ACCOUNT, "t.id")
              .text("folder", "target")
              .number("all_mails", "done_mails", "known_mails")
              .bytes("done_bytes")
              .ties("id", "account_id", "uid_validity", "last_uid"),
          Holding.of("mail_import_refusal", OF_ACCOUNT, "t.id")
              .text("folder")
              .word("reason")
              .seconds("received_at")
              .bytes("bytes")
              .ties("id", "account_id"),
          Holding.of("webhook_delivery", OF_ACCOUNT, "t.id desc")
              .text("event", "body")
              .word("state")
              .number("tries")
              .seconds("made_at", "tried_at", "due_at", "ends_at")
              .ties("id", "account_id", "webhook_id", "message", "leased_until", "answer", "fault"),
          Holding.of("provider_name", "t.mailbox in " + ADDRESSES, "t.name")
              .text("name", "mailbox"),
          Holding.of("api_token", OF_ACCOUNT, "t.id desc")
              .text("name", "scopes", "made_by")
              .moment("made_at", "used_at", "ends_at", "revoked_at")
              .sealed("hash")
              .ties("id", "account_id"),
          Holding.of(
                  "api_answer",
                  "t.token_id in (select k.id from api_token k where k.account_id = ?1)",
                  "t.id desc")
              .moment("begun_at")
              .sealed("key_hash", "request_hash", "sealed")
              .ties("id", "token_id"),
          Holding.of(
                  "invitation",
                  "t.made_by in (select a.sign_in_name from account a where a.id = ?1)",
                  "t.id desc")
              .text("made_by")
              .word("role")
              .moment("made_at", "expires_at")
              .sealed("hash")
              .ties("id", "office_domain_id"));

  private Holdings() {}
}
