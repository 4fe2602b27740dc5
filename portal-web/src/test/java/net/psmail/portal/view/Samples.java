package net.psmail.portal.view;

import gg.jte.Content;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import net.psmail.portal.settings.QrCode;
import net.psmail.portal.view.CheckForm.State;
import net.psmail.portal.view.ControlRoomView.Act;
import net.psmail.portal.view.ControlRoomView.Certificate;
import net.psmail.portal.view.ControlRoomView.Domain;
import net.psmail.portal.view.ControlRoomView.Figures;
import net.psmail.portal.view.ControlRoomView.Job;
import net.psmail.portal.view.ControlRoomView.Letters;
import net.psmail.portal.view.DevicesView.Device;
import net.psmail.portal.view.DevicesView.Use;
import net.psmail.portal.view.GlossaryView.Letter;
import net.psmail.portal.view.GlossaryView.Term;
import net.psmail.portal.view.LinksView.Link;
import net.psmail.portal.view.Member.Rank;
import net.psmail.portal.view.MessagesView.Message;
import net.psmail.portal.view.PasswordForm.Done;
import net.psmail.portal.view.Prose.Heading;
import net.psmail.portal.view.RegisterForm.Offers;
import net.psmail.portal.view.SearchView.Hit;
import net.psmail.portal.view.SearchView.Part;
import net.psmail.portal.view.ServiceStatus.Level;
import net.psmail.portal.view.SetupView.Arrival;
import net.psmail.portal.view.SetupView.Family;
import net.psmail.portal.view.SetupView.NewSecret;
import net.psmail.portal.view.SetupView.Protocol;
import net.psmail.portal.view.SetupView.Server;
import net.psmail.portal.view.SetupView.Way;
import net.psmail.portal.view.StaffView.Invitation;
import net.psmail.portal.view.StaffView.Person;
import net.psmail.portal.view.TokensView.Token;
import net.psmail.portal.view.UpdatesView.Month;
import net.psmail.portal.view.UpdatesView.Year;
import org.jspecify.annotations.Nullable;

/** Every page in every state worth a look, in both languages. */
final class Samples {
  private static final Site SITE = new Site("PSMail", "https://psmail.test", "psmail.test", true);
  private static final String ADDRESS = "ada.lovelace@psmail.test";
  private static final Member MEMBER = new Member(ADDRESS, Rank.OWNER);
  private static final Member OPERATOR = new Member("grace", Rank.OPERATOR);
  private static final Member KEEPER = new Member("margaret", Rank.DOMAIN_OPERATOR);
  private static final Member ADMINISTRATOR = new Member("grace", Rank.ADMINISTRATOR);
  private static final Member AUTHOR = new Member("ada", Rank.AUTHOR);
  private static final Popular POPULAR =
      new Popular(List.of(reference("/help/one")), List.of(reference("/help/two")));
  private static final Instant NOW = Instant.parse("2026-11-23T14:25:00Z");
  private static final LocalDate DAY = LocalDate.of(2026, 11, 23);
  private static final List<Tip> TIPS =
      List.of(
          new Tip("one", "Lock the screen", html("<p>Even for a coffee.</p>")),
          new Tip("two", "Print the code", html("<p>Paper has no batteries.</p>")));
  private static final List<Problem> FINE = List.of();
  private static final List<Level> LEVELS = List.of(Level.values());

  private final Language language;
  private final Texts texts;
  private final List<Sample> samples = new ArrayList<>();

  private Samples(Language language) {
    this.language = language;
    this.texts = new Texts(language);
  }

  static List<Sample> all() {
    return Stream.of(Language.values())
        .flatMap(language -> new Samples(language).make().stream())
        .toList();
  }

  private List<Sample> make() {
    visitorPages();
    knowledge();
    searches();
    doors();
    memberPages();
    security();
    checks();
    mails();
    for (AliasSamples one : AliasSamples.all()) {
      Page page = page("/account/aliases" + one.path(), Section.MAILBOX, MEMBER);
      add(one.name(), one.template(), page, one.model());
    }
    for (RecoverySamples one : RecoverySamples.all()) {
      add(one.name(), one.template(), page(one.path(), one.section(), one.member()), one.model());
    }
    for (RuleSamples one : RuleSamples.all()) {
      add(one.name(), one.template(), page(one.path(), Section.MAILBOX, MEMBER), one.model());
    }
    for (StorageSamples one : StorageSamples.all()) {
      add(one.name(), "storage", page("/account/storage", Section.MAILBOX, MEMBER), one.model());
    }
    for (ImportSamples one : ImportSamples.all(NOW)) {
      add(one.name(), "import", page("/account/import", Section.MAILBOX, MEMBER), one.model());
    }
    for (ExportSamples one : ExportSamples.all(NOW)) {
      Page page = page("/account/export" + one.path(), Section.MAILBOX, MEMBER);
      add(one.name(), one.template(), page, one.model());
    }
    controlRoom();
    members();
    desk();
    messages();
    staff();
    tokens();
    add("api", "api", page("/control-room/api", Section.CONTROL_ROOM, OPERATOR), ApiSamples.all());
    webhooks();
    dns();
    certificates();
    statusPage();
    statusCatalogue();
    statusTemplates();
    statusSubscribers();
    statusTokens();
    votes();
    errors();
    return samples;
  }

  private void visitorPages() {
    visitor("home", "/", Section.HOME, new HomeView(prose("Your letters. Your key."), POPULAR));
    visitor("text", "/about", Section.ABOUT, new TextView(prose("About us")));
    visitor("search", "/search", Section.SEARCH, SearchView.unasked());
    visitor("tips", "/quick-tips", Section.TIPS, new TipsView(TIPS));
    visitor("updates", "/updates", Section.UPDATES, updates(null));
    add("updates-year", "updates", page("/updates/2026", Section.UPDATES, null), updates(2026));
    add(
        "updates-none",
        "updates",
        page("/updates", Section.UPDATES, null),
        new UpdatesView(null, List.of(), List.of()));
    visitor(
        "update",
        "/updates/2026/one",
        Section.UPDATES,
        new UpdateView(prose("One"), DAY, null, reference("/updates/2026/two")));
    visitor("links", "/links", Section.LINKS, links());
  }

  private void knowledge() {
    visitor(
        "help",
        "/help",
        Section.HELP,
        new HelpView(
            List.of(
                new HelpView.Branch(
                    reference("/help/one"),
                    List.of(
                        new HelpView.Twig(
                            reference("/help/two"), List.of(reference("/help/one")))))),
            POPULAR));
    visitor(
        "article",
        "/help/one",
        Section.HELP,
        new ArticleView(
            prose("One"),
            "article:one",
            null,
            List.of(reference("/help/two")),
            null,
            reference("/help/two")));
    add(
        "article-below",
        "article",
        page("/help/two", Section.HELP, null),
        new ArticleView(
            new Prose("Two", "", prose("Two").html(), List.of(), 1),
            "article:two",
            reference("/help/one"),
            List.of(),
            reference("/help/one"),
            null));
    List<Reference> questions = List.of(reference("/faqs/one"));
    visitor(
        "faqs",
        "/faqs",
        Section.FAQS,
        new FaqsView(
            List.of(
                new FaqsView.Group("passwords", questions),
                new FaqsView.Group("other", questions))));
    visitor(
        "faq",
        "/faqs/one",
        Section.FAQS,
        new FaqView(prose("One"), "faq:one", "passwords", questions));
    visitor("glossary", "/glossary", Section.GLOSSARY, glossary());
    visitor(
        "term",
        "/glossary/one",
        Section.GLOSSARY,
        new TermView(prose("One"), "Ones", reference("/glossary/one"), null));
  }

