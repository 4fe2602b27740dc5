package net.psmail.status.probe;

import java.io.IOException;
import java.util.Locale;

/** ManageSieve: <a href="https://www.rfc-editor.org/rfc/rfc5804">RFC 5804</a>. */
final class SieveDialogue implements MailDialogue {

  private static final int MOST_LINES = 100;

  @Override
  public String greet(Wire wire) throws IOException {
    String first = wire.line();
    String line = first;
    for (int i = 0; line.startsWith("\"") && i < MOST_LINES; i++) {
      line = wire.line();
    }
    if (!isOk(line)) {
      throw MailDialogue.unexpected(line);
    }
    return first;
  }

  @Override
  public void startTls(Wire wire) throws IOException {
    wire.send("STARTTLS\r\n");
    String line = wire.line();
    if (!isOk(line)) {
      throw new Trouble(Finding.NO_TLS, line);
    }
  }

  /** The server says again what it can do (RFC 5804, 2.2). */
  @Override
  public void afterTls(Wire wire) throws IOException {
    greet(wire);
  }

  @Override
  public void login(Wire wire, Login login) throws IOException {
    wire.send("AUTHENTICATE \"PLAIN\" \"" + login.plain() + "\"\r\n");
    if (!isOk(wire.line())) {
      throw MailDialogue.refused(login);
    }
  }

  @Override
  public void farewell(Wire wire) throws IOException {
    wire.send("LOGOUT\r\n");
  }

  private static boolean isOk(String line) {
    return line.toUpperCase(Locale.ROOT).matches("OK( .*)?");
  }
}
