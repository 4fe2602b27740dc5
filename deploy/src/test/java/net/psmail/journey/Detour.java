package net.psmail.journey;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * In place of the DNS and the well-known ports that a test cannot have: a proxy that leads what is
 * asked of one host to an installation, and has nothing for any other.
 */
final class Detour implements AutoCloseable {

  private static final String END_OF_HEAD = "\r\n\r\n";

  private final ServerSocket door;
  private final ExecutorService porters = Executors.newCachedThreadPool();
  private final List<String> asked = new CopyOnWriteArrayList<>();
  private final Installation installation;
  private final String host;

  private Detour(Installation installation, String host) throws IOException {
    this.installation = installation;
    this.host = host;
    door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    porters.execute(this::takeIn);
  }

  static Detour to(Installation installation, String host) {
    try {
      return new Detour(installation, host);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  int port() {
    return door.getLocalPort();
  }

  /** The first lines of all requests so far. */
  List<String> asked() {
    return List.copyOf(asked);
  }

  private void takeIn() {
    try {
      while (true) {
        Socket guest = door.accept();
        porters.execute(() -> lead(guest));
      }
    } catch (IOException closed) {
      porters.shutdownNow();
    }
  }

  private void lead(Socket guest) {
    try (guest) {
      String head = head(guest);
      String line = head.lines().findFirst().orElse("");
      asked.add(line);
      boolean secure = line.startsWith("CONNECT ");
      if (!line.matches("CONNECT " + host + ":443 .*|[A-Z]+ http://" + host + "/.*")) {
        say(guest, "HTTP/1.1 502 Bad Gateway\r\nContent-Length: 0" + END_OF_HEAD);
        return;
      }
      int port = installation.ports().of(secure ? "https" : "http");
      try (Socket site = new Socket(InetAddress.getLoopbackAddress(), port)) {
        if (secure) {
          say(guest, "HTTP/1.1 200 OK" + END_OF_HEAD);
        } else {
          say(site, head);
        }
        porters.execute(() -> carry(guest, site));
        carry(site, guest);
      }
    } catch (IOException gone) {
      asked.add("! " + gone);
    }
  }

  private static String head(Socket guest) throws IOException {
    ByteArrayOutputStream head = new ByteArrayOutputStream();
    while (!head.toString(US_ASCII).endsWith(END_OF_HEAD)) {
      int next = guest.getInputStream().read();
      if (next < 0) {
        throw new IOException("no request");
      }
      head.write(next);
    }
    return head.toString(US_ASCII);
  }

  private static void say(Socket socket, String text) throws IOException {
    socket.getOutputStream().write(text.getBytes(US_ASCII));
  }

  private static void carry(Socket from, Socket to) {
    try {
      from.getInputStream().transferTo(to.getOutputStream());
      to.shutdownOutput();
    } catch (IOException oneSideHasGone) {
      // The other side learns it from its own socket.
    }
  }

  @Override
  public void close() {
    try {
      door.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
