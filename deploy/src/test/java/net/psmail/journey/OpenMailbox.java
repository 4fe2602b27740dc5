package net.psmail.journey;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** A mail program that has logged in by IMAP and waits for news. */
final class OpenMailbox implements AutoCloseable {

  private static final int PATIENCE_MILLIS = 60_000;

  private final Socket socket;
  private final BufferedReader answers;

  private OpenMailbox(Socket socket) throws IOException {
    this.socket = socket;
    answers =
        new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
  }

  static OpenMailbox open(Installation installation, String address, String password)
      throws IOException {
    return open(installation, address, password, "");
  }

  /** Says first what it is called (RFC 2971), unless that is nothing. */
  static OpenMailbox open(
      Installation installation, String address, String password, String program)
      throws IOException {
    Socket socket =
        MailProgram.trusting(installation)
            .getSocketFactory()
            .createSocket("localhost", installation.ports().of("imaps"));
    socket.setSoTimeout(PATIENCE_MILLIS);
    OpenMailbox open = new OpenMailbox(socket);
    if (!program.isEmpty()) {
      open.say("i id (\"name\" \"" + program + "\")", "i OK");
    }
    open.say("a login " + address + " " + password, "a OK");
    open.say("b select INBOX", "b OK");
    open.say("c idle", "+");
    return open;
  }

  private void say(String command, String answer) throws IOException {
    socket.getOutputStream().write((command + "\r\n").getBytes(StandardCharsets.UTF_8));
    String line = answers.readLine();
    while (line != null && !line.startsWith(answer)) {
      line = answers.readLine();
    }
    if (line == null) {
      throw new IllegalStateException(command.substring(0, 8) + " was not answered by " + answer);
    }
  }

  /** Waits until the server ends it; what it said from now on. */
  String end() throws IOException {
    StringBuilder said = new StringBuilder();
    @Nullable String line = answers.readLine();
    while (line != null) {
      said.append(line).append('\n');
      line = answers.readLine();
    }
    return said.toString();
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
