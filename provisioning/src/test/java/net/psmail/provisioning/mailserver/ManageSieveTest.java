package net.psmail.provisioning.mailserver;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import net.psmail.provisioning.address.MailAddress;
import net.psmail.provisioning.mailserver.embedded.TestTls;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** With a fake server; the real one is asked in a journey. */
@Timeout(60)
class ManageSieveTest {

  private static final String OK = "OK\r\n";

  @Test
  void hasPutTheScriptThoughTheServerHangsUpInsteadOfSayingGoodBye() throws Exception {
    TestTls tls = TestTls.selfSigned();
    SSLSocketFactory sockets = tls.context().getSocketFactory();
    try (ServerSocket listener = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      CompletableFuture<Void> served =
          CompletableFuture.runAsync(() -> serveUntilLogout(listener, sockets));
      SieveSettings settings =
          new SieveSettings("localhost", "127.0.0.1", listener.getLocalPort(), "psmail", "secret");
      ScriptAnswer answer =
          new ManageSieve(settings, sockets)
              .put(MailAddress.parse("ada@psmail.test"), "keep;\r\n", false);
      assertThat(answer).isEqualTo(ScriptAnswer.IN_FORCE);
      served.join();
    }
  }

  private static void serveUntilLogout(ServerSocket listener, SSLSocketFactory sockets) {
    try (Socket plain = listener.accept()) {
      say(plain, OK);
      for (int octet = plain.getInputStream().read(); octet != '\n'; ) {
        octet = plain.getInputStream().read();
      }
      say(plain, OK);
      try (SSLSocket tls = (SSLSocket) sockets.createSocket(plain, null, false)) {
        tls.setUseClientMode(false);
        answer(tls);
      }
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void answer(SSLSocket tls) throws IOException {
    BufferedReader lines =
        new BufferedReader(new InputStreamReader(tls.getInputStream(), StandardCharsets.UTF_8));
    say(tls, OK);
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      if (line.equals("LOGOUT")) {
        return;
      }
      if (line.startsWith("PUTSCRIPT")) {
        lines.readLine();
        lines.readLine();
      }
      say(tls, OK);
    }
  }

  private static void say(Socket socket, String text) throws IOException {
    socket.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
  }
}
