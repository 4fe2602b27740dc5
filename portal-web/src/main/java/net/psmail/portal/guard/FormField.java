package net.psmail.portal.guard;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;

/** Reads one field of a form that is still to be read as a whole. */
final class FormField {

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

  private static String decode(String value) {
    try {
      return URLDecoder.decode(value, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException malformed) {
      return "";
    }
  }
}
