package net.psmail.portal.view;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.psmail.portal.view.BranchView.Person;
import net.psmail.portal.view.BranchView.Twig;
import net.psmail.portal.view.GuestListView.Arrival;
import net.psmail.portal.view.GuestListView.OpenInvites;
import net.psmail.portal.view.InvitesView.Hindrance;
import net.psmail.portal.view.InvitesView.Open;
import net.psmail.portal.view.InvitesView.Rules;
import net.psmail.portal.view.InvitesView.Used;
import net.psmail.portal.view.RegisterForm.Offers;
import org.jspecify.annotations.Nullable;

/** Invitations, from the side of members, of guests, and of operators. */
record InviteSamples(Language language) {

  private static final Instant NOW = Instant.parse("2026-11-23T09:30:00Z");
  private static final String DOMAIN = "psmail.test";
  private static final String LINK =
      "https://psmail.test/invited/Zm9yIG9uZSBwZXJzb24sIHdvcmtzIG9uY2UsIDE0IGQ";
  private static final List<Open> OPEN =
      List.of(new Open(1, "Ada, from the choir", NOW), new Open(2, "", NOW));
  private static final OpenInvites FIRST = new OpenInvites(OPEN, false, 7L);
  private static final OpenInvites NOTHING = new OpenInvites(List.of(), false, null);
  private static final List<Used> USED = List.of(new Used("Grandma", NOW), new Used("", NOW));
  private static final Person ROOT = new Person(1, "ada@psmail.test", "active", null);
  private static final Person CHILD = new Person(2, "bob@psmail.test", "revoked", NOW);
  private static final Person LONG =
      new Person(
          3,
          "a-very-long-name-that-somebody-has-chosen-for-no-reason-at-all@psmail.test",
          "revoked",
          NOW);
  private static final Person WAITING = new Person(4, "eve@psmail.test", "waiting", NOW);
  private static final Person GONE = new Person(5, null, "erased", null);

  Map<String, InvitesView> own() {
    Map<String, InvitesView> views = new LinkedHashMap<>();
    views.put("invites", own(null, null, null, OPEN, USED, List.of()));
    views.put("invites-link", own(null, null, LINK, OPEN, List.of(), List.of()));
    views.put("invites-new", own(Hindrance.NEW, NOW, null, List.of(), List.of(), List.of()));
    views.put("invites-closed", own(Hindrance.CLOSED, null, null, OPEN, List.of(), List.of()));
    views.put(
        "invites-suspended", own(Hindrance.SUSPENDED, null, null, OPEN, List.of(), List.of()));
    views.put("invites-off", own(Hindrance.OFF, null, null, List.of(), List.of(), List.of()));
    views.put("invites-used-up", own(Hindrance.USED_UP, null, null, OPEN, USED, List.of()));
    views.put(
        "invites-wrong",
        own(
            null,
            null,
            null,
            List.of(),
            List.of(),
            List.of(Problem.of("note", "problem.invite-note"))));
    return views;
  }

  RegisterForm guest() {
    return new RegisterForm(
        "form-1",
        "",
        DOMAIN,
        new Offers(List.of(DOMAIN), List.of(), List.of(), false),
        "a-token",
        language,
        List.of(),
        RegisterForm.Code.NONE,
        List.of());
  }

  Map<String, GuestListView> lists() {
    Map<String, GuestListView> views = new LinkedHashMap<>();
    List<Arrival> newest =
        List.of(
            new Arrival(LONG, CHILD),
            new Arrival(CHILD, ROOT),
            new Arrival(WAITING, null),
            new Arrival(new Person(6, "kim@psmail.test", "active", NOW), GONE));
    views.put("guests", list(newest, FIRST, null, "", List.of()));
    views.put("guests-older", list(newest, new OpenInvites(OPEN, true, 7L), null, "", List.of()));
    views.put(
        "guests-no-more",
        list(newest, new OpenInvites(List.of(), true, null), null, "", List.of()));
    views.put("guests-none", list(List.of(), NOTHING, LINK, "", List.of()));
    views.put(
        "guests-wrong",
        list(
            newest,
            NOTHING,
            null,
            "nobody@psmail.test",
            List.of(Problem.of("domain", "problem.sign-up-closed"))));
    return views;
  }

  Map<String, BranchView> branches() {
    Map<String, BranchView> views = new LinkedHashMap<>();
    views.put("branch", new BranchView(ROOT, List.of(), twigs(), 2, 2, true, null));
    views.put(
        "branch-revoked",
        new BranchView(
            CHILD,
            List.of(ROOT),
            List.of(new Twig(LONG, List.of())),
            0,
            2,
            true,
            "account-revoked"));
    views.put(
        "branch-restored",
        new BranchView(WAITING, List.of(), List.of(), 1, 0, true, "account-restored"));
    views.put("branch-erased", new BranchView(GONE, List.of(), twigs(), 501, 0, false, null));
    return views;
  }

  Map<String, BranchTakeView> taken() {
    BranchView branch = new BranchView(ROOT, List.of(), twigs(), 4, 0, true, null);
    Problem none = Problem.of("reason", "problem.invalid-reason");
    return Map.of(
        "branchtake", new BranchTakeView(branch, "", 14, List.of()),
        "branchtake-wrong", new BranchTakeView(branch, "", 1, List.of(none)));
  }

  private static List<Twig> twigs() {
    return List.of(
        new Twig(CHILD, List.of(new Twig(LONG, List.of(new Twig(WAITING, List.of()))))),
        new Twig(new Person(6, "kim@psmail.test", "active", NOW), List.of()));
  }

  private static InvitesView own(
      @Nullable Hindrance hindrance,
      @Nullable Instant from,
      @Nullable String link,
      List<Open> open,
      List<Used> used,
      List<Problem> problems) {
    return new InvitesView(
        DOMAIN,
        new Rules(hindrance == Hindrance.USED_UP ? 0 : 3, 5, 90, 14),
        hindrance,
        from,
        link,
        open,
        used,
        used.size() == 1,
        "form-1",
        problems.isEmpty() ? "" : "x".repeat(61),
        problems);
  }

  private static GuestListView list(
      List<Arrival> newest,
      OpenInvites open,
      @Nullable String link,
      String sought,
      List<Problem> problems) {
    return new GuestListView(
        newest,
        open,
        List.of(DOMAIN, "second.test"),
        DOMAIN,
        "",
        link,
        !open.invites().isEmpty(),
        "form-1",
        sought,
        problems);
  }
}
