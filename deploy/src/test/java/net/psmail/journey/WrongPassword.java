package net.psmail.journey;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.concurrent.ThreadLocalRandom;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

/**
 * Somebody who tries a wrong password at a mail server, each time on a connection of its own and
 * from another address of one network; what is timed is the password's answer alone.
 */
final class WrongPassword {

  private static final int PATIENCE_MILLIS = 60_000;

  private final SSLContext trust;
  private final int imaps;
  private final int submissions;

  WrongPassword(Installation psmail) {
    trust = MailProgram.trusting(psmail);
    imaps = psmail.ports().of("imaps");
    submissions = psmail.ports().of("submissions");
  }

  long byImap(String address) throws IOException {
    try (Conversation server = new Conversation(imaps, "* OK")) {
      long nanos = server.say("a login " + address + " " + password(), "a NO");
      server.say("b logout", "b OK");
      return nanos;
    }
  }

  long bySubmission(String address) throws IOException {
    try (Conversation server = new Conversation(submissions, "220 ")) {
      server.say("EHLO localhost", "250 ");
      byte[] plain = ("\0" + address + "\0" + password()).getBytes(StandardCharsets.UTF_8);
      long nanos = server.say("AUTH PLAIN " + Base64.getEncoder().encodeToString(plain), "535 ");
      server.say("QUIT", "221 ");
      return nanos;
    }
  }

  /** It looks like one of ours. */
  private static String password() {
    return String.join(
        "-",
        ThreadLocalRandom.current()
            .ints(6, 36 * 36 * 36, 36 * 36 * 36 * 36)
            .mapToObj(part -> Integer.toString(part, 36))
            .toList());
  }

  private final class Conversation implements AutoCloseable {

    private final Socket socket;
    private final BufferedReader answers;

    Conversation(int port, String greeting) throws IOException {
      Socket plain = new Socket();
      plain.setTcpNoDelay(true);
      plain.setSoTimeout(PATIENCE_MILLIS);
      plain.bind(new InetSocketAddress(someAddress(), 0));
      plain.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
      SSLSocket sealed =
          (SSLSocket) trust.getSocketFactory().createSocket(plain, "localhost", port, true);
      sealed.startHandshake();
      socket = sealed;
      answers =
          new BufferedReader(
              new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
      await(greeting);
    }

    long say(String command, String answer) throws IOException {
      byte[] line = (command + "\r\n").getBytes(StandardCharsets.US_ASCII);
      OutputStream out = socket.getOutputStream();
      long begin = System.nanoTime();
      out.write(line);
      out.flush();
      await(answer);
      return System.nanoTime() - begin;
    }

    private void await(String answer) throws IOException {
      String said = answers.readLine();
      while (said != null && !said.startsWith(answer)) {
        said = answers.readLine();
      }
      if (said == null) {
        throw new IOException("there was no answer \"" + answer + "\"");
      }
    }

    @Override
    public void close() throws IOException {
      socket.close();
    }
  }

  private static InetAddress someAddress() throws IOException {
    byte host = (byte) ThreadLocalRandom.current().nextInt(2, 255);
    return InetAddress.getByAddress(new byte[] {127, 0, 7, host});
  }
}
