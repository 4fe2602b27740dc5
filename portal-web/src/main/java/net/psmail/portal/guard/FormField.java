package net.psmail.portal.guard;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;

/** Reads one field of a form that is still to be read as a whole. */
final class FormField {

  /** The token is the first of our fields, and what follows may be large. */
  private static final int BEGINNING = 4096;

  private FormField() {}

  /** The first value of a field; empty when there is none. */
  static String first(byte[] form, String name) {
    for (String pair : new String(form, StandardCharsets.US_ASCII).split("&", -1)) {
      if (pair.startsWith(name + "=")) {
        return decode(pair.substring(name.length() + 1));
      }
    }
    return "";
  }

  /**
   * The first value of a field of a form with files; empty when there is none. Looks no further
   * than for the words of our own forms: whoever can write the right token knows it.
   */
  static String firstPart(byte[] form, String name) {
    int length = Math.min(form.length, BEGINNING);
    String text = new String(form, 0, length, StandardCharsets.ISO_8859_1);
    String head = "name=\"" + name + "\"\r\n\r\n";
    int begin = text.indexOf(head);
    int end = begin < 0 ? -1 : text.indexOf("\r\n", begin + head.length());
    return end < 0 ? "" : text.substring(begin + head.length(), end);
  }

  private static String decode(String value) {
    try {
      return URLDecoder.decode(value, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException malformed) {
      return "";
    }
  }
}
