package net.psmail.provisioning.mailserver.embedded;

import java.io.FilterInputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.time.Instant;

/**
 * The connection as the protocol library sees it. Between two commands it lets the session catch up
 * with the news of its mailbox; it ends a connection that is silent for too long, or whose command
 * does not end.
 */
final class SessionSocket extends Socket {

  private static final Duration BEFORE_LOGIN = Duration.ofSeconds(60);
  private static final Duration AFTER_LOGIN = Duration.ofMinutes(30);
  private static final int LOOK_EVERY_MILLIS = 250;
  private static final long COMMAND_BYTES = 64 * 1024;

  private final Socket socket;
  private final MailSession session;
  private final EmbeddedMail mail;
  private long bytesOfCommand;

  SessionSocket(Socket socket, MailSession session, EmbeddedMail mail) {
    this.socket = socket;
    this.session = session;
    this.mail = mail;
  }

  @Override
  public InputStream getInputStream() throws IOException {
    return new FilterInputStream(socket.getInputStream()) {
      @Override
      public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
      }

      @Override
      public int read(byte[] buffer, int offset, int length) throws IOException {
        int count = patiently(in, buffer, offset, length);
        session.catchUp();
        return count;
      }

      @Override
      public void close() throws IOException {
        SessionSocket.this.close();
      }
    };
  }

  @Override
  public OutputStream getOutputStream() throws IOException {
    return new FilterOutputStream(socket.getOutputStream()) {
      @Override
      public void write(byte[] buffer, int offset, int length) throws IOException {
        bytesOfCommand = 0;
        session.answers();
        out.write(buffer, offset, length);
      }

      @Override
      public void close() throws IOException {
        SessionSocket.this.close();
      }
    };
  }

  private int patiently(InputStream in, byte[] buffer, int offset, int length) throws IOException {
    session.listens();
    Instant end = mail.clock().instant().plus(session.loggedIn() ? AFTER_LOGIN : BEFORE_LOGIN);
    while (true) {
      session.catchUp();
      long left = Duration.between(mail.clock().instant(), end).toMillis();
      if (left <= 0) {
        return -1;
      }
      socket.setSoTimeout((int) (session.listening() ? Math.min(left, LOOK_EVERY_MILLIS) : left));
      try {
        int count = in.read(buffer, offset, length);
        if (bytesOfCommand == 0 && count > 0) {
          HourTwelve.mend(buffer, offset, count);
        }
        bytesOfCommand += Math.max(count, 0);
        session.hears(Math.max(count, 0));
        if (bytesOfCommand > COMMAND_BYTES + literals()) {
          throw new IOException("The client sent more than a command may be long");
        }
        return count;
      } catch (SocketTimeoutException nothingYet) {
        // Look for news, then listen again until the end.
      }
    }
  }

  private long literals() {
    return session.loggedIn() ? mail.settings().maxMessageBytes() : 0;
  }

  @Override
  public InetAddress getInetAddress() {
    return socket.getInetAddress();
  }

  @Override
  public int getPort() {
    return socket.getPort();
  }

  @Override
  public boolean isClosed() {
    return socket.isClosed();
  }

  @Override
  public synchronized void close() throws IOException {
    if (!socket.isClosed()) {
      // With a time limit, TLS would wait so long for the client to close first.
      socket.setSoTimeout(0);
    }
    socket.close();
  }
}