  private static GlossaryView glossary() {
    Term term = new Term("one", new Reference("/glossary/one", "One", "What <b>one</b> means."));
    return new GlossaryView(List.of(new Letter("N", List.of()), new Letter("O", List.of(term))));
  }

  private static LinksView links() {
    Link link = new Link("eff", "https://www.eff.org/", "EFF", html("<p>Worth a visit.</p>"));
    return new LinksView(List.of(new LinksView.Group("learning", List.of(link))));
  }

  private static UpdatesView updates(@Nullable Integer year) {
    NewsItem one = new NewsItem(DAY, reference("/updates/2026/one"));
    NewsItem two = new NewsItem(DAY.minusDays(3), reference("/updates/2026/two"));
    return new UpdatesView(
        year,
        List.of(new Month(DAY.withDayOfMonth(1), List.of(one, two))),
        List.of(new Year(2026, 2), new Year(2025, 1)));
  }

  private static Reference reference(String href) {
    return new Reference(href, "A <b>title</b> of " + href, "A summary of one sentence.");
  }

  /** With the headings that the page lists. */
  private static Prose prose(String title) {
    return new Prose(
        title,
        "What it is about, in one sentence.",
        html("<h2 id=\"first\">First</h2><p>Text.</p><h2 id=\"second\">Second</h2><p>Text.</p>"),
        List.of(new Heading("first", "First"), new Heading("second", "Second")),
        2);
  }

  private static Content html(String markup) {
    return output -> output.writeContent(markup);
  }

  private void searches() {
    add("search-found", "search", page("/search", Section.SEARCH, null), found());
    add(
        "search-nothing",
        "search",
        page("/search", Section.SEARCH, null),
        new SearchView("<script>alert(1)</script> <b>" + "x".repeat(160), true, 0, List.of()));
  }

  private static SearchView found() {
    List<Part> excerpt =
        List.of(
            new Part("Your program shows a ", false),
            new Part("<b>certificate</b>", true),
            new Part(" <img src=x> that it does not know.", false));
    return new SearchView(
        "certificate",
        false,
        23,
        List.of(
            new Hit(
                "article",
                List.of(new Part("Secure e-mail, how it works", false)),
                excerpt,
                "/help/secure-email"),
            new Hit(
                "term",
                List.of(new Part("Certificate", true), new Part(" authority", false)),
                excerpt,
                "/glossary#certificate"),
            new Hit("tip", List.of(new Part("Look twice", false)), List.of(), "/quick-tips#look")));
  }

  private void doors() {
    signUps();
    visitor("register", "/register", Section.REGISTER, registration("", List.of(), FINE));
    add(
        "register-taken",
        "register",
        page("/register", Section.REGISTER, null),
        registration(
            "ada<script>alert(1)</script>",
            List.of("ada.lovelace", "ada-mail", "ada2026"),
            List.of(
                Problem.of("localPart", "problem.name-taken"),
                Problem.of("password", "problem.weak-password", "Add another word or two."))));
    visitor("signin", "/sign-in", Section.MAILBOX, new SignInForm("", "", FINE));
    add(
        "signin-refused",
        "signin",
        page("/sign-in", Section.MAILBOX, null),
        new SignInForm(ADDRESS, "", List.of(Problem.of("", "problem.sign-in-refused"))));
    visitor("signedout", "/signed-out", Section.MAILBOX, null);
    visitor("recover", "/recover", Section.MAILBOX, new RecoveryForm("", true, FINE));
    visitor(
        "firstpassword",
        "/operator/first-password",
        Section.NONE,
        new FirstPasswordForm("c2FtcGxl", "administrator", null, "", FINE));
    add(
        "firstpassword-keeper",
        "firstpassword",
        page("/operator/first-password", Section.NONE, null),
        new FirstPasswordForm("c2FtcGxl", "domain_operator", "customer.example", "", FINE));
    add(
        "firstpassword-author",
        "firstpassword",
        page("/operator/first-password", Section.NONE, null),
        new FirstPasswordForm(
            "c2FtcGxl",
            "author",
            null,
            "<b>ada",
            List.of(Problem.of("name", "problem.name-taken"))));
  }

  private void security() {
    for (SecuritySamples sample : SecuritySamples.all()) {
      Member member = sample.path().startsWith("/sign-in") ? null : MEMBER;
      add(
          sample.name(),
          sample.template(),
          page(sample.path(), Section.MAILBOX, member),
          sample.model());
    }
  }

  private void memberPages() {
    member(
        "account",
        "/account",
        new AccountView(
            ADDRESS, 1L << 30, 2, NOW, NOW, true, true, RuleSamples.ARRIVING, null, null, null));
    add(
        "account-suspended",
        "account",
        page("/account", Section.MAILBOX, MEMBER),
        new AccountView(
            ADDRESS,
            1L << 30,
            2,
            NOW,
            NOW,
            true,
            true,
            RuleSamples.ARRIVING,
            new AccountView.Suspended(MemberSamples.reason(), null),
            NOW,
            new AccountView.Stopped("example.org", NOW)));
    add(
        "account-new",
        "account",
        page("/account", Section.MAILBOX, MEMBER),
        new AccountView(
            ADDRESS,
            1_610_612_736L,
            0,
            null,
            null,
            false,
            false,
            RuleSamples.FILING,
            new AccountView.Suspended("Spam", NOW),
            null,
            new AccountView.Stopped("example.org", null)));
    member("recoverycode", "/recovery-code", recoveryCode(FINE));
    add(
        "recoverycode-unconfirmed",
        "recoverycode",
        page("/recovery-code", Section.MAILBOX, MEMBER),
        recoveryCode(List.of(Problem.of("kept", "problem.kept"))));
    member(
        "setup",
        "/account/setup",
        setup(new Arrival("Old <b>phone</b>", null, null), Family.IPHONE));
    add(
        "setup-arrived",
        "setup",
        page("/account/setup", Section.MAILBOX, MEMBER),
        setup(new Arrival("Thunderbird", NOW, Protocol.IMAP), Family.LINUX));
    add(
        "setup-later",
        "setup",
        page("/account/setup", Section.MAILBOX, MEMBER),
        setup(null, Family.UNKNOWN));
    member(
        "programs",
        "/account/setup/programs",
        new ProgramsView(
            ADDRESS, List.of(new ProgramsView.Snippet("mutt", "~/.muttrc", "set a = \"b <c>\""))));
    member("sheet", "/account/setup/sheet", new SheetView(ADDRESS, servers()));
    phones();
    member(
        "devices",
        "/account/devices",
        new DevicesView(
            devices(),
            new DevicesView.Form("f", "", "both", "none"),
            "Old <b>phone</b>",
            false,
            FINE,
            refusals()));
    add(
        "devices-none",
        "devices",
        page("/account/devices", Section.MAILBOX, MEMBER),
        new DevicesView(
            List.of(),
            new DevicesView.Form("f", "", "all", ""),
            "Old phone",
            true,
            List.of(
                Problem.of("name", "problem.invalid-name"),
                Problem.of("scope", "problem.device-scope"),
                Problem.of("lifetime", "problem.device-lifetime")),
            List.of()));
    member("revoke", "/account/devices/1/revoke", new RevokeView(devices().get(0)));
    member("sessions", "/account/sessions", SignInSamples.sessions(NOW));
    add(
        "sessions-one",
        "sessions",
        page("/account/sessions", Section.MAILBOX, MEMBER),
        SignInSamples.oneSession(NOW));
    member("signins", "/account/sign-ins", SignInSamples.signIns(NOW));
    add(
        "signins-none",
        "signins",
        page("/account/sign-ins", Section.MAILBOX, MEMBER),
        SignInSamples.none(true, false, "all"));
    add(
        "signins-none-refused",
        "signins",
        page("/account/sign-ins", Section.MAILBOX, MEMBER),
        SignInSamples.none(false, false, "refused"));
    add(
        "signins-no-more",
        "signins",
        page("/account/sign-ins", Section.MAILBOX, MEMBER),
        SignInSamples.none(true, true, "mail"));
    member("log", "/account/log", StoredSamples.log(NOW));
    add(
        "log-none",
        "log",
        page("/account/log", Section.MAILBOX, MEMBER),
        StoredSamples.nothingByTheProvider());
    add(
        "log-no-more",
        "log",
        page("/account/log", Section.MAILBOX, MEMBER),
        StoredSamples.noMore());
    member("stored", "/account/stored", StoredSamples.stored(NOW));
    add(
        "stored-everywhere",
        "stored",
        page("/account/stored", Section.MAILBOX, MEMBER),
        StoredSamples.everything(NOW));
    member("revokeall", "/account/devices/all/revoke", new RevokeAllView(devices()));
    member(
        "password",
        "/account/password",
        new PasswordForm(ADDRESS, Done.CHANGED_AND_REVOKED, true, false, FINE));
    add(
        "password-wrong",
        "password",
        page("/account/password", Section.MAILBOX, MEMBER),
        new PasswordForm(
            ADDRESS,
            Done.NOTHING,
            true,
            true,
            List.of(Problem.of("current", "problem.current-password"))));
    member("newrecoverycode", "/account/recovery-code", new RecoveryCodeForm(true, FINE));
    member("delete", "/account/delete", new DeletionForm(ADDRESS, 14, 400, 90, FINE));
    member("leaving", "/account", new LeavingView(ADDRESS, NOW, null, null));
    add(
        "leaving-provider",
        "leaving",
        page("/account", Section.MAILBOX, MEMBER),
        new LeavingView(ADDRESS, NOW, MemberSamples.reason(), NOW));
  }

