package net.psmail.portal.view;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.psmail.portal.view.BranchView.Person;
import net.psmail.portal.view.MemberView.Access;
import net.psmail.portal.view.MemberView.Act;
import net.psmail.portal.view.MemberView.Alias;
import net.psmail.portal.view.MemberView.Deletion;
import net.psmail.portal.view.MemberView.Job;
import net.psmail.portal.view.MemberView.Mail;
import net.psmail.portal.view.MemberView.Note;
import net.psmail.portal.view.MemberView.Now;
import net.psmail.portal.view.MemberView.Reset;
import net.psmail.portal.view.MemberView.Self;
import net.psmail.portal.view.MemberView.Suspended;
import net.psmail.portal.view.MemberView.Typed;
import net.psmail.portal.view.MembersView.Choice;
import net.psmail.portal.view.MembersView.Row;
import org.jspecify.annotations.Nullable;

/** Members' accounts, as operators see them. */
final class MemberSamples {

  private static final Instant AT = Instant.parse("2026-11-23T09:30:00Z");
  private static final String ADDRESS = "ada.lovelace@psmail.test";
  private static final String LONG =
      "a-very-long-name-that-somebody-has-chosen-for-no-reason-at-all@psmail.test";
  private static final String REASON =
      "Sends advertising to people who do not want it, <b>again</b> and again.";
  private static final Now NOTHING = new Now(null, null, null, null);
  private static final Mail HALF_FULL =
      new Mail(1L << 30, 512L << 20, 50, true, StorageSamples.NEW);
  private static final Access ACCESS =
      new Access(
          true,
          true,
          2,
          List.of(
              new DevicesView.Device(
                  1,
                  "Laptop",
                  "both",
                  AT,
                  new DevicesView.Use(AT, SetupView.Protocol.IMAP, "192.0.2.0/24", "Thunderbird"),
                  null,
                  null),
              new DevicesView.Device(2, "Printer", "send", AT, null, null, AT)),
          List.of(
              new SignInsView.Row(
                  AT, "web", "signed-in", "Firefox, Linux", "192.0.2.0/24", 1, false),
              new SignInsView.Row(AT, "imap", "accepted", "Laptop", "192.0.2.0/24", 31, false),
              new SignInsView.Row(AT, "smtp", "revoked", "Phone", "198.51.100.0/24", 2, true)),
          "1w2");
  private static final Access NO_ACCESS = new Access(false, false, 0, List.of(), List.of(), null);

  private MemberSamples() {}

  static Map<String, MembersView> lists() {
    Map<String, MembersView> views = new LinkedHashMap<>();
    Choice all = new Choice("", "", "");
    List<Row> rows =
        List.of(
            new Row(1, ADDRESS, "active", null, AT, null),
            new Row(1, LONG, "active", "sending", AT, null),
            new Row(1, "eve@psmail.test", "revoked", null, AT, null),
            new Row(1, "kim@second.test", "leaving", "sign-in", AT, null));
    views.put("members", list(rows, List.of(), all, true, "kim@second.test"));
    views.put(
        "members-found",
        list(
            rows.subList(0, 1),
            List.of(new Row(1, "eve@psmail.test", "waiting", null, AT, "ada-shop@psmail.test")),
            new Choice("ada", "psmail.test", ""),
            true,
            null));
    views.put(
        "members-none",
        list(List.of(), List.of(), new Choice("x'\"<", "", "suspended"), true, null));
    views.put("members-nobody", list(List.of(), List.of(), all, true, null));
    views.put("members-later", list(rows, List.of(), all, false, null));
    views.put("members-no-more", list(List.of(), List.of(), all, false, null));
    return views;
  }

  /** As somebody sees them who looks after one domain. */
  static MembersView kept() {
    List<Row> rows = List.of(new Row(1, "kim@second.test", "active", null, AT, null));
    return new MembersView(rows, List.of(), new Choice("", "", ""), List.of(), true, null);
  }

  private static MembersView list(
      List<Row> rows, List<Row> byAlias, Choice choice, boolean first, @Nullable String next) {
    return new MembersView(
        rows, byAlias, choice, List.of("psmail.test", "second.test"), first, next);
  }

  static Map<String, MemberView> sheets() {
    Map<String, MemberView> views = new LinkedHashMap<>();
    views.put("member", sheet("active", NOTHING, HALF_FULL, ACCESS, null, List.of()));
    views.put(
        "member-suspended",
        sheet(
            "active",
            new Now(
                new Suspended("sign-in", REASON, AT, AT, "grace"),
                new Reset(AT, AT, "grace"),
                "https://psmail.test/reset/Zm9yIG9uZSBwZXJzb24sIHdvcmtzIG9uY2UsIDQ4IGhvdXJz",
                new Deletion(REASON, "grace", AT, false, null)),
            new Mail(1L << 30, 1L << 30, 100, true, StorageSamples.OLD),
            NO_ACCESS,
            "sign-in-suspended",
            List.of()));
    views.put(
        "member-own-deletion",
        sheet(
            "active",
            new Now(
                new Suspended("sending", REASON, AT, null, "grace"),
                null,
                null,
                new Deletion(REASON, "grace", AT, true, null)),
            HALF_FULL,
            ACCESS,
            "deletion-proposed",
            List.of()));
    views.put(
        "member-leaving",
        sheet(
            "leaving",
            new Now(null, null, null, new Deletion(REASON, "grace", AT, true, "tim")),
            new Mail(1L << 30, null, 0, false, StorageSamples.NEW),
            NO_ACCESS,
            "deletion-approved",
            List.of()));
    views.put(
        "member-wrong",
        sheet(
            "revoked",
            NOTHING,
            HALF_FULL,
            NO_ACCESS,
            null,
            List.of(
                Problem.of("quota", "problem.invalid-quota"),
                Problem.of("text", "problem.invalid-reason"))));
    return views;
  }

  private static MemberView sheet(
      String state,
      Now now,
      Mail mail,
      Access access,
      @Nullable String done,
      List<Problem> problems) {
    boolean full = !access.devices().isEmpty();
    return new MemberView(
        self(state),
        now,
        mail,
        access,
        full ? List.of(new Alias("ada-shop@psmail.test", true), new Alias(LONG, false)) : List.of(),
        full
            ? List.of(
                new Person(1, "root@psmail.test", "active", null),
                new Person(1, null, "erased", null))
            : List.of(),
        full ? List.of(new Job("member letter", AT, 2), new Job("welcome mail", AT, 0)) : List.of(),
        full ? List.of(new Note(1, "Called us.\nWants <more> room.", "grace", AT)) : List.of(),
        full
            ? List.of(new Act(AT, "quota-changed", "grace", ADDRESS + " (1024 → 2048 MiB)"))
            : List.of(),
        new Typed("1024", ""),
        done,
        problems);
  }

  static Self self(String state) {
    return new Self(
        1, ADDRESS, "psmail.test", state, AT, state.equals("leaving") ? AT : null, "en");
  }

  static MemberActView act(String reason, Problem... problems) {
    return new MemberActView(self("active"), reason, "sending", "", 14, List.of(problems));
  }

  static DeletionsView deletions() {
    return new DeletionsView(
        List.of(
            new DeletionsView.Row(1, ADDRESS, REASON, "grace", AT, false),
            new DeletionsView.Row(1, LONG, REASON, "tim", AT, true)));
  }

  static String reason() {
    return REASON;
  }
}
