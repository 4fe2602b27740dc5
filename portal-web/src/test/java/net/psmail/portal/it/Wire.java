package net.psmail.portal.it;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.Arrays;

/**
 * Requests as they are written, from any address of this machine: for what no client would send.
 */
record Wire(RunningPortal portal, String network, boolean tls) {

  private static final String TOKEN = "0123456789abcdefABCDEF";

  static Wire from(String network) {
    return new Wire(RunningPortal.shared(), network, false);
  }

  Wire to(RunningPortal node) {
    return new Wire(node, network, tls);
  }

  static Wire byTls() {
    return new Wire(RunningPortal.shared(), "127.0.0.1", true);
  }

  String get(String path, String... headers) throws IOException {
    return send("GET " + path + " HTTP/1.1", "", headers);
  }

  /** Sends a wrong password, with the token under the names that it has by http and by https. */
  String signIn(String name, String... headers) throws IOException {
    String[] all = Arrays.copyOf(headers, headers.length + 3);
    all[headers.length] = "Host: localhost";
    all[headers.length + 1] = "Cookie: form=" + TOKEN + "; __Host-form=" + TOKEN;
    all[headers.length + 2] = "Content-Type: application/x-www-form-urlencoded";
    String form = "csrf=" + TOKEN + "&name=" + name + "&password=guess";
    return send("POST /sign-in HTTP/1.1", form, all);
  }

  String send(String line, String body, String... headers) throws IOException {
    String head = line + "\r\n" + String.join("\r\n", headers);
    return send(
        head + "\r\nConnection: close\r\nContent-Length: " + body.length() + "\r\n\r\n" + body);
  }

  String send(String request) throws IOException {
    try (Socket socket = open()) {
      socket.getOutputStream().write(request.getBytes(US_ASCII));
      return new String(socket.getInputStream().readAllBytes(), UTF_8);
    }
  }

  /** A connection that the caller closes. */
  Socket open() throws IOException {
    InetAddress here = InetAddress.getLoopbackAddress();
    return tls
        ? portal.trust().getSocketFactory().createSocket(here, portal.securePort())
        : new Socket(here, portal.port(), InetAddress.getByName(network), 0);
  }
}
