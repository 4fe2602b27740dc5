package net.psmail.journey;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLSocketFactory;

/** Six mail programs that connect, log in, log out and begin again. */
final class ImapLogins {

  private static final int PROGRAMS = 6;

  private final SSLSocketFactory sockets;
  private final int port;

  ImapLogins(Installation psmail) {
    sockets = MailProgram.trusting(psmail).getSocketFactory();
    port = psmail.ports().of("imaps");
  }

  double perSecond(String address, String password, Duration time) {
    AtomicInteger logins = new AtomicInteger();
    long begin = System.nanoTime();
    long end = begin + time.toNanos();
    ExecutorService programs = Executors.newFixedThreadPool(PROGRAMS);
    for (int program = 0; program < PROGRAMS; program++) {
      programs.execute(
          () -> {
            while (System.nanoTime() < end) {
              logIn(address, password);
              logins.incrementAndGet();
            }
          });
    }
    programs.shutdown();
    try {
      if (!programs.awaitTermination(time.toSeconds() + 60, TimeUnit.SECONDS)) {
        throw new IllegalStateException("logins hang");
      }
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
    return logins.get() / ((System.nanoTime() - begin) / 1e9);
  }

  private void logIn(String address, String password) {
    try (Socket socket = sockets.createSocket("localhost", port);
        BufferedReader in =
            new BufferedReader(
                new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII))) {
      OutputStream out = socket.getOutputStream();
      out.write(
          ("a LOGIN " + address + " " + password + "\r\n").getBytes(StandardCharsets.US_ASCII));
      awaitAnswer(in, "a OK");
      out.write("b LOGOUT\r\n".getBytes(StandardCharsets.US_ASCII));
      awaitAnswer(in, "b OK");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void awaitAnswer(BufferedReader in, String wanted) throws IOException {
    String line = in.readLine();
    while (line != null && !line.startsWith(wanted)) {
      if (line.startsWith(wanted.substring(0, 2))) {
        throw new IOException("refused: " + line);
      }
      line = in.readLine();
    }
    if (line == null) {
      throw new IOException("the connection ended");
    }
  }
}
