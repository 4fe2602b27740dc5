package net.psmail.portal.view;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import net.psmail.portal.view.ControlRoomView.Act;
import net.psmail.portal.view.ControlRoomView.Certificate;
import net.psmail.portal.view.ControlRoomView.Domain;
import net.psmail.portal.view.ControlRoomView.Figures;
import net.psmail.portal.view.ControlRoomView.Job;
import net.psmail.portal.view.ControlRoomView.Letters;
import net.psmail.portal.view.DevicesView.Device;
import net.psmail.portal.view.PasswordForm.Done;
import net.psmail.portal.view.ServiceStatus.Level;
import net.psmail.portal.view.SetupView.NewSecret;
import net.psmail.portal.view.SetupView.Protocol;
import net.psmail.portal.view.SetupView.Server;
import org.jspecify.annotations.Nullable;

/** Every page in every state worth a look, in both languages. */
final class Samples {
  private static final Site SITE = new Site("PSMail", "https://psmail.test", "psmail.test", true);
  private static final String ADDRESS = "ada.lovelace@psmail.test";
  private static final Member MEMBER = new Member(ADDRESS, false);
  private static final Member OPERATOR = new Member("grace", true);
  private static final Instant NOW = Instant.parse("2026-11-23T14:25:00Z");
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
    doors();
    memberPages();
    controlRoom();
    errors();
    return samples;
  }

  private void visitorPages() {
    visitor("home", "/", Section.HOME, null);
    visitor("about", "/about", Section.ABOUT, null);
    visitor("services", "/services", Section.SERVICES, null);
    visitor("contact", "/contact", Section.CONTACT, new ContactView(true));
    add(
        "contact-unread",
        "contact",
        page("/contact", Section.CONTACT, null),
        new ContactView(false));
    visitor("links", "/links", Section.LINKS, null);
    visitor("faqs", "/faqs", Section.FAQS, null);
    visitor("glossary", "/glossary", Section.GLOSSARY, null);
    visitor("search", "/search", Section.SEARCH, null);
    visitor("help", "/help", Section.HELP, null);
    visitor("securemail", "/help/secure-email", Section.HELP, null);
    visitor("tips", "/quick-tips", Section.TIPS, new TipsView(tips()));
  }

  private void doors() {
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
        new FirstPasswordForm("c2FtcGxl", "", FINE));
  }

  private void memberPages() {
    member("account", "/account", new AccountView(ADDRESS, 1L << 30, 2, NOW, NOW, true));
    add(
        "account-new",
        "account",
        page("/account", Section.MAILBOX, MEMBER),
        new AccountView(ADDRESS, 1_610_612_736L, 0, null, null, false));
    member("recoverycode", "/recovery-code", recoveryCode(FINE));
    add(
        "recoverycode-unconfirmed",
        "recoverycode",
        page("/recovery-code", Section.MAILBOX, MEMBER),
        recoveryCode(List.of(Problem.of("kept", "problem.kept"))));
    member(
        "setup",
        "/account/setup",
        new SetupView(ADDRESS, new NewSecret("Thunderbird", groups(7)), servers()));
    add(
        "setup-later",
        "setup",
        page("/account/setup", Section.MAILBOX, MEMBER),
        new SetupView(ADDRESS, null, servers()));
    member("devices", "/account/devices", new DevicesView(devices(), "", "Old <b>phone</b>", FINE));
    add(
        "devices-none",
        "devices",
        page("/account/devices", Section.MAILBOX, MEMBER),
        new DevicesView(List.of(), "", null, List.of(Problem.of("name", "problem.invalid-name"))));
    member("revoke", "/account/devices/1/revoke", new RevokeView(devices().get(0)));
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
    member("delete", "/account/delete", new DeletionForm(ADDRESS, 14, FINE));
    member("leaving", "/account", new LeavingView(ADDRESS, NOW));
  }

  private void controlRoom() {
    add(
        "controlroom",
        "controlroom",
        page("/control-room", Section.CONTROL_ROOM, OPERATOR),
        new ControlRoomView(
            new Letters(null, false),
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
            new Letters("staff@psmail.test", false),
            new Figures(0, 0, 0, 0, 1),
            List.of(),
            List.of(),
            List.of(),
            List.of()));
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
    NewsItem news =
        calm ? null : new NewsItem(LocalDate.of(2026, 11, 23), "TLS 1.3 everywhere", "/news/1");
    ServiceStatus status =
        new ServiceStatus(level, "/status", calm ? List.of() : List.of("Mail arrives late"));
    return new Page(
        texts,
        SITE,
        path,
        section,
        member,
        "token-of-this-session",
        name -> "../assets/" + name,
        new Notices(tips().get(samples.size() % tips().size()), news, status));
  }

  private RegisterForm registration(
      String localPart, List<String> proposals, List<Problem> problems) {
    return new RegisterForm(
        "form-1",
        localPart,
        "psmail.test",
        proposals.isEmpty() ? List.of("psmail.test") : List.of("psmail.test", "example.test"),
        language,
        proposals,
        problems);
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

  private static List<Device> devices() {
    return List.of(
        new Device(1, "Thunderbird on the laptop", NOW, NOW, Protocol.IMAP),
        new Device(2, "Phone <img src=x>", NOW, null, null));
  }

  private List<String> tips() {
    String file = "/net/psmail/portal/site/tips_" + language.tag() + ".txt";
    try (var reader =
        new BufferedReader(
            new InputStreamReader(
                Objects.requireNonNull(Samples.class.getResourceAsStream(file)),
                StandardCharsets.UTF_8))) {
      return reader.lines().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
