package net.psmail.provisioning.mailserver;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketAddress;
import java.util.Optional;
import org.eclipse.angus.mail.util.CRLFOutputStream;
import org.subethamail.smtp.client.SMTPClient;
import org.subethamail.smtp.client.SmartClient;

/**
 * Hands a message to a mail store (<a href="https://www.rfc-editor.org/rfc/rfc2033">RFC 2033</a>):
 * SMTP that begins with LHLO. For one recipient the rest is the same.
 */
final class LmtpClient extends SmartClient implements AutoCloseable {

  private static final int CONNECT_MILLIS = 5_000;
  private static final int REPLY_MILLIS = 60_000;
  private static final String OURSELVES = "localhost";

  LmtpClient(String host, int port) throws IOException {
    super(new ImpatientClient(), OURSELVES, Optional.empty());
    connect(host, port);
  }

  /** Returns when the server has answered for the message. */
  void deliver(String recipient, byte[] message) throws IOException {
    sendAndCheck("MAIL FROM:<>");
    sendAndCheck("RCPT TO:<" + recipient + ">");
    dataStart();
    dataWrite(withCrLf(message));
    dataEnd();
  }

  @Override
  protected void sendHeloOrEhlo() throws IOException {
    sendAndCheck("LHLO " + getHeloHost());
  }

  @Override
  public void close() {
    quit();
  }

  private static byte[] withCrLf(byte[] message) throws IOException {
    ByteArrayOutputStream lines = new ByteArrayOutputStream(message.length);
    try (OutputStream out = new CRLFOutputStream(lines)) {
      out.write(message);
    }
    return lines.toByteArray();
  }

  /** SubEtha waits ten minutes for an answer; a job that is tried again need not. */
  private static final class ImpatientClient extends SMTPClient {

    @Override
    protected Socket createSocket() {
      return new Socket() {
        @Override
        public void connect(SocketAddress server, int timeoutMillis) throws IOException {
          setSoTimeout(REPLY_MILLIS);
          super.connect(server, CONNECT_MILLIS);
        }
      };
    }
  }
}