  private SetupView setup(@Nullable Arrival arrival, Family family) {
    return new SetupView(
        ADDRESS,
        arrival == null
            ? null
            : new NewSecret("Thunderbird", family == Family.LINUX ? "read" : "both", groups(7)),
        arrival,
        "f",
        family,
        family == Family.IPHONE,
        List.of(
            new Way("profile", 0, "/account/setup/phone", reference("/help/one")),
            new Way("apple", 3, "/account/apple.mobileconfig", null),
            new Way("terminal", 0, "/account/setup/programs", reference("/help/two"))),
        servers());
  }

  private void checks() {
    member("check", "/account/setup/check", new CheckForm(Map.of(), State.ASKED, FINE, refusals()));
    Map<String, String> typed =
        Map.of(
            "incoming-host", "<b>www</b>.psmail.test", "incoming-port", "143", "secret", "DEVICE");
    add(
        "check-wrong",
        "check",
        page("/account/setup/check", Section.MAILBOX, MEMBER),
        new CheckForm(
            typed,
            State.JUDGED_WITHOUT_PASSWORD,
            List.of(
                Problem.of("incoming-host", "problem.check.host-of-the-site", "mail.psmail.test"),
                Problem.of("incoming-port", "problem.check.port-of-starttls", "993")),
            List.of()));
    add(
        "check-right",
        "check",
        page("/account/setup/check", Section.MAILBOX, MEMBER),
        new CheckForm(Map.of("incoming-port", "993"), State.JUDGED, FINE, List.of()));
    add(
        "check-nothing",
        "check",
        page("/account/setup/check", Section.MAILBOX, MEMBER),
        new CheckForm(
            Map.of(),
            State.NOTHING,
            List.of(Problem.of("text", "problem.check.nothing")),
            List.of()));
  }

  private static List<Refusal> refusals() {
    return List.of(
        new Refusal("imap", "203.0.113.0/24", "revoked", "Old <b>phone</b>", 1, NOW),
        new Refusal("smtp", "203.0.113.0/24", "no-device-password", null, 12, NOW),
        new Refusal("pop3", "203.0.113.0/24", "unknown-password", null, 2, NOW),
        new Refusal("imap", "203.0.113.0/24", "domain-stopped", "Phone", 2, NOW),
        new Refusal("imap", "203.0.113.0/24", "leaving", "Phone", 2, NOW),
        new Refusal("imap", "198.51.100.0/24", "too-many-tries", null, 400, NOW),
        new Refusal("sieve", "2001:db8:1::/48", "expired", "Tablet", 2, NOW));
  }

  private void mails() {
    member(
        "compose",
        "/account/compose",
        new ComposeForm(List.of(ADDRESS), "", "f", "", "", "", "", FINE));
    add(
        "compose-refused",
        "compose",
        page("/account/compose", Section.MAILBOX, MEMBER),
        new ComposeForm(
            List.of(ADDRESS),
            "",
            "f",
            "bert@psmail.test, <b>nobody</b>@psmail.test",
            "cy@psmail.test",
            "Lunch <script>alert(1)</script>",
            "</textarea><script>alert(1)</script>",
            List.of(
                Problem.of("to", "problem.compose-refused.unknown", "nobody@psmail.test"),
                Problem.of("cc", "problem.compose-refused.full", "cy@psmail.test"))));
    add(
        "compose-unavailable",
        "compose",
        page("/account/compose", Section.MAILBOX, MEMBER),
        new ComposeForm(
            List.of(ADDRESS, "abuse@psmail.test", "postmaster@psmail.test"),
            "postmaster@psmail.test",
            "f",
            "bert@psmail.test",
            "",
            "Lunch",
            "At noon?",
            List.of(Problem.of("", "problem.mail-server-unavailable"))));
    member("sent", "/account/compose/sent", new SentView(List.of("bert@psmail.test"), 0, true));
    add(
        "sent-unfiled",
        "sent",
        page("/account/compose/sent", Section.MAILBOX, MEMBER),
        new SentView(List.of("bert@psmail.test", "<b>cy</b>@psmail.test"), 48, false));
  }

  private void controlRoom() {
    add(
        "controlroom",
        "controlroom",
        page("/control-room", Section.CONTROL_ROOM, OPERATOR),
        new ControlRoomView(
            List.of(
                new ControlRoomView.Alarm(
                    "not-served",
                    "SMTP on 192.0.2.25:25 serves another certificate (A1:B2:C3:D4, until"
                        + " 2027-01-03T10:00:00Z).",
                    NOW)),
            new Letters(null, false),
            3,
            2,
            new Figures(1_048_576, 12, 1_048_570, 2_310_044, 5_120),
            List.of(new Domain("psmail.test", true, 1_048_570), new Domain("old.test", false, 0)),
            List.of(
                new Certificate("mail.psmail.test", "PSMail local authority", NOW, 61),
                new Certificate("psmail.test", "PSMail local authority", NOW, 6),
                new Certificate("old.test", "PSMail local authority", NOW, -2)),
            List.of(
                new Job("welcome-mail", "ada.lovelace@psmail.test", NOW, 3, NOW),
                new Job("purge-sessions", "recurring", NOW, 0, null)),
            Stream.of("registered", "sign-in-refused", "device-revoked", "operator-accepted")
                .map(act -> new Act(NOW, act, ADDRESS, "Thunderbird"))
                .toList()));
    add(
        "controlroom-empty",
        "controlroom",
        page("/control-room", Section.CONTROL_ROOM, OPERATOR),
        new ControlRoomView(
            List.of(),
            new Letters("staff@psmail.test", false),
            0,
            0,
            new Figures(0, 0, 0, 0, 1),
            List.of(),
            List.of(),
            List.of(),
            List.of()));
  }

