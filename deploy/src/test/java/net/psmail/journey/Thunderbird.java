package net.psmail.journey;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Debian's Thunderbird on a screen that nobody sees, with a profile of its own that trusts the
 * installation's authority and reaches the web through a {@link Detour}. Mail goes straight to the
 * servers.
 */
final class Thunderbird implements AutoCloseable {

  private static final Path SCREENSHOTS = Path.of("target/screenshots");

  /** The first one below a node, through shadow roots. */
  private static final String DEEP =
      """
      const main = Services.wm.getMostRecentWindow('mail:3pane');
      function deep(root, selector) {
        if (!root) return null;
        const found = root.querySelector(selector);
        if (found) return found;
        for (const node of root.querySelectorAll('*')) {
          const below = node.shadowRoot && deep(node.shadowRoot, selector);
          if (below) return below;
        }
        return null;
      }
      function within(step, selector) {
        const node = deep(main.document, step);
        return node && (deep(node.shadowRoot, selector) ?? deep(node, selector));
      }
      """;

  private static final String MAIL =
      """
      const {MailServices} = ChromeUtils.importESModule('resource:///modules/MailServices.sys.mjs');
      const account = MailServices.accounts.accounts.find(a => a.incomingServer.type == 'imap');
      """;

  private final Path home;
  private final Process screen;
  private final Process program;
  private final Marionette remote;

  private Thunderbird(Installation psmail, Detour detour) throws IOException {
    home = Files.createTempDirectory("psmail-thunderbird");
    int port = Ports.free();
    Files.writeString(home.resolve("user.js"), preferences(port, detour.port()));
    trust(psmail.authority());
    screen =
        new ProcessBuilder(
                "Xvfb", "-displayfd", "1", "-screen", "0", "1280x1024x24", "-nolisten", "tcp")
            .redirectError(home.resolve("screen.log").toFile())
            .start();
    program = start(display(screen));
    remote = await("Thunderbird").atMost(60, SECONDS).until(() -> reach(port), Objects::nonNull);
  }

