package net.psmail.status.probe;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * SMTP: <a href="https://www.rfc-editor.org/rfc/rfc5321#section-4.2">RFC 5321, 4.2</a>, STARTTLS of
 * <a href="https://www.rfc-editor.org/rfc/rfc3207">RFC 3207</a>, AUTH of <a
 * href="https://www.rfc-editor.org/rfc/rfc4954">RFC 4954</a>.
 */
final class SmtpDialogue implements MailDialogue {

  private static final Pattern REPLY = Pattern.compile("\\d{3}([ -].*)?");
  private static final int MOST_LINES = 100;

  @Override
  public String greet(Wire wire) throws IOException {
    return expect(wire, "220").get(0);
  }

  @Override
  public void startTls(Wire wire) throws IOException {
    hello(wire);
    wire.send("STARTTLS\r\n");
    List<String> reply = reply(wire);
    if (!reply.get(0).startsWith("220")) {
      throw new Trouble(Finding.NO_TLS, reply.get(0));
    }
  }

  @Override
  public void afterTls(Wire wire) throws IOException {
    hello(wire);
  }

  @Override
  public void login(Wire wire, Login login) throws IOException {
    hello(wire);
    wire.send("AUTH PLAIN " + login.plain() + "\r\n");
    if (!answers(wire, "235")) {
      throw MailDialogue.refused(login);
    }
  }

  @Override
  public void farewell(Wire wire) throws IOException {
    wire.send("QUIT\r\n");
  }

  /**
   * Says something after the login, and wants a reply that begins like this. Its words stay unread:
   * a server may repeat there what it was told before.
   *
   * @param what for operators
   */
  void say(Wire wire, String what, String command, String code) throws IOException {
    wire.send(command + "\r\n");
    if (!answers(wire, code)) {
      throw MailDialogue.unexpected(what + " is refused");
    }
  }

  private static void hello(Wire wire) throws IOException {
    wire.send("EHLO " + wire.literal() + "\r\n");
    expect(wire, "250");
  }

  private static boolean answers(Wire wire, String code) throws IOException {
    try {
      return reply(wire).get(0).startsWith(code);
    } catch (Trouble noReply) {
      return false;
    }
  }

  private static List<String> expect(Wire wire, String code) throws IOException {
    List<String> reply = reply(wire);
    if (!reply.get(0).startsWith(code)) {
      throw MailDialogue.unexpected(reply.get(0));
    }
    return reply;
  }

  private static List<String> reply(Wire wire) throws IOException {
    List<String> lines = new ArrayList<>();
    String line;
    do {
      line = wire.line();
      lines.add(line);
      if (lines.size() > MOST_LINES || !REPLY.matcher(line).matches()) {
        throw MailDialogue.unexpected(line);
      }
    } while (line.startsWith("-", 3));
    return lines;
  }
}