  private void members() {
    Page list = page("/control-room/accounts", Section.CONTROL_ROOM, OPERATOR);
    MemberSamples.lists().forEach((name, view) -> add(name, "members", list, view));
    Page kept = page("/control-room/accounts", Section.CONTROL_ROOM, KEEPER);
    add("members-keeper", "members", kept, MemberSamples.kept());
    Page sheet = page("/control-room/accounts/1", Section.CONTROL_ROOM, OPERATOR);
    MemberSamples.sheets().forEach((name, view) -> add(name, "member", sheet, view));
    Page seen = page("/control-room/accounts/1", Section.CONTROL_ROOM, KEEPER);
    add("member-keeper", "member", seen, MemberSamples.sheets().get("member"));
    Page bulk = page("/control-room/accounts/bulk", Section.CONTROL_ROOM, OPERATOR);
    BulkSamples.forms().forEach((name, view) -> add(name, "bulk", bulk, view));
    Page table = page("/control-room/accounts/bulk/1", Section.CONTROL_ROOM, OPERATOR);
    BulkSamples.tables().forEach((name, view) -> add(name, "bulkshown", table, view));
    takeovers();
    Page act = page("/control-room/accounts/1/suspension", Section.CONTROL_ROOM, OPERATOR);
    add("membersuspension", "membersuspension", act, MemberSamples.act(""));
    add(
        "membersuspension-wrong",
        "membersuspension",
        act,
        MemberSamples.act(
            "",
            Problem.of("from", "problem.suspension-from"),
            Problem.of("reason", "problem.invalid-reason"),
            Problem.of("until", "problem.invalid-time")));
    Page offer = page("/control-room/accounts/1/reset", Section.CONTROL_ROOM, OPERATOR);
    add("memberreset", "memberreset", offer, MemberSamples.act(""));
    Page wish = page("/control-room/accounts/1/deletion", Section.CONTROL_ROOM, OPERATOR);
    add("memberdeletion", "memberdeletion", wish, MemberSamples.act(""));
    Page approve =
        page("/control-room/accounts/1/deletion/approve", Section.CONTROL_ROOM, OPERATOR);
    add("memberapproval", "memberapproval", approve, MemberSamples.act(MemberSamples.reason()));
    add(
        "memberapproval-wrong",
        "memberapproval",
        approve,
        MemberSamples.act("", Problem.of("", "problem.second-person-needed")));
    Page deletions = page("/control-room/deletions", Section.CONTROL_ROOM, OPERATOR);
    add("deletions", "deletions", deletions, MemberSamples.deletions());
    add("deletions-none", "deletions", deletions, new DeletionsView(List.of()));
    Page reset = page("/reset/a-token", Section.MAILBOX, null);
    add("reset", "reset", reset, new ResetForm("a-token", ADDRESS, FINE));
    add(
        "reset-wrong",
        "reset",
        reset,
        new ResetForm(
            "a-token",
            ADDRESS,
            List.of(Problem.of("password", "problem.weak-password", "Too short."))));
    add("resetspent", "resetspent", reset, null);
  }

  private void takeovers() {
    Page form = page("/control-room/postfixadmin", Section.CONTROL_ROOM, OPERATOR);
    TakeoverSamples.forms().forEach((name, view) -> add(name, "postfixadmin", form, view));
    Page lines = page("/control-room/postfixadmin/1", Section.CONTROL_ROOM, OPERATOR);
    TakeoverSamples.takeovers()
        .forEach((name, view) -> add(name, "postfixadminshown", lines, view));
    Page stop = page("/control-room/postfixadmin/1/stop", Section.CONTROL_ROOM, OPERATOR);
    add("postfixadmin-stop", "ask", stop, TakeoverSamples.stop());
  }

  private void desk() {
    for (DeskSamples sample : DeskSamples.all()) {
      Member member = sample.template().equals("archive") ? OPERATOR : AUTHOR;
      add(
          sample.name(),
          sample.template(),
          page(sample.path(), Section.CONTROL_ROOM, member),
          sample.model());
    }
    Page frame = page("/help/one", Section.HELP, null);
    add(
        "preview",
        "text",
        new Page(
            frame.texts(),
            frame.site(),
            frame.paths(),
            frame.path(),
            frame.section(),
            null,
            frame.csrf(),
            frame.assets(),
            frame.notices(),
            true),
        new TextView(prose("One")));
  }

  private void messages() {
    visitor(
        "message", "/message", Section.CONTACT, new MessageForm("", "", "", "", false, true, FINE));
    add(
        "message-wrong",
        "message",
        page("/message", Section.CONTACT, null),
        new MessageForm(
            "Ada <b>Lovelace</b>",
            "ada",
            "",
            "</textarea><script>alert(1)</script>",
            true,
            false,
            List.of(
                Problem.of("copy", "problem.message-copy", "psmail.test"),
                Problem.of("address", "problem.message-address"),
                Problem.of("subject", "problem.message-subject"),
                Problem.of("text", "problem.message-too-long", "5000"))));
    visitor("messagesent", "/message/sent", Section.CONTACT, null);
    visitor("copyasked", "/message/sent/copy", Section.CONTACT, null);
    visitor("copy", "/message/copy", Section.CONTACT, new CopyForm("c2FtcGxl"));
    visitor("copysent", "/message/copy/sent", Section.CONTACT, null);
    add(
        "messages",
        "messages",
        page("/control-room/messages", Section.CONTROL_ROOM, OPERATOR),
        new MessagesView(
            List.of(
                new Message(
                    2,
                    NOW,
                    "Ada <b>Lovelace</b>",
                    "ada@example.org",
                    "Lost <img src=x>",
                    "Dear people,\n\n<script>alert(1)</script>\n\nAda"),
                new Message(1, NOW, "", "o'brien@example.org", "Hello", "x".repeat(300))),
            false,
            1L));
    add(
        "messages-done-none",
        "messages",
        page("/control-room/messages", Section.CONTROL_ROOM, OPERATOR),
        new MessagesView(List.of(), true, null));
  }

  private void dns() {
    DnsSamples.all()
        .forEach(
            (name, view) ->
                add(name, "dns", page(view.path(), Section.CONTROL_ROOM, OPERATOR), view));
  }

