package net.psmail.provisioning.clientsettings;

import java.util.regex.Pattern;

/** What a device password looks like, also when it was copied without its hyphens. */
final class DevicePasswordShape {

  private static final Pattern SHAPE =
      Pattern.compile(
          "(?<![0-9a-z])[0-9a-z]{4}([- ]?[0-9a-z]{4}){6}(?![0-9a-z])", Pattern.CASE_INSENSITIVE);

  private static final Pattern DIGIT = Pattern.compile("\\d");

  private DevicePasswordShape() {}

  static boolean isIn(String text) {
    return !remove(text).equals(text);
  }

  /**
   * Words of four letters in a row are no password: one of seven groups without a digit is rare.
   */
  static String remove(String text) {
    return SHAPE
        .matcher(text)
        .replaceAll(found -> DIGIT.matcher(found.group()).find() ? " " : found.group());
  }
}
