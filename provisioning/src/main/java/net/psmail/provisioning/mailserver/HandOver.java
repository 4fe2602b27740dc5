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
 * Hands a letter of the provider to a server near by that asks for no password: to a mail store (<a
 * href="https://www.rfc-editor.org/rfc/rfc2033">RFC 2033</a>: SMTP that begins with LHLO; for one
 * recipient the rest is the same), or to the server that brings letters to others.
 */
final class HandOver extends SmartClient implements AutoCloseable {

  private static final int CONNECT_MILLIS = 5_000;
  private static final int REPLY_MILLIS = 60_000;
  private static final String OURSELVES = "localhost";

  private final boolean toStore;

  private HandOver(boolean toStore) {
    super(new ImpatientClient(), OURSELVES, Optional.empty());
    this.toStore = toStore;
  }

  static HandOver byLmtp(String host, int port) throws IOException {
    return connected(new HandOver(true), host, port);
  }

  static HandOver bySmtp(String host, int port) throws IOException {
    return connected(new HandOver(false), host, port);
  }

  private static HandOver connected(HandOver client, String host, int port) throws IOException {
    client.connect(host, port);
    return client;
  }

  /**
   * Returns when the server has answered for the message. Nobody is named as the sender: a program
   * wrote it, and there is nobody to send it back to.
   */
  void deliver(String recipient, byte[] message) throws IOException {
    sendAndCheck("MAIL FROM:<>");
    sendAndCheck("RCPT TO:<" + recipient + ">");
    dataStart();
    dataWrite(withCrLf(message));
    dataEnd();
  }

  @Override
  protected void sendHeloOrEhlo() throws IOException {
    sendAndCheck((toStore ? "LHLO " : "EHLO ") + getHeloHost());
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