  private void certificates() {
    Page list = page("/control-room/certificates", Section.CONTROL_ROOM, OPERATOR);
    add("certificates", "certificates", list, CertificateSamples.many());
    add("certificates-trial", "certificates", list, CertificateSamples.trial());
    CertificateSamples.pages()
        .forEach(
            (name, view) ->
                add(
                    name,
                    "certificate",
                    page(view.row().path(), Section.CONTROL_ROOM, OPERATOR),
                    view));
    Page renewal = page("/control-room/certificates/mail/renew", Section.CONTROL_ROOM, OPERATOR);
    List<Problem> busy = List.of(Problem.of("", "problem.certificate-under-way"));
    add("certificaterenew", "certificaterenew", renewal, CertificateSamples.renewal(FINE));
    add("certificaterenew-busy", "certificaterenew", renewal, CertificateSamples.renewal(busy));
    Page revocation =
        page("/control-room/certificates/mail/revoke", Section.CONTROL_ROOM, OPERATOR);
    List<Problem> wrong =
        List.of(
            Problem.of("", "problem.certificate-busy"),
            Problem.of("", "problem.certificate-refused", "It is <b>not yours."),
            Problem.of("reason", "problem.certificate-reason"),
            Problem.of("name", "problem.certificate-name", "mail"));
    add(
        "certificaterevoke",
        "certificaterevoke",
        revocation,
        CertificateSamples.revocation("superseded", "", FINE));
    add(
        "certificaterevoke-wrong",
        "certificaterevoke",
        revocation,
        CertificateSamples.revocation("", "<b>site", wrong));
    declarations();
    Page authorities = page("/control-room/authorities", Section.CONTROL_ROOM, ADMINISTRATOR);
    add("authorities", "authorities", authorities, CertificateSamples.authorities("key"));
    add(
        "authorities-operator",
        "authorities",
        page("/control-room/authorities", Section.CONTROL_ROOM, OPERATOR),
        CertificateSamples.authorities("end"));
    add("authorities-none", "authorities", authorities, new AuthoritiesView(List.of(), null));
    for (String act : List.of("key", "end")) {
      Page ask =
          page("/control-room/authorities/letsencrypt/" + act, Section.CONTROL_ROOM, ADMINISTRATOR);
      add("authorityask-" + act, "authorityask", ask, CertificateSamples.ask(act, ""));
      add(
          "authorityask-" + act + "-refused",
          "authorityask",
          ask,
          CertificateSamples.ask(act, "letsencrypt: <b>The account is not valid."));
    }
    visitor("trust", "/certificates", Section.HELP, CertificateSamples.trust(null, true));
    Page trust = page("/certificates", Section.HELP, null);
    add("trust-public", "trust", trust, CertificateSamples.trust(null, false));
    for (String state : List.of("served", "other", "no-answer")) {
      add("trust-" + state, "trust", trust, CertificateSamples.trust(state, true));
    }
  }

  private void statusPage() {
    Page desk = page("/control-room/status", Section.CONTROL_ROOM, OPERATOR);
    add("statusdesk", "statusdesk", desk, StatusSamples.busy(null));
    for (String done : List.of("told", "dismissed", "removed", "restored")) {
      add("statusdesk-" + done, "statusdesk", desk, StatusSamples.busy(done));
    }
    add("statusdesk-quiet", "statusdesk", desk, StatusSamples.quiet());
    add("statusdesk-away", "statusdesk", desk, StatusSamples.away());
    List<Problem> wrong =
        List.of(
            Problem.of("name", "problem.status.missing"),
            Problem.of("body", "problem.status.too-long"),
            Problem.of("components", "problem.status.unknown"));
    for (String act : List.of("new", "plan", "publish")) {
      String path =
          "/control-room/status/incidents/" + (act.equals("publish") ? "proposal0001/" : "") + act;
      Page form = page(path, Section.CONTROL_ROOM, OPERATOR);
      add("statusform-" + act, "statusform", form, StatusSamples.form(act, path, FINE));
      add("statusform-" + act + "-wrong", "statusform", form, StatusSamples.form(act, path, wrong));
    }
    for (String done : List.of("opened", "published", "said", "edited")) {
      incident(StatusSamples.outage(), List.of(), done);
    }
    incident(StatusSamples.work("scheduled"), List.of("start", "move", "cancel"), "planned");
    incident(StatusSamples.work("in-progress"), List.of("prolong", "end"), "changed");
    probes();
    String path = StatusSamples.outage().path();
    add(
        "statusedit",
        "statusedit",
        page(path + "/updates/update000001", Section.CONTROL_ROOM, OPERATOR),
        new StatusEditView(
            StatusSamples.outage(), "update000001", "We look.", "", "2026-11-23T14:25:00Z", FINE));
    add(
        "statusremove",
        "statusremove",
        page(path + "/remove", Section.CONTROL_ROOM, OPERATOR),
        new StatusRemoveView(StatusSamples.outage()));
  }

  private void probes() {
    Page list = page("/control-room/status/probes", Section.CONTROL_ROOM, OPERATOR);
    for (String done : List.of("added", "changed", "removed", "restored")) {
      add("statusprobes-" + done, "statusprobes", list, StatusSamples.probes(done));
    }
    add(
        "statusprobes-none",
        "statusprobes",
        list,
        new StatusProbesView(List.of(), List.of(), null));
    Page fresh = page("/control-room/status/probes/new", Section.CONTROL_ROOM, OPERATOR);
    add(
        "statusprobekinds",
        "statusprobekinds",
        fresh,
        new StatusProbeKindsView(
            List.of(
                "tcp",
                "tls",
                "smtp",
                "submission",
                "submissions",
                "imap",
                "imaps",
                "pop3",
                "pop3s",
                "sieve",
                "http",
                "dns",
                "dnssec",
                "mail-records",
                "blocklist")));
    add("statusprobe-new", "statusprobe", fresh, StatusSamples.probe(null, FINE, null));
    add(
        "statusprobe-wrong",
        "statusprobe",
        fresh,
        StatusSamples.probe(
            null,
            List.of(
                Problem.of("key", "problem.probe.taken"),
                Problem.of("target", "problem.probe.target.site"),
                Problem.of("component", "problem.probe.component"),
                Problem.of("option.tls", "problem.probe.option"),
                Problem.of("option.days", "problem.probe.option"),
                Problem.of("interval", "problem.probe.interval")),
            null));
    Page shop = page("/control-room/status/probes/shop00000001", Section.CONTROL_ROOM, OPERATOR);
    for (String verdict : List.of("works", "limited", "failed")) {
      String finding =
          verdict.equals("works") ? "works" : verdict.equals("limited") ? "slow" : "refused";
      add(
          "statusprobe-" + verdict,
          "statusprobe",
          shop,
          StatusSamples.probe(
              "shop00000001",
              FINE,
              new StatusProbeView.Tried(verdict, finding, "HTTP/1.1 200 <b>OK", 1_234)));
    }
    Page imaps = page("/control-room/status/probes/imaps0000001", Section.CONTROL_ROOM, OPERATOR);
    add("statusprobe-fixed", "statusprobe", imaps, StatusSamples.probe("imaps0000001", FINE, null));
    add(
        "statusproberemove",
        "statusproberemove",
        page("/control-room/status/probes/shop00000001/remove", Section.CONTROL_ROOM, OPERATOR),
        new StatusProbeRemoveView(StatusSamples.probes(null).probes().get(1)));
  }

  private Page statusPage(String path) {
    return page("/control-room/status/" + path, Section.CONTROL_ROOM, OPERATOR);
  }

