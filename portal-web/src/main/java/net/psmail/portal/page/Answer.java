package net.psmail.portal.page;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/** A body that is prepared once, also compressed, and then only copied. */
final class Answer implements Prepared {

  private static final int TAG_BYTES = 12;

  private final String type;
  private final @Nullable String language;
  private final String cacheControl;
  private final byte[] plain;
  private final byte[] zipped;
  private final String plainTag;
  private final String zippedTag;

  Answer(String type, @Nullable String language, String cacheControl, byte[] body) {
    this.type = type;
    this.language = language;
    this.cacheControl = cacheControl;
    this.plain = body;
    this.zipped = zip(body);
    String hash = hash(body);
    this.plainTag = '"' + hash + '"';
    this.zippedTag = '"' + hash + "-gzip\"";
  }

  @Override
  public boolean suits(HttpServletRequest request) {
    return true;
  }

  @Override
  public void write(HttpServletRequest request, HttpServletResponse response) throws IOException {
    boolean zip = zipped.length < plain.length && accepts(request.getHeader("Accept-Encoding"));
    response.setHeader("Cache-Control", cacheControl);
    response.setHeader("Vary", "Accept-Encoding");
    response.setHeader("ETag", zip ? zippedTag : plainTag);
    if (isKnown(request.getHeader("If-None-Match"))) {
      response.setStatus(HttpServletResponse.SC_NOT_MODIFIED);
      return;
    }
    response.setContentType(type);
    if (language != null) {
      response.setHeader("Content-Language", language);
    }
    if (zip) {
      response.setHeader("Content-Encoding", "gzip");
    }
    byte[] body = zip ? zipped : plain;
    response.setContentLength(body.length);
    if (!request.getMethod().equals("HEAD")) {
      response.getOutputStream().write(body);
    }
  }

  private boolean isKnown(@Nullable String tags) {
    return tags != null
        && (tags.contains(plainTag) || tags.contains(zippedTag) || tags.strip().equals("*"));
  }

  /** Whether gzip is named and not refused by a weight of nought. */
  static boolean accepts(@Nullable String encodings) {
    if (encodings == null) {
      return false;
    }
    if (encodings.startsWith("gzip,")) {
      return true; // What nearly all browsers send.
    }
    for (String encoding : encodings.split(",", -1)) {
      String[] parts = encoding.strip().split(";", -1);
      if (parts[0].strip().equalsIgnoreCase("gzip")) {
        return parts.length == 1 || !parts[1].strip().matches("q=0(\\.0*)?");
      }
    }
    return false;
  }

  static String hash(byte[] body) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(body);
      return Base64.getUrlEncoder()
          .withoutPadding()
          .encodeToString(java.util.Arrays.copyOf(digest, TAG_BYTES));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private static byte[] zip(byte[] body) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(body.length / 2);
    try (GZIPOutputStream zip = new GZIPOutputStream(bytes)) {
      zip.write(body);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return bytes.toByteArray();
  }
}
