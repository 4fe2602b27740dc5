package net.psmail.status.page;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.zip.GZIPOutputStream;

/** A whole answer, ready to be sent: plain and compressed, with its tag. */
@SuppressWarnings("ArrayRecordComponent") // nobody compares answers, and nobody changes the bytes
public record Answer(
    int status,
    String type,
    String cacheControl,
    String securityPolicy,
    byte[] plain,
    byte[] compressed,
    String tag) {

  static final String HTML = "text/html; charset=utf-8";
  static final String JSON = "application/json; charset=utf-8";
  static final String ATOM = "application/atom+xml; charset=utf-8";
  static final String RSS = "application/rss+xml; charset=utf-8";
  static final String JSON_FEED = "application/feed+json; charset=utf-8";
  static final String SVG = "image/svg+xml; charset=utf-8";
  static final String METRICS = "text/plain; version=0.0.4; charset=utf-8";
  static final String CALENDAR = "text/calendar; charset=utf-8";
  private static final String PROBLEM = "application/problem+json; charset=utf-8";
  private static final String SHORT = "public, max-age=10";
  private static final String NEVER = "no-store";

  /** No page of ours fetches anything; what looks at one in a browser reads robots.txt from it. */
  private static final String OF_CHECKERS = "connect-src 'self'";

  private static final String NOTHING = "default-src 'none'; frame-ancestors 'none'";

  /** A page; {@code policy} is what its own meta element says. */
  static Answer html(int status, String text, String policy) {
    return of(
        status,
        HTML,
        status == 200 ? SHORT : NEVER,
        policy + "; frame-ancestors 'none'; " + OF_CHECKERS,
        text);
  }

  /** Something for programs. */
  static Answer data(String type, String text) {
    return of(200, type, SHORT, NOTHING, text);
  }

  static Answer problem(int status, String text) {
    return of(status, PROBLEM, NEVER, NOTHING, text);
  }

  private static Answer of(int status, String type, String cache, String policy, String text) {
    byte[] plain = text.getBytes(StandardCharsets.UTF_8);
    byte[] compressed = compress(plain);
    // What is compressed is as different as the page, and forty times quicker to look at.
    String tag = HexFormat.of().formatHex(sha256(compressed), 0, 8);
    return new Answer(status, type, cache, policy, plain, compressed, tag);
  }

  /** Whether it is of this type and says exactly this. */
  boolean says(String otherType, String text) {
    return type.equals(otherType) && Arrays.equals(plain, text.getBytes(StandardCharsets.UTF_8));
  }

  private static byte[] compress(byte[] plain) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
      gzip.write(plain);
    } catch (IOException e) {
      throw new UncheckedIOException("Memory does not fail", e);
    }
    return out.toByteArray();
  }

  static byte[] sha256(byte[] bytes) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(bytes);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("This Java has no SHA-256", e);
    }
  }
}
