package net.psmail.portal.it;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.awaitility.Awaitility.await;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** A mail server that takes what is sent to anybody, and keeps it. */
final class FakeRelay implements AutoCloseable {

  /** A letter as it came: of one part and in English, so that its text can be read as it is. */
  record Kept(String to, String content) {}

  private final ServerSocket socket;
  private final List<Kept> kept = new CopyOnWriteArrayList<>();

  FakeRelay() {
    try {
      socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    } catch (IOException noPort) {
      throw new UncheckedIOException(noPort);
    }
    Thread listener = new Thread(this::listen, "fake relay");
    listener.setDaemon(true);
    listener.start();
  }

  int port() {
    return socket.getLocalPort();
  }

  /** The newest letter to an address that holds some words, once it is there. */
  String letter(String to, String words) {
    await().atMost(Duration.ofSeconds(40)).until(() -> find(to, words) != null);
    return Objects.requireNonNull(find(to, words));
  }

  private @Nullable String find(String to, String words) {
    return kept.stream()
        .filter(one -> one.to().equals(to) && one.content().contains(words))
        .map(Kept::content)
        .reduce((earlier, later) -> later)
        .orElse(null);
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }

  private void listen() {
    while (!socket.isClosed()) {
      try {
        Socket client = socket.accept();
        Thread conversation = new Thread(() -> talk(client), "fake relay's client");
        conversation.setDaemon(true);
        conversation.start();
      } catch (IOException closed) {
        return;
      }
    }
  }

  private void talk(Socket client) {
    try (client;
        BufferedReader in =
            new BufferedReader(new InputStreamReader(client.getInputStream(), US_ASCII))) {
      say(client, "220 fake");
      String to = "";
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        if (line.startsWith("RCPT TO:")) {
          to = line.substring(line.indexOf('<') + 1, line.indexOf('>'));
        }
        if (line.equals("DATA")) {
          say(client, "354 go on");
          kept.add(new Kept(to, content(in)));
        }
        say(client, "250 fine");
      }
    } catch (IOException hungUp) {
      // As programs do that have said all.
    }
  }

  private static String content(BufferedReader in) throws IOException {
    StringBuilder content = new StringBuilder();
    for (String line = in.readLine(); line != null && !line.equals("."); line = in.readLine()) {
      content.append(line).append('\n');
    }
    return content.toString();
  }

  private static void say(Socket client, String answer) throws IOException {
    client.getOutputStream().write((answer + "\r\n").getBytes(US_ASCII));
    client.getOutputStream().flush();
  }
}
