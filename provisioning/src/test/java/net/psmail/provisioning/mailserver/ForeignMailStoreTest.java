package net.psmail.provisioning.mailserver;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.mail.MessagingException;
import jakarta.mail.Store;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.CompletableFuture;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import net.psmail.provisioning.mailserver.ForeignMailStore.Security;
import net.psmail.provisioning.mailserver.embedded.TestTls;
import org.junit.jupiter.api.Test;

class ForeignMailStoreTest {

  private final SSLContext tls = TestTls.selfSigned().context();

  private ForeignMailStore store(ServerSocket server, String host, Security security) {
    return new ForeignMailStore(
        InetAddress.getLoopbackAddress(),
        host,
        server.getLocalPort(),
        security,
        tls.getSocketFactory());
  }

  @Test
  void speaksTlsAfterItWasAskedFor() throws Exception {
    try (ServerSocket server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
      CompletableFuture<Boolean> served =
          CompletableFuture.supplyAsync(() -> serve(server, "STARTTLS"));
      try (Store store = store(server, "localhost", Security.STARTTLS).open("anna", "secret")) {
        assertThat(store.isConnected()).isTrue();
      }
      assertThat(served.join()).isTrue();
    }
  }

  @Test
  void saysNoPasswordInTheClear() throws Exception {
    try (ServerSocket server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
      CompletableFuture<Boolean> served = CompletableFuture.supplyAsync(() -> serve(server, "X"));
      ForeignMailStore store = store(server, "localhost", Security.STARTTLS);
      assertThatThrownBy(() -> store.open("anna", "secret")).isInstanceOf(MessagingException.class);
      assertThat(served.join()).isFalse();
    }
  }

  @Test
  void callsTheAddressThatWasLookedAtWhateverTheNameLeadsTo() throws Exception {
    try (ServerSocket server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
      CompletableFuture<Boolean> served =
          CompletableFuture.supplyAsync(() -> serve(server, "STARTTLS"));
      ForeignMailStore store = store(server, "elsewhere.invalid", Security.STARTTLS);
      // It was reached, though nobody knows the name, and is not the one of that name.
      assertThatThrownBy(() -> store.open("anna", "secret"))
          .hasStackTraceContaining("CertificateException");
      assertThat(served.join()).isFalse();
    }
  }

  /** As much of a mail server as it takes to log in; says whether that was by TLS. */
  private boolean serve(ServerSocket server, String capability) {
    try (Socket plain = server.accept()) {
      say(plain, "* OK [CAPABILITY IMAP4rev1 " + capability + "] Welcome");
      Socket speaking = plain;
      BufferedReader in = reader(plain);
      boolean loggedIn = false;
      String line = in.readLine();
      while (line != null) {
        String tag = line.substring(0, line.indexOf(' '));
        loggedIn |= line.contains("LOGIN anna");
        if (line.contains("CAPABILITY")) {
          say(speaking, "* CAPABILITY IMAP4rev1 " + capability);
        }
        say(speaking, tag + " OK");
        if (line.contains("STARTTLS")) {
          speaking = secured(plain);
          in = reader(speaking);
        }
        line = in.readLine();
      }
      return loggedIn && speaking instanceof SSLSocket;
    } catch (IOException refused) {
      return false;
    }
  }

  private SSLSocket secured(Socket plain) throws IOException {
    SSLSocket secured =
        (SSLSocket) tls.getSocketFactory().createSocket(plain, "localhost", 0, true);
    secured.setUseClientMode(false);
    secured.startHandshake();
    return secured;
  }

  private static BufferedReader reader(Socket socket) throws IOException {
    return new BufferedReader(new InputStreamReader(socket.getInputStream(), US_ASCII));
  }

  private static void say(Socket socket, String line) throws IOException {
    socket.getOutputStream().write((line + "\r\n").getBytes(US_ASCII));
  }
}