  private void statusCatalogue() {
    Page catalogue = statusPage("components");
    add("statuscatalogue", "statuscatalogue", catalogue, StatusSamples.catalogue(null));
    for (String done :
        List.of(
            "named",
            "component-added",
            "component-removed",
            "component-restored",
            "group-added",
            "group-renamed",
            "group-removed")) {
      add("statuscatalogue-" + done, "statuscatalogue", catalogue, StatusSamples.catalogue(done));
    }
    add(
        "statuscatalogue-none",
        "statuscatalogue",
        catalogue,
        new StatusCatalogueView(
            List.of(new StatusCatalogueView.Part("", "", List.of())), List.of(), null));
    List<Problem> wrong =
        List.of(
            Problem.of("name", "problem.status.missing"),
            Problem.of("group_id", "problem.status.unknown"));
    Page component = statusPage("components/imaps0000001/change");
    add("statuscomponent", "statuscomponent", component, StatusSamples.component(FINE));
    add("statuscomponent-wrong", "statuscomponent", component, StatusSamples.component(wrong));
    Page own = statusPage("components/desk00000001/change");
    String id = "desk00000001";
    add("statuscomponent-own", "statuscomponent", own, StatusSamples.ownComponent(id, FINE));
    Page fresh = statusPage("components/new");
    add("statuscomponent-new", "statuscomponent", fresh, StatusSamples.ownComponent("", FINE));
    Page group = statusPage("groups/group0000001/change");
    add("statusgroup", "statusgroup", group, StatusSamples.group("group0000001", FINE));
    List<Problem> tooLong = List.of(Problem.of("name", "problem.status.too-long"));
    add("statusgroup-new", "statusgroup", statusPage("groups/new"), StatusSamples.group("", FINE));
    add("statusgroup-wrong", "statusgroup", group, StatusSamples.group("group0000001", tooLong));
    ask("group", "groups/group0000001/remove", "components", List.of("Reading <b>mail", "Fax"));
    ask("component", "components/desk00000001/remove", "components", List.of());
  }

  private void ask(String what, String path, String back, List<String> concerned) {
    String below = "/control-room/status/";
    add(
        "statusask-" + what,
        "statusask",
        statusPage(path),
        new StatusAskView(what, "Mail <b>boxes", below + path, below + back, concerned));
  }

  private void statusTemplates() {
    Page templates = statusPage("templates");
    add("statustemplates", "statustemplates", templates, StatusSamples.templates(null));
    for (String done : List.of("template-added", "template-changed", "template-removed")) {
      add("statustemplates-" + done, "statustemplates", templates, StatusSamples.templates(done));
    }
    add(
        "statustemplates-none",
        "statustemplates",
        templates,
        new StatusTemplatesView(List.of(), null));
    List<Problem> taken = List.of(Problem.of("name", "problem.status.taken"));
    String id = "template0001";
    Page one = statusPage("templates/template0001/change");
    add("statustemplate", "statustemplate", one, StatusSamples.template(id, false, FINE));
    add("statustemplate-wrong", "statustemplate", one, StatusSamples.template(id, false, taken));
    add("statustemplate-work", "statustemplate", one, StatusSamples.template(id, true, FINE));
    for (String kind : List.of("incident", "maintenance")) {
      add(
          "statustemplate-new-" + kind,
          "statustemplate",
          statusPage("templates/new/" + kind),
          StatusSamples.template("", kind.equals("maintenance"), FINE));
    }
    ask("template", "templates/template0001/remove", "templates", List.of());
  }

  private void statusSubscribers() {
    Page subscribers = statusPage("subscribers");
    add("statussubscribers", "statussubscribers", subscribers, StatusSamples.subscribers(null));
    add(
        "statussubscribers-removed",
        "statussubscribers",
        subscribers,
        StatusSamples.subscribers("subscriber-removed"));
    add(
        "statussubscribers-none",
        "statussubscribers",
        subscribers,
        new StatusSubscribersView(0, 0, 0, 0, 0, List.of(), null));
    ask("subscriber-mail", "subscribers/subscriber01/remove", "subscribers", List.of());
    ask("subscriber-webhook", "subscribers/subscriber03/remove", "subscribers", List.of());
  }

  private void statusTokens() {
    Page tokens = page("/control-room/status/tokens", Section.CONTROL_ROOM, ADMINISTRATOR);
    add("statustokens", "statustokens", tokens, StatusSamples.tokens(null, null, FINE));
    add(
        "statustokens-made",
        "statustokens",
        tokens,
        StatusSamples.tokens(
            "psmail-status_n4bQgYhMfWWaL-qgxVrQFaO_TxsrC4Is0V1sFbDwCgg", null, FINE));
    add(
        "statustokens-revoked",
        "statustokens",
        tokens,
        StatusSamples.tokens(null, "token-revoked", FINE));
    List<Problem> wrong =
        List.of(
            Problem.of("name", "problem.status.missing"),
            Problem.of("scopes", "problem.token-scope"));
    add("statustokens-wrong", "statustokens", tokens, StatusSamples.tokens(null, null, wrong));
    add(
        "statustokens-none",
        "statustokens",
        tokens,
        new StatusTokensView(
            List.of(),
            "https://mail.example.org/status/api/v1/",
            null,
            null,
            new StatusTokensView.Form("", List.of("read"), List.of()),
            FINE));
    ask("token", "tokens/token0000002/revoke", "tokens", List.of());
  }

  private void incident(StatusDeskView.Incident incident, List<String> changes, String done) {
    add(
        "statusincident-" + done,
        "statusincident",
        page(incident.path(), Section.CONTROL_ROOM, OPERATOR),
        StatusSamples.one(incident, changes, done));
  }

  private void declarations() {
    Page fresh = page("/control-room/new-certificate", Section.CONTROL_ROOM, OPERATOR);
    DeclarationView.Form none =
        new DeclarationView.Form("", "", "ec-p256", "http-01", "", "letsencrypt, local", "");
    add(
        "declaration",
        "declaration",
        fresh,
        CertificateSamples.declaration(null, none, true, FINE));
    add(
        "declaration-nowhere",
        "declaration",
        fresh,
        CertificateSamples.declaration(null, none, false, FINE));
    List<Problem> wrong = new ArrayList<>();
    for (String fault :
        List.of(
            "id-missing",
            "id-malformed",
            "id-taken",
            "names-missing",
            "names-malformed",
            "names-too-many",
            "key-unknown",
            "challenge-unknown",
            "challenge-not-set-up",
            "challenge-wildcard-without-dns",
            "challenge-address-with-dns",
            "profile-malformed",
            "profile-not-offered",
            "issuers-missing",
            "issuers-unknown",
            "issuers-too-many",
            "place-unknown",
            "place-taken")) {
      String field = fault.replaceFirst("-.*", "");
      wrong.add(Problem.of(field, "problem.declaration-" + fault, "<b>shop.pem"));
    }
    DeclarationView.Form typed =
        new DeclarationView.Form(
            "<b>Shop", "*.example.org a_b", "dsa", "mail-01", "a b", "x", "/etc/ssl");
    add(
        "declaration-wrong",
        "declaration",
        fresh,
        CertificateSamples.declaration(null, typed, true, wrong));
    Page change =
        page("/control-room/certificates/shop/declaration", Section.CONTROL_ROOM, OPERATOR);
    DeclarationView.Form present =
        new DeclarationView.Form(
            "shop",
            "shop.example.org\n*.shop.example.org",
            "ec-p384",
            "dns-01",
            "tlsserver",
            "letsencrypt",
            "web");
    add(
        "declaration-change",
        "declaration",
        change,
        CertificateSamples.declaration("shop", present, true, FINE));
    add(
        "declaration-meanwhile",
        "declaration",
        change,
        CertificateSamples.declaration(
            "shop",
            present,
            true,
            List.of(Problem.of("", "problem.declaration-id-changed-meanwhile", "shop"))));
    add(
        "declarationremove",
        "declarationremove",
        page("/control-room/certificates/shop/declaration/remove", Section.CONTROL_ROOM, OPERATOR),
        CertificateSamples.removal());
  }

