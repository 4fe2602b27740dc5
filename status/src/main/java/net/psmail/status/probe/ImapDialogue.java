package net.psmail.status.probe;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** IMAP: <a href="https://www.rfc-editor.org/rfc/rfc9051">RFC 9051</a>. */
final class ImapDialogue implements MailDialogue {

  private static final int MOST_LINES = 10_000;

  @Override
  public String greet(Wire wire) throws IOException {
    String line = wire.line();
    if (!line.startsWith("* OK")) {
      throw MailDialogue.unexpected(line);
    }
    return line;
  }

  @Override
  public void startTls(Wire wire) throws IOException {
    wire.send("a STARTTLS\r\n");
    if (!isOk(answer(wire))) {
      throw new Trouble(Finding.NO_TLS, null);
    }
  }

  @Override
  public void afterTls(Wire wire) {}

  @Override
  public void login(Wire wire, Login login) throws IOException {
    wire.send("a LOGIN " + quoted(login.user()) + " " + quoted(login.password()) + "\r\n");
    if (!isOk(answer(wire))) {
      throw MailDialogue.refused(login);
    }
  }

  @Override
  public void farewell(Wire wire) throws IOException {
    wire.send("a LOGOUT\r\n");
  }

  /** Says something that must succeed; gives the lines before the last. */
  List<String> say(Wire wire, String command) throws IOException {
    wire.send("a " + command + "\r\n");
    List<String> answer = answer(wire);
    if (!isOk(answer)) {
      throw MailDialogue.unexpected(command.split(" ", 2)[0] + " is refused");
    }
    return answer;
  }

  /** Whether the server has an extension, asked after the login, which may change it. */
  boolean can(Wire wire, String extension) throws IOException {
    return say(wire, "CAPABILITY").stream()
        .map(line -> line.toUpperCase(Locale.ROOT))
        .filter(line -> line.startsWith("* CAPABILITY "))
        .anyMatch(line -> List.of(line.split(" ", -1)).contains(extension));
  }

  private static boolean isOk(List<String> answer) {
    return answer.get(answer.size() - 1).toUpperCase(Locale.ROOT).startsWith("A OK");
  }

  private static List<String> answer(Wire wire) throws IOException {
    List<String> lines = new ArrayList<>();
    String line;
    do {
      line = wire.line();
      lines.add(line);
      if (lines.size() > MOST_LINES || line.startsWith("* BYE")) {
        throw new Trouble(Finding.UNEXPECTED_ANSWER, null);
      }
    } while (!line.startsWith("a "));
    return lines;
  }

  private static String quoted(String text) {
    return "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
  }
}
