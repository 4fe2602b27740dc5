package net.psmail.status.probe;

import java.io.IOException;

/**
 * POP3: <a href="https://www.rfc-editor.org/rfc/rfc1939">RFC 1939</a>, STLS of <a
 * href="https://www.rfc-editor.org/rfc/rfc2595#section-4">RFC 2595, 4</a>.
 */
final class Pop3Dialogue implements MailDialogue {

  @Override
  public String greet(Wire wire) throws IOException {
    String line = wire.line();
    if (!line.startsWith("+OK")) {
      throw MailDialogue.unexpected(line);
    }
    return line;
  }

  @Override
  public void startTls(Wire wire) throws IOException {
    if (!say(wire, "STLS")) {
      throw new Trouble(Finding.NO_TLS, null);
    }
  }

  @Override
  public void afterTls(Wire wire) {}

  @Override
  public void login(Wire wire, Login login) throws IOException {
    if (!say(wire, "USER " + login.user()) || !say(wire, "PASS " + login.password())) {
      throw MailDialogue.refused(login);
    }
  }

  @Override
  public void farewell(Wire wire) throws IOException {
    wire.send("QUIT\r\n");
  }

  private static boolean say(Wire wire, String command) throws IOException {
    wire.send(command + "\r\n");
    return wire.line().startsWith("+OK");
  }
}
