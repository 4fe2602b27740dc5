package net.psmail.status.probe;

import java.io.IOException;

/** What a client of one mail protocol says to open a session. */
interface MailDialogue {

  /** Reads the greeting; gives its first line. */
  String greet(Wire wire) throws IOException;

  /** Asks for TLS, and returns when the handshake may begin. */
  void startTls(Wire wire) throws IOException;

  /** What has to be said or read after the handshake that STARTTLS led to. */
  void afterTls(Wire wire) throws IOException;

  /** Logs in, on a connection with TLS; no answer of the server is passed on from here. */
  void login(Wire wire, Login login) throws IOException;

  void farewell(Wire wire) throws IOException;

  static Trouble unexpected(String line) {
    return new Trouble(Finding.UNEXPECTED_ANSWER, line);
  }

  static Trouble refused(Login login) {
    return new Trouble(Finding.LOGIN_REFUSED, "login " + login.name());
  }
}
