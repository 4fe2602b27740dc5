package net.psmail.status.probe;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.ProtocolException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a web server answered to a GET (<a href="https://www.rfc-editor.org/rfc/rfc9112">RFC
 * 9112</a>).
 *
 * @param body as much as was read, up to 1 MB
 * @param type the media type, null if it is not said
 * @param location where it leads to, null if it does not
 * @param secured null without TLS
 */
record WebAnswer(
    int status,
    String statusLine,
    String body,
    @Nullable String type,
    @Nullable String location,
    @Nullable Secured secured) {

  private static final Pattern STATUS_LINE = Pattern.compile("HTTP/1\\.[01] (\\d{3})( .*)?");
  private static final int MOST_HEADERS = 200;

  /**
   * Asks for a page.
   *
   * @param token sent as a bearer token, over TLS only with a certificate in order, and then
   *     nothing of the server's words is told; null for none
   * @param wantsBody whether headers and body are read
   */
  static WebAnswer get(
      Visit visit, URI uri, String serverName, @Nullable Login token, boolean wantsBody)
      throws IOException {
    Wire wire = visit.connect(uri.getHost().replaceAll("[\\[\\]]", ""), port(uri));
    return get(wire, visit, uri, serverName, token, wantsBody);
  }

  /** The same on a connection. */
  static WebAnswer get(
      Wire wire, Visit visit, URI uri, String serverName, @Nullable Login token, boolean wantsBody)
      throws IOException {
    String host = uri.getHost();
    Secured secured = isSecure(uri) ? wire.secure(visit, serverName) : null;
    if (token != null && secured != null) {
      secured.trustworthy();
    }
    wire.send(request(uri, host.startsWith("[") ? host : serverName, port(uri), token));
    try {
      return read(wire, secured, wantsBody);
    } catch (Trouble e) {
      throw token == null ? e : new Trouble(Finding.UNEXPECTED_ANSWER, null);
    }
  }

  private static boolean isSecure(URI uri) {
    return "https".equals(uri.getScheme());
  }

  private static int port(URI uri) {
    return uri.getPort() > 0 ? uri.getPort() : isSecure(uri) ? 443 : 80;
  }

  private static String request(URI uri, String host, int port, @Nullable Login token) {
    String path = uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
    String query = uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
    String authorization =
        token == null ? "" : "Authorization: Bearer " + token.password() + "\r\n";
    return "GET "
        + path
        + query
        + " HTTP/1.1\r\nHost: "
        + host
        + ":"
        + port
        + "\r\nUser-Agent: PSMail-status\r\nAccept-Encoding: identity\r\n"
        + authorization
        + "Connection: close\r\n\r\n";
  }

  private static WebAnswer read(Wire wire, @Nullable Secured secured, boolean wantsBody)
      throws IOException {
    String statusLine = wire.line();
    Matcher matcher = STATUS_LINE.matcher(statusLine);
    if (!matcher.matches()) {
      throw MailDialogue.unexpected(statusLine);
    }
    int status = Integer.parseInt(matcher.group(1));
    Headers headers = wantsBody ? Headers.read(wire) : new Headers(null, null, -1, false);
    String body = "";
    if (wantsBody) {
      body = headers.chunked() ? chunks(wire) : plain(wire, headers.length());
    }
    return new WebAnswer(status, statusLine, body, headers.type(), headers.location(), secured);
  }

  /** Those that count here; {@code length} is -1 if it is not said. */
  private record Headers(
      @Nullable String type, @Nullable String location, long length, boolean chunked) {

    static Headers read(Wire wire) throws IOException {
      String type = null;
      String location = null;
      long length = -1;
      boolean chunked = false;
      int count = 0;
      for (String line = wire.line(); !line.isEmpty(); line = wire.line()) {
        String[] parts = line.split(":", 2);
        String value = parts.length == 2 ? parts[1].strip() : "";
        switch (parts[0].toLowerCase(Locale.ROOT)) {
          case "content-type" -> type = value;
          case "location" -> location = value;
          case "content-length" -> length = number(value, 10);
          case "transfer-encoding" -> chunked = value.equalsIgnoreCase("chunked");
          default -> {}
        }
        if (++count > MOST_HEADERS) {
          throw new ProtocolException("More than " + MOST_HEADERS + " headers");
        }
      }
      return new Headers(type, location, length, chunked);
    }
  }

  private static String plain(Wire wire, long length) throws IOException {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    take(wire, length < 0 ? Long.MAX_VALUE : length, body);
    if (length >= 0 && body.size() < length && !wire.isFull()) {
      throw new EOFException();
    }
    return body.toString(StandardCharsets.UTF_8);
  }

  private static String chunks(Wire wire) throws IOException {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    long size;
    do {
      size = number(wire.line().split(";", 2)[0].strip(), 16);
      take(wire, size, body);
      if (!wire.isFull() && size > 0) {
        wire.line();
      }
    } while (size > 0 && !wire.isFull());
    return body.toString(StandardCharsets.UTF_8);
  }

  private static void take(Wire wire, long most, ByteArrayOutputStream into) throws IOException {
    for (long i = 0; i < most && !wire.isFull(); i++) {
      int next = wire.read();
      if (next < 0) {
        return;
      }
      into.write(next);
    }
  }

  private static long number(String text, int radix) throws ProtocolException {
    try {
      return Long.parseLong(text, radix);
    } catch (NumberFormatException e) {
      throw new ProtocolException("A length that is no number");
    }
  }
}
