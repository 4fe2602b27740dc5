package net.psmail.portal.view;

import java.time.Instant;
import java.util.List;
import net.psmail.portal.view.StoredView.Fact;
import net.psmail.portal.view.StoredView.Kind;
import net.psmail.portal.view.StoredView.Table;
import org.jspecify.annotations.Nullable;

/** The log of an account and what is stored about it, as somebody might see them. */
final class StoredSamples {

  private static final String NETWORK = "203.0.113.0/24";

  private StoredSamples() {}

  static LogView log(Instant now) {
    return new LogView(
        List.of(
            row(now, "owner", "signed-in", null, null, "Firefox, Linux"),
            row(now, "provider", "access-restored", null, null, null),
            row(now, "itself", "member-told", "password-changed", null, null),
            row(now, "itself", "member-not-told", "export-asked", null, null),
            row(now, "owner", "device-revoked", null, "Old <b>phone</b>", "Safari, iPhone"),
            row(now, "somebody", "sign-in-refused", null, null, null),
            row(now, "owner", "registered", null, "ada@psmail.test", "Firefox, Linux")),
        false,
        true,
        "12345");
  }

  static LogView nothingByTheProvider() {
    return new LogView(List.of(), true, false, null);
  }

  static LogView noMore() {
    return new LogView(List.of(), false, true, null);
  }

  private static LogView.Row row(
      Instant now,
      String by,
      String act,
      @Nullable String told,
      @Nullable String subject,
      @Nullable String browser) {
    boolean known = by.equals("owner") || by.equals("somebody");
    return new LogView.Row(now, by, act, told, subject, known ? NETWORK : null, browser);
  }

  static StoredView stored(Instant now) {
    String moment = now.toString();
    List<Fact> session =
        List.of(
            fact("created_at", Kind.MOMENT, moment),
            fact("network", Kind.TEXT, NETWORK),
            fact("user_agent", Kind.TEXT, "Mozilla/5.0 (X11; Linux x86_64) <img src=x>"),
            fact("id", Kind.SEALED, ""));
    return new StoredView(
        List.of(
            new Table(
                "account",
                1,
                List.of(
                    List.of(
                        fact("sign_in_name", Kind.TEXT, "ada@psmail.test"),
                        fact("role", Kind.WORD, "MEMBER"),
                        fact("state", Kind.WORD, "SOMETHING_NEW"),
                        fact("created_at", Kind.MOMENT, moment),
                        fact("password_kdf", Kind.SEALED, "")))),
            new Table(
                "mailbox",
                1,
                List.of(
                    List.of(
                        fact("quota_bytes", Kind.BYTES, "1073741824"),
                        fact("active", Kind.FLAG, "true"),
                        fact("public_key", Kind.TEXT, "MFkwEwYHKoZIzj0CAQYIKoZIzj0D".repeat(6))))),
            new Table(
                "mail_sign_in",
                2,
                List.of(
                    List.of(
                        fact("on_day", Kind.DAY, "2026-11-24"),
                        fact("outcome", Kind.WORD, "NOT_FOR_SENDING"),
                        fact("times", Kind.NUMBER, "1212")),
                    List.of(fact("outcome", Kind.WORD, "ACCEPTED")))),
            new Table("web_session", 26, List.of(session, session)),
            new Table(
                "audit_entry", 1, List.of(List.of(fact("act", Kind.WORD, "DEVICE_REVOKED"))))),
        List.of("setup_link", "provider_name", "api_token", "invitation"));
  }

  static StoredView everything(Instant now) {
    return new StoredView(stored(now).tables(), List.of());
  }

  private static Fact fact(String column, Kind kind, String value) {
    return new Fact(column, kind, value);
  }
}
