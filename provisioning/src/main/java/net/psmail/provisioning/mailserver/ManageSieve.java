package net.psmail.provisioning.mailserver;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import net.psmail.provisioning.ProvisioningException;
import net.psmail.provisioning.address.MailAddress;
import net.psmail.provisioning.mailserver.ScriptAnswer.Fate;

/**
 * Puts scripts before mailboxes (<a href="https://www.rfc-editor.org/rfc/rfc5804">RFC 5804</a>): as
 * much of the protocol as that takes, over TLS alone, and in the name of the member whose mailbox
 * it is (<a href="https://www.rfc-editor.org/rfc/rfc4616">RFC 4616</a>).
 */
final class ManageSieve {

  private static final Logger LOG = System.getLogger(ManageSieve.class.getName());

  /** The name of our script among those that a member may have. */
  static final String NAME = "psmail";

  private static final int CONNECT_MILLIS = 5_000;
  private static final int REPLY_MILLIS = 20_000;

  private final SieveSettings settings;
  private final SSLSocketFactory sockets;

  ManageSieve(SieveSettings settings, SSLSocketFactory trust) {
    this.settings = settings;
    this.sockets = new PinnedSockets(settings.machine(), trust);
  }

  /**
   * Puts our script and sets it in force, unless another is.
   *
   * @param takeOver whether it is set in force even then; the other one stays, asleep
   * @throws ProvisioningException MAIL_SERVER_UNAVAILABLE
   */
  ScriptAnswer put(MailAddress mailbox, String script, boolean takeOver) {
    try (Socket plain = connected();
        SSLSocket tls = secured(plain)) {
      Conversation server = new Conversation(tls);
      server.greeting();
      server.required("AUTHENTICATE \"PLAIN\" \"" + proof(mailbox) + "\"");
      ScriptAnswer answer = put(server, script, takeOver);
      leave(server);
      return answer;
    } catch (IOException failure) {
      throw ProvisioningException.mailServerUnavailable(
          "ManageSieve at " + settings.machine() + ": " + failure.getMessage(), failure);
    }
  }

  /** What was said before stands, though the server hangs up first. */
  private static void leave(Conversation server) {
    try {
      server.send("LOGOUT");
    } catch (IOException hungUp) {
      LOG.log(Level.DEBUG, "No good-bye of ManageSieve: {0}", hungUp.getMessage());
    }
  }

  private static ScriptAnswer put(Conversation server, String script, boolean takeOver)
      throws IOException {
    Optional<String> other = active(server).filter(name -> !name.equals(NAME));
    if (other.isPresent() && !takeOver) {
      return new ScriptAnswer(Fate.OTHER_ACTIVE, other.get());
    }
    byte[] bytes = script.getBytes(UTF_8);
    server.write("PUTSCRIPT \"" + NAME + "\" {" + bytes.length + "+}\r\n");
    server.write(bytes);
    SieveReply put = server.send("");
    if (!put.isOk()) {
      return new ScriptAnswer(Fate.REFUSED, put.text());
    }
    server.required("SETACTIVE \"" + NAME + "\"");
    return ScriptAnswer.IN_FORCE;
  }

  private static Optional<String> active(Conversation server) throws IOException {
    for (List<String> line : server.required("LISTSCRIPTS").lines()) {
      if (line.size() == 2 && line.get(1).toUpperCase(Locale.ROOT).equals("ACTIVE")) {
        return Optional.of(line.get(0));
      }
    }
    return Optional.empty();
  }

  private Socket connected() throws IOException {
    Socket socket = sockets.createSocket();
    try {
      socket.setSoTimeout(REPLY_MILLIS);
      socket.connect(
          InetSocketAddress.createUnresolved(settings.host(), settings.port()), CONNECT_MILLIS);
      return socket;
    } catch (IOException failure) {
      socket.close();
      throw failure;
    }
  }

  private SSLSocket secured(Socket plain) throws IOException {
    Conversation server = new Conversation(plain);
    server.greeting();
    server.required("STARTTLS");
    SSLSocket tls = (SSLSocket) sockets.createSocket(plain, settings.host(), settings.port(), true);
    SSLParameters parameters = tls.getSSLParameters();
    parameters.setEndpointIdentificationAlgorithm("HTTPS");
    tls.setSSLParameters(parameters);
    tls.startHandshake();
    return tls;
  }

  private String proof(MailAddress mailbox) {
    String plain = mailbox + "\0" + settings.user() + "\0" + settings.password();
    return Base64.getEncoder().encodeToString(plain.getBytes(UTF_8));
  }

  /** One side says a line, the other answers. */
  private static final class Conversation {

    private final InputStream in;
    private final OutputStream out;

    Conversation(Socket socket) throws IOException {
      // What is read ahead before TLS would be lost, so the plain part is read octet by octet.
      in =
          socket instanceof SSLSocket
              ? new BufferedInputStream(socket.getInputStream())
              : socket.getInputStream();
      out = socket.getOutputStream();
    }

    void greeting() throws IOException {
      require(SieveReply.read(in), "greeting");
    }

    void write(String text) throws IOException {
      write(text.getBytes(UTF_8));
    }

    void write(byte[] bytes) throws IOException {
      out.write(bytes);
    }

    SieveReply send(String line) throws IOException {
      write(line + "\r\n");
      out.flush();
      return SieveReply.read(in);
    }

    SieveReply required(String line) throws IOException {
      return require(send(line), line.split(" ", 2)[0]);
    }

    private static SieveReply require(SieveReply reply, String command) throws IOException {
      if (!reply.isOk()) {
        throw new IOException(command + " was answered with " + reply.last());
      }
      return reply;
    }
  }
}
