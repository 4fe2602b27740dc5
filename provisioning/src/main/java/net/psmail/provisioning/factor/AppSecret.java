package net.psmail.provisioning.factor;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLEncoder;
import org.bouncycastle.util.encoders.Base32;

/**
 * What an app for codes and we both know, on its way into the app.
 *
 * @param base32 160 bits, as people type it
 * @param uri the same in the form that apps read from a QR code; ASCII
 */
public record AppSecret(String base32, String uri) {

  static AppSecret of(String base32, String issuer, String account) {
    String label = encode(issuer) + ":" + encode(account);
    String uri = "otpauth://totp/%s?secret=%s&issuer=%s".formatted(label, base32, encode(issuer));
    return new AppSecret(base32, uri);
  }

  static String base32(byte[] secret) {
    return Base32.toBase32String(secret);
  }

  static byte[] bytes(String base32) {
    return Base32.decode(base32);
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, UTF_8).replace("+", "%20");
  }

  /** Says nothing, so that no log can. */
  @Override
  public String toString() {
    return "AppSecret";
  }
}