  private void staff() {
    Person self = new Person(1, "grace", "administrator", null, NOW, NOW, null, false, true);
    Person author = new Person(2, "ada.lovelace", "author", null, NOW, null, null, true, false);
    Person ended = new Person(3, "x".repeat(64), "operator", null, NOW, NOW, NOW, false, false);
    Person keeper =
        new Person(
            2, "margaret", "domain_operator", "customer.example", NOW, NOW, null, false, false);
    List<Problem> last = List.of(Problem.of("role", "problem.last-administrator"));
    administrator(
        "staff",
        "staff",
        "",
        new StaffView(
            List.of(self, author, keeper, ended),
            List.of(
                new Invitation(1, "administrator", null, null, NOW),
                new Invitation(2, "domain_operator", "customer.example", "grace", NOW)),
            new StaffView.Done("role-changed", "ada.lovelace (operator → author)"),
            null,
            duty("author", ""),
            FINE));
    administrator(
        "staff-invited",
        "staff",
        "",
        new StaffView(
            List.of(self),
            List.of(),
            null,
            new StaffView.Link(
                "https://psmail.test/operator/first-password?token=" + "Ab0_".repeat(10) + "xyz",
                "operator",
                null),
            duty("author", ""),
            FINE));
    administrator(
        "staff-wrong",
        "staff",
        "",
        new StaffView(
            List.of(self),
            List.of(),
            null,
            null,
            duty("", ""),
            List.of(Problem.of("role", "problem.role"))));
    domains();
    administrator("person", "person", "/1", new PersonView(self, duty("operator", ""), last));
    administrator("person-other", "person", "/2", new PersonView(author, duty("author", ""), FINE));
    administrator(
        "person-keeper",
        "person",
        "/2",
        new PersonView(
            keeper,
            duty("domain_operator", ""),
            List.of(Problem.of("domain", "problem.duty-domain"))));
    administrator(
        "person-ended", "person", "/3", new PersonView(ended, duty("operator", ""), FINE));
    administrator(
        "personsecondstep",
        "personsecondstep",
        "/2/second-step",
        new PersonView(author, duty("", ""), FINE));
    administrator("personend", "personend", "/2/end", new PersonView(author, duty("", ""), FINE));
    administrator(
        "personend-last",
        "personend",
        "/1/end",
        new PersonView(self, duty("", ""), List.of(Problem.of("", "problem.last-administrator"))));
    add(
        "password-staff",
        "password",
        page("/account/password", Section.MAILBOX, new Member("ada", Rank.AUTHOR)),
        new PasswordForm("ada", Done.NOTHING, false, false, FINE));
  }

  private static DutyForm duty(String role, String domain) {
    return new DutyForm(role, domain, List.of("psmail.test", "customer.example"));
  }

  private void tokens() {
    List<String> both = List.of("certificates:read", "certificates:write");
    Token used =
        new Token(1, "Monitoring on mon-1", both.subList(0, 1), "works", "grace", NOW, NOW, NOW);
    Token all = new Token(2, "x".repeat(60), both, "works", "y".repeat(64), NOW, null, null);
    Token orphan = new Token(3, "Old <b>script", both, "orphaned", "ada", NOW, NOW, null);
    Token ended = new Token(4, "Trial", both, "ended", "grace", NOW, null, NOW);
    Token revoked = new Token(5, "Lost laptop", both, "revoked", "grace", NOW, NOW, NOW);
    TokensView.Form form = new TokensView.Form("", both, both.subList(0, 1), "90");
    TokensView.Form typed = new TokensView.Form("Backup", both, List.of(), "7");
    List<Token> several = List.of(used, all, orphan, ended, revoked);
    token("tokens", "tokens", "", new TokensView(several, null, "Lost <b>laptop", form, FINE));
    token("tokens-none", "tokens", "", new TokensView(List.of(), null, null, form, FINE));
    String secret = "psmail_" + "Ab0_".repeat(10) + "x-zb551b5ae";
    token("tokens-made", "tokens", "", new TokensView(List.of(used), secret, null, form, FINE));
    List<Problem> wrong =
        List.of(
            Problem.of("name", "problem.invalid-name"),
            Problem.of("scope", "problem.token-scope"),
            Problem.of("lifetime", "problem.token-lifetime"));
    token("tokens-wrong", "tokens", "", new TokensView(List.of(used), null, null, typed, wrong));
    for (Token one : several.subList(0, 3)) {
      String below = "/" + one.id() + "/revoke";
      token("tokenrevoke-" + one.id(), "tokenrevoke", below, new TokenRevokeView(one));
    }
  }

  private void token(String name, String template, String below, Object model) {
    Page page = page("/control-room/tokens" + below, Section.CONTROL_ROOM, ADMINISTRATOR);
    add(name, template, page, model);
  }

  private void webhooks() {
    Page list = page("/control-room/webhooks", Section.CONTROL_ROOM, ADMINISTRATOR);
    WebhookSamples.lists().forEach((name, view) -> add(name, "webhooks", list, view));
    WebhookSamples.pages()
        .forEach((name, view) -> webhook(name, "webhook", view.webhook().path(), view));
    WebhookSamples.asks().forEach((name, view) -> webhook(name, "ask", view.address(), view));
  }

  private void webhook(String name, String template, String path, Object view) {
    add(name, template, page(path, Section.CONTROL_ROOM, ADMINISTRATOR), view);
  }

  private void domains() {
    DomainsView.Domain first =
        new DomainsView.Domain(
            "psmail.test",
            "psmail.test",
            "mail.psmail.test",
            false,
            true,
            12,
            NOW,
            "open",
            true,
            true);
    DomainsView.Domain own =
        new DomainsView.Domain(
            "xn--bcher-kva.example",
            "bücher.example",
            "mail.xn--bcher-kva.example",
            true,
            false,
            1,
            NOW,
            "approval",
            true,
            false);
    DomainsView.Domain stopped =
        new DomainsView.Domain(
            "old.example",
            "old.example",
            "mail.psmail.test",
            false,
            true,
            0,
            NOW,
            "closed",
            false,
            false);
    String ours = "mail.psmail.test";
    List<Problem> wrong =
        List.of(Problem.of("domain", "problem.domain"), Problem.of("host", "problem.domain-host"));
    operator("domains-none", "domains", "", domains(List.of(), ours, null, FINE));
    DomainsView.Done done = new DomainsView.Done("domain-added", "xn--bcher-kva.example");
    operator("domains", "domains", "", domains(List.of(first, own, stopped), ours, done, FINE));
    operator("domains-wrong", "domains", "", domains(List.of(first), ours, null, wrong));
    operator(
        "domain",
        "domain",
        "/psmail.test",
        new DomainView(first, SignUpSamples.effects(), ours, "", FINE));
    operator(
        "domain-own",
        "domain",
        "/xn--bcher-kva.example",
        new DomainView(own, List.of(), ours, own.host(), FINE));
    operator(
        "domain-stopped",
        "domain",
        "/old.example",
        new DomainView(stopped, List.of(), ours, "", FINE));
    operator(
        "domainstop",
        "domainstop",
        "/xn--bcher-kva.example/stop",
        new DomainView(own, List.of(), ours, "", FINE));
    operator(
        "domainstop-default",
        "domainstop",
        "/psmail.test/stop",
        new DomainView(
            first, List.of(), ours, "", List.of(Problem.of("", "problem.default-domain"))));
  }

  private static DomainsView domains(
      List<DomainsView.Domain> domains,
      String ours,
      DomainsView.@Nullable Done done,
      List<Problem> problems) {
    return new DomainsView(domains, ours, done, problems.isEmpty() ? "" : "a b", "", problems);
  }

