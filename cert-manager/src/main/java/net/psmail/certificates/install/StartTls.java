package net.psmail.certificates.install;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.ProtocolException;
import java.net.Socket;
import java.util.regex.Pattern;
import net.psmail.certificates.install.Listener.Protocol;

/**
 * What is said before the handshake.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9051#section-6.2.1">RFC 9051, 6.2.1 (IMAP)</a>
 * @see <a href="https://www.rfc-editor.org/rfc/rfc2595#section-4">RFC 2595, 4 (POP3)</a>
 * @see <a href="https://www.rfc-editor.org/rfc/rfc3207#section-4">RFC 3207, 4 (SMTP)</a>
 * @see <a href="https://www.rfc-editor.org/rfc/rfc5804#section-2.2">RFC 5804, 2.2 (ManageSieve)</a>
 */
final class StartTls {

  private static final int LONGEST_LINE = 2048;
  private static final int MOST_LINES = 64;
  private static final int LONGEST_QUOTE = 60;

  private static final Pattern ANY = Pattern.compile(".*");
  private static final Pattern IMAP_ANSWER = Pattern.compile("a .*");
  private static final Pattern SMTP_LAST = Pattern.compile("[0-9]{3}( .*)?");
  private static final Pattern SIEVE_LAST = Pattern.compile("(?i)(OK|NO|BYE)\\b.*");

  private final InputStream in;
  private final OutputStream out;

  private StartTls(Socket socket) throws IOException {
    in = socket.getInputStream();
    out = socket.getOutputStream();
  }

  /** Comes to the point where the next bytes are those of the handshake. */
  static void ask(Protocol protocol, Socket socket) throws IOException {
    StartTls talk = new StartTls(socket);
    switch (protocol) {
      case TLS -> {
        // Nothing is said.
      }
      case IMAP -> talk.imap();
      case POP3 -> talk.pop3();
      case SMTP -> talk.smtp();
      case SIEVE -> talk.sieve();
    }
  }

  private void imap() throws IOException {
    hear(ANY, "* OK");
    say("a STARTTLS");
    hear(IMAP_ANSWER, "a OK");
  }

  private void pop3() throws IOException {
    hear(ANY, "+OK");
    say("STLS");
    hear(ANY, "+OK");
  }

  private void smtp() throws IOException {
    hear(SMTP_LAST, "220");
    say("EHLO localhost");
    hear(SMTP_LAST, "250");
    say("STARTTLS");
    hear(SMTP_LAST, "220");
  }

  private void sieve() throws IOException {
    hear(SIEVE_LAST, "OK");
    say("STARTTLS");
    hear(SIEVE_LAST, "OK");
  }

  private void say(String command) throws IOException {
    out.write((command + "\r\n").getBytes(US_ASCII));
    out.flush();
  }

  /** Reads up to the line that ends an answer, which has to begin with what means yes. */
  private void hear(Pattern last, String yes) throws IOException {
    for (int i = 0; i < MOST_LINES; i++) {
      String line = line();
      if (last.matcher(line).matches()) {
        if (!line.regionMatches(true, 0, yes, 0, yes.length())) {
          throw new ProtocolException("it says \"" + quotable(line) + "\"");
        }
        return;
      }
    }
    throw new ProtocolException("it goes on and on");
  }

  /** Not one byte more than the line, for those after it may be TLS. */
  private String line() throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    for (int next = in.read(); next != '\n'; next = in.read()) {
      if (next < 0) {
        throw new EOFException("it ends the connection");
      }
      if (line.size() == LONGEST_LINE) {
        throw new ProtocolException("it goes on and on");
      }
      line.write(next);
    }
    return line.toString(ISO_8859_1).stripTrailing();
  }

  private static String quotable(String line) {
    String plain = line.replaceAll("[^ -~]", "?");
    return plain.length() <= LONGEST_QUOTE ? plain : plain.substring(0, LONGEST_QUOTE) + "...";
  }
}