  static Thunderbird open(Installation psmail, Detour detour) {
    try {
      return new Thunderbird(psmail, detour);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String preferences(int marionette, int proxy) {
    return """
        user_pref("marionette.port", %1$d);
        user_pref("network.proxy.type", 1);
        user_pref("network.proxy.http", "127.0.0.1");
        user_pref("network.proxy.http_port", %2$d);
        user_pref("network.proxy.ssl", "127.0.0.1");
        user_pref("network.proxy.ssl_port", %2$d);
        user_pref("app.update.enabled", false);
        user_pref("datareporting.policy.dataSubmissionEnabled", false);
        user_pref("mailnews.start_page.enabled", false);
        """
        .formatted(marionette, proxy);
  }

  private void trust(Path authority) {
    String database = "sql:" + home;
    Command.succeed(List.of("certutil", "-N", "-d", database, "--empty-password"));
    Command.succeed(
        List.of(
            "certutil",
            "-A",
            "-d",
            database,
            "-n",
            "PSMail",
            "-t",
            "C,,",
            "-i",
            authority.toString()));
  }

  private static String display(Process screen) throws IOException {
    return ":" + screen.inputReader(US_ASCII).readLine();
  }

  private Process start(String display) throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(
                "thunderbird",
                "--marionette",
                "--remote-allow-system-access",
                "--no-remote",
                "--profile",
                home.toString())
            .redirectErrorStream(true)
            .redirectOutput(home.resolve("thunderbird.log").toFile());
    builder.environment().put("DISPLAY", display);
    builder.environment().put("HOME", home.toString());
    return builder.start();
  }

  private static @Nullable Marionette reach(int port) {
    try {
      return new Marionette(port);
    } catch (IOException notYet) {
      return null;
    }
  }

  /** What a person types who opens the program for the first time; all else it finds out. */
  void setUp(String name, String address, String password) {
    awaitStep("emailAutoConfigSubview");
    type("#emailAutoConfigSubview", "#realName", name);
    type("#emailAutoConfigSubview", "#email", address);
    goOn();
    awaitStep("emailConfigFoundSubview");
    goOn();
    awaitStep("emailPasswordSubview");
    type("#emailPasswordSubview", "#password", password);
    goOn();
  }

  private void awaitStep(String id) {
    await(id)
        .atMost(60, SECONDS)
        .until(
            () ->
                isTrue(
                    """
                    const step = deep(main?.document, '#' + arguments[0]);
                    return !!step && !step.hidden;
                    """,
                    id));
  }

  private void type(String step, String field, String text) {
    await(field)
        .atMost(30, SECONDS)
        .until(
            () ->
                isTrue(
                    """
                    const field = within(arguments[0], arguments[1]);
                    if (!field) return false;
                    field.focus();
                    field.value = arguments[2];
                    field.dispatchEvent(new main.Event('input', {bubbles: true}));
                    field.dispatchEvent(new main.Event('change', {bubbles: true}));
                    return true;
                    """,
                    step,
                    field,
                    text));
  }

  private void goOn() {
    await("Continue")
        .atMost(30, SECONDS)
        .until(
            () ->
                isTrue(
                    """
                    const button = within('#emailFooter', '#forward');
                    if (!button || button.disabled) return false;
                    button.click();
                    return true;
                    """));
  }

  private boolean isTrue(String script, String... arguments) {
    return Boolean.TRUE.equals(remote.run(DEEP + script, arguments));
  }

  /** Of the letters that it has fetched. */
  List<String> subjects() {
    Object subjects =
        remote.run(
            MAIL
                + """
                const inbox = account?.incomingServer.rootFolder.getFolderWithFlags(Ci.nsMsgFolderFlags.Inbox);
                return inbox ? [...inbox.messages].map(letter => letter.mime2DecodedSubject) : [];
                """);
    return subjects instanceof List<?> found
        ? found.stream().map(String::valueOf).toList()
        : List.of();
  }

  /** Opens a window for a new letter with this in it and presses Send. */
  void send(String to, String subject) {
    remote.run(
        MAIL
            + """
            const params = Cc['@mozilla.org/messengercompose/composeparams;1'].createInstance(Ci.nsIMsgComposeParams);
            params.composeFields = Cc['@mozilla.org/messengercompose/composefields;1'].createInstance(Ci.nsIMsgCompFields);
            params.composeFields.to = arguments[0];
            params.composeFields.subject = arguments[1];
            params.composeFields.body = 'Written in Thunderbird';
            params.format = Ci.nsIMsgCompFormat.PlainText;
            params.identity = account.defaultIdentity;
            MailServices.compose.OpenComposeWindowWithParams(null, params);
            """,
        to,
        subject);
    await("a window to write in, and its button")
        .atMost(30, SECONDS)
        .until(
            () ->
                isTrue(
                    """
                    const window = Services.wm.getMostRecentWindow('msgcompose');
                    const button = window?.document.getElementById('button-send');
                    if (!window?.composeEditorReady || !button || button.disabled) return false;
                    button.click();
                    return true;
                    """));
    await("the window to close, because the letter has gone")
        .atMost(30, SECONDS)
        .until(() -> isTrue("return !Services.wm.getMostRecentWindow('msgcompose');"));
  }

  Thunderbird photograph(String name) {
    try {
      Files.createDirectories(SCREENSHOTS);
      Files.write(SCREENSHOTS.resolve(name + ".png"), Base64.getDecoder().decode(remote.picture()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return this;
  }

  @Override
  public void close() {
    try (remote) {
      remote.quit();
      program.waitFor(20, TimeUnit.SECONDS);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      program.destroyForcibly().onExit().join();
      screen.destroy();
      screen.onExit().join();
      Trees.delete(home);
    }
  }
}
