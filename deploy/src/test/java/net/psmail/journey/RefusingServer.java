package net.psmail.journey;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;

/** The mail server of another provider, where nobody has a mailbox any more. */
final class RefusingServer implements AutoCloseable {

  private static final int BACKLOG = 10;

  private final ServerSocket listener;
  private final List<String> refused = new CopyOnWriteArrayList<>();

  private RefusingServer(ServerSocket listener) {
    this.listener = listener;
  }

  static RefusingServer at(int port) throws IOException {
    RefusingServer server =
        new RefusingServer(new ServerSocket(port, BACKLOG, InetAddress.getLoopbackAddress()));
    Thread thread = new Thread(server::serve, "refusing server");
    thread.setDaemon(true);
    thread.start();
    return server;
  }

  /** What was asked of it in vain. */
  List<String> refused() {
    return List.copyOf(refused);
  }

  @Override
  public void close() throws IOException {
    listener.close();
  }

  private void serve() {
    try {
      while (!listener.isClosed()) {
        try (Socket client = listener.accept()) {
          converse(client);
        }
      }
    } catch (IOException e) {
      if (!listener.isClosed()) {
        throw new UncheckedIOException(e);
      }
    }
  }

  private void converse(Socket client) throws IOException {
    BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(client.getInputStream(), StandardCharsets.US_ASCII));
    say(client, "220 other.example ready");
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      String command = line.toUpperCase(Locale.ROOT);
      if (command.startsWith("RCPT")) {
        refused.add(line.split(" ORCPT", 2)[0]);
        say(client, "550 5.1.1 Nobody lives here");
      } else {
        say(client, command.startsWith("QUIT") ? "221 Good-bye" : "250 Well");
      }
    }
  }

  private static void say(Socket client, String line) throws IOException {
    client.getOutputStream().write((line + "\r\n").getBytes(StandardCharsets.US_ASCII));
  }
}
