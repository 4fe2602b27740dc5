package net.psmail.portal.view;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import net.psmail.portal.view.BlockedDomainsView.Domain;
import net.psmail.portal.view.BlockedDomainsView.Done;
import net.psmail.portal.view.Member.Rank;
import org.jspecify.annotations.Nullable;

/** The other address of a member, recoveries by it, and mailed codes, in states worth a look. */
record RecoverySamples(
    String name,
    String template,
    String path,
    Section section,
    @Nullable Member member,
    @Nullable Object model) {

  private static final String MAILBOX = "ada.lovelace@psmail.test";
  private static final String OTHER = "ada.king-noel.of.lovelace@elsewhere.example";
  private static final String TOKEN = "c2FtcGxl";
  private static final Instant NOW = Instant.parse("2026-11-23T14:25:00Z");
  private static final Instant READY = NOW.plus(Duration.ofDays(2));
  private static final Member OWNER = new Member(MAILBOX, Rank.OWNER);
  private static final Member OPERATOR = new Member("grace", Rank.OPERATOR);
  private static final List<Problem> FINE = List.of();
  private static final Domain MAILINATOR = new Domain("mailinator.com", "mailinator.com");
  private static final Done ADDED = new Done("blocked-domain-added", "example.org");
  private static final List<Problem> CODE = List.of(Problem.of("code", "problem.code-refused"));

  static List<RecoverySamples> all() {
    return List.of(
        other("otheraddress", new OtherAddressView(true, null, null, null, "", 48, null, FINE)),
        other(
            "otheraddress-waiting",
            new OtherAddressView(true, null, null, OTHER, "0000-0000-0000", 48, null, CODE)),
        other(
            "otheraddress-confirmed",
            new OtherAddressView(true, OTHER, NOW, null, "", 48, "other-address-confirmed", FINE)),
        other(
            "otheraddress-refused",
            new OtherAddressView(
                true,
                OTHER,
                NOW,
                null,
                "<b>ada@mailinator.com",
                48,
                null,
                List.of(Problem.of("address", "problem.address-refused")))),
        other(
            "otheraddress-unreached",
            new OtherAddressView(false, null, null, null, "", 48, null, FINE)),
        own("otheraddressremove", "/account/other-address/remove", new OtherAddressRemoval(OTHER)),
        takeover(),
        visitor("lost", "/recover/lost", new LostForm(true, "", 48, FINE)),
        visitor("lost-unreached", "/recover/lost", new LostForm(false, "", 48, FINE)),
        visitor("recoverasked", "/recover/asked", null),
        visitor("recoverstopped", "/recover/stopped", null),
        visitor("recoverover", "/recover/link/" + TOKEN, null),
        visitor("recoverstop", "/recover/stop/" + TOKEN, new RecoveryStopForm(TOKEN, MAILBOX)),
        link("recoverlink", null, false, FINE),
        link("recoverlink-waiting", READY, false, FINE),
        link(
            "recoverlink-ready",
            READY,
            true,
            List.of(Problem.of("password", "problem.empty-password"))),
        code("registercode", new MailedCodeForm("form-1", "", "", null, FINE)),
        code(
            "registercode-waiting",
            new MailedCodeForm("form-1", "", "0000-0000-0000", OTHER, CODE)),
        blocked("blockeddomains", List.of(MAILINATOR), ADDED, "", FINE),
        blocked("blockeddomains-none", List.of(), null, "", FINE),
        blocked(
            "blockeddomains-several",
            List.of(MAILINATOR),
            new Done("blocked-domain-added", ""),
            "",
            FINE),
        blocked(
            "blockeddomains-wrong",
            List.of(MAILINATOR),
            null,
            "example.org\nno <b> domain",
            List.of(Problem.of("domains", "problem.domain-lines", "2 (no <b> domain)"))));
  }

  private static RecoverySamples other(String name, Object model) {
    return own(name, "/account/other-address", model);
  }

  private static RecoverySamples own(String name, String path, Object model) {
    return new RecoverySamples(name, template(name), path, Section.MAILBOX, OWNER, model);
  }

  private static RecoverySamples takeover() {
    return new RecoverySamples(
        "account-takeover",
        "account",
        "/account",
        Section.MAILBOX,
        new Member(MAILBOX, Rank.OWNER, READY),
        new AccountView(
            MAILBOX, 1L << 30, 2, NOW, NOW, true, true, RuleSamples.ARRIVING, null, null, null));
  }

  private static RecoverySamples visitor(String name, String path, @Nullable Object model) {
    return new RecoverySamples(name, template(name), path, Section.MAILBOX, null, model);
  }

  private static RecoverySamples link(
      String name, @Nullable Instant readyAt, boolean ready, List<Problem> problems) {
    return visitor(
        name,
        "/recover/link/" + TOKEN,
        new RecoveryLinkForm(
            TOKEN, MAILBOX, readyAt, ready, NOW.plus(Duration.ofDays(9)), 48, problems));
  }

  private static RecoverySamples code(String name, MailedCodeForm form) {
    return new RecoverySamples(
        name, "registercode", "/register/code", Section.REGISTER, null, form);
  }

  private static RecoverySamples blocked(
      String name,
      List<Domain> domains,
      @Nullable Done done,
      String typed,
      List<Problem> problems) {
    return new RecoverySamples(
        name,
        "blockeddomains",
        "/control-room/blocked-domains",
        Section.CONTROL_ROOM,
        OPERATOR,
        new BlockedDomainsView(domains, !domains.isEmpty(), typed, done, problems));
  }

  private static String template(String name) {
    return name.replaceFirst("-.*", "");
  }
}
