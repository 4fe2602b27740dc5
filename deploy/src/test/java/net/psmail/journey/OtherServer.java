package net.psmail.journey;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.util.concurrent.TimeUnit.SECONDS;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;

/** The mail server of another provider, where everybody has a mailbox but those who are gone. */
final class OtherServer implements AutoCloseable {

  private static final Logger LOG = System.getLogger(OtherServer.class.getName());
  private static final int BACKLOG = 10;
  private static final int PATIENCE_SECONDS = 60;

  private final ServerSocket listener;
  private final Set<String> gone;
  private final List<String> refused = new CopyOnWriteArrayList<>();
  private final Map<String, BlockingQueue<MimeMessage>> letters = new ConcurrentHashMap<>();

  private OtherServer(ServerSocket listener, Set<String> gone) {
    this.listener = listener;
    this.gone = gone;
  }

  /**
   * Begins to listen.
   *
   * @param gone who lives there no more
   */
  static OtherServer at(int port, String... gone) throws IOException {
    OtherServer server =
        new OtherServer(
            new ServerSocket(port, BACKLOG, InetAddress.getLoopbackAddress()), Set.of(gone));
    startThread("other server", server::serve);
    return server;
  }

  /** To whom mail was refused. */
  List<String> refused() {
    return List.copyOf(refused);
  }

  /** The next letter that somebody gets there; each is handed out once. */
  MimeMessage takeLetter(String recipient) throws InterruptedException {
    MimeMessage letter = mailbox(recipient).poll(PATIENCE_SECONDS, SECONDS);
    if (letter == null) {
      throw new IllegalStateException("no letter came to " + recipient);
    }
    return letter;
  }

  /** Whether somebody has got a letter there that was not handed out yet. */
  boolean hasLetter(String recipient) {
    return !mailbox(recipient).isEmpty();
  }

  @Override
  public void close() throws IOException {
    listener.close();
  }

  private BlockingQueue<MimeMessage> mailbox(String recipient) {
    return letters.computeIfAbsent(recipient, unknown -> new LinkedBlockingQueue<>());
  }

  private void serve() {
    while (!listener.isClosed()) {
      try {
        Socket client = listener.accept();
        startThread("other server's client", () -> serve(client));
      } catch (IOException failure) {
        LOG.log(listener.isClosed() ? Level.DEBUG : Level.ERROR, "Nobody was let in", failure);
      }
    }
  }

  /** A client that hangs up, however rudely, is no end for the others. */
  private void serve(Socket client) {
    try (client) {
      converse(client);
    } catch (IOException | MessagingException failure) {
      LOG.log(Level.WARNING, "A conversation broke off", failure);
    }
  }

  private void converse(Socket client) throws IOException, MessagingException {
    BufferedReader lines =
        new BufferedReader(new InputStreamReader(client.getInputStream(), ISO_8859_1));
    List<String> recipients = new ArrayList<>();
    say(client, "220 other.example ready");
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      String command = line.toUpperCase(Locale.ROOT);
      if (command.startsWith("RCPT")) {
        say(client, answerTo(line.replaceAll("^.*<|>.*$", ""), recipients));
      } else if (command.startsWith("DATA")) {
        say(client, "354 Go on");
        take(content(lines), recipients);
        recipients.clear();
        say(client, "250 It lies there");
      } else {
        say(client, command.startsWith("QUIT") ? "221 Good-bye" : "250 Well");
      }
    }
  }

  private String answerTo(String recipient, List<String> recipients) {
    if (gone.contains(recipient)) {
      refused.add(recipient);
      return "550 5.1.1 Nobody of that name lives here";
    }
    recipients.add(recipient);
    return "250 Lives here";
  }

  private void take(byte[] content, List<String> recipients) throws MessagingException {
    Session session = Session.getInstance(new Properties());
    for (String recipient : recipients) {
      mailbox(recipient).add(new MimeMessage(session, new ByteArrayInputStream(content)));
    }
  }

  private static byte[] content(BufferedReader lines) throws IOException {
    StringBuilder content = new StringBuilder();
    for (String line = lines.readLine(); !".".equals(line); line = lines.readLine()) {
      if (line == null) {
        throw new IOException("The letter has no end");
      }
      content.append(line.startsWith(".") ? line.substring(1) : line).append("\r\n");
    }
    return content.toString().getBytes(ISO_8859_1);
  }

  private static void say(Socket client, String line) throws IOException {
    client.getOutputStream().write((line + "\r\n").getBytes(ISO_8859_1));
  }

  private static void startThread(String name, Runnable work) {
    Thread thread = new Thread(work, name);
    thread.setDaemon(true);
    thread.start();
  }
}