  private void operator(String name, String template, String below, Object model) {
    Page page = page("/control-room/domains" + below, Section.CONTROL_ROOM, OPERATOR);
    add(name, template, page, model);
  }

  private void administrator(String name, String template, String below, Object model) {
    Page page = page("/control-room/staff" + below, Section.CONTROL_ROOM, ADMINISTRATOR);
    add(name, template, page, model);
  }

  private void votes() {
    VoteView yes = new VoteView("article:secure-email", "Secure <b>mail", "/help", true);
    VoteView no = new VoteView("article:secure-email", "Secure mail", "/help", false);
    visitor("vote", "/help-feedback", Section.HELP, yes);
    visitor("voted", "/help-feedback/thanks", Section.HELP, no);
  }

  private void errors() {
    for (int status : new int[] {400, 403, 404, 405, 410, 413, 429, 500, 503}) {
      add(
          "error-" + status,
          "error",
          page("/", Section.NONE, null),
          new ErrorView(
              status,
              status == 500 ? "7f3a-91c0" : null,
              status == 429 || status == 503 ? 30L : null));
    }
  }

  private void visitor(String template, String path, Section section, @Nullable Object model) {
    add(template, template, page(path, section, null), model);
  }

  private void member(String template, String path, Object model) {
    add(template, template, page(path, Section.MAILBOX, MEMBER), model);
  }

  private void add(String name, String template, Page page, @Nullable Object model) {
    samples.add(new Sample(name, template, page, model));
  }

  private Page page(String path, Section section, @Nullable Member member) {
    Level level = LEVELS.get(samples.size() % LEVELS.size());
    boolean calm = level == Level.NORMAL || level == Level.UNKNOWN;
    NewsItem news = calm ? null : new NewsItem(DAY, reference("/updates/2026/one"));
    ServiceStatus status =
        new ServiceStatus(level, "/status", true, calm ? List.of() : List.of("Mail arrives late"));
    return new Page(
        texts,
        SITE,
        Page.everywhere(path),
        path,
        section,
        member,
        "token-of-this-session",
        name -> "../assets/" + name,
        new Notices(TIPS.get(samples.size() % TIPS.size()), news, status, "/help/one"),
        false);
  }

  private RegisterForm registration(
      String localPart, List<String> proposals, List<Problem> problems) {
    return new RegisterForm(
        "form-1",
        localPart,
        "psmail.test",
        new Offers(
            proposals.isEmpty() ? List.of("psmail.test") : List.of("psmail.test", "example.test"),
            List.of(),
            List.of(),
            true),
        "",
        language,
        proposals,
        new RegisterForm.Code(
            true, proposals.isEmpty() ? null : "ada.lovelace@elsewhere.example", false),
        problems);
  }

  private void signUps() {
    SignUpSamples samples = new SignUpSamples(language);
    Page open = page("/register", Section.REGISTER, null);
    samples.forms().forEach((name, form) -> add(name, "register", open, form));
    Page home = page("/account", Section.MAILBOX, new Member(ADDRESS, Rank.NEW));
    add("waiting", "waiting", home, new WaitingView(ADDRESS, NOW, NOW, false));
    add("refused", "refused", page("/register/refused", Section.REGISTER, null), null);
    add("withdrawn", "withdrawn", page("/register/withdrawn", Section.REGISTER, null), null);
    Page list = page("/control-room/registrations", Section.CONTROL_ROOM, OPERATOR);
    samples.lists().forEach((name, view) -> add(name, "registrations", list, view));
    Page kept = page("/control-room/registrations", Section.CONTROL_ROOM, KEEPER);
    add("registrations-keeper", "registrations", kept, samples.lists().get("registrations"));
    add("registrationsrefuse", "registrationsrefuse", list, samples.asked());
    add("registrationsrefuse-all", "registrationsrefuse", list, samples.askedAll());
    add("registrationsapprove", "registrationsapprove", list, samples.askedAll());
    invites();
  }

  private void invites() {
    InviteSamples samples = new InviteSamples(language);
    Page own = page("/account/invites", Section.MAILBOX, MEMBER);
    samples.own().forEach((name, view) -> add(name, "invites", own, view));
    Page guest = page("/invited/a-token", Section.REGISTER, null);
    add("register-guest", "register", guest, samples.guest());
    add("invitespent", "invitespent", guest, null);
    Page list = page("/control-room/invites", Section.CONTROL_ROOM, OPERATOR);
    samples.lists().forEach((name, view) -> add(name, "guests", list, view));
    Page branch = page("/control-room/invites/1", Section.CONTROL_ROOM, OPERATOR);
    samples.branches().forEach((name, view) -> add(name, "branch", branch, view));
    Page take = page("/control-room/invites/1/take-back", Section.CONTROL_ROOM, OPERATOR);
    samples.taken().forEach((name, view) -> add(name, "branchtake", take, view));
  }

  private static RecoveryCodeView recoveryCode(List<Problem> problems) {
    return new RecoveryCodeView(ADDRESS, groups(8), true, problems);
  }

  private static List<String> groups(int number) {
    return List.of("k7pm", "4wxz", "9t2q", "hv5c", "r8na", "3ejy", "6dgs", "b0f1")
        .subList(0, number);
  }

  private static List<Server> servers() {
    return List.of(
        new Server(Protocol.IMAP, "mail.psmail.test", 9993),
        new Server(Protocol.POP3, "mail.psmail.test", 9995),
        new Server(Protocol.SMTP, "mail.psmail.test", 9465));
  }

  private void phones() {
    QrPicture code = QrCode.of("https://psmail.test/p/0123456789abcdefghijklmnopqrstuvwxyz-_ABCDE");
    Problem choose = Problem.of("system", "problem.phone-system");
    Problem name = Problem.of("sender", "problem.invalid-sender");
    String link = "https://psmail.test/p/token";
    member(
        "phone",
        "/account/setup/phone",
        new PhoneForm(ADDRESS, "f", "", "", "", "imap", code, FINE));
    add(
        "phone-wrong",
        "phone",
        page("/account/setup/phone", Section.MAILBOX, MEMBER),
        new PhoneForm(ADDRESS, "f", "<b>", "", "A \"B\"", "pop3", code, List.of(choose, name)));
    member(
        "phonecode",
        "/account/setup/phone/code",
        new PhoneCodeView(ADDRESS, "<b>Phone</b>", NOW, code, link, "/p/token", List.of()));
    add(
        "phonecode-android",
        "phonecode",
        page("/account/setup/phone/code", Section.MAILBOX, MEMBER),
        new PhoneCodeView(ADDRESS, "Phone", NOW, code, null, null, groups(7)));
    add(
        "setuplink",
        "setuplink",
        page("/p/token", Section.NONE, null),
        new SetupLinkView(ADDRESS, "/p/token"));
    add("setuplinkspent", "setuplinkspent", page("/p/spent", Section.NONE, null), null);
  }

  private static List<Device> devices() {
    return List.of(
        new Device(
            1,
            "Thunderbird on the laptop",
            "both",
            NOW,
            new Use(NOW, Protocol.IMAP, "203.0.113.0/24", "Thunder<b>bird"),
            null,
            null),
        new Device(
            2,
            "Printer",
            "send",
            NOW,
            new Use(NOW, Protocol.SMTP, "2001:db8:1::/48", null),
            null,
            NOW),
        new Device(3, "Archive", "read", NOW, null, null, NOW),
        new Device(4, "Phone <img src=x>", "both", NOW, null, NOW, null));
  }
}
